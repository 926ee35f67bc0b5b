//! `trust publish`.

use chrono::{DateTime, SubsecRound as _, Utc};

use super::args::PublishArgs;
use super::{after, show, signing};
use crate::authority::program::{Failure, print};
use crate::authority::trust::{Draft, Office, Times};
use crate::trust::Production;

pub(super) fn run(arguments: &PublishArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let folder = &arguments.office.office;
    let mut office = Office::open(folder)?;
    if arguments.refresh {
        if office.published.is_none() {
            return Err(Failure::new("nothing is published yet; publish without --refresh."));
        }
        office = office.without_draft();
    } else if office.drafted().is_empty() {
        return Err(Failure::new(
            "nothing was changed since the last publication. --refresh only says anew that it still holds.",
        ));
    }
    let signed_at = arguments.signed_at.map_or(now, |moment| moment.to_utc().trunc_subsecs(0));
    if signed_at > now + chrono::TimeDelta::minutes(5) {
        return Err(Failure::new(
            "--signed-at is ahead of the clock of this machine: devices would take it for the time that it is. Check both.",
        ));
    }
    let times = Times {
        signed_at,
        snapshot_expires: after(signed_at, arguments.snapshot_days)?,
        timestamp_expires: after(signed_at, arguments.timestamp_days)?,
    };
    let signers = signing::signers(&arguments.keys)?;
    let files = office.assemble::<Production>(times, &signers)?;
    office.publish(&files)?;
    if !arguments.refresh {
        office.draft = Draft::default();
        office.save()?;
    }
    print(&format!("{}: {} files\n", folder.join("repository").display(), files.len()))?;
    show::run(folder)
}
