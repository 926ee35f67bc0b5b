//! The shape of `assets/rules/*.toml`, row by row. Unknown keys are errors.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error as _};

use super::class::{Class, Family};
use super::rule::{Certainty, Rule};
use super::status_letter::Effect;

/// Rows of one file; each file has some of the kinds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    #[serde(deserialize_with = "optional_day")]
    pub(super) begins: Option<NaiveDate>,
    #[serde(deserialize_with = "optional_day")]
    pub(super) checked_up_to: Option<NaiveDate>,
    pub(super) source: Vec<Source>,
    pub(super) rule: Vec<Rule>,
    pub(super) class: Vec<ClassRow>,
    pub(super) age: Vec<AgeRow>,
    pub(super) letter: Vec<LetterRow>,
    #[serde(rename = "use")]
    pub(super) uses: Vec<VehicleUse>,
    pub(super) group: Vec<VehicleGroup>,
}

/// What a short name of a source stands for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// As in the column "article".
    pub short: String,
    /// Its title.
    pub zh: String,
    /// Its title.
    pub en: String,
}

/// A class: name, family, what it includes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassRow {
    /// Which.
    pub code: Class,
    /// Name of the certificate.
    pub zh: String,
    /// Name in English; there is no official one.
    pub en: String,
    /// Its probation clock (R162 art. 76).
    pub family: Family,
    /// 准予驾驶的其他准驾车型.
    pub includes: Vec<Class>,
    /// May be the first class of a licence (R162 art. 16).
    pub first: bool,
    /// Where it stands.
    pub article: String,
    /// How well it is known.
    pub certainty: Certainty,
}

/// Whether a class may be kept longer than its age limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extension {
    /// No.
    None,
    /// On application.
    Possible,
    /// Not settled.
    Unclear,
}

/// Ages of some classes from a day on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeRow {
    /// Of which classes.
    pub classes: Vec<Class>,
    /// First day of the row.
    #[serde(deserialize_with = "day")]
    pub from: NaiveDate,
    /// Least age to apply.
    pub least: u32,
    /// Least age to apply for students of driving.
    #[serde(default)]
    pub least_student: Option<u32>,
    /// Greatest age to apply, included; 0 = none.
    pub most: u32,
    /// From this age on it may not be driven; 0 = no limit.
    pub bar: u32,
    /// Whether it may be kept longer.
    pub extension: Extension,
    /// Where it stands.
    pub article: String,
    /// How well it is known.
    pub certainty: Certainty,
}

/// A status letter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterRow {
    /// Which.
    pub letter: char,
    /// Its name.
    pub zh: String,
    /// Its name.
    pub en: String,
    /// What it means for driving.
    pub effect: Effect,
    /// Where it stands.
    pub article: String,
    /// How well it is known.
    pub certainty: Certainty,
}

/// What probation says of a use (R162 art. 77).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProbationUse {
    /// Not in probation.
    Barred,
    /// Nothing against it.
    Free,
    /// Not in probation while on duty.
    OnDuty,
    /// Not settled.
    Unclear,
}

/// 使用性质 of the vehicle document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VehicleUse {
    /// Letter of police systems.
    pub code: char,
    /// As typed, e.g. `city-bus`.
    pub name: String,
    /// As printed.
    pub zh: String,
    /// In English.
    pub en: String,
    /// In probation.
    pub probation: ProbationUse,
    /// Needs a qualification beside the licence.
    pub commercial: bool,
    /// Where it stands.
    pub article: String,
    /// How well it is known.
    pub certainty: Certainty,
}

/// What a vehicle is, as far as rules ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VehicleKind {
    /// 拖拉机: another authority's licence.
    FarmTractor,
    /// 载货.
    Goods,
    /// 轮式专用机械车.
    Machine,
    /// 摩托车.
    Motorcycle,
    /// Unclear.
    Other,
    /// 载客.
    Passenger,
    /// 牵引车.
    TractorUnit,
    /// 挂车, as the vehicle asked about: a combination.
    Trailer,
    /// 专项作业车.
    Work,
}

/// What a vehicle may tow (RTSR art. 56).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Tow {
    /// A caravan, or a trailer up to 700 kg.
    #[serde(rename = "caravan-or-700")]
    CaravanOr700,
    /// Nothing.
    #[serde(rename = "nothing")]
    Nothing,
    /// One trailer.
    #[serde(rename = "one")]
    One,
}

/// A type as the vehicle document names it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VehicleType {
    /// Code of GA/T 16.4; one that ends in `*` stands for all that begin so.
    pub code: String,
    /// As printed.
    pub zh: String,
    /// In English.
    pub en: String,
    /// `false` where the type is barred from expressways though its group is not.
    #[serde(default)]
    pub expressway: Option<bool>,
    /// 专用校车.
    #[serde(default)]
    pub school_bus: bool,
    /// Least total mass by definition, kg.
    #[serde(default)]
    pub kg_least: Option<u32>,
    /// Pulls a full trailer (全挂).
    #[serde(default)]
    pub full_trailer: bool,
}

/// Vehicle types that need the same class.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VehicleGroup {
    /// Stable name.
    pub id: String,
    /// Its name.
    pub zh: String,
    /// Its name.
    pub en: String,
    /// What it is.
    pub kind: VehicleKind,
    /// Which probation clock counts.
    pub family: Family,
    /// Classes that cover it.
    #[serde(default)]
    pub any: Vec<Class>,
    /// Classes that cover it with an automatic gearbox.
    #[serde(default)]
    pub automatic: Vec<Class>,
    /// Classes that cover it as an adapted automatic car.
    #[serde(default)]
    pub adapted: Vec<Class>,
    /// Classes that cover it as a city bus of ten seats and more.
    #[serde(default)]
    pub city_bus: Vec<Class>,
    /// Classes that cover it as a city bus of 10 to 19 seats.
    #[serde(default)]
    pub city_bus_10_19: Vec<Class>,
    /// A combination by itself.
    #[serde(default)]
    pub combination: bool,
    /// What it may tow.
    pub tow: Tow,
    /// May enter an expressway.
    pub expressway: bool,
    /// Fewest seats, the driver's included.
    #[serde(default)]
    pub seats_least: Option<u16>,
    /// Most seats, the driver's included.
    #[serde(default)]
    pub seats_most: Option<u16>,
    /// Total mass below this, kg.
    #[serde(default)]
    pub kg_below: Option<u32>,
    /// Group that more seats or mass speak for.
    #[serde(default)]
    pub beyond_most: Option<String>,
    /// Group that fewer seats speak for.
    #[serde(default)]
    pub below_least: Option<String>,
    /// Group that a mass below the least of the type speaks for.
    #[serde(default)]
    pub below_mass: Option<String>,
    /// Where it stands.
    pub article: String,
    /// How well it is known.
    pub certainty: Certainty,
    /// Its types.
    pub types: Vec<VehicleType>,
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let date = toml::value::Datetime::deserialize(deserializer)?;
    let date = date.date.ok_or_else(|| D::Error::custom("a day expected"))?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        .ok_or_else(|| D::Error::custom("no such day"))
}

fn optional_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}
