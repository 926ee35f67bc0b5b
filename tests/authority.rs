//! `kerbside-authority` from outside, `docs/format.md` against the code, and random licences through pictures.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

use chrono::{DateTime, Days, NaiveDate, Utc};
use kerbside::authority::issue::issue;
use kerbside::authority::licence_json::EXAMPLE;
use kerbside::authority::portrait_file::{PortraitError, USUAL_BYTES, portrait_of_bytes};
use kerbside::authority::reference::reference_licence;
use kerbside::authority::{SigningKey, encode, picture};
use kerbside::camera::luma_of_bytes;
use kerbside::claims::{
    DrivingPrivilege, ExpiryDate, IssuingAuthority, Licence, LicenceClaims, Portrait, Record, Sex,
};
use kerbside::judge::{Judge, Outcome};
use kerbside::qr::{QrPayload, Readers, StillLimits, StillReader};
use kerbside::verdict::{KeyringName, Profile};
use proptest::prelude::*;

/// A folder of its own for a test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kerbside-authority-{name}-{}", std::process::id()));
        let _none_from_before = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.0.join(name), content).unwrap();
        self.path(name)
    }

    /// A training key and the example, as files.
    fn with_key_and_licence(name: &str) -> (Self, String, String) {
        let folder = Self::new(name);
        let key = folder.path("key.json");
        assert!(authority(&["keygen", "--training", "CN-9901/1", "--out", &key]).status.success());
        let licence = folder.write("licence.json", EXAMPLE);
        (folder, key, licence)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _already_gone = fs::remove_dir_all(&self.0);
    }
}

fn authority(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kerbside-authority")).args(arguments).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn judge() -> Judge {
    Judge::new(KeyringName::Training, Profile::Police).unwrap()
}

fn now() -> DateTime<Utc> {
    "2026-11-20T02:05:00Z".parse().unwrap()
}

/// The claims, if an issuer of the training keyring signed them.
fn judged(text: &str) -> Option<LicenceClaims> {
    match judge().outcome(&QrPayload::new(text.as_bytes().to_vec()).unwrap(), now()) {
        Outcome::Assessed(assessment) => Some(assessment.credential().claims().clone()),
        Outcome::Rejected(_) => None,
    }
}

fn read_picture(png: &[u8]) -> Vec<String> {
    let frame = luma_of_bytes(png).unwrap();
    let reading =
        StillReader::new(Readers::thorough(), StillLimits::default()).read(&frame, Instant::now).unwrap();
    let symbols = reading.symbols.into_iter();
    symbols.map(|symbol| String::from_utf8(symbol.payload.as_bytes().to_vec()).unwrap()).collect()
}

#[test]
fn keygen_writes_a_secret_once() {
    let folder = Folder::new("keygen");
    let file = folder.path("key.json");
    let output = authority(&["keygen", "--out", &file, "--issuer", "CN-3205"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let written: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(written["issuer"], "CN-3205");
    assert!(
        said.contains(written["public_key"].as_str().unwrap())
            && said.contains(written["kid"].as_str().unwrap())
    );
    assert!(!said.contains(written["seed"].as_str().unwrap()), "the seed is never printed");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let before = fs::read(&file).unwrap();
    let again = authority(&["keygen", "--out", &file]);
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("exists already"), "{}", stderr(&again));
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn two_keys_differ() {
    let folder = Folder::new("two-keys");
    let files = ["a.json", "b.json"].map(|name| folder.path(name));
    let said = files.each_ref().map(|file| authority(&["keygen", "--out", file]).stdout);
    assert!(!said[0].is_empty());
    assert_ne!(fs::read(&files[0]).unwrap(), fs::read(&files[1]).unwrap());
}

#[test]
fn issues_in_three_forms_that_are_judged() {
    let (folder, key, licence) = Folder::with_key_and_licence("forms");
    let issue = |out: &str| {
        let out = folder.path(out);
        let times = ["--iat", "2026-11-20T10:00:00+08:00", "--exp", "2026-11-20T10:10:00+08:00"];
        let output = authority(
            &[&["issue", "--key", &key, "--licence", &licence, "--out", &out][..], &times].concat(),
        );
        assert!(output.status.success(), "{}", stderr(&output));
        fs::read(out).unwrap()
    };
    let text = String::from_utf8(issue("code.txt")).unwrap();
    let claims = judged(&text).unwrap();
    assert_eq!(claims.licence.name, "林知远");
    assert_eq!(claims.licence.document_number, "990101199001010019");
    assert_eq!(claims.licence.driving_privileges.len(), 2);
    assert_eq!(claims.licence.records.len(), 3);
    assert_eq!((claims.issued_at, claims.expiration_time), (1_795_140_000, 1_795_140_600));
    let read = read_picture(&issue("code.png"));
    assert_eq!(read.len(), 1);
    assert_eq!(judged(&read[0]).unwrap().licence, claims.licence);
    let svg = String::from_utf8(issue("code.svg")).unwrap();
    assert!(svg.contains("<svg") && svg.trim_end().ends_with("</svg>"));
}

/// The documents' promise: the example of `issue --example` issues as it is, for ten minutes from now.
#[test]
fn the_example_of_the_document_issues() {
    let printed = authority(&["issue", "--example"]);
    let document = document();
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), EXAMPLE);
    assert!(document.contains(&format!("```json\n{EXAMPLE}```")), "docs/format.md shows another example");
    let (folder, key, licence) = Folder::with_key_and_licence("example");
    let out = folder.path("code.txt");
    let output = authority(&["issue", "--key", &key, "--licence", &licence, "--out", &out]);
    assert!(output.status.success(), "{}", stderr(&output));
    let claims = judged(&fs::read_to_string(out).unwrap()).unwrap();
    assert_eq!(claims.expiration_time - claims.issued_at, 600);
}

