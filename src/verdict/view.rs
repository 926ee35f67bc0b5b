//! What one persona may see of one outcome: message ids with arguments, never a claim that was not verified.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::companion::CompanionNote;
use super::contract::ContractView;
use super::explain::LinkView;
use super::shown::Shown;
use super::status_words::StatusWords;
use crate::claims::Portrait;
use crate::text::Message;

/// The answer to "may this person drive, on the word of this code?" (design §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 无法判断: says nothing about the person.
    CannotTell,
    /// 需要核实.
    CheckFurther,
    /// 可以驾驶; without a vehicle the headline reads "licence in force".
    MayDrive,
    /// 不得驾驶.
    MustNotDrive,
    /// 非真实凭证.
    NotGenuine,
}

/// Who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Sees all.
    Police,
    /// Sees what the contract needs.
    Rental,
}

/// Which keys were used. The word "training" is part of every training verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyringName {
    /// Real issuers.
    Production,
    /// Sample issuers with public private keys.
    Training,
}

/// The seven axes of design §5, in their fixed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// 签名
    Signature,
    /// 签发机关
    Issuer,
    /// 电子证时间
    CodeTime,
    /// 数据时效
    DataAge,
    /// 驾驶证状态
    LicenceStatus,
    /// 有效期
    Validity,
    /// 准驾车型
    Entitlement,
}

/// How an axis or a finding bears on the verdict. Ordered from weakest to strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing to do.
    Good,
    /// Worth knowing, changes nothing.
    Notice,
    /// At best "check further".
    CheckFurther,
    /// Must not drive.
    MustNotDrive,
    /// Ends the check: cannot tell.
    CannotTell,
    /// Ends the check: not genuine.
    NotGenuine,
}

/// One axis as it is shown. `severity` is `None` where the axis was not examined.
#[derive(Debug, Clone)]
pub struct AxisView {
    /// Which axis.
    pub axis: Axis,
    /// Stable value for JSON, e.g. `valid`, `expired`, `not_checked`.
    pub value: &'static str,
    /// Effect, `None` = not examined: draw a dash, never a tick.
    pub severity: Option<Severity>,
    /// The answer in a few words.
    pub answer: Message,
    /// The values compared, with their dates.
    pub detail: Option<Message>,
}

/// One finding: what, and what next.
#[derive(Debug, Clone)]
pub struct FindingView {
    /// Stable code, e.g. `K501`.
    pub code: &'static str,
    /// The axis that it belongs to.
    pub axis: Axis,
    /// Its weight.
    pub severity: Severity,
    /// What is the case.
    pub what: Message,
    /// What to do next.
    pub next: Message,
}

/// The verdict panel.
#[derive(Debug, Clone)]
pub struct Headline {
    /// Stable code: `may_drive`, `may_drive_if`, `licence_in_force`, `check_further`, `must_not_drive`, `not_genuine`, `cannot_tell`.
    pub code: &'static str,
    /// The big word.
    pub word: Message,
    /// The reasons, worst first, at most two.
    pub reasons: Vec<Message>,
    /// The order that follows from it.
    pub advice: Message,
}

/// A stage of the chain that a rejection shows: code read, form, key, signature, issuer and dates, claims, status.
#[derive(Debug, Clone)]
pub struct StageView {
    /// Name of the stage.
    pub name: Message,
    /// What was found there.
    pub note: Message,
    /// Passed, stopped here or never reached.
    pub state: StageState,
}

/// See [`StageView`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageState {
    /// Dashes.
    NotReached,
    /// Tick.
    Passed,
    /// Framed row.
    Stopped,
}

/// One class held.
#[derive(Debug, Clone)]
pub struct ClassView {
    /// `C1`.
    pub code: String,
    /// Name in words; the message "unknown class" for a code that the rules do not know.
    pub name: Message,
    /// Vehicles it covers, in words.
    pub vehicles: Message,
    /// Codes that it includes, e.g. `C2 C3 C4`.
    pub includes: Vec<&'static str>,
    /// Held since.
    pub since: NaiveDate,
}

/// One status letter.
#[derive(Debug, Clone)]
pub struct StatusView {
    /// The letter as signed.
    pub letter: char,
    /// Short name, e.g. 正常 / Normal.
    pub name: Message,
    /// What it does to the verdict (as of the day judged).
    pub severity: Severity,
}

