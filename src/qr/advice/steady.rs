//! Advice over successive frames: shown when it wins, kept a while, gone when nothing speaks for it any more.

use std::collections::VecDeque;
use std::time::Duration;

use super::Advice;

/// Frames count so long.
const WINDOW: Duration = Duration::from_secs(1);

/// Frames of the window that must say the same before it is shown; they must also be two thirds of all.
const LEAST_FRAMES: usize = 3;

/// What is shown stays at least so long.
const STAYS: Duration = Duration::from_millis(1_200);

/// Frames that are kept at any rate of frames.
const MOST_FRAMES: usize = 120;

/// Advice that can be read: it does not change with every frame. Times are those of a clock that never goes back.
#[derive(Debug, Clone, Default)]
pub struct Steady {
    frames: VecDeque<(Option<Advice>, Duration)>,
    shown: Option<(Advice, Duration)>,
}

impl Steady {
    /// One frame that was looked at, and when.
    pub fn add(&mut self, advice: Option<Advice>, now: Duration) {
        self.frames.push_back((advice, now));
        self.step(now);
    }

    /// Nothing counts any more: a licence was read, or another source was chosen.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// What to show at this time.
    pub fn shown(&mut self, now: Duration) -> Option<Advice> {
        self.step(now);
        self.shown.map(|(advice, _)| advice)
    }

    fn step(&mut self, now: Duration) {
        self.frames.retain(|(_, at)| now.saturating_sub(*at) <= WINDOW);
        while self.frames.len() > MOST_FRAMES {
            self.frames.pop_front();
        }
        let count = |wanted: Advice| self.frames.iter().filter(|(advice, _)| *advice == Some(wanted)).count();
        let stays = self.shown.is_some_and(|(_, since)| now.saturating_sub(since) < STAYS);
        if stays {
            return;
        }
        let mut said = self.frames.iter().rev().filter_map(|(advice, _)| *advice);
        let wins = |advice: &Advice| {
            let frames = count(*advice);
            frames >= LEAST_FRAMES && 3 * frames >= 2 * self.frames.len()
        };
        let winner = said.find(wins);
        match (winner, self.shown) {
            (Some(winner), Some((shown, _))) if winner == shown => {}
            (Some(winner), _) => self.shown = Some((winner, now)),
            // A quarter of the frames is enough to stay, so that it does not go and come.
            (None, Some((shown, _))) if count(shown) > 0 && 4 * count(shown) >= self.frames.len() => {}
            (None, _) => self.shown = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten frames a second, one letter each: what is shown after each of them.
    fn shown(frames: &str) -> String {
        let mut steady = Steady::default();
        let of = |letter: char| match letter {
            'd' => Some(Advice::TooDark),
            'f' => Some(Advice::TooFar),
            'g' => Some(Advice::Glare),
            _ => None,
        };
        let letter = |advice: Option<Advice>| match advice {
            Some(Advice::TooDark) => 'd',
            Some(Advice::TooFar) => 'f',
            Some(Advice::Glare) => 'g',
            _ => '.',
        };
        let after = frames.chars().zip(0_u32..).map(|(frame, number)| {
            let now = Duration::from_millis(100) * number;
            steady.add(of(frame), now);
            letter(steady.shown(now))
        });
        after.collect()
    }

    #[test]
    fn single_frames_show_nothing() {
        assert_eq!(shown("d....d....g....f..dg"), "....................");
        // Two that disagree: neither.
        assert_eq!(shown("dfdfdfdfdfdfdf"), "..............");
    }

    #[test]
    fn what_wins_is_shown_and_stays() {
        assert_eq!(shown("ddd"), "..d");
        // Single frames of another or of none do not take it away.
        assert_eq!(shown("dddd.dgdd.ddfdd.dddddd"), "..dddddddddddddddddddd");
    }

    #[test]
    fn it_goes_after_a_while_and_not_at_once() {
        let after = shown("ddd....................");
        assert_eq!(after, "..dddddddddddd.........");
    }

    #[test]
    fn another_takes_its_place_after_it_could_be_read() {
        let after = shown("dddddfffffffffffffff");
        assert_eq!(after, "..ddddddddddddffffff");
    }

    #[test]
    fn frames_that_waver_do_not_flicker() {
        let frames: String = (0..200).map(|number| if number % 3 == 1 { 'g' } else { 'd' }).collect();
        let after = shown(&frames);
        let changes = after.chars().zip(after.chars().skip(1)).filter(|(one, other)| one != other).count();
        assert_eq!(changes, 1, "{after}");
    }

    #[test]
    fn a_licence_ends_it() {
        let mut steady = Steady::default();
        for number in 0..5 {
            steady.add(Some(Advice::TooDark), Duration::from_millis(100) * number);
        }
        assert_eq!(steady.shown(Duration::from_millis(500)), Some(Advice::TooDark));
        steady.clear();
        assert_eq!(steady.shown(Duration::from_millis(500)), None);
    }

    /// A paused source sends no frames: old ones do not speak for ever.
    #[test]
    fn without_frames_it_goes() {
        let mut steady = Steady::default();
        for number in 0..20 {
            steady.add(Some(Advice::TooDark), Duration::from_millis(100) * number);
        }
        assert_eq!(steady.shown(Duration::from_secs(2)), Some(Advice::TooDark));
        assert_eq!(steady.shown(Duration::from_secs(4)), None);
    }
}
