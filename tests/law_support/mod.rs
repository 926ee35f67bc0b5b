//! Cases of `tests/law`: read, issued with a training key, judged by the whole program.
#![allow(clippy::allow_attributes, dead_code, reason = "three test files use parts of it")]

pub(crate) mod device;
pub(crate) mod licence;

use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use device::Device;
use kerbside::assess::{CompanionAssessment, Context, assess, assess_companion, companion_need};
use kerbside::authority::SigningKey;
use kerbside::authority::issue::issue;
use kerbside::claims::{Licence, LicenceClaims};
use kerbside::envelope::SignedEnvelope;
use kerbside::judge::{CompanionCode, CompanionOutcome, Judge, Outcome, Request};
use kerbside::qr::QrPayload;
use kerbside::rules::law;
use kerbside::text::Arg;
use kerbside::trust::{Keyring, Training};
use kerbside::verdict::{KeyringName, Profile, VerdictView, view_of};
use kerbside::verify::{VerifiedCredential, Verifier};
use serde::Deserialize;

const ISSUER: &str = "CN-9901";

/// One row.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) article: String,
    licence: String,
    #[serde(default = "usual_day")]
    day: String,
    #[serde(default)]
    now: String,
    #[serde(default)]
    vehicle: String,
    #[serde(default)]
    journey: String,
    #[serde(default = "police")]
    pub(crate) profile: String,
    #[serde(default)]
    return_date: String,
    #[serde(default)]
    house_rules: String,
    #[serde(default)]
    companion: String,
    #[serde(default)]
    pub(crate) companion_is: String,
    #[serde(default)]
    pub(crate) device: Option<Device>,
    pub(crate) says: String,
    #[serde(default)]
    pub(crate) finding: String,
    #[serde(default)]
    pub(crate) without: String,
    #[serde(default)]
    pub(crate) conditions: String,
    #[serde(skip)]
    subject: String,
}

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

fn usual_day() -> String {
    "2026-11-20".to_owned()
}

fn police() -> String {
    "police".to_owned()
}

/// All files, in name order.
pub(crate) fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let subject = path.file_stem().unwrap().to_str().unwrap().to_owned();
        file.case.into_iter().map(move |case| Case { subject: subject.clone(), ..case })
    };
    files.iter().flat_map(read).collect()
}

impl Case {
    /// A case made by a test.
    pub(crate) fn of(licence: &str, day: &str, vehicle: &str, journey: &str) -> Self {
        Self {
            name: String::new(),
            article: String::new(),
            licence: licence.to_owned(),
            day: day.to_owned(),
            now: String::new(),
            vehicle: vehicle.to_owned(),
            journey: journey.to_owned(),
            profile: police(),
            return_date: String::new(),
            house_rules: String::new(),
            companion: String::new(),
            companion_is: String::new(),
            device: None,
            says: String::new(),
            finding: String::new(),
            without: String::new(),
            conditions: String::new(),
            subject: "made".to_owned(),
        }
    }

    /// The same with a companion of this licence.
    pub(crate) fn beside(self, companion: &str) -> Self {
        Self { companion: companion.to_owned(), ..self }
    }

    /// The same on a device that knows this.
    pub(crate) fn on(self, device: Device) -> Self {
        Self { device: Some(device), ..self }
    }

    /// The same for a counter.
    pub(crate) fn for_rental(self) -> Self {
        Self { profile: "rental".to_owned(), ..self }
    }

    /// For messages.
    pub(crate) fn title(&self) -> String {
        format!(
            "{}: {} [{} | {} | {} | {}]",
            self.subject,
            self.name,
            self.licence,
            self.now(),
            self.vehicle,
            self.journey
        )
    }

    /// The verdict that goes with the headline.
    pub(crate) fn verdict(&self) -> &str {
        match self.says.as_str() {
            "may_drive_if" | "licence_in_force" => "may_drive",
            other => other,
        }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        let text =
            if self.now.is_empty() { format!("{}T10:00:00+08:00", self.day) } else { self.now.clone() };
        text.parse::<DateTime<FixedOffset>>().unwrap_or_else(|_| panic!("{text}")).to_utc()
    }

    /// Whether one is chosen.
    pub(crate) fn has_vehicle(&self) -> bool {
        !self.vehicle.is_empty()
    }

    /// As the table of types names it; its code where no table has it.
    pub(crate) fn vehicle_name(&self) -> Arg {
        let code = self.vehicle.split(',').next().unwrap();
        let mut types = law().groups.iter().flat_map(|group| &group.types);
        let stem = |kind: &str| kind.strip_suffix('*').map(str::to_owned);
        types
            .find(|kind| kind.code == code || stem(&kind.code).is_some_and(|stem| code.starts_with(&stem)))
            .map_or_else(
                || Arg::Text(code.to_owned()),
                |kind| Arg::Either { zh: kind.zh.clone(), en: kind.en.clone() },
            )
    }

