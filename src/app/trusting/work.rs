//! What is done with keys and lists on the thread for files. \[shell\]

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::text::Message;
use crate::trust::device::{AnyDevice, AnyPlan, ImportError};
use crate::verdict::delta_view;

/// Something to do, with a copy of the device and its clock.
pub(in crate::app) enum TrustJob {
    /// Put a repository in force.
    Apply(AnyDevice, Box<AnyPlan>, DateTime<Utc>),
    /// Put changes of a list in force.
    ApplyChanges(AnyDevice, Vec<u8>, DateTime<Utc>),
    /// Forget the office.
    Forget(AnyDevice),
    /// Write the bound of time down.
    KeepTime(AnyDevice),
    /// Read and check a repository; with what was typed of its fingerprint.
    Plan(AnyDevice, PathBuf, Option<String>, DateTime<Utc>),
    /// Check changes of a list.
    PlanChanges(AnyDevice, Vec<u8>, DateTime<Utc>),
}

/// What came of it.
pub(in crate::app) enum TrustAnswer {
    /// What is in force now, and what is to be said about it.
    Changed(Box<AnyDevice>, &'static str),
    /// Changes of a list that may be applied, in words.
    ChangesPlanned(Vec<u8>, Vec<Message>),
    /// There is nothing to say about it.
    Kept,
    /// A repository that may be applied.
    Planned(Box<AnyPlan>),
    /// Nothing was changed.
    Refused(ImportError),
}

/// Does it. Takes as long as the stick does.
pub(in crate::app) fn run(job: TrustJob) -> TrustAnswer {
    try_run(job).unwrap_or_else(TrustAnswer::Refused)
}

fn try_run(job: TrustJob) -> Result<TrustAnswer, ImportError> {
    Ok(match job {
        TrustJob::Apply(mut device, plan, clock) => {
            device.apply(*plan, clock)?;
            TrustAnswer::Changed(Box::new(device), "trust-done")
        }
        TrustJob::ApplyChanges(mut device, cose, clock) => {
            device.apply_delta(&cose, clock)?;
            TrustAnswer::Changed(Box::new(device), "trust-done")
        }
        TrustJob::Forget(mut device) => {
            device.forget()?;
            TrustAnswer::Changed(Box::new(device), "trust-forgotten")
        }
        TrustJob::KeepTime(mut device) => {
            let _best_effort = device.keep_time();
            TrustAnswer::Kept
        }
        TrustJob::Plan(device, folder, typed, clock) => {
            TrustAnswer::Planned(Box::new(device.plan(&folder, typed.as_deref(), clock)?))
        }
        TrustJob::PlanChanges(device, cose, clock) => {
            let (delta, summary) = device.plan_delta(&cose, clock)?;
            TrustAnswer::ChangesPlanned(cose, delta_view(&delta, &summary))
        }
    })
}
