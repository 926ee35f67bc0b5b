//! One hint at a time, that can be read: each stays a while, and only one that held replaces another.

use std::time::Duration;

use crate::qr::Advice;
use crate::text::Message;

/// A hint stays at least so long (`docs/visual.md` §9).
const STAYS: Duration = Duration::from_millis(1_200);
/// Another must have held so long.
const HOLDS: Duration = Duration::from_millis(400);
/// A notice about something that a person did stays so long.
const NOTICE_STAYS: Duration = Duration::from_secs(6);

/// True only until the first picture comes: gives way at once.
const STARTING: &str = "ui-hint-starting";

/// What the hint line says.
#[derive(Debug, Default)]
pub(super) struct Hints {
    shown: Option<(Message, Duration)>,
    next: Option<(Message, Duration)>,
    notice: Option<(Message, Duration)>,
}

impl Hints {
    /// Something to say for a while, before all hints.
    pub(super) fn notify(&mut self, message: Message, steady: Duration) {
        self.notice = Some((message, steady));
    }

    /// No notice any more: something new happened.
    pub(super) fn clear_notice(&mut self) {
        self.notice = None;
    }

    /// What the picture says now.
    pub(super) fn suggest(&mut self, message: Message, steady: Duration) {
        if self.notice.as_ref().is_some_and(|(_, since)| steady.saturating_sub(*since) > NOTICE_STAYS) {
            self.notice = None;
        }
        let Some((shown, since)) = &self.shown else {
            self.shown = Some((message, steady));
            return;
        };
        if *shown == message {
            self.next = None;
            return;
        }
        if shown.id() == STARTING {
            self.shown = Some((message, steady));
            return;
        }
        let held = match &self.next {
            Some((next, since)) if *next == message => steady.saturating_sub(*since),
            Some(_) | None => {
                self.next = Some((message, steady));
                return;
            }
        };
        if held >= HOLDS && steady.saturating_sub(*since) >= STAYS {
            self.shown = self.next.take().map(|(next, _)| (next, steady));
        }
    }

    /// What is to be said about something that a person did.
    pub(super) fn notice(&self) -> Option<&Message> {
        self.notice.as_ref().map(|(message, _)| message)
    }

    /// What to show.
    #[must_use]
    pub(super) fn current(&self) -> Option<&Message> {
        self.notice.as_ref().or(self.shown.as_ref()).map(|(message, _)| message)
    }
}

/// Advice in the hint line: what is wrong and what to do.
pub(super) const fn words_of(advice: Advice) -> &'static str {
    match advice {
        Advice::CutOff => "ui-advice-cut-off",
        Advice::Glare => "ui-advice-glare",
        Advice::HoldStill => "ui-advice-hold-still",
        Advice::NotLicence => "ui-advice-not-licence",
        Advice::ScreenDim => "ui-advice-screen-dim",
        Advice::TooDark => "ui-advice-too-dark",
        Advice::TooFar => "ui-advice-too-far",
        Advice::TooNear => "ui-advice-too-near",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    fn shown(hints: &Hints) -> Option<&'static str> {
        hints.current().map(Message::id)
    }

    #[test]
    fn a_short_change_is_not_shown() {
        let mut hints = Hints::default();
        hints.suggest(Message::new("a"), at(0));
        hints.suggest(Message::new("b"), at(2_000));
        hints.suggest(Message::new("a"), at(2_100));
        hints.suggest(Message::new("b"), at(2_450));
        assert_eq!(shown(&hints), Some("a"));
        hints.suggest(Message::new("b"), at(2_900));
        assert_eq!(shown(&hints), Some("b"));
    }

    #[test]
    fn a_hint_can_be_read() {
        let mut hints = Hints::default();
        hints.suggest(Message::new("a"), at(0));
        hints.suggest(Message::new("b"), at(100));
        hints.suggest(Message::new("b"), at(1_100));
        assert_eq!(shown(&hints), Some("a"));
        hints.suggest(Message::new("b"), at(1_200));
        assert_eq!(shown(&hints), Some("b"));
    }

    #[test]
    fn a_notice_goes_before_and_ends() {
        let mut hints = Hints::default();
        hints.suggest(Message::new("a"), at(0));
        hints.notify(Message::new("n"), at(10));
        assert_eq!(shown(&hints), Some("n"));
        hints.suggest(Message::new("a"), at(6_100));
        assert_eq!(shown(&hints), Some("a"));
    }
}
