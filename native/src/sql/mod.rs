//! Running SQL files as they stand.
//!
//! Every statement is a transaction of its own, a `BEGIN … COMMIT` of the file is one as it is
//! written. What fails in a way that may pass is tried again, a block as a whole. Where a statement
//! may have been committed and nobody knows, the run stops and names it.

mod batch;
mod copy;
mod runner;
mod script;

use deesql_core::text::Span;
use tokio_postgres::Client;

use crate::apply::{ApplyOptions, Cause, Control, JobFailure};
use crate::server_error::ServerError;
use crate::session::{Database, Session};

pub use script::{Flaw, Script};

/// How to run files.
#[derive(Clone, Copy, Debug, Default)]
pub struct SqlOptions {
    /// Retries and their waits, as those of a plan.
    pub retry: ApplyOptions,
    /// Leave the jobs that statements start to themselves.
    pub no_wait: bool,
}

/// What was run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ran {
    /// Statements.
    pub statements: usize,
    /// Jobs that they started.
    pub jobs: usize,
    /// How often something was tried again.
    pub retries: u32,
}

/// Why a file was not run to its end.
#[derive(Debug, thiserror::Error)]
#[error("{cause}")]
pub struct SqlError {
    /// Position of the file among those that are run.
    pub script: usize,
    /// The statement.
    pub statement: Span,
    /// The place to look at, in the file.
    pub place: Span,
    /// What went wrong.
    pub cause: SqlCause,
    /// What was done before.
    pub ran: Ran,
}

/// What went wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SqlCause {
    /// The server refused the statement.
    #[error("{0}")]
    Refused(ServerError),
    /// The server refused a statement of a transaction, all of which is undone.
    #[error("{0}; its transaction is rolled back")]
    RolledBack(ServerError),
    /// The answer was lost.
    #[error(
        "{0}; it is unknown whether this was committed, so it is not run again: look whether it was, and go on from there"
    )]
    Uncertain(ServerError),
    /// A job of the statement failed.
    #[error("{0}")]
    Job(JobFailure),
    /// Anything else.
    #[error("{0}")]
    Other(Cause),
}

/// Runs scripts one after the other over connections that are made as they are needed.
///
/// # Errors
/// A statement failed; nothing after it was run.
pub async fn run<D: Database>(
    client: Client,
    database: &D,
    scripts: &[Script],
    options: SqlOptions,
    control: Control<'_>,
) -> Result<Ran, SqlError> {
    let session = Session::reconnecting(client, database);
    runner::run(session, scripts, options, control).await
}
