//! Every sample, by what it shows.

use super::SamplesError;
use super::cast::{FAR, MOMENT, With as _, driver, person};
use crate::claims::{IssuingAuthority, LicenceClaims, Record};
use crate::verdict::Verdict::{self, CannotTell, CheckFurther, MayDrive, MustNotDrive, NotGenuine};

/// One sample.
pub(super) struct Sample {
    pub(super) name: &'static str,
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    pub(super) verdict: Verdict,
    /// A finding that must be among those shown.
    pub(super) finding: &'static str,
    /// Where the answer depends on the day.
    pub(super) now: Option<&'static str>,
    pub(super) signed: Signed,
    pub(super) claims: LicenceClaims,
}

/// Whose signature it bears.
#[derive(Clone, Copy)]
pub(super) enum Signed {
    By { issuer: &'static str, number: u8 },
    ByAStranger,
    ThenTampered,
}

/// The usual key.
const YUNZE: Signed = Signed::By { issuer: "CN-9901", number: 1 };

/// 2024-11-20T10:00:00+08:00.
const OF_2024: i64 = 1_732_068_000;

/// The day after the samples' moment.
const NEXT_DAY: &str = "2026-11-21T10:00:00+08:00";

/// Samples whose answer changes with the years: classes that are cancelled at an age (R162 art. 79(1)(10)), and points of an
/// A class, which ask for an audit after the cycle (art. 72(3)).
const AGEING: [&str; 4] = ["valid-a2-d", "valid-c3-c4", "valid-m", "valid-n-p"];

type Row = (&'static str, &'static str, &'static str, Verdict, &'static str, LicenceClaims);

fn of(row: Row, signed: Signed, now: Option<&'static str>) -> Sample {
    let (name, zh, en, verdict, finding, claims) = row;
    Sample { name, zh, en, verdict, finding, now, signed, claims }
}

/// All, in the order in which the demo shows them.
pub(super) fn all() -> Result<Vec<Sample>, SamplesError> {
    let plain = in_force()?.into_iter().chain(status()?).chain(points()?);
    let dated = |row: Row| {
        let now = AGEING.contains(&row.0).then_some(NEXT_DAY);
        of(row, YUNZE, now)
    };
    let mut samples: Vec<Sample> = plain.map(dated).collect();
    samples.extend(validity().into_iter().map(|(row, now)| of(row, YUNZE, now)));
    samples.extend(times().into_iter().map(|row| of(row, YUNZE, None)));
    samples.extend(signatures()?);
    Ok(samples)
}

/// Every class family, and what a certificate can hold.
#[rustfmt::skip] // one row a sample
fn in_force() -> Result<Vec<Row>, SamplesError> {
    const IN_FORCE: &str = "K701";
    let ok = |name, zh, en, claims| (name, zh, en, MayDrive, IN_FORCE, claims);
    let classes = |list: &[(&str, &str)], name: &str, number: &str| person(name, number, list);
    let mut abroad = person("GARCIA LOPEZ ANA MARIA", "XD8841027", &[("C1", "2019-04-02")]);
    abroad.licence.nationality = 724;
    abroad.licence.sex = crate::claims::Sex::Female;
    abroad.licence.birth_date = super::cast::date("1990-05-14");
    let mut longest = person("阿不都热合曼·买买提依明江", "990101197202290353", &[("A1", "2004-03-01"), ("A2", "2012-08-15"), ("D", "1998-05-20")]);
    longest.licence.resident_address = Some("云泽市望江区枫林街道石桥新村一百二十八弄六十四号甲楼十二层一二零三室".to_owned());
    longest.licence.issuing_authority = IssuingAuthority::Text("云泽市公安局交通警察支队车辆管理所".to_owned());
    let longest = longest.record(Record::SchoolBus("A1".to_owned())).record(Record::Other("驾驶大型客车须随身携带体检证明".to_owned()));
    Ok(vec![
        ok("valid-c1", "小型汽车，有照片，一切正常", "Small car, with portrait, all in order", driver().points(3).face(0)?),
        ok("valid-c1-plain", "小型汽车，无照片（参考证）", "Small car, no portrait (the reference licence)", driver()),
        ok("valid-a2-d", "重型牵引挂车和三轮摩托车", "Heavy tractor-trailer and three-wheeled motorcycle", classes(&[("A2", "2014-03-11"), ("D", "2005-09-01")], "顾一鸣", "990101197911030255").points(6).face(2)?),
        ok("valid-a1-a3", "大型客车和城市公交车", "Coach and city bus", classes(&[("A1", "2016-07-20"), ("A3", "2010-02-03")], "何沐川", "990101198507210339").face(5)?),
        ok("valid-b1-b2", "中型客车和大型货车", "Medium bus and large truck", classes(&[("B1", "2018-01-09"), ("B2", "2013-05-06")], "沈若溪", "990101198610090240").face(1)?),
        ok("valid-c2", "小型自动挡汽车", "Small automatic car", classes(&[("C2", "2017-10-30")], "周小禾", "990101199502180067").face(7)?),
        ok("valid-c5", "残疾人专用小型自动挡载客汽车", "Adapted small automatic car", classes(&[("C5", "2018-12-12")], "陆安澜", "990101198201150118").record(Record::Other("须有残疾人机动车标志".to_owned()))),
        ok("valid-c6", "轻型牵引挂车", "Light tractor-trailer", classes(&[("C1", "2012-06-01"), ("C6", "2022-05-10")], "程野", "990101198904270298")),
        ok("valid-c3-c4", "低速货车和三轮汽车", "Low-speed truck and three-wheeler", classes(&[("C3", "2009-08-08"), ("C4", "2003-04-17")], "田有余", "990101197806120136")),
        ok("valid-e-f", "二轮摩托车和轻便摩托车", "Motorcycle and moped", classes(&[("E", "2015-03-25"), ("F", "2012-03-25")], "罗南", "990101199107070239")),
        ok("valid-m", "轮式专用机械车", "Wheeled special machine", classes(&[("M", "2011-11-11")], "马长风", "990101198303030192")),
        ok("valid-n-p", "无轨电车和有轨电车", "Trolleybus and tram", classes(&[("N", "2013-09-09"), ("P", "2019-09-09")], "姚电", "990101198410100213")),
        ok("school-bus", "有校车驾驶资格", "With school bus qualification", classes(&[("A1", "2012-04-18")], "钱守正", "990101198009090151").record(Record::SchoolBus("A1".to_owned())).face(3)?),
        ok("hearing-aid", "须佩戴助听设备", "Hearing aid must be worn", classes(&[("C1", "2016-02-02")], "苏静", "990101199306060308").record(Record::HearingAid)),
        ok("foreign", "外国人姓名和护照号码", "Foreign name and passport number", abroad.face(10)?),
        ok("rare-name", "生僻字姓名：字库中有的字和没有的字", "Rare characters: some in the font, one not", person("𠮷䶮㛃𰻞", "990101199808080229", &[("C1", "2019-08-08")])),
        ok("longest", "最长的姓名、住址和记录", "The longest name, address and records", longest.face(6)?),
    ])
}

/// Every letter.
#[rustfmt::skip] // one row a sample
fn status() -> Result<Vec<Row>, SamplesError> {
    let barred = |name, zh, en, finding, letters| (name, zh, en, MustNotDrive, finding, driver().status(letters));
    let undecided = |name, zh, en, finding, letters| (name, zh, en, CheckFurther, finding, driver().status(letters));
    let notice = |name, zh, en, finding, letters| (name, zh, en, MayDrive, finding, driver().status(letters));
    Ok(vec![
        ("status-bdj", "超分、暂扣、停止使用三种状态并列", "Three letters at once: B, D, J", MustNotDrive, "K501", driver().status("BDJ").points(12).face(0)?),
        ("status-hbj", "违法未处理、超分、停止使用并列：先说最重的", "H, B and J at once: the worst first", MustNotDrive, "K501", driver().status("HBJ").points(12)),
        ("status-b", "超分", "B: 12 points reached", MustNotDrive, "K501", driver().status("B").points(12)),
        barred("status-d", "暂扣", "D: suspended", "K503", "D"),
        barred("status-e", "撤销", "E: rescinded", "K504", "E"),
        barred("status-f", "吊销", "F: revoked", "K505", "F"),
        barred("status-g", "注销", "G: cancelled", "K506", "G"),
        barred("status-j", "停止使用", "J: use stopped", "K509", "J"),
        barred("status-k", "扣押", "K: seized", "K510", "K"),
        barred("status-m", "逾期未换证", "M: renewal overdue", "K512", "M"),
        barred("status-r", "注销可恢复", "R: cancelled, recoverable", "K516", "R"),
        barred("status-s", "逾期未审验", "S: audit overdue", "K517", "S"),
        barred("status-u", "扣留", "U: withheld", "K519", "U"),
        notice("status-h", "违法未处理，只是提示", "H: a notice only", "K507", "H"),
        notice("status-i", "事故未处理，只是提示", "I: a notice only", "K508", "AI"),
        notice("status-n", "延期换证，有效期内", "N: renewal deferred, still valid", "K513", "N"),
        undecided("status-c", "转出，需要核实", "C: moved away", "K502", "C"),
        undecided("status-l", "锁定，需要核实", "L: locked", "K511", "L"),
        undecided("status-p", "延期体检，需要核实", "P: medical deferred", "K515", "P"),
        undecided("status-t", "延期审验，需要核实", "T: audit deferred", "K518", "T"),
        undecided("status-z", "其他，含义不明", "Z: other", "K520", "Z"),
        undecided("status-x", "未知的状态字母", "X: an unknown letter", "K521", "X"),
        ("listed-cancelled", "码内正常，名单已注销", "Normal by the code, cancelled by the status list", MustNotDrive, "K506", driver().index(301).face(0)?),
        ("listed-stopped", "较新的码不能解除名单中的停止使用", "A newer code does not lift J from the list", MustNotDrive, "K509", driver().index(302)),
        ("listed-points", "生成后才满12分，以名单为准", "12 points since the code was generated, by the list", MustNotDrive, "K530", driver().index(303).times(MOMENT - 86_400, FAR).points(9)),
        ("listed-lifted", "较新的码已解除名单中的其他状态", "A newer code lifts Z of the list", MayDrive, "K542", driver().index(304)),
        undecided("status-empty", "没有状态字母", "No letter at all", "K522", ""),
    ])
}

#[rustfmt::skip] // one row a sample
fn points() -> Result<Vec<Row>, SamplesError> {
    Ok(vec![
        ("points-11", "累积记分11分，仍可驾驶", "11 points: may still drive", MayDrive, "K531", driver().points(11)),
        ("points-12", "累积记分12分，状态却正常", "12 points though the letter is normal", MustNotDrive, "K530", driver().points(12).face(0)?),
        ("points-24", "累积记分24分", "24 points", MustNotDrive, "K530", driver().points(24).status("B")),
        ("points-27", "累积记分27分", "27 points", MustNotDrive, "K530", driver().points(27).status("B")),
    ])
}

/// Where the day matters, the sample has its own.
#[rustfmt::skip] // one row a sample
fn validity() -> Vec<(Row, Option<&'static str>)> {
    let coach = |name, number| person(name, number, &[("A1", "2005-04-12"), ("B1", "2001-03-08")]);
    let in_2024 = coach("严守道", "990101196103120135").times(OF_2024, 3_786_883_200);
    let short = person("白一楠", "990101199905150276", &[("C1", "2024-06-15")]);
    let probation = person("江新禾", "990101200609090286", &[("C1", "2026-06-15")]).valid("2026-06-15", "2032-06-15");
    vec![
        (("ten-year", "十年有效期", "A term of ten years", MayDrive, "K701", driver().valid("2021-06-08", "2031-06-08").points(3)), Some(NEXT_DAY)),
        (("probation", "实习期内", "In the probation year", MayDrive, "K701", probation), Some(NEXT_DAY)),
        (("companion-short", "持证两年，不能陪同实习期上高速", "Held for two years: not enough for a companion", MayDrive, "K701", short), Some(NEXT_DAY)),
        (("a1-63-in-2024", "大型客车，2024年63周岁：当时上限60周岁", "Coach at 63 in 2024: the limit was 60", MayDrive, "K726", in_2024), Some("2024-11-21T10:00:00+08:00")),
        (("a1-65-in-2026", "同一人，2026年65周岁：不可能延长", "The same in 2026, at 65: no extension possible", MayDrive, "K726", coach("严守道", "990101196103120135")), Some(NEXT_DAY)),
        (("a1-63-in-2026", "大型客车，2026年63周岁：可能已延长", "Coach at 63 in 2026: perhaps extended", MayDrive, "K727", coach("尤望山", "990101196303120156")), Some(NEXT_DAY)),
        (("renewal-due", "九十日内应换证", "Renewal due within 90 days", MayDrive, "K604", driver().valid("2020-12-31", "2026-12-31")), Some(NEXT_DAY)),
        (("last-day", "今日到期", "Last day today", MayDrive, "K605", driver().valid("2016-11-21", "2026-11-21")), Some(NEXT_DAY)),
        (("expired", "已过有效期", "Expired", MustNotDrive, "K601", driver().valid("2016-11-20", "2026-11-20")), Some(NEXT_DAY)),
        (("cancelled-by-time", "超期一年以上", "Over a year past its end", MustNotDrive, "K602", driver().valid("2015-02-01", "2025-02-01")), None),
        (("renewal-deferred-over", "延期换证，但已过有效期", "N: renewal deferred, and the term is over", MustNotDrive, "K514", driver().valid("2016-11-20", "2026-11-20").status("N")), Some(NEXT_DAY)),
        (("not-begun", "新有效期尚未开始", "The new term has not begun", CheckFurther, "K603", driver().valid("2027-01-10", "2037-01-10")), Some(NEXT_DAY)),
    ]
}

/// The code's own times. 3,600,000,000 is in 2084, so that it stays in the future.
#[rustfmt::skip] // one row a sample
fn times() -> Vec<Row> {
    vec![
        ("code-expired", "电子证已过期", "The code has expired", CheckFurther, "K301", driver().times(MOMENT - 86_400, MOMENT - 85_800)),
        ("code-future", "生成时间在将来", "Generated in the future", CheckFurther, "K303", driver().times(3_600_000_000, 3_600_000_600)),
    ]
}

/// Attacks, and keys out of their time.
#[rustfmt::skip] // one row a sample
fn signatures() -> Result<Vec<Sample>, SamplesError> {
    let wangjiang = |number| Signed::By { issuer: "CN-9902", number };
    let fenglin = Signed::By { issuer: "CN-9903", number: 1 };
    let at = |moment: i64| driver().issuer("CN-9903").times(moment, 3_786_883_200);
    let rows: Vec<(Row, Signed)> = vec![
        (("tampered", "签名后改动：11分改成1分", "Changed after signing: 11 points became 1", NotGenuine, "K110", driver().points(11).face(0)?), Signed::ThenTampered),
        (("wrong-issuer", "他局密钥冒充本局签发", "One office signed in the name of another", NotGenuine, "K230", driver()), wangjiang(2)),
        (("unknown-key", "本机没有的密钥", "A key that is not on the device", CannotTell, "K210", driver()), Signed::ByAStranger),
        (("key-expired", "密钥过期后签发", "Signed after the key expired", CannotTell, "K220", driver().issuer("CN-9902")), wangjiang(1)),
        (("key-not-yet-valid", "密钥生效前签发", "Signed before the key was valid", CannotTell, "K221", driver().issuer("CN-9902")), wangjiang(3)),
        (("key-distrusted-after", "密钥失窃后签发", "Signed after the key was stolen", NotGenuine, "K240", at(MOMENT)), fenglin),
        (("key-distrusted-before", "密钥失窃前签发", "Signed before the key was stolen", CheckFurther, "K241", at(1_735_700_000)), fenglin),
    ];
    Ok(rows.into_iter().map(|(row, signed)| of(row, signed, None)).collect())
}
