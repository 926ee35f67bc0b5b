//! Keys under a passphrase, and that OpenSSL reads them and is read.

use std::fs;
use std::process::Command;

use kerbside::authority::licence_json::EXAMPLE;

use crate::support::{PASSPHRASE, Place};

#[test]
fn a_key_is_written_once_for_its_owner_alone() {
    let place = Place::new("keygen");
    place.key("one");
    let file = place.path("one.pem");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let before = fs::read(&file).unwrap();
    assert!(place.refused("keygen --out one.pem --passphrase-file passphrase").contains("exists already"));
    fs::remove_file(place.path("one.pem.pub")).unwrap();
    assert!(place.refused("keygen --out one.pem --passphrase-file passphrase").contains("exists already"));
    assert_eq!(fs::read(&file).unwrap(), before);
    fs::write(place.path("empty"), "\n").unwrap();
    assert!(
        place.refused("keygen --out two.pem --passphrase-file empty").contains("the passphrase is empty")
    );
    assert!(!place.path("two.pem").exists());
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let place = Place::with_office("wrong");
    fs::write(place.path("other"), "wrong\n").unwrap();
    let wrong = place.refused("sign office --key r1.pem --passphrase-file other");
    assert!(wrong.contains("r1.pem: the passphrase is wrong"), "{wrong}");
    let several = "sign office --key r1.pem --key t.pem --passphrase-file passphrase --passphrase-file other";
    assert!(place.refused(several).contains("t.pem: the passphrase is wrong"));
}

/// `issue` and `status diff` take such keys too.
#[test]
fn licences_and_deltas_are_signed_by_keys_under_a_passphrase() {
    let place = Place::new("signing");
    fs::write(place.path("licence.json"), EXAMPLE).unwrap();
    for purpose in ["licence", "status-delta"] {
        let made = place.run(&format!(
            "keygen --encrypt --purpose {purpose} --out {purpose}.pem --passphrase-file passphrase"
        ));
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
    let issued = place
        .run("issue --key licence.pem --passphrase-file passphrase --licence licence.json --out code.txt");
    assert!(issued.status.success(), "{}", String::from_utf8_lossy(&issued.stderr));
    place.list(1);
    fs::write(place.path("table.csv"), "3,G\n4,J\n").unwrap();
    let built = place.run(
        "status build --issuer CN-3205 --size 1000 --number 2 --signed-at 2026-11-20T02:00:00Z --in table.csv --out list-2",
    );
    assert!(built.status.success());
    let diff = place
        .run("status diff list-1 list-2 --key status-delta.pem --passphrase-file passphrase --out delta.txt");
    assert!(diff.status.success(), "{}", String::from_utf8_lossy(&diff.stderr));
}

#[test]
fn openssl_reads_our_keys_and_we_read_its() {
    if Command::new("openssl").arg("version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "openssl is missing: ./dev test installs it");
        println!("SKIPPED: there is no openssl here");
        return;
    }
    let place = Place::new("openssl");
    place.key("ours");
    let openssl = |arguments: &str| {
        let words = arguments.split_whitespace();
        let password = format!("pass:{PASSPHRASE}");
        let words = words.map(|word| if word == "PASS" { password.as_str() } else { word });
        let output = Command::new("openssl").args(words).current_dir(place.path("")).output().unwrap();
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let der = openssl("pkey -in ours.pem -passin PASS -pubout -outform DER");
    let raw: String = der.iter().rev().take(32).rev().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(raw, place.public_hex("ours"));

    openssl("genpkey -algorithm ed25519 -out plain.pem");
    openssl("pkcs8 -topk8 -scrypt -in plain.pem -out scrypt.pem -passout PASS");
    openssl("pkey -aes-256-cbc -in plain.pem -out pbkdf2.pem -passout PASS");
    fs::write(place.path("licence.json"), EXAMPLE).unwrap();
    for key in ["scrypt", "pbkdf2"] {
        let issued = place.run(&format!(
            "issue --key {key}.pem --passphrase-file passphrase --licence licence.json --out {key}.txt"
        ));
        assert!(issued.status.success(), "{key}: {}", String::from_utf8_lossy(&issued.stderr));
    }
    let plain = place
        .run("issue --key plain.pem --passphrase-file passphrase --licence licence.json --out plain.txt");
    assert!(String::from_utf8(plain.stderr).unwrap().contains("not an Ed25519 key under a passphrase"));
}
