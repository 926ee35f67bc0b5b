//! Habits that the compiler does not see: file length, who may import what, texts in two languages, fonts, paths, links.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test, as it should")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use skrifa::{FontRef, MetadataProvider as _};

/// Longest source file, without its tests (CONTRIBUTING.md).
const MAX_LINES: usize = 300;

/// What may be named only in some places, and those places (prefixes below `src/`).
const FENCES: [(&str, &[&str]); 10] = [
    ("egui", &["ui/", "app.rs", "app/", "main.rs"]),
    ("eframe", &["ui/", "app.rs", "app/", "main.rs"]),
    ("nokhwa", &["camera/"]),
    ("coset", &["envelope/", "authority/", "claims/"]),
    ("rqrr", &["qr/"]),
    ("Utc::now", &["app.rs", "app/", "cli.rs", "cli/", "main.rs", "bin/"]),
    ("Local::now", &["app.rs", "app/", "cli.rs", "cli/", "main.rs", "bin/"]),
    ("SystemTime::now", &["app.rs", "app/", "cli.rs", "cli/", "main.rs", "bin/"]),
    ("getrandom", &["authority/", "bin/kerbside-authority.rs"]),
    ("qrcode", &["authority/", "bin/kerbside-authority.rs"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, in name order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Rust sources: path below `src/`, and text without tests.
fn sources() -> Vec<(String, String)> {
    let src = root().join("src");
    files(&src)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
            (name, without_tests(&fs::read_to_string(&path).unwrap()).to_owned())
        })
        .filter(|(name, _)| !name.ends_with("tests.rs"))
        .collect()
}

fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// A line without its comment.
fn code(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap_or(line) }
}

#[test]
fn source_files_are_short() {
    let long: Vec<_> = sources()
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > MAX_LINES)
        .collect();
    assert!(long.is_empty(), "over {MAX_LINES} lines without tests: {long:?}");
}

#[test]
fn libraries_and_clocks_stay_in_their_places() {
    let mut faults = Vec::new();
    for (name, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            for (word, places) in FENCES {
                if names(code(line), word) && !places.iter().any(|place| name.starts_with(place)) {
                    faults.push(format!("src/{name}:{}: {word}", number + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "allowed elsewhere only:\n{}", faults.join("\n"));
}

/// Whether a line of code names a path that begins with `word`.
fn names(line: &str, word: &str) -> bool {
    let bare = |text: &str| text.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        let rest = &line[at + word.len()..];
        !bare(&line[..at]) && (rest.starts_with("::") || rest.starts_with(';') || rest.starts_with('('))
    })
}

/// What a text of one language needs: arguments, and other texts of the same file set.
#[derive(Default)]
struct Needs {
    arguments: BTreeSet<String>,
    references: BTreeSet<String>,
}

/// Fluent messages of one language by id. Terms begin with `-`.
fn messages(language: &str) -> BTreeMap<String, Needs> {
    let mut found = BTreeMap::<String, Needs>::new();
    for path in files(&root().join("assets/text").join(language)) {
        let text = fs::read_to_string(&path).unwrap();
        if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        }
        let mut current = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some(id) = definition(line) {
                current = id.to_owned();
                let before = found.insert(current.clone(), Needs::default());
                assert!(before.is_none(), "{}: {current} is defined twice", path.display());
            }
            if let Some(needs) = found.get_mut(&current) {
                needs.arguments.extend(line.split('$').skip(1).map(|rest| head(rest).to_owned()));
                let inner = line.split('{').skip(1).map(|rest| head(rest.trim_start()).to_owned());
                needs.references.extend(inner.filter(|id| !id.is_empty()));
            }
        }
    }
    found
}

/// Arguments of a text with those of the texts that it refers to.
fn arguments(id: &str, all: &BTreeMap<String, Needs>) -> BTreeSet<String> {
    let Some(needs) = all.get(id) else { return BTreeSet::new() };
    let inner = needs.references.iter().flat_map(|reference| arguments(reference, all));
    needs.arguments.iter().cloned().chain(inner).collect()
}

/// Ids that some other text of the language refers to.
fn referred(all: &BTreeMap<String, Needs>) -> BTreeSet<&String> {
    all.values().flat_map(|needs| &needs.references).collect()
}

fn definition(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    (line.starts_with(|c: char| c.is_ascii_lowercase() || c == '-') && head(id) == id).then_some(id)
}

fn head(text: &str) -> &str {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next().unwrap_or_default()
}

