//! `Outcome` → [`VerdictView`]: what this persona may see, in which words. The only place where claims become screen text.

mod assessed;
mod axes;
mod companion;
mod contract;
mod data_age;
mod explain;
mod finding;
mod headline;
mod json;
mod kind_table;
mod kinds;
mod licence;
mod paper;
mod rejected;
mod rental;
mod shown;
mod slip;
mod status_words;
mod trust_changes;
mod trust_line;
mod trust_view;
mod view;

use chrono::{DateTime, Utc};

pub use self::companion::{CompanionNote, CompanionView, companion_view};
pub use self::contract::{ContractView, HouseView};
pub use self::explain::LinkView;
pub use self::finding::Finding;
pub use self::json::{ReadTimes, both_texts, json_line, link_json, unreadable_json_line};
pub use self::kinds::{FindingKind, FindingTexts};
pub use self::paper::{PaperView, paper_view};
pub(crate) use self::rejected::verdict_of;
pub use self::shown::Shown;
pub use self::slip::{Slip, slip};
pub use self::status_words::{CodeStatus, ListStatus, StatusWords};
pub use self::trust_changes::{changes_view, delta_view};
pub use self::trust_line::{TrustLine, trust_line};
pub use self::trust_view::{TrustRow, TrustSection, TrustView, grade_code, grade_text, trust_view};
pub use self::view::*;
use crate::judge::Outcome;

/// Private proof that a view came from [`view_of`].
#[derive(Debug)]
pub(in crate::verdict) struct MadeByViewOf(());

/// What `profile` may see of `outcome`.
#[must_use]
pub fn view_of(outcome: &Outcome, profile: Profile, keyring: KeyringName, now: DateTime<Utc>) -> VerdictView {
    match outcome {
        Outcome::Assessed(assessment) => assessed::view(assessment, profile, MadeByViewOf(())),
        Outcome::Rejected(rejection) => rejected::view(rejection, profile, keyring, now, MadeByViewOf(())),
    }
}

/// The screen after "this is not the person": the verdict is a question, and no word of the licence is left.
#[must_use]
pub fn mismatch_view(view: &VerdictView) -> VerdictView {
    rejected::mismatch(view, MadeByViewOf(()))
}

impl Verdict {
    /// As in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CannotTell => "cannot_tell",
            Self::CheckFurther => "check_further",
            Self::MayDrive => "may_drive",
            Self::MustNotDrive => "must_not_drive",
            Self::NotGenuine => "not_genuine",
        }
    }
}

impl Profile {
    /// As on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Police => "police",
            Self::Rental => "rental",
        }
    }
}

impl KeyringName {
    /// As on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Training => "training",
        }
    }
}

impl Axis {
    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> crate::text::Message {
        crate::text::Message::new(match self {
            Self::Signature => "axis-signature",
            Self::Issuer => "axis-issuer",
            Self::CodeTime => "axis-code-time",
            Self::DataAge => "axis-data-age",
            Self::LicenceStatus => "axis-licence-status",
            Self::Validity => "axis-validity-name",
            Self::Entitlement => "axis-entitlement",
        })
    }
}
