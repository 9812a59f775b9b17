//! How a proxy works.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use deesql_core::service::Release;

use super::log::Log;
use super::metrics::Metrics;
use super::report::Traffic;
use super::tls::Tls;
use crate::connect::Host;

/// The port of PostgreSQL where none is given.
const DEFAULT_PORT: u16 = 5432;

/// How a proxy works.
#[derive(Clone, Debug)]
pub struct Config {
    /// The PostgreSQL behind it.
    pub upstream: Upstream,
    /// Who the proxy is to PostgreSQL. It then takes any credential of a client's. Without a login
    /// of its own it relays the client's authentication.
    pub login: Option<Login>,
    /// What it shows to clients that want TLS; without it they are told that there is none.
    pub tls: Option<Tls>,
    /// Whether a client has to show an IAM token that may be good, which needs a login. The signature
    /// cannot be checked: only AWS knows the secret.
    pub check_token: bool,
    /// The state of the service to imitate, or to judge by.
    pub release: Release,
    /// What becomes of that which the service would refuse.
    pub mode: Mode,
    /// How long a client may take to say who it is.
    pub startup_timeout: Duration,
    /// How long PostgreSQL may take to come up, for each client that waits for it.
    pub connect_timeout: Duration,
    /// How long running transactions may go on after the shutdown began.
    pub drain_timeout: Duration,
    /// Whether a session fails once (40001, OC001) after another one has changed the schema, as on the
    /// service.
    pub conflicts: bool,
    /// How old a transaction may become; 300 s on the service.
    pub transaction_age: Duration,
    /// How many clients are served at a time.
    pub max_connections: usize,
    /// How long a client's message may be, in bytes; PostgreSQL takes 1 GiB. A query or a statement to be
    /// prepared is kept whole for as long as it is judged, all others pass in parts.
    pub max_message_size: usize,
    /// Where the proxy says what happens.
    pub log: Log,
    /// Where it counts.
    pub metrics: Metrics,
}

impl Config {
    /// A proxy in front of a server, with the usual limits and nothing to say.
    pub fn new(upstream: Upstream) -> Self {
        Self {
            upstream,
            login: None,
            tls: None,
            check_token: false,
            release: Release::LATEST,
            mode: Mode::Enforce,
            startup_timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            drain_timeout: Duration::from_secs(10),
            conflicts: false,
            transaction_age: Duration::from_secs(300),
            max_connections: 10_000,
            max_message_size: 1 << 30,
            log: Log::default(),
            metrics: Metrics::default(),
        }
    }
}

/// What a proxy does with that which the service would refuse.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// It refuses it, and behaves like the service otherwise.
    #[default]
    Enforce,
    /// It refuses nothing, changes nothing, and writes down what would be refused.
    Report(Traffic),
}

/// The PostgreSQL behind a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upstream {
    /// The server.
    pub host: Host,
    /// Its port; part of the socket's name where it is a Unix socket.
    pub port: u16,
}

/// Who the proxy is to PostgreSQL.
#[derive(Clone)]
pub struct Login {
    /// The role, a superuser: the proxy keeps its own tables upstream.
    pub user: String,
    /// Its password.
    pub password: Option<String>,
    /// The database of all sessions.
    pub database: String,
}

/// A password is never shown.
impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("user", &self.user)
            .field("password", &self.password.as_ref().map(|_| "…"))
            .field("database", &self.database)
            .finish()
    }
}

/// `host`, `host:port`, `[::1]:port`, or the folder of a Unix socket with or without `:port`.
impl FromStr for Upstream {
    type Err = InvalidUpstream;

    fn from_str(text: &str) -> Result<Self, InvalidUpstream> {
        let invalid = || InvalidUpstream(text.to_owned());
        let (host, port) = match text.rsplit_once(':') {
            // An address of IPv6 without brackets has no port.
            Some((host, _)) if host.contains(':') && !host.ends_with(']') => (text, None),
            Some((_, port)) if port.ends_with(']') => (text, None),
            Some((host, port)) => (host, Some(port)),
            None => (text, None),
        };
        let port = match port {
            Some(port) => port.parse().map_err(|_| invalid())?,
            None => DEFAULT_PORT,
        };
        if host.starts_with('/') {
            let host = Host::Unix(PathBuf::from(host));
            return Ok(Self { host, port });
        }
        let name = host
            .strip_prefix('[')
            .and_then(|it| it.strip_suffix(']'))
            .unwrap_or(host);
        if name.is_empty() || port == 0 || name.contains(['/', '[', ']', ' ']) {
            return Err(invalid());
        }
        let host = Host::Tcp(name.to_owned());
        Ok(Self { host, port })
    }
}

impl fmt::Display for Upstream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = self.port;
        match &self.host {
            Host::Tcp(name) if name.contains(':') => write!(f, "[{name}]:{port}"),
            Host::Tcp(name) => write!(f, "{name}:{port}"),
            Host::Unix(folder) => write!(f, "{}:{port}", folder.display()),
        }
    }
}

/// A text that names no server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no server: write host:port, [address]:port or the folder of a Unix socket")]
pub struct InvalidUpstream(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_an_upstream() {
        for (text, shown) in [
            ("localhost:5433", "localhost:5433"),
            ("localhost", "localhost:5432"),
            ("[::1]:5433", "[::1]:5433"),
            ("[::1]", "[::1]:5432"),
            ("::1", "[::1]:5432"),
            ("/var/run/postgresql", "/var/run/postgresql:5432"),
            ("/tmp/socket:5433", "/tmp/socket:5433"),
        ] {
            assert_eq!(text.parse::<Upstream>().unwrap().to_string(), shown);
        }
        for text in [
            "",
            ":5432",
            "localhost:",
            "localhost:0",
            "localhost:99999",
            "a/b:1",
            "[]:1",
        ] {
            assert!(text.parse::<Upstream>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let login = Login {
            user: "me".to_owned(),
            password: Some("secret".to_owned()),
            database: "app".to_owned(),
        };
        assert!(!format!("{login:?}").contains("secret"));
    }
}