#[test]
fn a_fault_names_its_field_and_writes_nothing() {
    let (folder, key, _) = Folder::with_key_and_licence("faults");
    for (from, to, named) in [
        ("\"points\": 3", "\"points\": -3", "points"),
        ("\"points\": 3", "\"pionts\": 3", "pionts"),
        ("\"name\": \"林知远\"", "\"name\": \"\"", "name"),
        ("\"name\": \"林知远\"", "\"name\": \"林\\u202e知远\"", "name"),
        ("\"nationality\": 156", "\"nationality\": 0", "nationality"),
        ("\"expiry_date\": \"2031-06-01\"", "\"expiry_date\": \"2020-06-01\"", "expiry_date"),
        ("\"expiry_date\": \"2031-06-01\"", "\"expiry_date\": \"soon\"", "expiry_date"),
        ("\"birth_date\": \"1990-01-01\"", "\"birth_date\": \"1889-01-01\"", "birth_date"),
        ("\"vehicle_category_code\": \"D\"", "\"vehicle_category_code\": \"C1\"", "driving_privileges"),
        ("\"issuing_authority\": 990101", "\"issuing_authority\": 99", "issuing_authority"),
        ("\"issuer\": \"CN-9901\"", "\"issuer\": \"CN-9902\"", "issuer"),
        ("\"sex\": 1,", "", "sex"),
    ] {
        let licence = folder.write("bad.json", EXAMPLE.replacen(from, to, 1));
        let out = folder.path("bad.png");
        let output = authority(&["issue", "--key", &key, "--licence", &licence, "--out", &out]);
        assert_eq!(output.status.code(), Some(1), "{to}");
        assert!(stderr(&output).contains(named), "{to}: {}", stderr(&output));
        assert!(!Path::new(&out).exists(), "{to}");
    }
}

#[test]
fn usage_faults_say_so() {
    let (folder, key, licence) = Folder::with_key_and_licence("usage");
    let out = folder.path("code.gif");
    for arguments in [
        &["issue", "--key", &key, "--licence", &licence, "--out", &out][..],
        &["issue", "--key", &key],
        &["trust", "init", "--force"],
        &["status"],
        &["keygen"],
        &[],
    ] {
        let output = authority(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
    let out = folder.path("code.txt");
    let early = ["--iat", "2026-11-20T10:00:00Z", "--exp", "2026-11-20T09:00:00Z"];
    let output =
        authority(&[&["issue", "--key", &key, "--licence", &licence, "--out", &out][..], &early].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("--exp"), "{}", stderr(&output));
    assert!(!Path::new(&out).exists());
}

/// A drawing with soft edges, as PNG.
fn drawing(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (f64::from(x) / f64::from(width) - 0.5, f64::from(y) / f64::from(height) - 0.45);
        if dx.hypot(dy) < 0.25 { image::Rgb([214, 170, 140]) } else { image::Rgb([90, 120, 160]) }
    });
    png(&picture.into())
}

