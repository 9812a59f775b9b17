//! The way to a live database.

#[cfg(feature = "proxy")]
mod dsql_host;
mod endpoint;
mod error;
#[cfg(feature = "aws")]
mod iam;
#[cfg(feature = "aws")]
mod tls;

#[cfg(feature = "proxy")]
pub(crate) use dsql_host::DsqlHost;
pub use endpoint::{EndpointError, is_dsql};
pub use error::ConnectError;
pub(crate) use error::reason;
#[cfg(feature = "aws")]
pub use iam::{Iam, IamError, IamOptions, TOKEN_LIFETIME};
#[cfg(feature = "aws")]
pub use tls::{Tls, TlsError, Verify};

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_postgres::{Client, Config, Connection, NoTls};

/// The port that PostgreSQL and Aurora DSQL listen at where nothing is said.
pub const DEFAULT_PORT: u16 = 5432;

/// How long a connection may take to come where nothing is said.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

/// Where a database is and who asks.
#[derive(Clone)]
pub struct Target {
    /// The server.
    pub host: Host,
    /// Where it is, if nobody is to be asked for the address of its name.
    pub address: Option<IpAddr>,
    /// Its port.
    pub port: u16,
    /// The role.
    pub user: String,
    /// How it shows that it is this role.
    pub auth: Auth,
    /// How the connection is made private; `None` is in the clear.
    #[cfg(feature = "aws")]
    pub tls: Option<Tls>,
    /// Options for the server: `-c name=value`.
    pub options: Option<String>,
    /// The database.
    pub database: String,
    /// How long a connection may take to come.
    pub connect_timeout: Duration,
}

/// How a role shows who it is.
#[derive(Clone)]
pub enum Auth {
    /// By a password, if one is known and the server asks for it.
    Password(Option<String>),
    /// By a token of AWS credentials.
    #[cfg(feature = "aws")]
    Iam(Iam),
}

/// Whatever is printed, it is not the password.
impl fmt::Debug for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Password(password) => {
                let shown = password.as_ref().map(|_| "…");
                f.debug_tuple("Password").field(&shown).finish()
            }
            #[cfg(feature = "aws")]
            Self::Iam(iam) => iam.fmt(f),
        }
    }
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
    /// the rest what is usual: user `admin`, database `postgres`; for an endpoint of Aurora DSQL a
    /// token of the AWS credentials that are found, over TLS that verifies who it talks to; for any
    /// other server no password and no TLS.
    ///
    /// # Errors
    /// The endpoint is written in no such way, or is none that can be logged in to.
    pub fn new(endpoint: &str) -> Result<Self, EndpointError> {
        let (host, port) = endpoint::read(endpoint)?;
        let target = Self {
            host,
            address: None,
            port: port.unwrap_or(DEFAULT_PORT),
            user: "admin".to_owned(),
            auth: Auth::Password(None),
            #[cfg(feature = "aws")]
            tls: None,
            options: None,
            database: "postgres".to_owned(),
            connect_timeout: DEFAULT_TIMEOUT,
        };
        match &target.host {
            Host::Tcp(name) if is_dsql(name) => dsql(target),
            _ => Ok(target),
        }
    }

    /// The name of the server, if it is one of Aurora DSQL.
    pub fn dsql_host(&self) -> Option<&str> {
        match &self.host {
            Host::Tcp(name) if is_dsql(name) => Some(name),
            _ => None,
        }
    }

    /// Whether the server's certificate cannot be for the name it is reached by: a VPC endpoint's own.
    pub fn is_vpc_endpoint(&self) -> bool {
        self.dsql_host().is_some_and(endpoint::is_vpc_endpoint)
    }
}

/// A token and TLS.
#[cfg(feature = "aws")]
fn dsql(mut target: Target) -> Result<Target, EndpointError> {
    let name = target.dsql_host().unwrap_or_default();
    let region = endpoint::dsql_region(name).unwrap_or_default();
    let options = IamOptions::new(name.trim_end_matches('.'), region);
    target.tls = Some(Tls::default());
    target.auth = Auth::Iam(Iam::new(options));
    Ok(target)
}

#[cfg(not(feature = "aws"))]
fn dsql(target: Target) -> Result<Target, EndpointError> {
    let name = target.dsql_host().unwrap_or_default().to_owned();
    Err(EndpointError::NoIam(name))
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target")
            .field("server", &self.to_string())
            .field("user", &self.user)
            .field("auth", &self.auth)
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
/// Needs a tokio runtime. The login is as the target says: by a token, by password (cleartext, MD5,
/// SCRAM-SHA-256) or by trust. A token that is refused because it is too old is made anew once.
///
/// # Errors
/// There is no token, the server cannot be reached in time, is not who it should be, or refuses the
/// login. Nothing secret is sent to Aurora DSQL in the clear.
pub async fn connect(target: &Target) -> Result<Client, ConnectError> {
    match attempt(target).await {
        #[cfg(feature = "aws")]
        Err(error) if error.is_stale_token() => {
            if let Auth::Iam(iam) = &target.auth {
                iam.forget().await;
            }
            attempt(target).await
        }
        connected => connected,
    }
}

async fn attempt(target: &Target) -> Result<Client, ConnectError> {
    let mut config = config(target);
    match &target.auth {
        Auth::Password(None) => {}
        Auth::Password(Some(password)) => {
            config.password(password);
        }
        #[cfg(feature = "aws")]
        Auth::Iam(iam) => {
            let token = iam.token(&target.user);
            let token = tokio::time::timeout(target.connect_timeout, token).await;
            let token = token.map_err(|_| ConnectError::timeout(target))?;
            config.password(token.map_err(|it| ConnectError::token(target, it))?);
        }
    }
    #[cfg(feature = "aws")]
    if let Some(tls) = &target.tls {
        config.ssl_mode(tokio_postgres::config::SslMode::Require);
        let connector = tls
            .connector()
            .map_err(|it| ConnectError::tls(target, it))?;
        return within(target, config.connect(connector)).await;
    }
    if target.dsql_host().is_some() {
        let reason = "it takes no login in the clear".to_owned();
        return Err(ConnectError::Unsafe(target.to_string(), reason));
    }
    within(target, config.connect(NoTls)).await
}

fn config(target: &Target) -> Config {
    let mut config = Config::new();
    match (&target.host, target.address) {
        (Host::Tcp(host), address) => {
            config.host(host.trim_end_matches('.'));
            if let Some(address) = address {
                config.hostaddr(address);
            }
        }
        (Host::Unix(folder), _) => {
            config.host_path(folder);
        }
    }
    if let Some(options) = &target.options {
        config.options(options);
    }
    config
        .port(target.port)
        .user(&target.user)
        .dbname(&target.database)
        .application_name("deesql")
        .connect_timeout(target.connect_timeout);
    config
}

/// The client's own limit is for each address, and ends where the login begins.
async fn within<S, T>(
    target: &Target,
    connect: impl Future<Output = Result<(Client, Connection<S, T>), tokio_postgres::Error>>,
) -> Result<Client, ConnectError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    match tokio::time::timeout(target.connect_timeout, connect).await {
        Ok(Ok((client, connection))) => {
            // Its end shows in the next call of the client.
            tokio::spawn(connection);
            Ok(client)
        }
        Ok(Err(source)) => Err(ConnectError::refused(target, source)),
        Err(_) => Err(ConnectError::timeout(target)),
    }
}
