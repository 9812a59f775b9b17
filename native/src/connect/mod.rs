//! The way to a live database.

mod endpoint;
mod error;

pub use endpoint::{EndpointError, is_dsql};
pub use error::ConnectError;
pub(crate) use error::reason;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use tokio_postgres::{Client, Config, NoTls};

/// The port that PostgreSQL and Aurora DSQL listen at where nothing is said.
pub const DEFAULT_PORT: u16 = 5432;

/// How long a connection may take to come where nothing is said.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

/// Where a database is and who asks.
#[derive(Clone)]
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

impl Target {
    /// The server at `host`, `host:port`, `[address]:port` or in the folder of a Unix socket, and of
    /// the rest what is usual: user `admin`, database `postgres`, no password.
    ///
    /// # Errors
    /// The endpoint is written in no such way, or it is one of Aurora DSQL, which takes a login that
    /// deesql does not have yet.
    pub fn new(endpoint: &str) -> Result<Self, EndpointError> {
        let (host, port) = endpoint::read(endpoint)?;
        Ok(Self {
            host,
            port: port.unwrap_or(DEFAULT_PORT),
            user: "admin".to_owned(),
            password: None,
            database: "postgres".to_owned(),
            connect_timeout: DEFAULT_TIMEOUT,
        })
    }
}

/// Whatever is printed of a target, it is not the password.
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target")
            .field("server", &self.to_string())
            .field("user", &self.user)
            .field("password", &self.password.as_ref().map(|_| "…"))
            .field("database", &self.database)
            .field("connect_timeout", &self.connect_timeout)
            .finish()
    }
}

/// `host:port`, or the path of the socket.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.host {
            Host::Tcp(host) if host.contains(':') => write!(f, "[{host}]:{}", self.port),
            Host::Tcp(host) => write!(f, "{host}:{}", self.port),
            Host::Unix(folder) => {
                let socket = folder.join(format!(".s.PGSQL.{}", self.port));
                write!(f, "{}", socket.display())
            }
        }
    }
}

/// Connects and keeps the connection going in a task of its own, until the client is dropped.
///
/// Needs a tokio runtime. The login is by password (cleartext, MD5, SCRAM-SHA-256) or by trust,
/// without TLS.
///
/// # Errors
/// The server cannot be reached in time, or refuses the login. An endpoint of Aurora DSQL is refused
/// before anything is sent.
pub async fn connect(target: &Target) -> Result<Client, ConnectError> {
    let mut config = Config::new();
    match &target.host {
        Host::Tcp(host) => {
            endpoint::check(host)?;
            config.host(host);
        }
        Host::Unix(folder) => {
            config.host_path(folder);
        }
    }
    config
        .port(target.port)
        .user(&target.user)
        .dbname(&target.database)
        .application_name("deesql")
        .connect_timeout(target.connect_timeout);
    if let Some(password) = &target.password {
        config.password(password);
    }
    // The client's own limit is for each address, and ends where the login begins.
    let connected = tokio::time::timeout(target.connect_timeout, config.connect(NoTls)).await;
    let (client, connection) = match connected {
        Ok(Ok(both)) => both,
        Ok(Err(source)) => return Err(ConnectError::refused(target, source)),
        Err(_) => {
            return Err(ConnectError::Timeout {
                server: target.to_string(),
                after: target.connect_timeout,
            });
        }
    };
    // Its end shows in the next call of the client.
    tokio::spawn(connection);
    Ok(client)
}