fn png(picture: &image::DynamicImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn a_portrait_is_cut_and_shrunk() {
    for (width, height) in [(600, 800), (800, 300), (300, 900), (49, 70)] {
        let portrait = portrait_of_bytes(&drawing(width, height), USUAL_BYTES).unwrap();
        assert!(portrait.bytes.len() <= USUAL_BYTES);
        let decoded = image::load_from_memory(&portrait.bytes).unwrap();
        assert_eq!(decoded.width() * 4, decoded.height() * 3);
        assert!(decoded.width() <= 96);
    }
}

#[test]
fn odd_pictures_are_refused() {
    assert_eq!(portrait_of_bytes(b"", 600).err(), Some(PortraitError::NotAnImage));
    assert_eq!(portrait_of_bytes(b"no picture", 600).err(), Some(PortraitError::NotAnImage));
    assert_eq!(portrait_of_bytes(&drawing(20, 30), 600).err(), Some(PortraitError::TooSmall));
    assert_eq!(portrait_of_bytes(&drawing(1, 5000), 600).err(), Some(PortraitError::TooSmall));
    let whole = drawing(300, 400);
    assert_eq!(portrait_of_bytes(&whole[..whole.len() / 2], 600).err(), Some(PortraitError::Damaged));
    let mut seed = 1_u32;
    let noise = image::RgbImage::from_fn(300, 400, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [one, two, three, _] = seed.to_be_bytes();
        image::Rgb([one, two, three])
    });
    let noise = png(&noise.into());
    assert_eq!(portrait_of_bytes(&noise, 20).err(), Some(PortraitError::DoesNotFit { bytes: 20 }));
}

#[test]
fn a_portrait_file_is_issued_or_named() {
    let (folder, key, licence) = Folder::with_key_and_licence("portrait");
    let (face, out) = (folder.write("face.png", drawing(300, 400)), folder.path("code.txt"));
    let issue = |portrait: &str| {
        authority(&["issue", "--key", &key, "--licence", &licence, "--portrait", portrait, "--out", &out])
    };
    let refused = issue(&licence);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("licence.json") && !Path::new(&out).exists());
    let output = issue(&face);
    assert!(output.status.success(), "{}", stderr(&output));
    let portrait = judged(&fs::read_to_string(&out).unwrap()).unwrap().licence.portrait.unwrap();
    assert!(portrait.bytes.len() <= USUAL_BYTES);
}

fn document() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md")).unwrap()
}

fn block<'a>(document: &'a str, kind: &str) -> &'a str {
    document.split_once(&format!("```{kind}\n")).unwrap().1.split_once("\n```").unwrap().0
}

#[test]
fn the_worked_example_is_made_byte_for_byte() {
    let document = document();
    let key = SigningKey::training("CN-9901", 1);
    let code = issue(&reference_licence(None), &key).unwrap();
    let shown: String = block(&document, "hex").lines().filter_map(|line| line.split(';').next()).collect();
    let shown: String = shown.split_whitespace().collect();
    let made: String = code.cose.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(shown, made);
    assert_eq!(block(&document, "text"), code.text);
    let public: String = key.public().iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(document.contains(&public));
}

#[test]
fn sizes_hold_and_stand_in_the_document() {
    let key = SigningKey::training("CN-9901", 1);
    for (portrait, most) in [(None, 265), (Some(600), 880)] {
        let bytes = issue(&reference_licence(portrait), &key).unwrap().cose.len();
        assert!(bytes <= most, "{bytes} bytes, at most {most}");
    }
    let output = authority(&["sizes"]);
    assert!(output.status.success());
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(document().contains(table.trim_end()), "docs/format.md: put this table in\n{table}");
}

/// A stand-in that packs better than a picture would make the table promise smaller symbols than there are.
#[test]
fn the_portrait_of_the_reference_is_as_large_in_a_symbol_as_a_real_one() {
    let stand_in = issue(&reference_licence(Some(600)), &SigningKey::training("CN-9901", 1)).unwrap();
    let real = kerbside::samples::all().into_iter().find(|sample| sample.name == "valid-c1").unwrap();
    for text in [stand_in.text, real.text] {
        assert_eq!(picture::version_and_level(&text), Ok((24, 'M')));
    }
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::string::string_regex(&format!("[A-Za-z·é一-龥㐀-䶵 ]{{1,{most}}}")).unwrap()
}

