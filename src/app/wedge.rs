//! Keyboard scanners: they type a code and press Enter, wherever the focus is.
//!
//! Keys of characters are held back for a moment. What comes in a burst, or begins as a code does, is a code and goes
//! to the judge; what comes alone was typed by a person and is given back unchanged. A code that came through
//! CapsLock (`edl1:`) goes to the judge too, who says that the text is damaged.

use eframe::egui::{Event, Key};

/// Two keys closer than this come from a machine.
const BURST_SECS: f64 = 0.05;
/// While the text may still become a code, a machine may be this slow.
const CODE_SECS: f64 = 1.0;
/// A frame may be drawn this late: two keys in one frame are a burst, whatever the clock says.
const FRAME_SECS: f64 = 0.25;
/// After a burst without an end its Enter may come so late, and must not count as a press.
const LATE_ENTER_SECS: f64 = 3.0;
/// What every code begins with, in either case: licences, and changes of a list whole and in parts.
const PREFIXES: [&str; 3] = ["edl1:", "edld1:", "edlp1:"];
/// Fewer characters are not a code, whatever typed them.
const LEAST: usize = 6;
/// No symbol holds more characters (version 40, level L, alphanumeric).
const MOST: usize = 4_400;

/// What a text field may do with keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyboard {
    /// No field has the focus.
    Free,
    /// A field wants the keys of a person.
    InField,
}

/// Characters held back.
#[derive(Debug, Default)]
pub(super) struct Wedge {
    text: String,
    held: Vec<Event>,
    last: f64,
    burst: bool,
    /// A burst ended without its Enter, which may still come until then.
    cut_until: Option<f64>,
}

impl Wedge {
    /// Takes the typed characters out of `events` and gives back those of people. Returns a code that was typed.
    #[expect(clippy::wildcard_enum_match_arm, reason = "egui has dozens of events, three matter")]
    pub(super) fn filter(&mut self, events: &mut Vec<Event>, now: f64, keyboard: Keyboard) -> Option<String> {
        let mut code = None;
        let mut passed = Vec::with_capacity(events.len());
        let mut fresh = 0_u32;
        // Keys that came in while the window was busy belong to what is held back, however late it is.
        let goes_on = events.iter().any(|event| matches!(event, Event::Text(_)) || ends_code(event));
        if !goes_on && self.is_over(now) {
            if self.is_code(keyboard) {
                // A scanner without a suffix, or one that was cut off: the judge says which.
                code = Some(self.take_code(now));
            } else {
                self.give_back(&mut passed, keyboard, now);
            }
        }
        for event in events.drain(..) {
            match event {
                Event::Text(text) => {
                    fresh += 1;
                    self.burst |= fresh > 1 || (!self.text.is_empty() && now - self.last < BURST_SECS);
                    self.last = now;
                    self.text.push_str(&text);
                    self.held.push(Event::Text(text));
                }
                Event::Key { key, pressed, modifiers, .. }
                    if is_character(key) && !modifiers.ctrl && !modifiers.command && !modifiers.alt =>
                {
                    if pressed || !self.held.is_empty() {
                        self.held.push(event);
                    } else {
                        passed.push(event);
                    }
                }
                event if ends_code(&event) && self.is_code(keyboard) => {
                    code = Some(self.take_code(now));
                    self.cut_until = None;
                }
                // The end of a code whose beginning was taken already: no press of a person.
                event if ends_code(&event) && self.cut_until.is_some_and(|until| now < until) => {
                    self.cut_until = None;
                }
                event if ends_code(&event) => {
                    self.give_back(&mut passed, keyboard, now);
                    passed.push(event);
                }
                other => passed.push(other),
            }
        }
        if self.text.len() > MOST {
            self.clear();
        }
        *events = passed;
        code
    }

    /// Whether keys are held back.
    #[must_use]
    pub(super) const fn holds_back(&self) -> bool {
        !self.held.is_empty()
    }

    fn is_over(&self, now: f64) -> bool {
        let patience = match (self.may_become_code(), self.burst) {
            (true, _) => CODE_SECS,
            (false, true) => FRAME_SECS,
            (false, false) => BURST_SECS,
        };
        !self.held.is_empty() && now - self.last >= patience
    }

    fn may_become_code(&self) -> bool {
        let typed = self.text.to_ascii_lowercase();
        !typed.is_empty()
            && PREFIXES.iter().any(|prefix| prefix.starts_with(&typed) || typed.starts_with(prefix))
    }

    /// In a field only what begins as a code is one: a person may type a path fast.
    fn is_code(&self, keyboard: Keyboard) -> bool {
        let prefixed = begins_as_code(&self.text);
        let typed_by_machine = keyboard == Keyboard::Free && self.burst;
        self.text.len() >= LEAST && (prefixed || typed_by_machine)
    }

    /// A person's keys go on; of a broken burst only a field gets anything, so that no letter of it acts as a shortcut.
    fn give_back(&mut self, passed: &mut Vec<Event>, keyboard: Keyboard, now: f64) {
        if self.burst && keyboard == Keyboard::Free {
            self.cut_until = Some(now + LATE_ENTER_SECS);
        }
        let shortcut = !self.burst && self.text.chars().count() <= 1;
        if shortcut || keyboard == Keyboard::InField {
            passed.append(&mut self.held);
        }
        self.clear();
    }

    fn take_code(&mut self, now: f64) -> String {
        let code = std::mem::take(&mut self.text);
        self.clear();
        self.cut_until = Some(now + LATE_ENTER_SECS);
        code
    }

    fn clear(&mut self) {
        self.text.clear();
        self.held.clear();
        self.burst = false;
    }
}

