//! Why there is no connection, and what to do about it.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use super::{EndpointError, Target};
#[cfg(feature = "aws")]
use super::{IamError, TlsError};

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
    /// There is no token to log in with.
    #[cfg(feature = "aws")]
    #[error("cannot log in to {server}: {source}; {help}")]
    Token {
        /// The server, as `host:port`.
        server: String,
        /// What to do.
        help: String,
        /// Why.
        #[source]
        source: IamError,
    },
    /// The connection cannot be made private.
    #[cfg(feature = "aws")]
    #[error("cannot connect to {server}: {source}")]
    Tls {
        /// The server, as `host:port`.
        server: String,
        /// Why.
        #[source]
        source: TlsError,
    },
    /// What would be sent is secret, and the way is not.
    #[error("cannot connect to {0}: {1}")]
    Unsafe(String, String),
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
    pub(super) fn timeout(target: &Target) -> Self {
        Self::Timeout {
            server: target.to_string(),
            after: target.connect_timeout,
        }
    }

    #[cfg(feature = "aws")]
    pub(super) fn token(target: &Target, source: IamError) -> Self {
        let help = match &source {
            IamError::Credentials(_) => {
                "check --profile and --role-arn, or give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, \
                 `aws sso login`, or a role of the machine"
            }
            IamError::Signing(_) => "check --region and the credentials",
        };
        Self::Token {
            server: target.to_string(),
            help: help.to_owned(),
            source,
        }
    }

    #[cfg(feature = "aws")]
    pub(super) fn tls(target: &Target, source: TlsError) -> Self {
        Self::Tls {
            server: target.to_string(),
            source,
        }
    }

    /// Whether the server says that the token is too old.
    #[cfg(feature = "aws")]
    pub(super) fn is_stale_token(&self) -> bool {
        let Self::Refused { source, .. } = self else {
            return false;
        };
        let hint = source.as_db_error().and_then(|it| it.hint());
        hint.is_some_and(|it| it.starts_with(SIGNATURE_EXPIRED))
    }

    pub(super) fn refused(target: &Target, source: Error) -> Self {
        let server = target.to_string();
        if io_error(&source).is_some_and(|it| it.kind() == io::ErrorKind::TimedOut)
            || source.to_string().starts_with("timeout")
        {
            return Self::timeout(target);
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

/// How the service says that a token is too old.
const SIGNATURE_EXPIRED: &str = "Signature expired";

/// What to do about a refusal of Aurora DSQL's, by its words: facts, and AWS's page on troubleshooting.
const DSQL_HELP: [(&str, &str); 7] = [
    (
        SIGNATURE_EXPIRED,
        "the token was new: check the clock of this machine",
    ),
    (
        "Wrong user to action mapping",
        "the token is for another user: admin needs dsql:DbConnectAdmin, every other role dsql:DbConnect",
    ),
    (
        "access denied",
        "check the region, the AWS credentials (--profile, --role-arn) and their right to \
         dsql:DbConnectAdmin (user admin) or dsql:DbConnect (other roles)",
    ),
    (
        "IAM authentication failed",
        "check that the role of --user exists and is granted to these credentials (AWS IAM GRANT)",
    ),
    (
        "waking up cluster",
        "the cluster was asleep: try again in a moment",
    ),
    (
        "rate exceeded",
        "too many connections were opened at once: try again in a moment",
    ),
    (
        "sni was not received",
        "connect by the name of the cluster, not by its address",
    ),
];

/// What to do about a connection that did not come.
fn help(error: &Error, target: &Target) -> String {
    let said = reason(error);
    if let Some((_, help)) = DSQL_HELP.iter().find(|it| said.contains(it.0)) {
        return (*help).to_owned();
    }
    if said.contains("invalid peer certificate") {
        return "it cannot show that it is this server: check --endpoint, or name the certificates to \
                trust with --sslrootcert"
            .to_owned();
    }
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
