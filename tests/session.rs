//! Scripts of events with times → screens. No camera, no window.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[expect(dead_code, reason = "this file uses a part of it")]
mod support;

use std::time::Duration;

use kerbside::judge::{Judge, Request};
use kerbside::qr::{Confirmation, QrPayload};
use kerbside::rules::Vehicle;
use kerbside::session::{Event, Now, Screen, Session};
use kerbside::verdict::{KeyringName, Profile};
use support::{payload, vector_now, vectors};

struct Script {
    session: Session,
    judge: Judge,
    steady: Duration,
    /// How far the wall clock runs ahead of the steady one.
    drift: Duration,
}

impl Script {
    fn new() -> Self {
        Self {
            session: Session::new(Session::hide_after(Profile::Police)),
            judge: Judge::new(KeyringName::Training, Profile::Police).unwrap(),
            steady: Duration::from_secs(100),
            drift: Duration::ZERO,
        }
    }

    fn now(&self) -> Now {
        Now { wall: vector_now() + self.steady + self.drift - Duration::from_secs(100), steady: self.steady }
    }

    fn at(mut self, seconds: f32, event: Event) -> Self {
        self.steady = Duration::from_secs(100) + Duration::from_secs_f32(seconds);
        self.session.handle(event, self.now(), &self.judge);
        self
    }

    /// The vehicle in question changes.
    fn asks(mut self, vehicle: Option<&str>) -> Self {
        self.judge.ask(Request { vehicle: vehicle.map(Vehicle::of_type), ..Request::default() });
        self
    }

    fn shows(self, screen: &str) -> Self {
        let shown = match self.session.screen() {
            Screen::Companion { companion, .. } => {
                companion.answer.map_or("no answer", |answer| answer.code())
            }
            Screen::Comparing { .. } => "comparing",
            Screen::Mismatch { .. } => "mismatch",
            Screen::Scanning => "scanning",
            Screen::SeekingCompanion { .. } => "seeking",
            Screen::Verdict { view } => view.verdict.code(),
        };
        assert_eq!(shown, screen, "at {:?}", self.steady);
        self
    }
}

fn code(name: &str) -> QrPayload {
    let vector = vectors().into_iter().find(|vector| vector.name == name);
    payload(&vector.unwrap_or_else(|| panic!("no vector {name}")).payload)
}

#[test]
fn a_yes_waits_for_the_comparison() {
    let script = Script::new()
        .shows("scanning")
        .at(1.0, Event::Payload(code("good")))
        .shows("comparing")
        .at(2.5, Event::SamePerson)
        .shows("may_drive");
    assert!(script.session.compared_at().is_some());
    let script = script.at(4.0, Event::Next).shows("scanning");
    assert!(script.session.compared_at().is_none());
}

/// One scan answers for every vehicle; good news about a person who was not compared waits as ever.
#[test]
fn another_vehicle_is_judged_without_another_scan() {
    let script = Script::new()
        .asks(Some("H11"))
        .at(1.0, Event::Payload(code("good")))
        .shows("must_not_drive")
        .asks(Some("K33"))
        .at(2.0, Event::Asked)
        .shows("comparing")
        .asks(Some("H11"))
        .at(3.0, Event::Asked)
        .shows("must_not_drive")
        .asks(None)
        .at(4.0, Event::Asked)
        .shows("comparing")
        .at(6.0, Event::SamePerson)
        .shows("may_drive");
    let compared = script.session.compared_at();
    let script = script.asks(Some("H11")).at(7.0, Event::Asked).shows("must_not_drive");
    assert_eq!(script.session.compared_at(), compared);
    let script = script.asks(Some("K33")).at(8.0, Event::Asked).shows("may_drive");
    assert_eq!(script.session.compared_at(), compared, "the person stays compared");
}

#[test]
fn what_is_not_on_the_screen_or_no_licence_is_not_judged_again() {
    Script::new().asks(Some("K33")).at(1.0, Event::Asked).shows("scanning");
    Script::new()
        .at(1.0, Event::Payload(code("good")))
        .at(2.5, Event::NotThisPerson)
        .shows("mismatch")
        .asks(Some("K33"))
        .at(4.0, Event::Asked)
        .shows("mismatch")
        .at(5.0, Event::Next)
        .at(6.0, Event::Asked)
        .shows("scanning");
    // A picture read by one way alone would turn red if it were judged again as if a camera had seen it.
    Script::new()
        .at(1.0, Event::Opened(code("signature-bit"), Confirmation::ReadOnce))
        .shows("cannot_tell")
        .asks(Some("K33"))
        .at(2.0, Event::Asked)
        .shows("cannot_tell");
}

#[test]
fn the_other_verdicts_show_at_once() {
    for (name, verdict) in
        [("assessed-points-12", "must_not_drive"), ("assessed-expired-code", "check_further")]
    {
        let script = Script::new().at(1.0, Event::Payload(code(name))).shows(verdict);
        assert!(script.session.compared_at().is_none());
    }
}

