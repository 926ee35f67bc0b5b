//! A folder with keys and an office in it, and a device's eye.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tough::{ExpirationEnforcement, FilesystemTransport, Repository, RepositoryLoader};
use url::Url;

/// Passphrase of all keys here.
pub(crate) const PASSPHRASE: &str = "correct horse battery staple";

/// Gone with the test.
pub(crate) struct Place(PathBuf);

impl Place {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kerbside-trust-{name}-{}", std::process::id()));
        let _none_from_before = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        Self(path)
    }

    /// With keys r1 r2 r3 (root), t (targets), s (snapshot and timestamp), and a draft by `init`: two of r1 and r2, one of t.
    pub(crate) fn with_office(name: &str) -> Self {
        let place = Self::new(name);
        ["r1", "r2", "r3", "t", "s"].iter().for_each(|name| place.key(name));
        place.trust(
            "init office --root r1.pem.pub --root r2.pem.pub --root-threshold 2 --targets t.pem.pub \
             --snapshot s.pem.pub --timestamp s.pem.pub",
        );
        place
    }

    /// Published with issuer CN-3205 (key i), a key d for its deltas, and its list 1.
    pub(crate) fn published(name: &str) -> Self {
        let place = Self::with_office(name);
        ["d", "i"].iter().for_each(|name| place.key(name));
        place.trust(&issuer("CN-3205", "i.pem.pub"));
        place.trust("delegate-delta office --issuer CN-3205 --key d.pem.pub");
        place.list(1);
        place.trust("set-list office --issuer CN-3205 list-1");
        place.trust(
            "sign office --key r1.pem --key r2.pem --key t.pem --key d.pem --passphrase-file passphrase",
        );
        place.publish();
        place
    }

    /// Publishes what is signed.
    pub(crate) fn publish(&self) {
        self.trust("publish office --key s.pem --passphrase-file passphrase");
    }

    pub(crate) fn key(&self, name: &str) {
        self.trust(&format!("keygen --out {name}.pem --passphrase-file passphrase"));
    }

    pub(crate) fn list(&self, number: u64) {
        fs::write(self.path("table.csv"), "3,G\n").unwrap();
        let command = format!(
            "status build --issuer CN-3205 --size 1000 --number {number} --signed-at 2026-11-20T02:00:00Z \
             --in table.csv --out list-{number}"
        );
        assert!(self.run(&command).status.success());
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Runs a whole command; words are parted by blanks.
    pub(crate) fn run(&self, command: &str) -> Output {
        let program = Path::new(env!("CARGO_BIN_EXE_kerbside-authority"));
        Command::new(program).args(command.split_whitespace()).current_dir(&self.0).output().unwrap()
    }

    /// `trust …` that must succeed; gives stdout.
    pub(crate) fn trust(&self, command: &str) -> String {
        let output = self.run(&format!("trust {command}"));
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// `trust …` that must be refused, and change nothing; gives the sentence.
    pub(crate) fn refused(&self, command: &str) -> String {
        let before = files(&self.path("office"));
        let output = self.run(&format!("trust {command}"));
        assert_eq!(output.status.code(), Some(1), "{command}: {}", String::from_utf8_lossy(&output.stdout));
        assert!(files(&self.path("office")) == before, "{command}: refused, and yet something changed");
        String::from_utf8(output.stderr).unwrap()
    }

    /// A field of a `.pub` file.
    pub(crate) fn key_id(&self, name: &str) -> String {
        self.public(name, "/keyid")
    }

    pub(crate) fn public_hex(&self, name: &str) -> String {
        self.public(name, "/key/keyval/public")
    }

    fn public(&self, name: &str, field: &str) -> String {
        let bytes = fs::read(self.path(&format!("{name}.pem.pub"))).unwrap();
        let file: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        file.pointer(field).unwrap().as_str().unwrap().to_owned()
    }

    pub(crate) fn repository(&self) -> PathBuf {
        self.path("office/repository")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _already_gone = fs::remove_dir_all(&self.0);
    }
}

/// `add-issuer` with a key that is valid in 2026 and 2027.
pub(crate) fn issuer(id: &str, key: &str) -> String {
    format!(
        "add-issuer office --id {id} --name-zh 苏州市 --name-en Suzhou --region-zh 苏州 --region-en Suzhou --key {key} \
         --valid-from 2026-01-01T00:00:00+08:00 --valid-until 2028-01-01T00:00:00+08:00 --max-code-seconds 600 \
         --office 320500=苏州车管所/Suzhou"
    )
}

/// All files below a folder with their content.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.clone(), fs::read(path).unwrap());
            }
        }
    }
    found
}

/// Reads a repository with `tough`, ends enforced by the clock; every target must be there.
pub(crate) fn load(folder: &Path) -> Result<Repository, String> {
    let folder = fs::canonicalize(folder).unwrap();
    let url = |name: &str| Url::from_directory_path(folder.join(name)).unwrap();
    let root = fs::read(folder.join("metadata/1.root.json")).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let loader = RepositoryLoader::new(&root, url("metadata"), url("targets"))
            .transport(FilesystemTransport)
            .expiration_enforcement(ExpirationEnforcement::Safe);
        let repository = loader.load().await.map_err(|error| error.to_string())?;
        for (name, _) in repository.all_targets() {
            let stream = repository.read_target(name).await.map_err(|error| error.to_string())?;
            let chunks = futures_util::TryStreamExt::try_collect::<Vec<_>>(stream.unwrap()).await;
            chunks.map_err(|error| error.to_string())?;
        }
        Ok(repository)
    })
}
