//! What is in force, how old it is, and what becomes of it when: data for the screen and for `kerbside trust status`.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Anchor, Device, Source};
use crate::envelope::KeyId;
use crate::status::ListHeader;
use crate::text::Message;
use crate::trust::ages::{self, Grade};
use crate::trust::repository::{Role, RoleKeys, Versions};
use crate::trust::{ClockStanding, Distrust, Issuer, KeyringKind, Memory, Names, Thresholds};
use crate::verdict::KeyringName;

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Whose keys.
    pub keyring: KeyringName,
    /// Whose word trust begins with.
    pub anchor: Option<Anchor>,
    /// Where it came from.
    pub source: Source,
    /// Whether the device remembers what it has seen.
    pub memory: Memory,
    /// What the clock says, and how it stands to signed times.
    pub clock: (DateTime<Utc>, ClockStanding),
    /// The newest signed time known.
    pub newest_signed: DateTime<Utc>,
    /// The repository in force.
    pub repository: Option<RepositoryOverview>,
    /// Who may sign.
    pub issuers: Vec<IssuerOverview>,
    /// What was left aside at the start, and why.
    pub troubles: Vec<Message>,
}

/// Versions, times and keys of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepositoryOverview {
    /// Of the four roles.
    pub versions: Versions,
    /// Keys, threshold and signers of each role.
    pub roles: Vec<(Role, RoleKeys)>,
    /// Age of the keys.
    pub age: Age,
}

/// How old something is, and what it becomes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// When it was signed.
    pub signed_at: DateTime<Utc>,
    /// What it is now.
    pub grade: Grade,
    /// The moment from which on it is worse, and what it is then; `None`: it cannot become worse.
    pub next: Option<(DateTime<Utc>, Grade)>,
}

/// One issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerOverview {
    /// `iss`.
    pub id: String,
    /// Its name.
    pub name: Names,
    /// Its keys.
    pub keys: Vec<KeyOverview>,
    /// The key that signs its status deltas.
    pub delta_key: Option<KeyId>,
    /// Its list, and the list's age.
    pub list: Option<(ListHeader, Age)>,
}

/// One key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyOverview {
    /// `kid`.
    pub key_id: KeyId,
    /// First moment.
    pub valid_from: DateTime<Utc>,
    /// Last moment.
    pub valid_until: DateTime<Utc>,
    /// Set when it was lost or stolen.
    pub distrust: Option<Distrust>,
}

impl Overview {
    pub(super) fn of<K: KeyringKind>(device: &Device<K>, clock: DateTime<Utc>) -> Self {
        let trust = device.trust();
        let limits = trust.keyring().thresholds();
        let (now, standing) = device.read_clock(clock);
        let repository = trust.repository().zip(trust.keys_time()).map(|(repository, times)| {
            let grade = |at| ages::keys(times, at, limits);
            let steps = [
                after(times.signed_at, limits.keys_fresh_seconds),
                after(times.signed_at, limits.keys_ageing_seconds),
                times.expires,
            ];
            RepositoryOverview {
                versions: repository.versions().clone(),
                roles: repository.roles().iter().map(|(role, keys)| (role.clone(), keys.clone())).collect(),
                age: age(times.signed_at, now, &steps, grade),
            }
        });
        let issuers = trust.keyring().issuers().iter().map(|issuer| IssuerOverview {
            delta_key: trust
                .repository()
                .and_then(|repository| repository.delta_key(issuer.id()))
                .map(crate::status::DeltaKey::key_id),
            list: trust
                .lists()
                .find(|list| list.issuer == issuer.id())
                .map(|list| (list.clone(), age_of_list(list, now, limits))),
            id: issuer.id().to_owned(),
            name: issuer.name().clone(),
            keys: keys(issuer),
        });
        Self {
            keyring: K::NAME,
            anchor: device.anchor(),
            source: trust.source(),
            memory: device.memory(),
            clock: (clock, standing.clock),
            newest_signed: device.ratchet().newest(),
            repository,
            issuers: issuers.collect(),
            troubles: device.troubles().iter().map(|trouble| trouble.message()).collect(),
        }
    }

    /// The worst of keys, lists and memory; expired where there is nothing at all.
    #[must_use]
    pub fn grade(&self) -> Grade {
        let lists = self.issuers.iter().filter_map(|issuer| issuer.list.as_ref()).map(|(_, age)| age.grade);
        let memory = match self.memory {
            Memory::Kept => Grade::Fresh,
            Memory::Damaged | Memory::None => Grade::Ageing,
            Memory::Outdated => Grade::Stale,
        };
        self.repository
            .as_ref()
            .map_or(Grade::Expired, |repository| lists.fold(repository.age.grade.max(memory), Grade::max))
    }
}

fn keys<K: KeyringKind>(issuer: &Issuer<K>) -> Vec<KeyOverview> {
    let keys = issuer.keys().iter().map(|key| KeyOverview {
        key_id: key.key_id(),
        valid_from: key.valid_from(),
        valid_until: key.valid_until(),
        distrust: key.distrust().cloned(),
    });
    keys.collect()
}

fn age_of_list(list: &ListHeader, now: DateTime<Utc>, limits: &Thresholds) -> Age {
    let signed_at = DateTime::from_timestamp(list.signed_at, 0).unwrap_or_default();
    let steps = [limits.list_fresh_seconds, limits.list_ageing_seconds, limits.list_stale_seconds];
    let steps = steps.map(|seconds| after(signed_at, seconds));
    age(signed_at, now, &steps, |at| ages::list(list.signed_at, at, limits))
}

/// The first second at which something is older than `seconds`.
fn after(signed_at: DateTime<Utc>, seconds: i64) -> DateTime<Utc> {
    let seconds = TimeDelta::try_seconds(seconds.saturating_add(1)).unwrap_or(TimeDelta::MAX);
    signed_at.checked_add_signed(seconds).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// The steps are moments at which the grade may change; the next is the first after `now` at which it does.
fn age(
    signed_at: DateTime<Utc>,
    now: DateTime<Utc>,
    steps: &[DateTime<Utc>],
    grade: impl Fn(DateTime<Utc>) -> Grade,
) -> Age {
    let is = grade(now);
    let mut later: Vec<DateTime<Utc>> = steps.iter().copied().filter(|step| *step > now).collect();
    later.sort_unstable();
    let next = later.into_iter().map(|step| (step, grade(step))).find(|(_, then)| *then > is);
    Age { signed_at, grade: is, next }
}