/// What a damaged read could look like is shown only when a second frame says the same.
#[test]
fn a_code_without_a_licence_needs_two_frames() {
    for (name, verdict) in [("signature-bit", "not_genuine"), ("issuer-unknown-key", "cannot_tell")] {
        let once = || Script::new().at(1.0, Event::Payload(code(name))).shows("scanning");
        once().at(1.1, Event::Payload(code(name))).shows(verdict);
        once()
            .at(3.1, Event::Payload(code(name)))
            .shows("scanning")
            .at(3.2, Event::Payload(code(name)))
            .shows(verdict);
        // Two damaged reads that differ confirm nothing; a good one counts at once.
        let mixed = once().at(1.1, Event::Payload(code("signature-payload-bit"))).shows("scanning");
        mixed.at(1.2, Event::Payload(code("good"))).shows("comparing");
        // Two codes in one picture do not hide each other.
        let both = once().at(1.0, Event::Payload(code("signature-payload-bit"))).shows("scanning");
        both.at(1.1, Event::Payload(code(name))).shows(verdict);
        Script::new().at(1.0, Event::Presented(code(name))).shows(verdict);
    }
}

/// A web address before the camera is no scan (the hint line says so); handed over on purpose, it gets its answer.
#[test]
fn a_code_that_is_no_licence_code_is_no_scan() {
    let address = || QrPayload::new(b"https://example.org/menu?table=7".to_vec()).unwrap();
    Script::new()
        .at(1.0, Event::Payload(address()))
        .at(1.1, Event::Payload(address()))
        .at(1.2, Event::Payload(address()))
        .shows("scanning")
        .at(1.3, Event::Payload(code("good")))
        .shows("comparing");
    Script::new().at(1.0, Event::Presented(address())).shows("cannot_tell");
}

#[test]
fn not_this_person_leaves_no_claim() {
    let script =
        Script::new().at(1.0, Event::Payload(code("good"))).at(2.5, Event::NotThisPerson).shows("mismatch");
    let Screen::Mismatch { view } = script.session.screen() else { panic!("mismatch expected") };
    assert!(view.licence.is_none());
    assert!(!format!("{view:?}").contains("林知远"));
    script.at(3.0, Event::Next).shows("mismatch").at(3.2, Event::Next).shows("scanning");
}

/// A second press can never confirm a face by accident, nor skip a verdict.
#[test]
fn a_press_that_was_meant_for_the_screen_before_is_ignored() {
    Script::new()
        .at(1.0, Event::Payload(code("good")))
        .at(1.9, Event::SamePerson)
        .shows("comparing")
        .at(1.9, Event::NotThisPerson)
        .shows("comparing")
        .at(2.1, Event::SamePerson)
        .shows("may_drive")
        .at(2.6, Event::Next)
        .shows("may_drive")
        .at(2.8, Event::Next)
        .shows("scanning");
}

#[test]
fn a_result_is_hidden_after_its_time_and_a_touch_extends_it() {
    let script = Script::new().at(0.0, Event::Payload(code("assessed-points-12")));
    let script = script.at(29.0, Event::Tick).shows("must_not_drive").at(29.5, Event::Touch);
    assert_eq!(script.session.remaining(Duration::from_millis(129_500)), Some(Duration::from_secs(30)));
    script.at(59.0, Event::Tick).shows("must_not_drive").at(59.6, Event::Tick).shows("scanning");
    assert_eq!(Session::hide_after(Profile::Rental), Duration::from_secs(15));
}

#[test]
fn a_comparison_is_hidden_after_its_time_too() {
    Script::new().at(0.0, Event::Payload(code("good"))).at(31.0, Event::Tick).shows("scanning");
}

#[test]
fn losing_the_focus_hides_everything() {
    Script::new().at(0.0, Event::Payload(code("good"))).at(0.1, Event::FocusLost).shows("scanning");
}

/// The device slept, or its clock was set: the person has left.
#[test]
fn a_jump_of_the_wall_clock_hides_everything() {
    for drift in [3_600, 6] {
        let mut script =
            Script::new().at(0.0, Event::Payload(code("good"))).at(1.0, Event::Tick).shows("comparing");
        script.drift = Duration::from_secs(drift);
        script.at(2.0, Event::Tick).shows("scanning");
    }
}

#[test]
fn the_same_code_in_view_is_not_a_new_scan() {
    let mut script = Script::new()
        .at(0.0, Event::Payload(code("assessed-points-12")))
        .at(1.0, Event::Next)
        .shows("scanning");
    for tenth in 11..60_u8 {
        script =
            script.at(f32::from(tenth) / 10.0, Event::Payload(code("assessed-points-12"))).shows("scanning");
    }
    // It left the picture for two seconds and came back.
    let script = script.at(8.0, Event::Payload(code("assessed-points-12"))).shows("must_not_drive");
    script.at(9.0, Event::Next).at(9.1, Event::Payload(code("good"))).shows("comparing");
}

#[test]
fn a_code_in_view_never_replaces_a_result() {
    Script::new()
        .at(0.0, Event::Payload(code("assessed-points-12")))
        .at(1.0, Event::Payload(code("good")))
        .shows("must_not_drive");
}

