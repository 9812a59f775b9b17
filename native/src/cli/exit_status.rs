//! How a run ends: 0 nothing found or done, 1 something found, 2 deesql could not do its work.

use std::io;
use std::process::ExitCode;

use deesql::InputError;
use deesql::connect::ConnectError;
use deesql::introspect::IntrospectError;

use super::output;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExitStatus {
    /// Nothing was found, or everything was done.
    Success,
    /// Something was found.
    Found,
    /// deesql could not do its work.
    Failure,
    /// A command that deesql was asked to run ended like this.
    Command(u8),
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> ExitCode {
        match status {
            ExitStatus::Success => ExitCode::from(0),
            ExitStatus::Found => ExitCode::from(1),
            ExitStatus::Failure => ExitCode::from(2),
            ExitStatus::Command(status) => ExitCode::from(status),
        }
    }
}

/// Why deesql could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Input(#[from] InputError),
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error(transparent)]
    Introspect(#[from] IntrospectError),
    #[error("cannot write the result: {0}")]
    Output(#[from] io::Error),
    #[error(transparent)]
    Postgres(#[from] deesql::postgres::StartError),
    #[error("{0}")]
    Usage(String),
}

/// Says why a run failed.
pub(crate) fn report(result: Result<ExitStatus, Failure>) -> ExitStatus {
    match result {
        Ok(status) => status,
        Err(failure) => {
            output::message(&format!("error: {failure}"));
            ExitStatus::Failure
        }
    }
}