fn identifier() -> impl Strategy<Value = String> {
    prop_oneof!["[1-9][0-9]{0,18}", "0[0-9]{1,20}", "[A-Z0-9]{1,31}[X-Z]"]
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..2_958_464).prop_map(|days| NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(days))
}

fn record() -> impl Strategy<Value = Record> {
    prop_oneof![
        Just(Record::HearingAid),
        text(60).prop_map(Record::Other),
        "[A-Z][0-9]".prop_map(Record::SchoolBus)
    ]
}

fn authority_of_licence() -> impl Strategy<Value = IssuingAuthority> {
    prop_oneof![
        (100_000_u32..=999_999).prop_map(IssuingAuthority::Office),
        text(60).prop_map(IssuingAuthority::Text)
    ]
}

/// One code a licence, in the order that the map gives.
fn classes() -> impl Strategy<Value = Vec<DrivingPrivilege>> {
    prop::collection::btree_map("[A-Z][0-9]{0,3}", day(), 1..=24).prop_map(|held| {
        let mut held: Vec<DrivingPrivilege> = held
            .into_iter()
            .map(|(vehicle_category_code, issue_date)| DrivingPrivilege { vehicle_category_code, issue_date })
            .collect();
        held.sort_by_key(|held| (held.vehicle_category_code.len(), held.vehicle_category_code.clone()));
        held
    })
}

fn expiry() -> impl Strategy<Value = (NaiveDate, ExpiryDate)> {
    (day(), day(), any::<bool>()).prop_map(|(one, other, long_term)| {
        let until = if long_term { ExpiryDate::LongTerm } else { ExpiryDate::On(one.max(other)) };
        (one.min(other), until)
    })
}

fn portrait() -> impl Strategy<Value = Portrait> {
    prop::collection::vec(any::<u8>(), 1..=600)
        .prop_map(|bytes| Portrait { media_type: "image/webp".to_owned(), bytes })
}

fn licences() -> impl Strategy<Value = Licence> {
    let sex = prop::sample::select(vec![Sex::NotKnown, Sex::Male, Sex::Female, Sex::NotApplicable]);
    let person = (identifier(), text(60), sex, 1_u16..=999, day(), day());
    let rights = (classes(), expiry(), any::<u16>(), "[A-Z]{0,16}");
    let optional = (
        prop::option::of(identifier()),
        prop::option::of(text(120)),
        prop::option::of(identifier()),
        prop::collection::vec(record(), 0..=8),
        prop::option::of(portrait()),
    );
    (person, rights, optional, authority_of_licence()).prop_map(
        |(person, rights, optional, issuing_authority)| {
            let (document_number, name, sex, nationality, birth_date, first_issue_date) = person;
            let (driving_privileges, (issue_date, expiry_date), points, status) = rights;
            let (card_number, resident_address, file_number, records, portrait) = optional;
            Licence {
                document_number,
                name,
                sex,
                nationality,
                birth_date,
                first_issue_date,
                driving_privileges,
                issue_date,
                expiry_date,
                points,
                status,
                card_number,
                resident_address,
                issuing_authority,
                file_number,
                records,
                portrait,
            }
        },
    )
}

fn claims() -> impl Strategy<Value = LicenceClaims> {
    let index = prop::option::of(any::<u64>());
    let not_before = prop::option::of(1_795_000_000_i64..1_795_140_000);
    (licences(), index, not_before, prop::collection::vec(any::<u8>(), 8..=16)).prop_map(
        |(licence, status_index, not_before, cwt_id)| LicenceClaims {
            issuer: "CN-9901".to_owned(),
            expiration_time: 1_795_140_600,
            not_before,
            issued_at: 1_795_140_000,
            cwt_id,
            status_index,
            licence,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_encoded_is_read_back(claims in claims()) {
        prop_assert!(LicenceClaims::try_from(encode(&claims).as_slice()) == Ok(claims));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_drawn_is_judged(claims in claims()) {
        let code = issue(&claims, &SigningKey::training("CN-9901", 1)).unwrap();
        prop_assert!(judged(&code.text) == Some(claims.clone()));
        let read = read_picture(&picture::png(&code.text).unwrap());
        prop_assert_eq!(read, vec![code.text]);
    }
}
