//! The working folder: `repository/`, which is published, and `draft/`, which is being changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::error::OfficeError;
use super::metadata::{Root, Signed, Snapshot, Targets, Timestamp, from_file, to_file};
use super::switch::{self, Files};

/// What is published.
#[derive(Debug, Clone)]
pub(crate) struct Published {
    /// From version 1 on.
    pub(crate) roots: Vec<Signed<Root>>,
    pub(crate) timestamp: Signed<Timestamp>,
    pub(crate) snapshot: Signed<Snapshot>,
    pub(crate) content: Content,
}

/// Targets, their metadata, and those of the delegated roles by name.
#[derive(Debug, Clone)]
pub(crate) struct Content {
    pub(crate) targets: Signed<Targets>,
    pub(crate) delegated: BTreeMap<String, Signed<Targets>>,
    /// By flat name.
    pub(crate) files: Files,
}

/// What is being changed. A part that is not there stays as it is published.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub(crate) root: Option<Signed<Root>>,
    pub(crate) content: Option<Content>,
}

/// The whole folder, in memory.
#[derive(Debug)]
pub(crate) struct Office {
    folder: PathBuf,
    pub(crate) published: Option<Published>,
    pub(crate) draft: Draft,
}

impl Office {
    /// Reads a folder that `init` made. A switch that was cut off is undone.
    pub(crate) fn open(folder: &Path) -> Result<Self, OfficeError> {
        let (repository, draft) = (folder.join("repository"), folder.join("draft"));
        switch::recover(&repository)?;
        switch::recover(&draft)?;
        if !repository.is_dir() && !draft.is_dir() {
            return Err(OfficeError::State(format!(
                "{}: no trust repository here. `trust init` makes one.",
                folder.display()
            )));
        }
        let published =
            if repository.is_dir() { Some(Published::of_files(&switch::read(&repository)?)?) } else { None };
        let draft = if draft.is_dir() { Draft::of_files(switch::read(&draft)?)? } else { Draft::default() };
        let contents = published.iter().map(|published| &published.content).chain(&draft.content);
        contents.into_iter().try_for_each(super::check::hashes)?;
        let mut office = Self { folder: folder.to_owned(), published, draft };
        office.drop_published()?;
        Ok(office)
    }

    /// A draft that was published and then not removed, because the program was cut off, is none any more.
    fn drop_published(&mut self) -> Result<(), OfficeError> {
        let Some(published) = &self.published else { return Ok(()) };
        let root = published.roots.last().map(|root| &root.signed);
        self.draft.root = self.draft.root.take().filter(|drafted| Some(&drafted.signed) != root);
        let targets = &published.content.targets.signed;
        self.draft.content = self.draft.content.take().filter(|drafted| drafted.targets.signed != *targets);
        let follows = |drafted: u64, published: u64| drafted == published + 1;
        let root_follows = self.draft.root.as_ref().is_none_or(|drafted| {
            follows(drafted.signed.head.version, root.map_or(0, |root| root.head.version))
        });
        let content_follows = self
            .draft
            .content
            .as_ref()
            .is_none_or(|drafted| follows(drafted.targets.signed.head.version, targets.head.version));
        if root_follows && content_follows {
            Ok(())
        } else {
            Err(OfficeError::State(
                "the draft does not follow what is published. `trust discard` removes it; then make the change again."
                    .to_owned(),
            ))
        }
    }

    /// Removes a draft, whatever is in it.
    pub(crate) fn discard(folder: &Path) -> Result<(), OfficeError> {
        switch::remove(&folder.join("draft"))
    }

    /// Without a folder: for a repository that is made in one go.
    pub(crate) fn in_memory(draft: Draft) -> Self {
        Self { folder: PathBuf::new(), published: None, draft }
    }

    /// An office that has published nothing yet; writes its draft.
    pub(crate) fn create(folder: &Path, draft: Draft) -> Result<Self, OfficeError> {
        let taken = ["repository", "draft"].iter().any(|name| folder.join(name).exists());
        if taken {
            return Err(OfficeError::State(format!(
                "{}: there is a trust repository already. Name another folder.",
                folder.display()
            )));
        }
        std::fs::create_dir_all(folder).map_err(OfficeError::file(folder))?;
        let office = Self { folder: folder.to_owned(), published: None, draft };
        office.save()?;
        Ok(office)
    }

    /// Writes the draft, whole.
    pub(crate) fn save(&self) -> Result<(), OfficeError> {
        let files = self.draft.to_files()?;
        let folder = self.folder.join("draft");
        if files.is_empty() { switch::remove(&folder) } else { switch::replace(&folder, &files) }
    }