/// Typed, pasted, dropped or opened: somebody asked for it.
#[test]
fn a_presented_code_always_counts() {
    Script::new()
        .at(0.0, Event::Presented(code("assessed-points-12")))
        .shows("must_not_drive")
        .at(1.0, Event::Presented(code("good")))
        .shows("comparing")
        .at(1.2, Event::Presented(code("good")))
        .shows("comparing")
        .at(3.0, Event::SamePerson)
        .shows("may_drive");
}

/// A picture is one frame: what only one way of reading it says is no judgement.
#[test]
fn a_forged_code_of_a_picture_must_be_confirmed() {
    let opened = |name, confirmation| Script::new().at(0.0, Event::Opened(code(name), confirmation));
    opened("signature-bit", Confirmation::Confirmed).shows("not_genuine");
    opened("signature-bit", Confirmation::ReadOnce).shows("cannot_tell");
    opened("good", Confirmation::ReadOnce).shows("comparing");
    opened("assessed-points-12", Confirmation::ReadOnce).shows("must_not_drive");
}

#[test]
fn events_of_other_screens_change_nothing() {
    Script::new()
        .at(0.0, Event::SamePerson)
        .shows("scanning")
        .at(0.1, Event::NotThisPerson)
        .shows("scanning")
        .at(0.2, Event::Tick)
        .shows("scanning")
        .at(1.0, Event::Payload(code("assessed-points-12")))
        .at(3.0, Event::SamePerson)
        .shows("must_not_drive")
        .at(3.1, Event::NotThisPerson)
        .shows("must_not_drive");
}

/// The code of a sample.
fn of_sample(name: &str) -> QrPayload {
    let sample = kerbside::samples::all().into_iter().find(|sample| sample.name == name);
    QrPayload::new(sample.unwrap_or_else(|| panic!("no sample {name}")).text.trim_end().into()).unwrap()
}

/// A driver in probation on an expressway, alone: must not drive.
fn alone() -> Script {
    let mut script = Script::new();
    script.judge.ask(Request {
        vehicle: Some(Vehicle::of_type("K33")),
        journey: "expressway".parse().unwrap(),
        ..Request::default()
    });
    script.at(1.0, Event::Payload(of_sample("probation"))).shows("must_not_drive")
}

#[test]
fn the_companion_is_looked_for_and_answered_beside_the_driver() {
    let script = alone()
        .at(1.2, Event::SeekCompanion)
        .shows("must_not_drive")
        .at(2.0, Event::SeekCompanion)
        .shows("seeking")
        // The driver's code is still in view.
        .at(2.1, Event::Payload(of_sample("probation")))
        .shows("seeking")
        .at(3.0, Event::Payload(of_sample("valid-c1")))
        .shows("qualified");
    let mut script = script.at(3.5, Event::Tick).shows("qualified");
    assert!(script.session.accept_companion(script.now()).is_none(), "nobody looks at a face so quickly");
    script = script.at(4.5, Event::Tick);
    let code = script.session.accept_companion(script.now()).unwrap();
    let request = Request { companion: Some(code), ..script.judge.request().clone() };
    script.judge.ask(request);
    script.at(4.6, Event::Asked).shows("comparing");
}

#[test]
fn a_companion_who_is_not_enough_is_shown_and_the_driver_waits() {
    let script = alone().at(2.0, Event::SeekCompanion).at(3.0, Event::Payload(of_sample("valid-e-f")));
    let script = script.shows("unqualified").at(5.0, Event::BackToDriver).shows("must_not_drive");
    // What proves nothing waits for a second frame, as ever.
    script
        .at(6.0, Event::SeekCompanion)
        .at(6.5, Event::Payload(of_sample("tampered")))
        .shows("seeking")
        .at(6.6, Event::Payload(of_sample("tampered")))
        .shows("unqualified")
        .at(7.0, Event::Presented(of_sample("unknown-key")))
        .shows("open")
        .at(38.0, Event::Tick)
        .shows("scanning");
}

#[test]
fn no_companion_is_looked_for_where_none_is_needed() {
    let script = Script::new().at(1.0, Event::Payload(code("good"))).at(2.5, Event::SamePerson);
    script.shows("may_drive").at(4.0, Event::SeekCompanion).shows("may_drive");
    Script::new()
        .at(1.0, Event::SeekCompanion)
        .shows("scanning")
        .at(2.0, Event::BackToDriver)
        .shows("scanning");
}

#[test]
fn a_counter_confirms_nobody_without_the_id_card() {
    let mut script = Script::new();
    script.judge = Judge::new(KeyringName::Training, Profile::Rental).unwrap();
    script
        .at(1.0, Event::Payload(code("good")))
        .shows("comparing")
        .at(2.5, Event::SamePerson)
        .shows("comparing")
        .at(2.6, Event::IdCardTicked)
        .at(2.7, Event::IdCardTicked)
        .at(2.8, Event::SamePerson)
        .shows("comparing")
        .at(2.9, Event::IdCardTicked)
        .at(3.0, Event::SamePerson)
        .shows("may_drive");
}
