//! A slip for the contract of a rental counter: what was asked and answered, by whose keys and as of when. No name, no number, no
//! portrait, no birth date, no address: it is made from words of the program and days alone.

use chrono::{DateTime, FixedOffset};

use super::contract::HouseView;
use super::view::{KeyringName, VerdictView};
use crate::text::{Arg, Message};

/// What stands on it, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// "Training, not a real check", where it is so.
    pub training: Option<Message>,
    /// The answer in big letters.
    pub word: Message,
    /// Names with what belongs to them.
    pub rows: Vec<(Message, Message)>,
    /// Conditions, then findings with what they say.
    pub points: Vec<Message>,
    /// What it proves, and what it does not.
    pub foot: Message,
}

/// Of a licence that was judged; `None` of a rejection, of which there is nothing to keep.
#[must_use]
pub fn slip(view: &VerdictView, compared: Option<DateTime<FixedOffset>>) -> Option<Slip> {
    let licence = view.licence.as_ref()?;
    let contract = view.contract?;
    let time = |time: DateTime<FixedOffset>| Message::new("value-time").with("time", Arg::Time(time));
    let open = || Message::new("ui-vehicle-not-known");
    let mut rows = vec![
        (Message::new("slip-judged"), time(view.judged_at)),
        (Message::new("slip-generated"), time(licence.generated_at)),
        (Message::new("slip-vehicle"), view.vehicle.clone().unwrap_or_else(open)),
        (
            Message::new("slip-return"),
            contract
                .return_date
                .map_or_else(open, |day| Message::new("value-date").with("date", Arg::Date(day))),
        ),
        (Message::new("slip-compared"), compared.map_or_else(|| Message::new("slip-not-compared"), time)),
    ];
    match contract.house {
        HouseView::Broken => rows.push((Message::new("slip-house"), Message::new("ui-house-broken"))),
        HouseView::Kept => rows.push((Message::new("slip-house"), Message::new("ui-house-kept"))),
        HouseView::NoRules => {}
    }
    let coded = |code: &'static str, what: &Message| {
        Message::new("slip-finding")
            .with("code", Arg::Text(code.to_owned()))
            .with("what", Arg::Message(Box::new(what.clone())))
    };
    let findings = view.findings.iter().map(|finding| coded(finding.code, &finding.what));
    Some(Slip {
        training: (view.keyring == KeyringName::Training).then(|| Message::new("ui-training")),
        word: view.headline.word.clone(),
        rows,
        points: view.conditions.iter().cloned().chain(findings).collect(),
        foot: Message::new("slip-foot"),
    })
}
