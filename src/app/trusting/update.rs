//! Changes of a list by code: one code, or parts in any order. Taken on their own page only. \[shell\]

use super::{Busy, TrustJob};
use crate::app::App;
use crate::qr::QrPayload;
use crate::status::{DELTA_PREFIX, PART_PREFIX, Part, PartCollector, PartError, Progress, SignedDelta};
use crate::text::{Arg, Message};
use crate::ui::action::{Page, TrustPage};

/// Parts as they come, and how many are there.
#[derive(Default)]
pub(super) struct Parts {
    collector: PartCollector,
    progress: Option<(u16, u16)>,
    /// The code taken last: it stays in view for a while.
    last: Option<QrPayload>,
}

/// Missing parts that are named; of more the first ones.
const NAMED: usize = 8;

impl Parts {
    /// The whole, once all parts are there.
    fn add(&mut self, text: &[u8]) -> Result<Option<Vec<u8>>, PartError> {
        Ok(match self.collector.add(Part::from_text(text)?)? {
            Progress::Complete(cose) => {
                *self = Self { last: self.last.take(), ..Self::default() };
                Some(cose)
            }
            Progress::Partial { have, count } => {
                self.progress = Some((have, count));
                None
            }
        })
    }

    fn message(&self) -> Option<Message> {
        let (have, count) = self.progress?;
        let missing: Vec<String> =
            self.collector.missing().take(NAMED).map(|part| part.to_string()).collect();
        let more = usize::from(count - have) > NAMED;
        let missing = missing.join(", ") + if more { " …" } else { "" };
        let progress = Message::new("trust-parts")
            .with("have", Arg::Number(have.into()))
            .with("count", Arg::Number(count.into()));
        Some(progress.with("missing", Arg::Text(missing)))
    }
}

/// Whether a code holds changes of a list, or a part of them.
pub(in crate::app) fn is_update(payload: &QrPayload) -> bool {
    [DELTA_PREFIX, PART_PREFIX].iter().any(|prefix| payload.as_bytes().starts_with(prefix.as_bytes()))
}

impl App {
    /// Whether codes are taken as changes of a list now.
    pub(in crate::app) fn takes_updates(&self) -> bool {
        self.page == Page::Trust(TrustPage::Scan)
    }

    /// A code on the page for changes. What is none is said; on a camera picture it is passed over, but for licences.
    pub(in crate::app) fn take_update(&mut self, payload: &QrPayload, handed: Handed) {
        let again = handed == Handed::InView && self.trusting.parts.last.as_ref() == Some(payload);
        if self.trusting.busy != Busy::No || again {
            return;
        }
        self.trusting.parts.last = Some(payload.clone());
        let text = payload.as_bytes();
        let whole = if text.starts_with(PART_PREFIX.as_bytes()) {
            self.trusting.parts.add(text).map_err(|error| error.message())
        } else if text.starts_with(DELTA_PREFIX.as_bytes()) {
            SignedDelta::cose_of_text(text).map(Some).map_err(|error| error.message())
        } else if crate::envelope::is_licence_code(payload) {
            Err(Message::new("trust-update-licence"))
        } else if handed == Handed::OnPurpose {
            Err(Message::new("trust-update-other"))
        } else {
            return;
        };
        match whole {
            Ok(Some(cose)) => {
                let (device, clock) = (self.trusting.device.clone(), self.clock.now().wall);
                self.start(TrustJob::PlanChanges(device, cose, clock), Busy::Reading);
            }
            Ok(None) => self.trusting.said = None,
            Err(message) => self.trusting.said = Some(message),
        }
    }

    /// What the page for changes says: what is wrong, how many parts are there, or what to do.
    pub(in crate::app) fn update_hint(&self) -> Message {
        if self.trusting.busy != Busy::No {
            return Message::new("trust-reading");
        }
        let said = self.trusting.said.clone().or_else(|| self.trusting.parts.message());
        said.unwrap_or_else(|| Message::new("trust-update-hint"))
    }
}

/// How a code came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Handed {
    /// In a camera picture.
    InView,
    /// Opened, pasted or typed.
    OnPurpose,
}
