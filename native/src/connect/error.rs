//! Why there is no connection, and what to do about it.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use super::{EndpointError, Target};

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// The endpoint is none that can be connected to.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// The server did not answer in time.
    #[error(
        "{server} did not answer within {after:?}; check host and port, or raise --connect-timeout"
    )]
    Timeout {
        /// The server, as `host:port` or the path of its socket.
        server: String,
        /// How long it was given.
        after: Duration,
    },
    /// Nobody is there, or the login was refused.
    #[error("cannot connect to {server}: {reason}")]
    Refused {
        /// The server, as `host:port` or the path of its socket.
        server: String,
        /// Why, and what to do.
        reason: String,
        /// What the client said.
        #[source]
        source: Error,
    },
}

impl ConnectError {
    pub(super) fn refused(target: &Target, source: Error) -> Self {
        let server = target.to_string();
        if io_error(&source).is_some_and(|it| it.kind() == io::ErrorKind::TimedOut)
            || source.to_string().starts_with("timeout")
        {
            return Self::Timeout {
                server,
                after: target.connect_timeout,
            };
        }
        let said = reason(&source);
        let help = help(&source, target);
        Self::Refused {
            server,
            reason: format!("{said}; {help}"),
            source,
        }
    }
}

/// What to do about a connection that did not come.
fn help(error: &Error, target: &Target) -> String {
    if let Some(code) = error.code() {
        return match *code {
            SqlState::INVALID_PASSWORD | SqlState::INVALID_AUTHORIZATION_SPECIFICATION => format!(
                "check --user (now {}) and the password of --password-file, PGPASSWORD or \
                 POSTGRES_PASSWORD",
                target.user
            ),
            SqlState::INVALID_CATALOG_NAME => "name another database with PGDATABASE".to_owned(),
            SqlState::TOO_MANY_CONNECTIONS => "try again when others have left".to_owned(),
            SqlState::CANNOT_CONNECT_NOW => "try again in a moment".to_owned(),
            _ => "see the log of the server".to_owned(),
        };
    }
    let kind = io_error(error).map(io::Error::kind);
    let said = reason(error);
    if kind == Some(io::ErrorKind::ConnectionRefused) {
        "nobody listens there: check the port, and whether the server runs".to_owned()
    } else if kind == Some(io::ErrorKind::NotFound) {
        "there is no such socket: check the folder, the port, and whether the server runs"
            .to_owned()
    } else if said.contains("lookup address") {
        "check the name in --endpoint".to_owned()
    } else if said.contains("password missing") {
        "give the password with --password-file or PGPASSWORD".to_owned()
    } else if error.is_closed() || kind == Some(io::ErrorKind::UnexpectedEof) {
        "check that a PostgreSQL listens there".to_owned()
    } else {
        "check --endpoint, and whether a PostgreSQL listens there".to_owned()
    }
}

fn io_error(error: &Error) -> Option<&io::Error> {
    let mut source = error.source();
    while let Some(it) = source {
        if let Some(found) = it.downcast_ref::<io::Error>() {
            return Some(found);
        }
        source = it.source();
    }
    None
}

/// What a server or the way to it says, on one line: the innermost reason, and the server's own
/// message with its details.
pub(crate) fn reason(error: &Error) -> String {
    if let Some(said) = error.as_db_error() {
        let mut text = said.message().to_owned();
        for more in [said.detail(), said.hint()].into_iter().flatten() {
            text.push_str(": ");
            text.push_str(more);
        }
        return format!("{text} ({})", said.code().code());
    }
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(it) = source {
        text = it.to_string();
        source = it.source();
    }
    if text == "bytes remaining on stream" || text.starts_with("unknown message tag") {
        return "it does not speak PostgreSQL's protocol".to_owned();
    }
    // The number says nothing that the words do not.
    match text.find(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}
