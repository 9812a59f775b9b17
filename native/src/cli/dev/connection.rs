//! How a client reaches the local DSQL.

use std::net::SocketAddr;
use std::time::Duration;

use deesql::connect::{Auth, Host, Target};
use deesql::proxy::Login;

/// What any client may send as password: the proxy logs in by itself.
const PASSWORD: &str = "deesql";

/// The proxy is a part of this process.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Variables that would lead a libpq client elsewhere, or make it ask for what is not there.
const MISLEADING: [&str; 9] = [
    "PGCHANNELBINDING",
    "PGGSSENCMODE",
    "PGHOSTADDR",
    "PGREQUIREAUTH",
    "PGREQUIREPEER",
    "PGSERVICE",
    "PGSERVICEFILE",
    "PGSSLNEGOTIATION",
    "PGTARGETSESSIONATTRS",
];

/// How a client reaches the local DSQL.
#[derive(Clone, Debug)]
pub(super) struct Connection {
    address: SocketAddr,
    user: String,
    database: String,
}

impl Connection {
    pub(super) fn new(address: SocketAddr, login: &Login) -> Self {
        Self {
            address,
            user: login.user.clone(),
            database: login.database.clone(),
        }
    }

    /// The connection string.
    pub(super) fn url(&self) -> String {
        format!(
            "postgresql://{}:{PASSWORD}@{}/{}?sslmode=disable",
            escaped(&self.user),
            self.address,
            escaped(&self.database)
        )
    }

    /// Tells a command where the database is.
    pub(super) fn write_to(&self, command: &mut tokio::process::Command) {
        for name in MISLEADING {
            command.env_remove(name);
        }
        command
            .env("PGHOST", self.address.ip().to_string())
            .env("PGPORT", self.address.port().to_string())
            .env("PGUSER", &self.user)
            .env("PGPASSWORD", PASSWORD)
            .env("PGDATABASE", &self.database)
            // The only mode that every driver reads as "any server will do".
            .env("PGSSLMODE", "disable")
            .env("DATABASE_URL", self.url());
    }

    /// For deesql itself.
    pub(super) fn target(&self) -> Target {
        Target {
            host: Host::Tcp(self.address.ip().to_string()),
            address: None,
            port: self.address.port(),
            user: self.user.clone(),
            auth: Auth::Password(Some(PASSWORD.to_owned())),
            tls: None,
            options: None,
            database: self.database.clone(),
            connect_timeout: CONNECT_TIMEOUT,
        }
    }
}

/// A part of a URL.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut url, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                url.push(char::from(byte));
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
        url
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_connection_string_is_a_url() {
        let url = |address: &str, user: &str| {
            let login = Login {
                user: user.to_owned(),
                password: None,
                database: "a b".to_owned(),
            };
            Connection::new(address.parse().unwrap(), &login).url()
        };
        assert_eq!(
            url("127.0.0.1:5", "admin"),
            "postgresql://admin:deesql@127.0.0.1:5/a%20b?sslmode=disable"
        );
        assert_eq!(
            url("[::1]:5", "é/@"),
            "postgresql://%C3%A9%2F%40:deesql@[::1]:5/a%20b?sslmode=disable"
        );
    }
}
