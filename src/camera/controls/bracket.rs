//! Exposure bracketing: a code that is seen but not read is tried in other light.
//!
//! A telephone at night is overexposed, since the camera measures the dark round it; behind a windscreen at noon it is the
//! other way round. Time is counted in readings: each is one chance.

use super::Exposure;
use crate::qr::Reading;

/// What the readings so far ask of the camera.
#[derive(Debug, Default)]
pub(in crate::camera) struct Bracket {
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The camera's own exposure; so many readings in a row saw a code and did not read it.
    Automatic { unread: u8 },
    /// One of [`CYCLE`]: which, for how many readings, and for how many nothing was seen.
    Trying { step: usize, held: u8, unseen: u8 },
}

impl Default for State {
    fn default() -> Self {
        Self::Automatic { unread: 0 }
    }
}

impl Bracket {
    /// One more reading; the exposure to set, if it is to change.
    pub(in crate::camera) fn next(&mut self, reading: &Reading) -> Option<Exposure> {
        let before = self.exposure();
        self.state = if reading.symbols.is_empty() {
            match self.state {
                State::Automatic { .. } if reading.seen.is_empty() => State::default(),
                State::Automatic { unread } if unread + 1 < PATIENCE => {
                    State::Automatic { unread: unread + 1 }
                }
                State::Automatic { .. } => State::Trying { step: 0, held: 0, unseen: 0 },
                State::Trying { step, held, unseen } => {
                    let unseen = if reading.seen.is_empty() { unseen + 1 } else { 0 };
                    tried(step, held + 1, unseen)
                }
            }
        } else {
            State::default()
        };
        Some(self.exposure()).filter(|exposure| *exposure != before)
    }

    fn exposure(&self) -> Exposure {
        match self.state {
            State::Automatic { .. } => Exposure::Automatic,
            State::Trying { step, .. } => CYCLE.get(step).copied().unwrap_or_default(),
        }
    }
}

/// The place is gone, or the next step, or the same one on.
fn tried(step: usize, held: u8, unseen: u8) -> State {
    if unseen >= GONE {
        State::default()
    } else if held >= HOLD {
        State::Trying { step: (step + 1) % CYCLE.len(), held: 0, unseen }
    } else {
        State::Trying { step, held, unseen }
    }
}

/// Darker first: what is held before a camera at the roadside shines. The camera's own exposure has its turn too.
const CYCLE: [Exposure; 4] =
    [Exposure::Stops(-2), Exposure::Stops(-1), Exposure::Stops(1), Exposure::Automatic];

/// Readings in a row that see a code and do not read it before anything is changed: blur of a hand passes by itself.
const PATIENCE: u8 = 6;

/// Readings for each step: a change of exposure shows two to four frames later.
const HOLD: u8 = 8;

/// Readings without the code after which it is gone: one step may hide it, two in a row do not.
const GONE: u8 = 2 * HOLD;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::{QrPayload, Quad, Symbol};

    fn nothing() -> Reading {
        Reading::default()
    }

    fn seen() -> Reading {
        Reading { seen: vec![Quad([[0.0; 2]; 4])], failed: 1, ..nothing() }
    }

    fn read() -> Reading {
        let payload = QrPayload::new(b"EDL1:".to_vec()).unwrap();
        let symbol = Symbol { payload, corners: Quad([[0.0; 2]; 4]), version: 1 };
        Reading { symbols: vec![symbol], ..nothing() }
    }

    /// The changes that so many readings bring, with the number of the reading.
    fn changes(bracket: &mut Bracket, readings: impl IntoIterator<Item = Reading>) -> Vec<(usize, Exposure)> {
        let told = readings.into_iter().enumerate();
        told.filter_map(|(at, reading)| Some((at, bracket.next(&reading)?))).collect()
    }

    #[test]
    fn what_is_seen_and_not_read_goes_through_the_cycle() {
        let told = changes(&mut Bracket::default(), (0..40).map(|_| seen()));
        assert_eq!(
            told,
            [
                (5, Exposure::Stops(-2)),
                (13, Exposure::Stops(-1)),
                (21, Exposure::Stops(1)),
                (29, Exposure::Automatic),
                (37, Exposure::Stops(-2)),
            ]
        );
    }

    #[test]
    fn nothing_is_changed_where_nothing_is_seen_or_all_is_read() {
        let mixed = (0..200).map(|at| match at % 5 {
            0..=2 => seen(),
            3 => nothing(),
            _ => read(),
        });
        assert_eq!(changes(&mut Bracket::default(), mixed), []);
        assert_eq!(changes(&mut Bracket::default(), (0..200).map(|_| nothing())), []);
    }

    #[test]
    fn it_ends_when_something_is_read() {
        let mut bracket = Bracket::default();
        assert_eq!(changes(&mut bracket, (0..6).map(|_| seen())), [(5, Exposure::Stops(-2))]);
        assert_eq!(changes(&mut bracket, [seen(), read()]), [(1, Exposure::Automatic)]);
        assert_eq!(changes(&mut bracket, (0..5).map(|_| seen())), [], "patience begins anew");
    }

    /// The darker picture may hide the code: only two steps without it end the search.
    #[test]
    fn it_ends_when_the_place_is_gone() {
        let mut bracket = Bracket::default();
        assert_eq!(changes(&mut bracket, (0..6).map(|_| seen())).len(), 1);
        let told = changes(&mut bracket, (0..40).map(|_| nothing()));
        assert_eq!(told, [(7, Exposure::Stops(-1)), (15, Exposure::Automatic)]);
    }
}
