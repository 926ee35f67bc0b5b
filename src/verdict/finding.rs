//! Findings: everything that was found, each with a stable code.
//!
//! K1 signature and format, K2 issuer, K3 time, K4 data age, K5 status, K6 validity, K7 entitlement, K8 plausibility,
//! K9 device. Texts are `K…-short` (the panel), `K…-what` (the sentence) and `K…-next` (the advice).

use super::view::{Axis, Severity};
use crate::text::{Arg, Message};

/// Something that was found, with its weight and the values to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which.
    pub kind: FindingKind,
    /// Its weight today.
    pub severity: Severity,
    /// Values for the texts.
    pub args: Vec<(&'static str, Arg)>,
}

impl Finding {
    /// Without values.
    #[must_use]
    pub const fn new(kind: FindingKind, severity: Severity) -> Self {
        Self { kind, severity, args: Vec::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// Two lines of twelve Chinese signs at most.
    #[must_use]
    pub fn short(&self) -> Message {
        self.message(self.kind.texts().short)
    }

    /// What is the case.
    #[must_use]
    pub fn what(&self) -> Message {
        self.message(self.kind.texts().what)
    }

    /// What to do next.
    #[must_use]
    pub fn next(&self) -> Message {
        self.message(self.kind.texts().next)
    }

    fn message(&self, id: &'static str) -> Message {
        self.args.iter().fold(Message::new(id), |message, (name, arg)| message.with(name, arg.clone()))
    }
}

/// Text ids of one kind.
#[derive(Debug, Clone, Copy)]
pub struct FindingTexts {
    /// For the panel.
    pub short: &'static str,
    /// Sentence.
    pub what: &'static str,
    /// Advice.
    pub next: &'static str,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal on $axis:ident;)*) => {
        /// What can be found.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FindingKind { $($(#[$doc])* $name,)* }

        impl FindingKind {
            /// All.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Axis that it belongs to.
            #[must_use]
            pub const fn axis(self) -> Axis {
                match self { $(Self::$name => Axis::$axis,)* }
            }

            /// Text ids.
            #[must_use]
            pub const fn texts(self) -> FindingTexts {
                match self {
                    $(Self::$name => FindingTexts {
                        short: concat!($code, "-short"),
                        what: concat!($code, "-what"),
                        next: concat!($code, "-next"),
                    },)*
                }
            }
        }
    };
}

kinds! {
    /// Some other code, e.g. a web address.
    NotALicence = "K101" on Signature;
    /// The text is not Base45.
    DamagedText = "K102" on Signature;
    /// The text came in small letters.
    LowerCase = "K103" on Signature;
    /// A later version of the format.
    NewerVersion = "K104" on Signature;
    /// The bytes are not deterministic CBOR.
    BadCbor = "K105" on Signature;
    /// Not the COSE_Sign1 of this format.
    BadShape = "K106" on Signature;
    /// Another algorithm.
    BadAlgorithm = "K107" on Signature;
    /// kid missing or malformed.
    BadKeyId = "K108" on Signature;
    /// The signature does not match.
    InvalidSignature = "K110" on Signature;
    /// The signature does not match, and one way of reading alone says so.
    ReadOnce = "K111" on Signature;
    /// Signed, but not in the form that this version reads.
    BadClaims = "K120" on Signature;
    /// Nothing was read from the input.
    NothingRead = "K190" on Signature;
    /// kid not on this device.
    UnknownKey = "K210" on Issuer;
    /// No keys on this device at all.
    EmptyKeyring = "K211" on Issuer;
    /// Anyone could have signed it.
    PubliclyKnownKey = "K212" on Issuer;
    /// Generated after the key's last day.
    KeyExpired = "K220" on Issuer;
    /// Generated before the key's first day.
    KeyNotYetValid = "K221" on Issuer;
    /// Signed by another office than it names.
    WrongIssuer = "K230" on Issuer;
    /// Generated after the key was distrusted.
    Distrusted = "K240" on Issuer;
    /// The key was distrusted later.
    DistrustedLater = "K241" on Issuer;
    /// Shown for longer than its issuer allows.
    CodeTooLongLived = "K250" on Issuer;
    /// Past exp.
    CodeExpired = "K301" on CodeTime;
    /// Valid for so long that it may be a copy.
    CodeLongLived = "K302" on CodeTime;
    /// Generated in the future.
    CodeFromTheFuture = "K303" on CodeTime;
    /// Before nbf.
    CodeNotYetValid = "K304" on CodeTime;
    /// B
    OverPoints = "K501" on LicenceStatus;
    /// C
    MovedAway = "K502" on LicenceStatus;
    /// D
    Suspended = "K503" on LicenceStatus;
    /// E
    Rescinded = "K504" on LicenceStatus;
    /// F
    Revoked = "K505" on LicenceStatus;
    /// G
    Cancelled = "K506" on LicenceStatus;
    /// H
    UnsettledViolation = "K507" on LicenceStatus;
    /// I
    UnsettledAccident = "K508" on LicenceStatus;
    /// J
    UseStopped = "K509" on LicenceStatus;
    /// K
    Seized = "K510" on LicenceStatus;
    /// L
    Locked = "K511" on LicenceStatus;
    /// M
    RenewalOverdue = "K512" on LicenceStatus;
    /// N before the end of validity
    RenewalDeferred = "K513" on LicenceStatus;
    /// N after it
    RenewalDeferredOver = "K514" on LicenceStatus;
    /// P
    MedicalDeferred = "K515" on LicenceStatus;
    /// R
    CancelledRecoverable = "K516" on LicenceStatus;
    /// S
    AuditOverdue = "K517" on LicenceStatus;
    /// T
    AuditDeferred = "K518" on LicenceStatus;
    /// U
    Withheld = "K519" on LicenceStatus;
    /// Z
    OtherStatus = "K520" on LicenceStatus;
    /// Not in the table
    UnknownStatus = "K521" on LicenceStatus;
    /// No letter at all
    NoStatus = "K522" on LicenceStatus;
    /// 12 points or more
    FullPoints = "K530" on LicenceStatus;
    /// 9 to 11 points
    HighPoints = "K531" on LicenceStatus;
    /// For rental: cannot be used, no reason
    RentalBarred = "K590" on LicenceStatus;
    /// For rental: settle first, no reason
    RentalUndecided = "K591" on LicenceStatus;
    /// Past the last day
    Expired = "K601" on Validity;
    /// More than a year past it
    CancelledByTime = "K602" on Validity;
    /// Begins later
    NotYetBegun = "K603" on Validity;
    /// In the 90 days before the end
    RenewalDue = "K604" on Validity;
    /// Today is the last day
    LastDay = "K605" on Validity;
    /// No vehicle chosen
    NoVehicle = "K701" on Entitlement;
    /// A class that the rules do not know
    UnknownClass = "K702" on Entitlement;
    /// Every class begins later
    NoClassYet = "K703" on Entitlement;
    /// Birth, first issue and today are not in this order
    ImplausibleDates = "K801" on Validity;
}
