//! The licence as the issuer signed it: the fields of the electronic certificate (R162 art. 61), typed.
//!
//! Names follow ISO/IEC 18013-5 where it has one. Nothing here says that the values are plausible; that is `assess`.

use chrono::NaiveDate;

/// The licence map, claim -70001 (see `docs/format.md` for the CDDL).
#[derive(Clone, PartialEq, Eq)]
pub struct Licence {
    /// 证号, `document_number`.
    pub document_number: String,
    /// 姓名, in full as on the certificate; ISO `family_name_national_character` and `given_name…` in one.
    pub name: String,
    /// 性别, ISO/IEC 5218.
    pub sex: Sex,
    /// 国籍, numeric code of ISO 3166-1 (GB/T 2659); China is 156.
    pub nationality: u16,
    /// 出生日期, `birth_date`.
    pub birth_date: NaiveDate,
    /// 初次领证日期: starts the points cycle (R163 art. 3).
    pub first_issue_date: NaiveDate,
    /// 准驾车型, `driving_privileges`, in the order of the signed map.
    pub driving_privileges: Vec<DrivingPrivilege>,
    /// 有效起始日期, `issue_date`.
    pub issue_date: NaiveDate,
    /// 失效日期, `expiry_date`.
    pub expiry_date: ExpiryDate,
    /// 累积记分: points collected in this cycle; not capped at 12 (R163 art. 22).
    pub points: u16,
    /// 状态: letters of GA/T 16.25, several may stand together; may be empty.
    pub status: String,
    /// 证芯编号.
    pub card_number: Option<String>,
    /// 住址, `resident_address`.
    pub resident_address: Option<String>,
    /// 发证机关, `issuing_authority`.
    pub issuing_authority: IssuingAuthority,
    /// 档案编号, `administrative_number`.
    pub file_number: Option<String>,
    /// 记录, `codes`.
    pub records: Vec<Record>,
    /// 照片, `portrait`.
    pub portrait: Option<Portrait>,
}

/// ISO/IEC 5218.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// 2
    Female,
    /// 1
    Male,
    /// 9
    NotApplicable,
    /// 0
    NotKnown,
}

/// One class with the day from which it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrivingPrivilege {
    /// `vehicle_category_code` as signed: a Chinese class such as `C1`, never an ISO category. May be unknown to `rules`.
    pub vehicle_category_code: String,
    /// `issue_date` of the class.
    pub issue_date: NaiveDate,
}

/// 失效日期.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpiryDate {
    /// 长期: no last day.
    LongTerm,
    /// Last day of validity, included (law-check correction 5).
    On(NaiveDate),
}

/// 发证机关: by the office code that `issuers.json` names, or as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssuingAuthority {
    /// Six-digit code of GB/T 2260.
    Office(u32),
    /// As printed on the certificate.
    Text(String),
}

/// 记录: what the second page of the certificate adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// Code 2: 须佩戴助听设备.
    HearingAid,
    /// Code 0: any other entry, as text.
    Other(String),
    /// Code 1: 校车驾驶资格, with the class of school bus it covers (R162 art. 89).
    SchoolBus(String),
}

/// 照片 as signed; decoded only when it is drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct Portrait {
    /// Media type, `image/webp`.
    pub media_type: String,
    /// Encoded picture, at most [`Portrait::MAX_BYTES`].
    pub bytes: Vec<u8>,
}

impl Portrait {
    /// Design limit: a larger one would not leave room for the rest in a version 26 symbol.
    pub const MAX_BYTES: usize = 1_200;
}

impl std::fmt::Debug for Portrait {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Portrait({}, {} bytes)", self.media_type, self.bytes.len())
    }
}

impl std::fmt::Debug for Licence {
    /// No personal data in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Licence(..)")
    }
}
