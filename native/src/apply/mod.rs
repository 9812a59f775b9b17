//! Running a plan.
//!
//! Each step is a transaction of its own. What fails in a way that may pass is tried again; where
//! nobody knows whether a definition was committed, the catalog is asked before it runs again; jobs
//! are waited for, and the catalog has the last word on them.
//!
//! ```no_run
//! # use deesql::core::{plan::Plan, schema::Schema};
//! # async fn example(client: tokio_postgres::Client, plan: Plan) -> Result<(), Box<dyn std::error::Error>> {
//! use deesql::apply::{ApplyOptions, apply, check_hazards};
//! use deesql::core::plan::HazardKind;
//!
//! check_hazards(&plan, &[HazardKind::IndexBuild])?;
//! let applied = apply(&client, &plan, ApplyOptions { max_retries: 5, ..ApplyOptions::default() }).await?;
//! assert_eq!(applied.statements, plan.steps.len());
//! # Ok(())
//! # }
//! ```

mod error;
mod event;
mod hazard;
pub(crate) mod job;
pub(crate) mod lease;
pub(crate) mod link;
mod look_up;
mod runner;
mod wait;

use std::time::Duration;

use deesql_core::plan::Plan;
use deesql_core::schema::Schema;
use tokio_postgres::Client;

use crate::retry::RetryPolicy;
use crate::session::{Database, Session};
use crate::stop::Stop;

pub use error::{ApplyError, Cause, FailedStep, JobFailure};
pub use event::Event;
pub use hazard::{HazardsRefused, RefusedHazard, check_hazards};
pub use job::{Job, JobObject};
pub use lease::{Lease, LeaseError, LeaseOptions};
pub use link::connect_patiently;

/// How to run a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApplyOptions {
    /// How often a statement is tried again after a failure that may pass.
    pub max_retries: u32,
    /// The wait before the first retry; it doubles, up to half a minute, with jitter.
    pub retry_base_delay: Duration,
    /// How long one job may take. Without it a job is waited for however long it takes: large
    /// tables take hours.
    pub job_timeout: Option<Duration>,
}

impl Default for ApplyOptions {
    fn default() -> Self {
        let RetryPolicy {
            max_retries,
            base_delay,
        } = RetryPolicy::default();
        Self {
            max_retries,
            retry_base_delay: base_delay,
            job_timeout: None,
        }
    }
}

impl ApplyOptions {
    /// How often and after what time something is tried again.
    pub fn retry(self) -> RetryPolicy {
        RetryPolicy {
            max_retries: self.max_retries,
            base_delay: self.retry_base_delay,
        }
    }
}

/// Who watches a run, and who may stop it.
pub struct Control<'a> {
    /// Hears of everything that happens.
    pub observe: &'a mut (dyn FnMut(&Event<'_>) + Send),
    /// Stops between statements, batches and polls.
    pub stop: Stop,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Applied {
    /// Statements, all of the plan's.
    pub statements: usize,
    /// Jobs that were waited for.
    pub jobs: usize,
    /// Rows that batches changed.
    pub rows: u64,
    /// How often something was tried again.
    pub retries: u32,
}

/// Runs a plan over a client that the caller made, and waits for every job.
///
/// Hazards are not looked at: see [`check_hazards`]. A lost connection ends the run, since nobody
/// here can make another one; the error says whether the last statement may have been committed.
///
/// # Errors
/// A statement was refused, a check or a job failed, or the connection was lost; with how far it
/// came.
pub async fn apply(
    client: &Client,
    plan: &Plan,
    options: ApplyOptions,
) -> Result<Applied, ApplyError> {
    let control = Control {
        observe: &mut |_| {},
        stop: Stop::NEVER,
    };
    apply_observed(client, plan, options, control).await
}

/// As [`apply`], watched and stoppable.
///
/// # Errors
/// As [`apply`], or because somebody asked to stop.
pub async fn apply_observed(
    client: &Client,
    plan: &Plan,
    options: ApplyOptions,
    control: Control<'_>,
) -> Result<Applied, ApplyError> {
    runner::run(Session::borrowed(client), plan, None, options, control).await
}

/// Runs a plan over connections that are made as they are needed. `live` is the schema that the plan
/// starts from: with it, a definition whose answer was lost is looked up before it runs again.
///
/// # Errors
/// As [`apply`]; a lost connection only if there is no new one.
pub async fn apply_reconnecting<D: Database>(
    client: Client,
    database: &D,
    live: &Schema,
    plan: &Plan,
    options: ApplyOptions,
    control: Control<'_>,
) -> Result<Applied, ApplyError> {
    let session = Session::reconnecting(client, database);
    runner::run(session, plan, Some(live), options, control).await
}
