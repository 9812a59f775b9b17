//! What happens during a run, for whoever watches.

use std::time::Duration;

use deesql_core::plan::Step;

use super::job::Job;
use crate::server_error::ServerError;

/// Something that happened. Numbers of statements count from 1, as in the printed plan.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// A statement is about to run.
    StepStarted {
        /// Its number.
        number: usize,
        /// How many there are.
        total: usize,
        /// What it is.
        step: &'a Step,
    },
    /// It is done; a job that it started may still run.
    StepDone {
        /// Its number.
        number: usize,
        /// What it is.
        step: &'a Step,
        /// How long it took.
        elapsed: Duration,
    },
    /// A batch of rows is committed.
    Batch {
        /// The number of its statement.
        number: usize,
        /// The rows of this batch.
        rows: u64,
        /// The rows of all batches so far.
        total: u64,
    },
    /// A statement of a file started a job.
    JobStarted {
        /// The job.
        job: &'a Job,
    },
    /// A job was looked at, and is not done yet.
    JobWaiting {
        /// The job.
        job: &'a Job,
        /// Its status as `sys.jobs` has it.
        status: &'a str,
        /// How long it was waited for.
        elapsed: Duration,
    },
    /// A job is done, and the catalog agrees.
    JobDone {
        /// The job.
        job: &'a Job,
        /// How long it was waited for.
        elapsed: Duration,
    },
    /// Something failed in a way that may pass.
    Retrying {
        /// Which retry this is, from 1.
        retry: u32,
        /// How many there are at most.
        max_retries: u32,
        /// The wait before it.
        delay: Duration,
        /// What was answered.
        error: &'a ServerError,
    },
    /// Somebody else has the lock.
    LockWaiting {
        /// Who.
        holder: &'a str,
        /// How long it was waited for.
        elapsed: Duration,
    },
    /// A new connection took the place of one that was lost or grew old.
    Reconnected,
    /// A statement whose answer was lost turned out to be committed.
    FoundCommitted {
        /// Its number.
        number: usize,
    },
}
