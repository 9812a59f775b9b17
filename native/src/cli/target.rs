//! The flags that say which database.

use std::env;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use deesql::connect::{EndpointError, Host, Target};

use super::exit_status::Failure;

/// Which database, and who asks
#[derive(Debug, Args)]
pub(crate) struct TargetArguments {
    /// The database: host, host:port, [address]:port, or the folder of a Unix socket
    #[arg(
        long,
        help_heading = "Connection",
        env = "DEESQL_ENDPOINT",
        value_name = "ENDPOINT"
    )]
    pub(crate) endpoint: Option<String>,
    /// The role to log in as [default: PGUSER, or admin]
    #[arg(
        long,
        help_heading = "Connection",
        env = "DEESQL_USER",
        value_name = "ROLE"
    )]
    user: Option<String>,
    /// A file with nothing but the password [default: PGPASSWORD, or POSTGRES_PASSWORD]
    #[arg(
        long,
        help_heading = "Connection",
        env = "DEESQL_PASSWORD_FILE",
        value_name = "FILE"
    )]
    password_file: Option<PathBuf>,
    /// How to log in; `auto` is IAM for Aurora DSQL and a password everywhere else
    #[arg(
        long,
        help_heading = "Connection",
        env = "DEESQL_AUTH",
        value_name = "HOW",
        default_value = "auto"
    )]
    auth: Auth,
    /// How long a connection may take to come
    #[arg(long, help_heading = "Connection",
        env = "DEESQL_CONNECT_TIMEOUT",
        value_name = "TIME",
        default_value = "10s",
        value_parser = duration
    )]
    connect_timeout: Duration,
}

/// How to log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Auth {
    Auto,
    Iam,
    Password,
}

impl TargetArguments {
    /// The target, completed with the variables that every PostgreSQL client reads.
    pub(crate) fn target(&self) -> Result<Target, Failure> {
        let Some(endpoint) = &self.endpoint else {
            return Err(Failure::Usage(
                "no database is given: name it with --endpoint or DEESQL_ENDPOINT".to_owned(),
            ));
        };
        let mut target = Target::new(endpoint).map_err(|it| Failure::Usage(it.to_string()))?;
        if self.auth == Auth::Iam {
            return Err(Failure::Usage(
                "deesql cannot log in with IAM yet; --auth password takes a password".to_owned(),
            ));
        }
        // How a VPC endpoint is told which cluster is meant.
        if variable("PGOPTIONS").is_some_and(|it| it.contains("amzn-cluster-id")) {
            let error = EndpointError::Dsql(endpoint.clone());
            return Err(Failure::Usage(error.to_string()));
        }
        refuse_tls(&target)?;
        if !has_port(endpoint)
            && let Some(port) = variable("PGPORT")
        {
            let number = port.parse().ok().filter(|it| *it > 0);
            target.port = number
                .ok_or_else(|| Failure::Usage(format!("PGPORT is {port:?}, which is no port")))?;
        }
        if let (Host::Tcp(host), Some(address)) = (&mut target.host, variable("PGHOSTADDR")) {
            if address.parse::<IpAddr>().is_err() {
                let message = format!("PGHOSTADDR is {address:?}, which is no address");
                return Err(Failure::Usage(message));
            }
            // Without TLS nothing but the way there depends on the name.
            *host = address;
        }
        if let Some(user) = self.user.clone().or_else(|| variable("PGUSER")) {
            target.user = user;
        }
        if let Some(database) = variable("PGDATABASE") {
            target.database = database;
        }
        target.password = self.password()?;
        target.connect_timeout = self.connect_timeout;
        Ok(target)
    }

    fn password(&self) -> Result<Option<String>, Failure> {
        let Some(file) = &self.password_file else {
            return Ok(variable("PGPASSWORD").or_else(|| variable("POSTGRES_PASSWORD")));
        };
        match std::fs::read_to_string(file) {
            Ok(text) => Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned())),
            Err(error) => Err(Failure::Usage(format!(
                "cannot read the password file {}: {error}",
                file.display()
            ))),
        }
    }
}

/// An empty variable is as good as none.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|it| !it.is_empty())
}

/// Whoever asks for TLS must not get a connection without it.
fn refuse_tls(target: &Target) -> Result<(), Failure> {
    let is_asked = |it: &String| matches!(&**it, "require" | "verify-ca" | "verify-full");
    match (&target.host, variable("PGSSLMODE").filter(is_asked)) {
        (Host::Tcp(_), Some(mode)) => Err(Failure::Usage(format!(
            "PGSSLMODE is {mode}, and deesql has no TLS for {target} yet; set it to `prefer` to \
             connect without"
        ))),
        _ => Ok(()),
    }
}

/// Whether an endpoint that could be read names its port.
fn has_port(endpoint: &str) -> bool {
    let rest = endpoint.rsplit(']').next().unwrap_or(endpoint);
    rest.matches(':').count() == 1
}

/// `10s`, `500ms`, `2m`, `10`: seconds where nothing else is said.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let factor = match &text[digits.len()..] {
        "ms" => 1,
        "s" | "" => 1_000,
        "m" => 60_000,
        _ => return Err("write a number and `ms`, `s` or `m`, for example `10s`".to_owned()),
    };
    let number = digits
        .parse::<u64>()
        .ok()
        .and_then(|it| it.checked_mul(factor));
    match number {
        Some(milliseconds) if milliseconds > 0 => Ok(Duration::from_millis(milliseconds)),
        _ => Err("write a number above 0 and `ms`, `s` or `m`, for example `10s`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times() {
        for (text, milliseconds) in [
            ("10s", 10_000),
            ("500ms", 500),
            ("2m", 120_000),
            ("3", 3_000),
        ] {
            assert_eq!(
                duration(text),
                Ok(Duration::from_millis(milliseconds)),
                "{text}"
            );
        }
        for text in [
            "",
            "s",
            "0",
            "-1s",
            "1h",
            "99999999999999999999s",
            "18446744073709551615m",
        ] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn knows_an_endpoint_with_a_port() {
        for (endpoint, expected) in [
            ("localhost", false),
            ("localhost:1", true),
            ("::1", false),
            ("[::1]", false),
            ("[::1]:1", true),
            ("/tmp", false),
        ] {
            assert_eq!(has_port(endpoint), expected, "{endpoint}");
        }
    }
}