    /// Whether one is asked about.
    pub(crate) fn has_companion(&self) -> bool {
        !self.companion.is_empty()
    }

    /// As it is issued.
    pub(crate) fn licence(&self) -> Licence {
        licence::parse(&self.licence).licence
    }

    fn claims(&self, line: &str) -> LicenceClaims {
        let parsed = licence::parse(line);
        let issued_at = parsed.issued_at.unwrap_or_else(|| self.now().timestamp() - 300);
        LicenceClaims {
            issuer: ISSUER.to_owned(),
            expiration_time: parsed.expires.unwrap_or_else(|| issued_at.max(self.now().timestamp()) + 600),
            not_before: None,
            issued_at,
            cwt_id: vec![7; 8],
            status_index: None,
            licence: parsed.licence,
        }
    }

    fn request(&self) -> Request {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        Request {
            vehicle: (!self.vehicle.is_empty()).then(|| self.vehicle.parse().unwrap()),
            journey: self.journey.parse().unwrap(),
            return_date: (!self.return_date.is_empty()).then(|| day(&self.return_date)),
            house_rules: toml::from_str(&self.house_rules).unwrap(),
            companion: (!self.companion.is_empty()).then(|| CompanionCode::sure(self.companion_code())),
        }
    }

    fn judge(&self) -> Judge {
        let profile = if self.profile == "rental" { Profile::Rental } else { Profile::Police };
        let mut judge = Judge::new(KeyringName::Training, profile).unwrap();
        judge.ask(self.request());
        judge
    }

    fn payload(&self) -> QrPayload {
        self.signed(&self.licence, &SigningKey::training(ISSUER, 1))
    }

    /// The companion's code; `forged` and `unknown-key` stand before the licence where its signature is not to hold.
    fn companion_code(&self) -> QrPayload {
        let (attack, line) = match self.companion.split_once(": ") {
            Some((attack, line)) => (attack, line),
            None => ("", self.companion.as_str()),
        };
        match attack {
            "" => self.signed(line, &SigningKey::training(ISSUER, 1)),
            "unknown-key" => self.signed(line, &SigningKey::training("CN-0000", 9)),
            "forged" => {
                let mut bytes = self.signed(line, &SigningKey::training(ISSUER, 1)).as_bytes().to_vec();
                *bytes.last_mut().unwrap() ^= 1;
                QrPayload::new(bytes).unwrap()
            }
            other => panic!("no attack: {other}"),
        }
    }

    fn signed(&self, line: &str, key: &SigningKey) -> QrPayload {
        let code = issue(&self.claims(line), key);
        QrPayload::new(code.unwrap_or_else(|error| panic!("{}: {error}", self.title())).cose).unwrap()
    }
}

/// From the code to the assessment.
pub(crate) fn outcome(case: &Case) -> Outcome {
    let Some(device) = &case.device else { return case.judge().outcome(&case.payload(), case.now()) };
    Outcome::Assessed(Box::new(assess(verified(&case.payload(), case.now()), context(case, device))))
}

fn verified(payload: &QrPayload, now: DateTime<Utc>) -> VerifiedCredential {
    let verifier = Verifier::<Training>::new(Keyring::embedded().unwrap());
    verifier.verify(&SignedEnvelope::try_from(payload).unwrap(), now).unwrap()
}

/// What the case asks, on that device.
pub(crate) fn context(case: &Case, device: &Device) -> Context {
    let request = case.request();
    Context {
        now: case.now(),
        thresholds: Device::thresholds(),
        profile: case.judge().profile(),
        vehicle: request.vehicle,
        journey: request.journey,
        return_date: request.return_date,
        house_rules: request.house_rules,
        standing: device.standing(),
        list: device.list(),
    }
}

/// The companion of the case beside the driver; the list has words of its own for each.
pub(crate) fn companion_by(case: &Case, driver: &Device, companion: &Device) -> CompanionAssessment {
    let (licence, context) = (verified(&case.payload(), case.now()), context(case, driver));
    let need = companion_need(&licence, &context).unwrap();
    assess_companion(verified(&case.companion_code(), case.now()), &licence, need, companion.list(), &context)
}

/// What the companion's code gave.
pub(crate) fn companion(case: &Case) -> CompanionOutcome {
    case.judge().companion(&case.payload(), &CompanionCode::sure(case.companion_code()), case.now())
}

/// From the code to the screen.
pub(crate) fn view(case: &Case) -> VerdictView {
    view_of(&outcome(case), case.judge().profile(), KeyringName::Training, case.now())
}