/// Points of the cycle.
#[derive(Debug, Clone, Copy)]
pub struct PointsView {
    /// Collected; may exceed 12.
    pub collected: u16,
    /// Last day of the points cycle that the judged day lies in.
    pub cycle_end: NaiveDate,
    /// Effect of those that count, be they of the code or of the list.
    pub severity: Severity,
}

/// Validity of the licence itself.
#[derive(Debug, Clone, Copy)]
pub struct ValidityView {
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` = long-term.
    pub until: Option<NaiveDate>,
    /// The day judged, in China.
    pub today: NaiveDate,
    /// Effect.
    pub severity: Severity,
}

/// A further field of the certificate, with its name in both languages.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Name of the field.
    pub name: Message,
    /// Its value: text of the certificate, or a message.
    pub value: FieldValue,
}

/// See [`FieldView`].
#[derive(Debug, Clone)]
pub enum FieldValue {
    /// Words of our own, e.g. a sex or a date.
    Message(Message),
    /// As signed, or hidden by the profile.
    Shown(Shown),
}

/// What the profile may see of the verified claims.
#[derive(Clone)]
pub struct LicenceView {
    /// 姓名.
    pub name: String,
    /// 性别; `None` when the profile hides it.
    pub sex: Option<Message>,
    /// 出生日期; `None` when the profile hides it.
    pub birth_date: Option<NaiveDate>,
    /// Age in years on the day judged; `None` when the profile hides it.
    pub age: Option<u32>,
    /// 证号.
    pub document_number: Shown,
    /// 住址.
    pub address: Shown,
    /// 照片.
    pub portrait: Option<Portrait>,
    /// 准驾车型.
    pub classes: Vec<ClassView>,
    /// 状态; empty for a profile that may not see it (see `status_hidden`).
    pub status: Vec<StatusView>,
    /// What the letters that count do, be they of the code or of the list; `None`: there is none, or it is hidden.
    pub status_severity: Option<Severity>,
    /// The profile does not see letters and points.
    pub status_hidden: bool,
    /// 累积记分; `None` when the profile hides it.
    pub points: Option<PointsView>,
    /// 有效期限.
    pub validity: ValidityView,
    /// 电子证生成时间, China time.
    pub generated_at: DateTime<FixedOffset>,
    /// `exp`, China time.
    pub expires_at: DateTime<FixedOffset>,
    /// All other fields, in the order of the certificate.
    pub fields: Vec<FieldView>,
}

/// No personal data in logs.
impl std::fmt::Debug for LicenceView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LicenceView(..)")
    }
}

/// All that may be drawn of one outcome. Made only by [`super::view_of`] (the private field keeps others from it).
#[derive(Debug)]
pub struct VerdictView {
    /// Keys used.
    pub keyring: KeyringName,
    /// Who looks.
    pub profile: Profile,
    /// The verdict.
    pub verdict: Verdict,
    /// The panel.
    pub headline: Headline,
    /// Conditions that stand in the headline.
    pub conditions: Vec<Message>,
    /// All seven, in order.
    pub axes: Vec<AxisView>,
    /// Worst first.
    pub findings: Vec<FindingView>,
    /// Why: each rule that was held against a value, as far as the profile may see it.
    pub explain: Vec<LinkView>,
    /// The vehicle that was asked about, in words.
    pub vehicle: Option<Message>,
    /// The companion that the driver needs on an expressway; `None`: none, or a counter looks.
    pub companion: Option<CompanionNote>,
    /// What the contract asks, for a counter.
    pub contract: Option<ContractView>,
    /// `None` for every rejection.
    pub licence: Option<LicenceView>,
    /// Status by code and list; `None` for every rejection, and for a counter.
    pub status: Option<StatusWords>,
    /// The chain of stages.
    pub stages: Vec<StageView>,
    /// Steps to take, first to last (no claims: the three numbered steps).
    pub steps: Vec<Message>,
    /// The moment as of which it was judged, China time.
    pub judged_at: DateTime<FixedOffset>,
    pub(super) _made_by_view_of: super::MadeByViewOf,
}
