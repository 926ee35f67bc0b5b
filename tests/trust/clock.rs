//! The lower bound of time, through restarts and up to the verdict.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use kerbside::judge::{Judge, Time};
use kerbside::trust::device::{AnyDevice, Device, Disk};
use kerbside::trust::{ClockStanding, Memory, Training};
use kerbside::verdict::{KeyringName, Profile};

use crate::field::{CLOCK, Field, Folder, at, store};
use crate::forge::{Forge, ISSUER, list};

fn standing(field: &Field, clock: &str) -> (DateTime<Utc>, ClockStanding) {
    let (now, standing) = field.restarted().read_clock(at(clock));
    (now, standing.clock)
}

/// What moved the bound, and where it is after a restart.
#[test]
fn what_moves_the_bound() {
    let mut field = Field::with("bound", &Forge::default());
    let newest = |field: &Field| field.restarted().ratchet().newest();
    assert_eq!(newest(&field), at("2026-11-20T02:00:00Z"), "the repository's x-signed-at");
    let later_list = Forge::default().next().with(|forge| {
        forge.signed_at = Some("2026-11-20T23:55:00Z");
        forge.lists.insert(format!("status-{ISSUER}"), list(ISSUER, 42, "2026-11-21T00:00:00Z", &[]));
    });
    field.import("list", &later_list.build()).unwrap();
    assert_eq!(newest(&field), at("2026-11-21T00:00:00Z"), "the list's time");
    for (code, clock, expected) in [
        ("2026-11-21T07:00:00Z", CLOCK, "2026-11-21T07:00:00Z"),
        ("2026-11-21T06:00:00Z", CLOCK, "2026-11-21T07:00:00Z"),
        ("2026-11-21T08:05:00Z", CLOCK, CLOCK),
        ("2026-11-21T08:05:01Z", CLOCK, CLOCK),
        ("2036-01-01T00:00:00Z", CLOCK, CLOCK),
    ] {
        field.device.saw_code(at(code).timestamp(), at(clock));
        field.device.keep_time().unwrap();
        assert_eq!(newest(&field), at(expected), "{code}");
    }
}

/// Clock after clock on one device: what is judged as of, and what is said.
#[test]
fn a_clock_that_is_turned() {
    let mut field = Field::with("turned", &Forge::default());
    field.device.saw_code(at(CLOCK).timestamp(), at(CLOCK));
    field.device.keep_time().unwrap();
    let bound = at(CLOCK);
    for (clock, now, expected) in [
        ("2026-11-21T09:00:00Z", "2026-11-21T09:00:00Z", ClockStanding::Sound),
        ("2026-11-21T07:55:00Z", "2026-11-21T07:55:00Z", ClockStanding::Sound),
        ("2026-11-21T07:54:59Z", CLOCK, ClockStanding::Behind { clock: at("2026-11-21T07:54:59Z"), bound }),
        ("2000-01-01T00:00:00Z", CLOCK, ClockStanding::Behind { clock: at("2000-01-01T00:00:00Z"), bound }),
        ("2027-12-26T08:00:00Z", "2027-12-26T08:00:00Z", ClockStanding::Sound),
        ("2027-12-26T08:00:01Z", "2027-12-26T08:00:01Z", ClockStanding::FarAhead { newest: bound }),
        // Another time zone is the same moment.
        ("2026-11-21T17:00:00+08:00", "2026-11-21T09:00:00Z", ClockStanding::Sound),
        ("2026-11-20T23:30:00-09:00", "2026-11-21T08:30:00Z", ClockStanding::Sound),
    ] {
        assert_eq!(standing(&field, clock), (at(now), expected), "{clock}");
    }
}

/// A damaged memory is not written over: it must not look whole at the next start.
#[test]
fn a_damaged_memory_stays_damaged() {
    let field = Field::with("damaged-memory", &Forge::default());
    let state = field.folder.join("state/state.json");
    std::fs::write(&state, b"damaged").unwrap();
    let mut device = field.restarted();
    device.saw_code(at(CLOCK).timestamp(), at(CLOCK));
    device.keep_time().unwrap();
    assert_eq!(std::fs::read(&state).unwrap(), b"damaged");
    assert_eq!(field.restarted().memory(), Memory::Damaged);
}

/// Two instances: each keeps what the other has seen.
#[test]
fn two_instances_share_the_bound() {
    let field = Field::with("shared-bound", &Forge::default());
    let (mut one, mut other) = (field.restarted(), field.restarted());
    one.saw_code(at("2026-11-21T07:00:00Z").timestamp(), at(CLOCK));
    other.saw_code(at("2026-11-21T06:00:00Z").timestamp(), at(CLOCK));
    one.keep_time().unwrap();
    other.keep_time().unwrap();
    assert_eq!(field.restarted().ratchet().newest(), at("2026-11-21T07:00:00Z"));
}

/// From the bundled sample to the verdict: a clock that is behind weakens the yes, and says so.
#[test]
fn a_clock_behind_weakens_a_yes() {
    let folder = Folder::new("verdict");
    let open = || AnyDevice::open(KeyringName::Training, Some(store(&folder, Arc::new(Disk)))).unwrap();
    let text =
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/valid-c1.txt"))
            .unwrap();
    let payload = kerbside::qr::QrPayload::new(text.trim_ascii_end().to_vec()).unwrap();
    let verdict = |device: &AnyDevice, clock: &str| {
        let mut judge = Judge::with(device.trust(), device.standing(), Profile::Police);
        judge.set_time(Time::Clock(device.ratchet()));
        let view = judge.view(&payload, at(clock));
        (view.verdict.code(), view.findings.iter().map(|finding| finding.code).collect::<Vec<_>>())
    };
    let mut device = open();
    let now = "2026-11-25T00:00:00Z";
    let (sound, findings) = verdict(&device, now);
    assert_eq!(sound, "may_drive", "{findings:?}");
    device.saw_code(at(now).timestamp(), at(now));
    device.keep_time().unwrap();
    let restarted = open();
    let (behind, findings) = verdict(&restarted, "2026-11-24T00:00:00Z");
    assert_eq!(behind, "check_further");
    assert!(findings.iter().any(|code| code.starts_with("K9")), "{findings:?}");
    assert_eq!(verdict(&restarted, now).0, "may_drive");
    let other: Device<Training> = Device::open(None).unwrap();
    assert!(other.ratchet().newest() < at(now), "only this device has seen it");
}
