//! The way to a live database.

use std::path::PathBuf;
use std::time::Duration;

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