/// A text that only its own language refers to (the name of a month, say) needs no twin.
#[test]
fn both_languages_say_the_same_things() {
    let (zh, en, said) = (messages("zh"), messages("en"), literals());
    assert!(zh.len() > 50, "only {} texts found", zh.len());
    for (name, one, other) in [("zh", &zh, &en), ("en", &en, &zh)] {
        let inner = referred(one);
        let alone: Vec<_> = one
            .keys()
            .filter(|id| !other.contains_key(*id) && (said.contains(*id) || !inner.contains(id)))
            .collect();
        assert!(alone.is_empty(), "in {name} only: {alone:?}");
    }
    for id in zh.keys().filter(|id| en.contains_key(*id)) {
        assert_eq!(
            arguments(id, &zh),
            arguments(id, &en),
            "{id}: other arguments in zh (left) than in en (right)"
        );
    }
}

/// String literals of the code, tests left out.
fn literals() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in sources() {
        for line in text.lines().map(code) {
            found.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_text_that_the_code_says_is_there() {
    let zh = messages("zh");
    let mut faults = Vec::new();
    for (name, text) in sources() {
        for opening in ["Message::new(\"", ".id(\"", "texts.has(\""] {
            for (at, _) in text.match_indices(opening) {
                let id = head(&text[at + opening.len()..]);
                if !id.is_empty() && !zh.contains_key(id) && !text[..at].ends_with("/// ") {
                    faults.push(format!("src/{name}: {id}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "said but not in assets/text:\n{}", faults.join("\n"));
}

#[test]
fn every_text_is_said_somewhere() {
    let said = literals();
    for language in ["zh", "en"] {
        let all = messages(language);
        let inner = referred(&all);
        let unused: Vec<_> = all.keys().filter(|id| !said.contains(*id) && !inner.contains(id)).collect();
        assert!(unused.is_empty(), "in assets/text/{language}, but nothing says it: {unused:#?}");
    }
}

#[test]
fn the_bold_font_has_every_character_of_the_texts() {
    let missing = missing_from("NotoSansSC-Bold-subset.ttf");
    assert!(missing.is_empty(), "run ./dev fonts; the bold font lacks {missing:?}");
}

#[test]
fn the_regular_font_is_whole() {
    let bytes = fs::read(root().join("assets/fonts/NotoSansSC-Regular.ttf")).unwrap();
    let font = FontRef::new(&bytes).unwrap();
    assert_eq!(font.charmap().mappings().count(), 30_890);
    assert_eq!(missing_from("NotoSansSC-Regular.ttf"), BTreeSet::new());
}

fn missing_from(font: &str) -> BTreeSet<char> {
    let bytes = fs::read(root().join("assets/fonts").join(font)).unwrap();
    let charmap = FontRef::new(&bytes).unwrap().charmap();
    let texts = ["assets/text", "assets/rules"].map(|folder| files(&root().join(folder))).concat();
    let characters: BTreeSet<char> =
        texts.iter().flat_map(|path| fs::read_to_string(path).unwrap().chars().collect::<Vec<_>>()).collect();
    characters.into_iter().filter(|c| !c.is_control() && charmap.map(*c).is_none()).collect()
}

/// Text files of the project, without what is built.
fn own_texts() -> Vec<(PathBuf, String)> {
    ["src", "tests", "benches", "docs", "assets", "fuzz/fuzz_targets", "trusted_keys", ".ci"]
        .iter()
        .flat_map(|folder| files(&root().join(folder)))
        .filter(|path| !path.components().any(|part| part.as_os_str() == "target"))
        .chain(
            ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml", "dev"]
                .map(|name| root().join(name)),
        )
        .filter_map(|path| fs::read_to_string(&path).ok().map(|text| (path, text)))
        .collect()
}

#[test]
fn no_path_of_one_machine() {
    for start in ["work/", "home/", "root/", "Users/"].map(|folder| format!("/{folder}")) {
        for (path, text) in own_texts() {
            let hit = text.lines().find(|line| {
                line.match_indices(&start)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.'))
            });
            assert_eq!(hit, None, "{}: a path of one machine", path.display());
        }
    }
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    for (path, text) in
        own_texts().into_iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "md"))
    {
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            if !file.is_empty() && !file.contains("://") && !file.contains(' ') {
                let there = path.parent().unwrap().join(file);
                assert!(there.exists(), "{}: link to {file}, which is not there", path.display());
            }
        }
    }
}
