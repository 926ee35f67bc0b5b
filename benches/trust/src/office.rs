//! An office with its keys, and repositories by the program `kerbside-authority`, as an office makes them.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{SecondsFormat, TimeDelta, Utc};

pub(crate) const ISSUER: &str = "CN-3205";

/// A list.
pub(crate) struct Size {
    pub(crate) name: &'static str,
    pub(crate) space: u64,
    pub(crate) entries: u64,
}

pub(crate) const SMALL: Size = Size { name: "small", space: 100_000, entries: 1_000 };
pub(crate) const LARGE: Size = Size { name: "large", space: 500_000_000, entries: 5_000_000 };

impl Size {
    /// One somewhere in each hundred.
    pub(crate) fn indices(&self) -> impl Iterator<Item = u64> {
        let mut random = Random(7);
        (0..self.entries).map(move |entry| entry * 100 + random.below(100))
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// Below `bound`.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(z ^ (z >> 31)) * u128::from(bound)) >> 64) as u64
    }
}

pub(crate) struct Office {
    program: PathBuf,
    folder: PathBuf,
}

const KEYS: [&str; 6] = ["root-1", "root-2", "targets", "publish", "issuer", "delta"];

impl Office {
    pub(crate) fn new(program: &Path, folder: &Path) -> Self {
        let office = Self { program: program.to_owned(), folder: folder.to_owned() };
        fs::write(folder.join("passphrase"), "of a bench\n").expect("a file");
        KEYS.iter().for_each(|key| office.run(&format!("trust keygen --out {key}.pem {PASSPHRASE}")));
        office
    }

    /// Words are parted by blanks.
    fn run(&self, command: &str) {
        let output = Command::new(&self.program)
            .args(command.split_whitespace())
            .current_dir(&self.folder)
            .output()
            .expect("the program");
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Published, with a list of this size. Gives its folder.
    pub(crate) fn repository(&self, size: &Size) -> PathBuf {
        let Size { name, space, .. } = size;
        let table = self.folder.join("table.csv");
        let mut out = BufWriter::new(File::create(&table).expect("a file"));
        size.indices().for_each(|index| writeln!(out, "{index},D,0").expect("space"));
        out.into_inner().expect("space");
        let (now, hour) = (Utc::now(), TimeDelta::hours(1));
        let time = |moment: chrono::DateTime<Utc>| moment.to_rfc3339_opts(SecondsFormat::Secs, true);
        let (now, from, until) = (time(now), time(now - hour), time(now + hour * 24));
        for command in [
            format!(
                "status build --issuer {ISSUER} --size {space} --number 1 --signed-at {now} --in table.csv --out list-{name}"
            ),
            format!(
                "trust init {name} --root root-1.pem.pub --root root-2.pem.pub --root-threshold 2 --targets targets.pem.pub \
                 --snapshot publish.pem.pub --timestamp publish.pem.pub"
            ),
            format!(
                "trust add-issuer {name} --id {ISSUER} --name-zh 苏州 --name-en Suzhou --region-zh 苏州 --region-en Suzhou \
                 --key issuer.pem.pub --valid-from {from} --valid-until {until} --max-code-seconds 86400"
            ),
            format!("trust delegate-delta {name} --issuer {ISSUER} --key delta.pem.pub"),
            format!("trust set-list {name} --issuer {ISSUER} list-{name}"),
            format!(
                "trust sign {name} --key root-1.pem --key root-2.pem --key targets.pem --key delta.pem {PASSPHRASE}"
            ),
            format!("trust publish {name} --key publish.pem {PASSPHRASE}"),
        ] {
            self.run(&command);
        }
        let _best_effort = fs::remove_file(table);
        self.folder.join(name).join("repository")
    }

    /// A code of the issuer, as text. Gives its file.
    pub(crate) fn licence(&self) -> PathBuf {
        fs::write(self.folder.join("licence.json"), LICENCE).expect("a file");
        self.run(&format!("issue --key issuer.pem --licence licence.json --out licence.txt {PASSPHRASE}"));
        self.folder.join("licence.txt")
    }
}

const PASSPHRASE: &str = "--passphrase-file passphrase";

const LICENCE: &str = r#"{
  "issuer": "CN-3205", "document_number": "320500198501010014", "name": "林知远", "sex": 1, "nationality": 156,
  "birth_date": "1985-01-01", "first_issue_date": "2005-06-01",
  "driving_privileges": [{ "vehicle_category_code": "C1", "issue_date": "2005-06-01" }],
  "issue_date": "2021-06-01", "expiry_date": "long-term", "points": 0, "status": "A",
  "issuing_authority": "Suzhou", "status_index": 77
}
"#;

/// What the letter to the field says: the first half of the root's fingerprint.
pub(crate) fn letter(repository: &Path) -> String {
    let output = Command::new("sha256sum").arg(repository.join("metadata/1.root.json")).output();
    let text = String::from_utf8(output.expect("sha256sum").stdout).expect("digits");
    text.chars().take(32).collect()
}
