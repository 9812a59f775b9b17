//! How a run can fail.

use std::fmt;
use std::time::Duration;

use deesql_core::service::limit::{TRANSACTION_BYTES, TRANSACTION_ROWS};

use super::job::Job;
use crate::server_error::ServerError;
use crate::session::BoxError;

/// Why a plan was not applied in full, and how far it came.
#[derive(Debug)]
pub struct ApplyError {
    /// How many statements were done, from the first.
    pub done: usize,
    /// How many the plan has.
    pub total: usize,
    /// The statement that failed; none where all are done and a job failed, or where the run was
    /// stopped between two.
    pub failed: Option<FailedStep>,
    /// What went wrong.
    pub cause: Cause,
    /// Jobs that go on in the background.
    pub running: Vec<Job>,
}

/// The statement that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedStep {
    /// Its number in the plan, from 1.
    pub number: usize,
    /// What it is about.
    pub resource: String,
    /// Its text.
    pub sql: String,
}

/// What went wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Cause {
    /// The server refused the statement.
    #[error("{0}")]
    Refused(ServerError),
    /// A batch is over a limit of the service's transactions.
    #[error(
        "{0}; a batch must stay below {rows} rows and {size} MiB with its index entries and \
         cascades, so change these rows by hand in smaller parts, then run this again",
        rows = TRANSACTION_ROWS.value,
        size = TRANSACTION_BYTES.value >> 20
    )]
    Limit(ServerError),
    /// It kept failing in a way that might have passed.
    #[error("{error}; gave up after {retries} retries, which --retries raises")]
    RetriesExhausted {
        /// How often it was tried again.
        retries: u32,
        /// The last answer.
        error: ServerError,
    },
    /// The answer was lost.
    #[error(
        "{0}; it is unknown whether the statement was committed: plan again, which shows what is left to do"
    )]
    Uncertain(ServerError),
    /// The connection was lost where nothing can have been committed in part.
    #[error("{0}; connect and plan again, which shows what is left to do")]
    ConnectionLost(ServerError),
    /// No first connection.
    #[error("{0}")]
    Connect(#[source] BoxError),
    /// No new connection.
    #[error("the connection was lost, and there is no new one: {0}")]
    Reconnect(#[source] BoxError),
    /// The answer was lost, and the catalog could not be read either.
    #[error(
        "it is unknown whether the statement was committed, and the live schema cannot be read: {0}"
    )]
    LookUp(ServerError),
    /// The answer was lost, and the live schema is none that the plan leads through.
    #[error(
        "the answer was lost, and the live schema is neither what it was before the statement nor what it should be after it: somebody else changes it; plan again"
    )]
    Drifted,
    /// The catalog says no.
    #[error("the check of the catalog failed: {answer}")]
    CheckFailed {
        /// What came instead of `true`.
        answer: String,
    },
    /// The rows of a copy are not those of its table.
    #[error("the copy has other rows than the table{}", .help.as_ref().map(|it| format!("; {it}")).unwrap_or_default())]
    RowsDiffer {
        /// What the plan says of it.
        help: Option<String>,
    },
    /// A statement that starts a job named none.
    #[error("the server named no job; is this Aurora DSQL, or a deesql proxy?")]
    NoJobId,
    /// A wait without a job.
    #[error("there is no job to wait for")]
    NoJob,
    /// Jobs failed.
    #[error("{}", jobs(.0))]
    Jobs(Vec<JobFailure>),
    /// A job took longer than it was allowed to.
    #[error("the job of {resource} still runs after {}s; it goes on in the background, and the next plan waits for it", .after.as_secs())]
    JobTimeout {
        /// What it works on.
        resource: String,
        /// How long it was waited for.
        after: Duration,
    },
    /// Somebody asked to stop.
    #[error("stopped")]
    Stopped,
}

/// A job that did not do its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobFailure {
    /// The job.
    pub job: Job,
    /// What the service says of it.
    pub details: Option<String>,
    /// What that leaves behind, and what to do.
    pub help: String,
}

fn jobs(failures: &[JobFailure]) -> String {
    let texts: Vec<String> = failures.iter().map(JobFailure::to_string).collect();
    texts.join("; ")
}

impl fmt::Display for JobFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let details = self.details.as_deref().unwrap_or("no details");
        let Self { job, help, .. } = self;
        write!(f, "{job} failed: {details}; {help}")
    }
}

impl ApplyError {
    /// Whether somebody asked for it.
    pub fn is_stopped(&self) -> bool {
        matches!(self.cause, Cause::Stopped)
    }
}

impl fmt::Display for ApplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(step) = &self.failed {
            write!(f, "statement {} ({}): ", step.number, step.resource)?;
        }
        self.cause.fmt(f)
    }
}

impl std::error::Error for ApplyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.cause)
    }
}
