//! The journey that is asked about, and who sits beside the driver.

use std::str::FromStr;

use super::vehicle::RequestError;

/// The journey that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Journey {
    /// On a 高速公路; an urban expressway (城市快速路) is none.
    pub expressway: bool,
    /// Who sits beside a driver in probation.
    pub companion: Companion,
    /// Pupils are carried.
    pub school_bus: bool,
    /// For payment.
    pub commercial: bool,
}

/// 陪同人员 beside a driver in probation on an expressway (R162 art. 77(2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Companion {
    /// Nobody.
    #[default]
    Absent,
    /// Somebody whose licence code was checked.
    Checked(CompanionAnswer),
    /// Somebody whose licence nobody looked at.
    Stated,
}

/// Whether a licence is enough for a companion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanionAnswer {
    /// Cannot be settled offline.
    Open(CompanionReason),
    /// Class, three years and term are as the article asks.
    Qualified,
    /// It is not enough.
    Unqualified(CompanionReason),
}

/// Why a licence is not, or not surely, enough for a companion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanionReason {
    /// The class is past its age limit, or may be.
    Age,
    /// No class held is the driver's or includes it.
    Class,
    /// The driver's vehicle is covered, but not the class of the driver's certificate.
    ClassOpen,
    /// The class is younger than the article asks.
    Experience,
    /// The class is younger than the article asks, but the licence is not; or the years end today.
    ExperienceOpen,
    /// The licence itself bars driving.
    LicenceBarred,
    /// The licence itself needs a check.
    LicenceOpen,
    /// The signature of the code does not match.
    NotGenuine,
    /// The code could not be verified.
    NotVerified,
    /// It is the driver's own licence.
    SameLicence,
}

impl CompanionReason {
    /// All.
    pub const ALL: [Self; 10] = [
        Self::Age,
        Self::Class,
        Self::ClassOpen,
        Self::Experience,
        Self::ExperienceOpen,
        Self::LicenceBarred,
        Self::LicenceOpen,
        Self::NotGenuine,
        Self::NotVerified,
        Self::SameLicence,
    ];

    /// As in JSON, and the text that says it.
    #[must_use]
    pub const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Age => ("age", "companion-age"),
            Self::Class => ("class", "companion-class"),
            Self::ClassOpen => ("class_open", "companion-class-open"),
            Self::Experience => ("experience", "companion-experience"),
            Self::ExperienceOpen => ("experience_open", "companion-experience-open"),
            Self::LicenceBarred => ("licence_barred", "companion-licence-barred"),
            Self::LicenceOpen => ("licence_open", "companion-licence-open"),
            Self::NotGenuine => ("not_genuine", "companion-not-genuine"),
            Self::NotVerified => ("not_verified", "companion-not-verified"),
            Self::SameLicence => ("same_licence", "companion-same-licence"),
        }
    }
}

impl CompanionAnswer {
    /// Why, where it is not a plain yes.
    #[must_use]
    pub const fn reason(self) -> Option<CompanionReason> {
        match self {
            Self::Open(reason) | Self::Unqualified(reason) => Some(reason),
            Self::Qualified => None,
        }
    }

    /// As in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open(_) => "open",
            Self::Qualified => "qualified",
            Self::Unqualified(_) => "unqualified",
        }
    }
}

impl FromStr for Journey {
    type Err = RequestError;

    /// `expressway,accompanied,school-bus,commercial`, any of them.
    fn from_str(text: &str) -> Result<Self, RequestError> {
        let mut journey = Self::default();
        for part in text.split([',', '，']).map(str::trim).filter(|part| !part.is_empty()) {
            match part.to_ascii_lowercase().as_str() {
                "expressway" => journey.expressway = true,
                "accompanied" => journey.companion = Companion::Stated,
                "school-bus" => journey.school_bus = true,
                "commercial" => journey.commercial = true,
                _ => return Err(RequestError::Word(part.to_owned())),
            }
        }
        Ok(journey)
    }
}

#[cfg(test)]
mod tests {
    use super::{Companion, CompanionReason, Journey};

    #[test]
    fn a_journey_as_it_is_typed() {
        let journey: Journey = "expressway,accompanied".parse().unwrap();
        assert!(journey.expressway && !journey.school_bus && !journey.commercial);
        assert_eq!(journey.companion, Companion::Stated);
        assert_eq!("".parse::<Journey>(), Ok(Journey::default()));
        assert!("motorway".parse::<Journey>().is_err());
    }

    #[test]
    fn every_reason_has_a_text_of_its_own() {
        let texts: std::collections::BTreeSet<_> =
            CompanionReason::ALL.into_iter().map(CompanionReason::texts).collect();
        assert_eq!(texts.len(), CompanionReason::ALL.len());
    }
}
