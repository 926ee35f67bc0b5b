//! Every kind of finding, with its stable code.
//!
//! K1 signature and format, K2 issuer, K3 time, K4 data age, K5 status, K6 validity, K7 entitlement, K8 plausibility,
//! K9 device. Texts are `K…-short` (the panel), `K…-what` (the sentence) and `K…-next` (the advice).

pub use super::kind_table::FindingTexts;
use super::kind_table::kinds;
use super::view::Axis;

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
    /// The key was distrusted so long ago that every code from before has run out.
    KeyRetired = "K242" on Issuer;
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
    /// The repository was signed some time ago
    KeysAgeing = "K401" on DataAge;
    /// Long ago
    KeysStale = "K402" on DataAge;
    /// It has expired
    KeysExpired = "K403" on DataAge;
    /// The status list was signed some time ago
    ListAgeing = "K411" on DataAge;
    /// Long ago
    ListStale = "K412" on DataAge;
    /// Too long ago
    ListExpired = "K413" on DataAge;
    /// The code was generated some time ago
    CodeAgeing = "K421" on DataAge;
    /// Long ago
    CodeStale = "K422" on DataAge;
    /// Too long ago
    CodeExpiredByAge = "K423" on DataAge;
    /// The day judged lies before the tables
    BeforeTheLaw = "K480" on DataAge;
    /// Changes of the law were looked for some time ago
    LawAgeing = "K481" on DataAge;
    /// Too long ago
    LawStale = "K482" on DataAge;
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
    /// A or B class with points: audit due in the 30 days after the cycle
    AuditDue = "K532" on LicenceStatus;
    /// The same, and the 30 days are over
    AuditMissed = "K533" on LicenceStatus;
    /// The cycle changes today
    CycleChanges = "K534" on LicenceStatus;
    /// No list covers the licence; the code is fresh
    NotCovered = "K540" on LicenceStatus;
    /// No list covers the licence, and the code is not fresh
    NotCoveredAged = "K541" on LicenceStatus;
    /// Code and list have different letters
    StatusDiffers = "K542" on LicenceStatus;
    /// The newer list lifted letters of the code
    LiftedByList = "K543" on LicenceStatus;
    /// Code and list have different points
    PointsDiffer = "K544" on LicenceStatus;
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
    /// No class held covers the vehicle
    WrongClass = "K710" on Entitlement;
    /// Automatic only, and it is manual
    ManualGearbox = "K711" on Entitlement;
    /// C5 in a car that is not adapted
    NotAdapted = "K712" on Entitlement;
    /// A3 in another bus
    NotCityBus = "K713" on Entitlement;
    /// Whether it is a city bus is not stated
    CityBusUnknown = "K714" on Entitlement;
    /// An adapted car without C5
    AdaptedCar = "K715" on Entitlement;
    /// Type unknown, or contradicted by mass or seats
    VehicleUnclear = "K716" on Entitlement;
    /// Another authority's licence
    FarmTractor = "K717" on Entitlement;
    /// Past the age limit of the class
    PastAge = "K720" on Entitlement;
    /// Today is the birthday
    AgeBirthday = "K721" on Entitlement;
    /// Past it, unless extended
    AgeExtension = "K722" on Entitlement;
    /// By inclusion in a class past its age
    NotExchanged = "K723" on Entitlement;
    /// The licence is cancelled by age
    CancelledByAge = "K724" on Entitlement;
    /// May have lost the class before 2025
    MayHaveLost = "K725" on Entitlement;
    /// Classes past their age, no vehicle chosen
    ClassesPastAge = "K726" on Entitlement;
    /// Classes at their age limit, perhaps extended, no vehicle chosen
    ClassesAgeOpen = "K727" on Entitlement;
    /// Needs A2 or C6
    TrailerClass = "K730" on Entitlement;
    /// Exactly 4,500 kg
    Exactly4500 = "K731" on Entitlement;
    /// Up to 700 kg without C6
    SmallTrailer = "K732" on Entitlement;
    /// May tow nothing
    TowsNothing = "K733" on Entitlement;
    /// C6 on C2, manual gearbox
    TrailerGearbox = "K734" on Entitlement;
    /// Probation: trailer
    ProbationTrailer = "K740" on Entitlement;
    /// Probation: this vehicle
    ProbationVehicle = "K741" on Entitlement;
    /// Probation: expressway without a companion
    ProbationExpressway = "K742" on Entitlement;
    /// Probation: its start cannot be told
    ProbationUnclear = "K743" on Entitlement;
    /// Probation: the anniversary
    ProbationLastDay = "K744" on Entitlement;
    /// Probation: whether the use is barred is not settled
    ProbationUse = "K745" on Entitlement;
    /// Probation: whether the companion is qualified cannot be settled
    CompanionOpen = "K746" on Entitlement;
    /// Probation: the companion is not qualified
    CompanionUnqualified = "K747" on Entitlement;
    /// Probation: a paper licence does not say when each class began
    ProbationNoDates = "K748" on Entitlement;
    /// Probation of one family, no vehicle chosen
    ProbationOfOne = "K749" on Entitlement;
    /// The vehicle may not enter an expressway
    ExpresswayVehicle = "K750" on Entitlement;
    /// No school bus qualification
    NoSchoolBus = "K751" on Entitlement;
    /// Endorsed for another type
    SchoolBusType = "K752" on Entitlement;
    /// Too young or too old for a school bus
    SchoolBusAge = "K753" on Entitlement;
    /// Whether the age allows it is not settled
    SchoolBusAgeOpen = "K754" on Entitlement;
    /// The class is younger than three years
    SchoolBusExperience = "K755" on Entitlement;
    /// Over 60, for payment
    CommercialAge = "K756" on Entitlement;
    /// Paper: the school bus qualification was not typed
    SchoolBusNotTyped = "K757" on Entitlement;
    /// Paper: the year of birth alone does not decide
    BirthYearOnly = "K758" on Entitlement;
    /// House rule: age
    HouseAge = "K770" on Entitlement;
    /// House rule: months since the first issue
    HouseMonths = "K771" on Entitlement;
    /// House rule: validity beyond the return
    HouseMargin = "K772" on Entitlement;
    /// House rule: probation
    HouseProbation = "K773" on Entitlement;
    /// House rule: points
    HousePoints = "K774" on Entitlement;
    /// For rental: not this car, no reason
    RentalMayNot = "K790" on Entitlement;
    /// For rental: settle first, no reason
    RentalOpen = "K791" on Entitlement;
    /// Birth, first issue and today are not in this order
    ImplausibleDates = "K801" on Validity;
    /// Check character of the document number
    NumberCheck = "K802" on Validity;
    /// Birth date against the document number
    NumberBirth = "K803" on Validity;
    /// Sex against the document number
    NumberSex = "K804" on Validity;
    /// A class older than the first issue
    ClassBeforeFirst = "K805" on Validity;
    /// A class that can only be added came first
    NotAFirstClass = "K806" on Validity;
    /// Class impossible at that age
    ClassAge = "K807" on Validity;
    /// C6 and nothing else
    OnlyC6 = "K808" on Validity;
    /// C5 beside another car class
    C5BesideOthers = "K809" on Validity;
    /// Check digit of the card number
    CardNumber = "K810" on Validity;
    /// The clock is behind a signed time
    ClockBehind = "K901" on CodeTime;
    /// The clock is far ahead of every signed time
    ClockFarAhead = "K902" on CodeTime;
    /// Nothing is known of earlier lists
    NoMemory = "K911" on DataAge;
    /// What was known of them is damaged
    MemoryDamaged = "K912" on DataAge;
    /// A list here is older than one that was seen
    ListOutdated = "K913" on DataAge;
}
