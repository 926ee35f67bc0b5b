//! What the targets and the maker of their seeds share.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::DateTime;
use coset::{CoseSign1, TaggedCborSerializable as _};
use ed25519_dalek::{Signature, VerifyingKey};
use kerbside::authority::SigningKey;
use kerbside::envelope::{EXTERNAL_AAD, PREFIX, base45};
use kerbside::judge::{Judge, Outcome};
use kerbside::qr::QrPayload;
use kerbside::text::{Language, Texts};
use kerbside::trust::{Keyring, Training};
use kerbside::verdict::{KeyringName, Profile, Verdict, VerdictView};

/// Moments that each code is judged at: before all samples, within their day, and long after.
const MOMENTS: [i64; 4] = [0, 1_795_140_000, 1_795_150_000, 4_000_000_000];

static JUDGES: LazyLock<Vec<Judge>> = LazyLock::new(|| {
    [
        (KeyringName::Training, Profile::Police),
        (KeyringName::Training, Profile::Rental),
        (KeyringName::Production, Profile::Police),
    ]
    .into_iter()
    .map(|(keyring, profile)| Judge::new(keyring, profile).expect("embedded keyring"))
    .collect()
});

static TEXTS: LazyLock<Vec<Texts>> = LazyLock::new(|| Language::ALL.into_iter().map(Texts::new).collect());

/// All keys of the training keyring, whoever has them and whenever they hold.
static KEYS: LazyLock<Vec<VerifyingKey>> = LazyLock::new(|| {
    let keyring = Keyring::<Training>::embedded().expect("embedded keyring");
    let keys = keyring.issuers().iter().flat_map(|issuer| issuer.keys());
    keys.map(|key| VerifyingKey::from_bytes(&key.public().to_bytes()).expect("a key")).collect()
});

static KEY: LazyLock<SigningKey> = LazyLock::new(|| SigningKey::training("CN-9901", 1));

/// Name and payload of every code of the project: the vectors of `tests/vectors`, good and bad, and the samples.
pub fn codes() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let vectors = texts(&root.join("tests/vectors")).into_iter().filter_map(|(name, text)| {
        let (_, hex) = text.split_once("\n\n")?;
        Some((name, bytes_of_hex(hex)))
    });
    let samples = texts(&root.join("assets/samples")).into_iter().map(|(name, text)| {
        (format!("sample-{name}"), text.trim_end_matches(['\r', '\n']).as_bytes().to_vec())
    });
    vectors.chain(samples).filter(|(_, payload)| !payload.is_empty()).collect()
}

/// The `.txt` files of a folder, in name order.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let text =
        |path: PathBuf| Some((path.file_stem()?.to_str()?.to_owned(), std::fs::read_to_string(&path).ok()?));
    paths.into_iter().filter_map(text).collect()
}

fn bytes_of_hex(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|sign| sign.to_digit(16)).collect();
    digits.chunks_exact(2).filter_map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}

/// The COSE bytes of either form.
pub fn cose_of(payload: &[u8]) -> Option<Vec<u8>> {
    let Some(text) = payload.strip_prefix(PREFIX.as_bytes()) else { return Some(payload.to_vec()) };
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    base45::decode(text.strip_suffix(b"\r").unwrap_or(text)).ok()
}

/// Judges at one moment for one keyring and profile, which the bytes themselves choose (all of them would cost the
/// time of 24 runs), says every sentence, and holds what must hold of each view. Gives whether it was assessed.
pub fn judge(payload: &QrPayload) -> bool {
    let choice = payload.as_bytes().iter().fold(0_usize, |sum, byte| sum + usize::from(*byte));
    let judge = &JUDGES[choice % JUDGES.len()];
    let now =
        DateTime::from_timestamp(MOMENTS[choice / JUDGES.len() % MOMENTS.len()], 0).expect("within range");
    let texts = &TEXTS[choice / JUDGES.len() / MOMENTS.len() % TEXTS.len()];
    let view = judge.view(payload, now);
    let ended = matches!(view.verdict, Verdict::NotGenuine | Verdict::CannotTell);
    let assessed = view.licence.is_some();
    assert_eq!(assessed, !ended, "a rejection shows nothing, an assessment ends in a judgement");
    assert_eq!(assessed, matches!(judge.outcome(payload, now), Outcome::Assessed(_)));
    assert!(!assessed || judge.keyring() == KeyringName::Training, "production has no keys");
    say_all(&view, texts);
    assessed
}

/// Whether a training key really signed these bytes, by libraries alone.
pub fn was_signed(payload: &QrPayload) -> bool {
    let cose = cose_of(payload.as_bytes()).and_then(|cose| CoseSign1::from_tagged_slice(&cose).ok());
    cose.is_some_and(|cose| {
        cose.verify_signature(EXTERNAL_AAD, |signature, signed| {
            let signature = Signature::from_slice(signature).map_err(|_| ())?;
            let good = KEYS.iter().any(|key| key.verify_strict(signed, &signature).is_ok());
            if good { Ok(()) } else { Err(()) }
        })
        .is_ok()
    })
}

fn say_all(view: &VerdictView, texts: &Texts) {
    let head = &view.headline;
    let findings = view.findings.iter().flat_map(|finding| [&finding.what, &finding.next]);
    let axes = view.axes.iter().flat_map(|axis| std::iter::once(&axis.answer).chain(&axis.detail));
    let messages = [&head.word, &head.advice].into_iter().chain(&head.reasons).chain(findings).chain(axes);
    for message in messages {
        assert!(!texts.say(message).is_empty(), "{}", message.id());
    }
}

/// Signs claims as the training issuer would, and judges them. Gives whether they were assessed.
pub fn judge_signed(claims: &[u8]) -> bool {
    let Ok(cose) = KEY.sign_payload(claims.to_vec()) else { return false };
    QrPayload::new(cose).is_ok_and(|payload| judge(&payload))
}
