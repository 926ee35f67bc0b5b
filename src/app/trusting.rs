//! Keys and lists of this device as the window holds them. The folder on the disk is one for all windows; what is slow is done
//! on the thread for files with a copy of the device, which comes back and takes its place. \[shell\]

mod clock;
mod flow;
mod show;
mod update;
mod work;

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use eframe::egui::Context;

use self::update::Parts;
pub(super) use self::update::{Handed, is_update};
pub(super) use self::work::{TrustAnswer, TrustJob, run};
use super::App;
use crate::judge::{Judge, recognise};
use crate::session::{Event, Now};
use crate::text::Message;
use crate::trust::device::{AnyDevice, AnyPlan, Overview};
use crate::trust::repository::RepositoryError;
use crate::ui::action::Page;
use crate::verdict::{KeyringName, Profile};

/// Training on a device of an office ends after so long.
const TRAINING_LASTS: Duration = Duration::from_secs(8 * 3600);

/// See the module.
pub(super) struct Trusting {
    /// Where state is kept; `None`: nowhere, what is in the program counts.
    folder: Option<PathBuf>,
    pub(super) device: AnyDevice,
    pub(super) overview: Overview,
    /// When training began on a device of an office.
    training_since: Option<Now>,
    /// The bound of time that is written down.
    written: DateTime<Utc>,
    /// The far-ahead clock was looked at: its panel stays away.
    clock_seen: bool,
    /// What waits for a yes.
    pending: Option<Pending>,
    /// The folder that waits for the fingerprint.
    offered: Option<PathBuf>,
    /// What is typed of the fingerprint.
    pub(super) root_typed: String,
    parts: Parts,
    /// What is to be said on the pages for keys and lists, until something else is done.
    pub(super) said: Option<Message>,
    pub(super) busy: Busy,
    /// When the page changed: a press right after was meant for the page before.
    changed_at: Duration,
}

/// What the thread for files does with keys and lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Busy {
    /// Nothing.
    No,
    /// It reads and checks.
    Reading,
    /// It writes.
    Writing,
}

/// Checked, shown, not yet in force.
pub(super) enum Pending {
    /// Changes of a list: the COSE bytes.
    Changes(Vec<u8>, Vec<Message>),
    /// A repository.
    Repository(Box<AnyPlan>, Vec<Message>),
}

impl Trusting {
    /// Production if an office was ever provisioned here, else training.
    pub(super) fn open(folder: Option<&Path>, now: Now) -> Result<Self, RepositoryError> {
        let mut device = AnyDevice::in_folder(KeyringName::Training, folder)?;
        if folder.is_some() {
            let production = AnyDevice::in_folder(KeyringName::Production, folder)?;
            if production.is_provisioned() {
                device = production;
            }
        }
        recognise(&device.trust());
        Ok(Self {
            folder: folder.map(Path::to_owned),
            overview: device.overview(now.wall),
            training_since: None,
            written: device.ratchet().newest(),
            clock_seen: false,
            pending: None,
            offered: None,
            root_typed: String::new(),
            parts: Parts::default(),
            said: None,
            busy: Busy::No,
            changed_at: Duration::ZERO,
            device,
        })
    }

    /// A judge that asks this device.
    pub(super) fn judge(&self, profile: Profile) -> Judge {
        Judge::with(self.device.trust(), self.device.standing(), profile)
    }

    /// What waits for a yes, in words.
    pub(super) fn lines(&self) -> &[Message] {
        match &self.pending {
            None => &[],
            Some(Pending::Changes(_, lines) | Pending::Repository(_, lines)) => lines,
        }
    }

    /// Whether what waits would change anything.
    pub(super) fn would_change(&self) -> bool {
        match &self.pending {
            None => false,
            Some(Pending::Changes(..)) => true,
            Some(Pending::Repository(plan, _)) => !plan.changes().is_same,
        }
    }

    /// What is said of keys and lists, as of this moment.
    fn look(&mut self, clock: DateTime<Utc>) {
        self.overview = self.device.overview(clock);
    }

    /// What was found so far, and what is to be said, is over.
    fn begin_anew(&mut self) {
        self.pending = None;
        self.offered = None;
        self.root_typed.clear();
        self.parts = Parts::default();
        self.said = None;
    }
}

impl App {
    /// Other keys, or others of the same kind, from now on: everything is asked anew by them.
    pub(super) fn take_device(&mut self, ctx: &Context, mut device: AnyDevice) {
        let former = &self.trusting.device;
        // Another office, or none, has another bound.
        if former.keyring() == device.keyring() && former.anchor() == device.anchor() {
            device.keep_bound(former.ratchet());
        } else {
            self.trusting.written = device.ratchet().newest();
            self.trusting.clock_seen = false;
        }
        recognise(&device.trust());
        self.judge.take(device.trust(), device.standing());
        self.trusting.device = device;
        self.tell_time();
        self.trusting.look(self.clock.now().wall);
        self.judge_paper();
        self.handle(ctx, Event::Asked);
    }

    /// Another window, or the command line, may have changed what is on the disk.
    pub(super) fn take_what_is_on_the_disk(&mut self, ctx: &Context) {
        let device = &self.trusting.device;
        if device.is_current() {
            return;
        }
        if let Ok(device) = AnyDevice::in_folder(device.keyring(), self.trusting.folder.as_deref()) {
            self.take_device(ctx, device);
        }
    }

    /// What is said of keys and lists goes with the clock.
    pub(super) fn look_at_trust(&mut self) {
        let clock = self.clock.now().wall;
        if self.trusting.overview.clock.0.timestamp() != clock.timestamp() {
            self.trusting.look(clock);
        }
    }

    /// The other keyring, as it is on the disk.
    pub(super) fn use_keyring(&mut self, ctx: &Context, keyring: KeyringName) {
        let former = &self.trusting.device;
        if former.keyring() == keyring {
            return;
        }
        let limited = keyring == KeyringName::Training && former.is_provisioned();
        match AnyDevice::in_folder(keyring, self.trusting.folder.as_deref()) {
            Ok(device) => {
                self.trusting.begin_anew();
                self.trusting.training_since = limited.then(|| self.clock.now());
                self.take_device(ctx, device);
            }
            Err(_unusable) => self.notify(Message::new("ui-keyring-broken")),
        }
    }

    /// Training on a device of an office is an exercise, and ends like one.
    pub(super) fn end_training(&mut self, ctx: &Context) {
        let Some(since) = self.trusting.training_since else { return };
        let now = self.clock.now();
        let by_wall = (now.wall - since.wall).to_std().unwrap_or_default();
        if now.steady.saturating_sub(since.steady).max(by_wall) < TRAINING_LASTS {
            return;
        }
        self.page = Page::Main;
        self.leave_paper();
        self.handle(ctx, Event::FocusLost);
        self.set_timeline(super::clock::Timeline::Present);
        self.use_keyring(ctx, KeyringName::Production);
        self.notify(Message::new("trust-training-over"));
    }
}