    /// Puts a new repository in the place of the old one.
    pub(crate) fn publish(&self, files: &Files) -> Result<(), OfficeError> {
        switch::replace(&self.folder.join("repository"), files)
    }

    /// All roots, the drafted one last.
    pub(crate) fn roots(&self) -> Vec<&Signed<Root>> {
        let published = self.published.iter().flat_map(|published| &published.roots);
        published.chain(&self.draft.root).collect()
    }

    /// The root that will be in force.
    pub(crate) fn root(&self) -> Result<&Signed<Root>, OfficeError> {
        self.roots().pop().ok_or_else(|| OfficeError::State("there is no root".to_owned()))
    }

    /// What will be in force.
    pub(crate) fn content(&self) -> Result<&Content, OfficeError> {
        let published = self.published.as_ref().map(|published| &published.content);
        let content = self.draft.content.as_ref().or(published);
        content.ok_or_else(|| OfficeError::State("there are no targets".to_owned()))
    }
}

/// Takes parts out of a folder by name.
struct Reader<'a>(&'a Files);

impl Reader<'_> {
    fn bytes(&self, name: &str) -> Result<&[u8], OfficeError> {
        let missing = || OfficeError::Form { name: name.to_owned(), what: "it is missing".to_owned() };
        self.0.get(name).map(Vec::as_slice).ok_or_else(missing)
    }

    fn document<T>(&self, name: &str) -> Result<Signed<T>, OfficeError>
    where
        Signed<T>: serde::Serialize + serde::de::DeserializeOwned,
    {
        from_file(name, self.bytes(name)?)
    }
}

impl Published {
    /// A repository as it lies on a stick.
    pub(crate) fn of_files(files: &Files) -> Result<Self, OfficeError> {
        let reader = Reader(files);
        let mut roots = Vec::new();
        for version in 1.. {
            let name = format!("metadata/{version}.root.json");
            if version > 1 && !files.contains_key(&name) {
                break;
            }
            roots.push(reader.document(&name)?);
        }
        let timestamp: Signed<Timestamp> = reader.document("metadata/timestamp.json")?;
        let of = |meta: &BTreeMap<String, super::metadata::MetaInfo>, name: &str| {
            let version = meta.get(name).map_or(0, |info| info.version);
            format!("metadata/{version}.{name}")
        };
        let snapshot: Signed<Snapshot> = reader.document(&of(&timestamp.signed.meta, "snapshot.json"))?;
        let targets: Signed<Targets> = reader.document(&of(&snapshot.signed.meta, "targets.json"))?;
        let mut delegated = BTreeMap::new();
        for name in role_names(&targets.signed) {
            let file = of(&snapshot.signed.meta, &format!("{name}.json"));
            delegated.insert(name, reader.document(&file)?);
        }
        let mut content = Files::new();
        for (name, info) in &targets.signed.targets {
            let file = format!("targets/{}.{name}", info.hashes.sha256);
            content.insert(name.clone(), reader.bytes(&file)?.to_vec());
        }
        Ok(Self { roots, timestamp, snapshot, content: Content { targets, delegated, files: content } })
    }
}

impl Draft {
    fn of_files(files: Files) -> Result<Self, OfficeError> {
        let reader = Reader(&files);
        let root = if files.contains_key("root.json") { Some(reader.document("root.json")?) } else { None };
        if !files.contains_key("targets.json") {
            return Ok(Self { root, content: None });
        }
        let targets: Signed<Targets> = reader.document("targets.json")?;
        let mut delegated = BTreeMap::new();
        for name in role_names(&targets.signed) {
            let document = reader.document(&format!("{name}.json"))?;
            delegated.insert(name, document);
        }
        let inner =
            |(name, bytes): (String, Vec<u8>)| Some((name.strip_prefix("targets/")?.to_owned(), bytes));
        let files = files.into_iter().filter_map(inner).collect();
        Ok(Self { root, content: Some(Content { targets, delegated, files }) })
    }

    fn to_files(&self) -> Result<Files, OfficeError> {
        let mut files = Files::new();
        if let Some(root) = &self.root {
            files.insert("root.json".to_owned(), to_file(root)?);
        }
        if let Some(content) = &self.content {
            files.insert("targets.json".to_owned(), to_file(&content.targets)?);
            for (name, document) in &content.delegated {
                files.insert(format!("{name}.json"), to_file(document)?);
            }
            let inner = content.files.iter().map(|(name, bytes)| (format!("targets/{name}"), bytes.clone()));
            files.extend(inner);
        }
        Ok(files)
    }
}

/// Names of the delegated roles.
pub(crate) fn role_names(targets: &Targets) -> Vec<String> {
    let roles = targets.delegations.iter().flat_map(|delegations| &delegations.roles);
    roles.map(|role| role.name.clone()).collect()
}