/// Whether a text begins as a code does, in either case.
pub(super) fn begins_as_code(text: &str) -> bool {
    let start: String = text.chars().take(8).collect::<String>().to_ascii_lowercase();
    PREFIXES.iter().any(|prefix| start.starts_with(prefix))
}

/// What scanners send after a code.
fn ends_code(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter | Key::Tab, pressed: true, .. })
}

/// Keys that type a character of a code.
fn is_character(key: Key) -> bool {
    key == Key::Space || key.symbol_or_name().chars().count() == 1
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;

    use super::*;

    fn typed(text: &str) -> Vec<Event> {
        text.chars().map(|character| Event::Text(character.to_string())).collect()
    }

    fn pressed(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    #[test]
    fn a_code_in_one_frame_is_taken() {
        let mut wedge = Wedge::default();
        let mut events = typed("EDL1:WD0 V");
        events.push(pressed(Key::Enter));
        assert_eq!(wedge.filter(&mut events, 1.0, Keyboard::Free).as_deref(), Some("EDL1:WD0 V"));
        assert!(events.is_empty(), "{events:?}");
    }

    #[test]
    fn a_code_over_many_frames_is_taken() {
        for code in ["EDL1:WD0", "edl1:wd0"] {
            let mut wedge = Wedge::default();
            let mut now = 1.0;
            for event in typed(code) {
                now += 0.04;
                let mut events = vec![event];
                assert_eq!(wedge.filter(&mut events, now, Keyboard::InField), None);
                assert!(events.is_empty(), "{events:?}");
            }
            let mut events = vec![pressed(Key::Enter)];
            assert_eq!(wedge.filter(&mut events, now + 0.04, Keyboard::Free).as_deref(), Some(code));
            assert!(events.is_empty(), "{events:?}");
        }
    }

    #[test]
    fn a_lone_key_is_given_back() {
        let mut wedge = Wedge::default();
        let mut events = vec![pressed(Key::W), Event::Text("w".to_owned())];
        let before = events.clone();
        assert_eq!(wedge.filter(&mut events, 1.0, Keyboard::Free), None);
        assert!(events.is_empty());
        assert!(wedge.holds_back());
        assert_eq!(wedge.filter(&mut events, 1.06, Keyboard::Free), None);
        assert_eq!(events, before);
        assert!(!wedge.holds_back());
    }

    #[test]
    fn enter_after_a_lone_key_stays_enter() {
        let mut wedge = Wedge::default();
        let mut events = vec![pressed(Key::W), Event::Text("w".to_owned())];
        wedge.filter(&mut events, 1.0, Keyboard::Free);
        events = vec![pressed(Key::Enter)];
        wedge.filter(&mut events, 1.02, Keyboard::Free);
        assert_eq!(events.len(), 3);
    }

    #[test]
    fn a_broken_burst_triggers_nothing() {
        let mut wedge = Wedge::default();
        let mut events = typed("WD");
        wedge.filter(&mut events, 1.0, Keyboard::Free);
        events = Vec::new();
        assert_eq!(wedge.filter(&mut events, 2.0, Keyboard::Free), None);
        assert!(events.is_empty());
    }

    /// The window stood still in the middle of a code.
    #[test]
    fn a_pause_of_the_window_cuts_nothing_off() {
        let mut wedge = Wedge::default();
        wedge.filter(&mut typed("EDL1:WD0"), 1.0, Keyboard::Free);
        let mut rest = typed("V12");
        rest.push(pressed(Key::Enter));
        assert_eq!(wedge.filter(&mut rest, 9.0, Keyboard::Free).as_deref(), Some("EDL1:WD0V12"));
    }

    #[test]
    fn the_enter_of_a_code_that_was_cut_off_is_no_press() {
        for (begin, taken) in [("EDL1:WD0", Some("EDL1:WD0")), ("WD", None)] {
            let mut wedge = Wedge::default();
            wedge.filter(&mut typed(begin), 1.0, Keyboard::Free);
            assert_eq!(wedge.filter(&mut Vec::new(), 2.5, Keyboard::Free).as_deref(), taken);
            let mut late = vec![pressed(Key::Enter)];
            assert_eq!(wedge.filter(&mut late, 2.6, Keyboard::Free), None);
            assert!(late.is_empty(), "{late:?}");
            let mut person = vec![pressed(Key::Enter)];
            wedge.filter(&mut person, 3.5, Keyboard::Free);
            assert_eq!(person.len(), 1);
        }
    }

    #[test]
    fn a_tab_ends_a_code_too() {
        let mut wedge = Wedge::default();
        let mut events = typed("EDL1:WD0");
        events.push(pressed(Key::Tab));
        assert_eq!(wedge.filter(&mut events, 1.0, Keyboard::Free).as_deref(), Some("EDL1:WD0"));
        let mut alone = vec![pressed(Key::Tab)];
        wedge.filter(&mut alone, 9.0, Keyboard::Free);
        assert_eq!(alone.len(), 1);
    }

    #[test]
    fn a_field_gets_what_a_person_types_fast() {
        let mut wedge = Wedge::default();
        let mut events = typed("/tmp/a.png");
        wedge.filter(&mut events, 1.0, Keyboard::InField);
        events = vec![pressed(Key::Enter)];
        assert_eq!(wedge.filter(&mut events, 1.1, Keyboard::InField), None);
        assert_eq!(events.len(), 11);
    }

    #[test]
    fn another_barcode_goes_to_the_judge_who_names_it() {
        let mut wedge = Wedge::default();
        let mut events = typed("6901234567892");
        events.push(pressed(Key::Enter));
        assert_eq!(wedge.filter(&mut events, 1.0, Keyboard::Free).as_deref(), Some("6901234567892"));
    }
}
