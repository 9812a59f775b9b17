//! The flags that say which database.

use std::env;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use deesql::connect::{Auth, Host, Iam, IamOptions, Target, Tls, Verify};

use super::exit_status::Failure;
use super::output;

/// Which database, and who asks
#[derive(Debug, Args)]
pub(crate) struct TargetArguments {
    /// The database: host, host:port, [address]:port, or the folder of a Unix socket
    #[arg(long, help_heading = "Connection", value_name = "ENDPOINT")]
    pub(crate) endpoint: Option<String>,
    /// The role to log in as [default: PGUSER, or admin]
    #[arg(long, help_heading = "Connection", value_name = "ROLE")]
    user: Option<String>,
    /// A file with nothing but the password [default: PGPASSWORD, or POSTGRES_PASSWORD]
    #[arg(long, help_heading = "Connection", value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// How to log in; `auto` is IAM for Aurora DSQL and a password everywhere else
    #[arg(
        long,
        help_heading = "Connection",
        value_name = "HOW",
        default_value = "auto"
    )]
    auth: Login,
    /// The region of the cluster [default: as the endpoint says]
    #[arg(long, help_heading = "Connection", value_name = "REGION")]
    region: Option<String>,
    /// The profile in AWS's shared files to take credentials from [default: AWS_PROFILE]
    #[arg(long, help_heading = "Connection", value_name = "NAME")]
    profile: Option<String>,
    /// An IAM role to take on before the login
    #[arg(long, help_heading = "Connection", value_name = "ARN")]
    role_arn: Option<String>,
    /// A file of PEM with the certificates to trust [default: PGSSLROOTCERT, or what this machine
    /// trusts and Amazon's own]
    #[arg(long, help_heading = "Connection", value_name = "FILE")]
    sslrootcert: Option<PathBuf>,
    /// How long a connection may take to come
    #[arg(long, help_heading = "Connection",
        value_name = "TIME",
        default_value = "10s",
        value_parser = duration
    )]
    connect_timeout: Duration,
}

/// How to log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Login {
    /// IAM for Aurora DSQL, a password everywhere else
    Auto,
    /// A token made of AWS credentials
    Iam,
    /// A password; for Aurora DSQL a token that was made elsewhere
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
        if !has_port(endpoint)
            && let Some(port) = variable("PGPORT")
        {
            let number = port.parse().ok().filter(|it| *it > 0);
            target.port = number
                .ok_or_else(|| Failure::Usage(format!("PGPORT is {port:?}, which is no port")))?;
        }
        if let (Host::Tcp(_), Some(address)) = (&target.host, variable("PGHOSTADDR")) {
            let read: IpAddr = address.parse().map_err(|_| {
                Failure::Usage(format!("PGHOSTADDR is {address:?}, which is no address"))
            })?;
            target.address = Some(read);
        }
        if let Some(user) = self.user.clone().or_else(|| variable("PGUSER")) {
            target.user = user;
        }
        if let Some(database) = variable("PGDATABASE") {
            target.database = database;
        }
        target.connect_timeout = self.connect_timeout;
        let cluster = cluster(&target, self.region.as_deref())?;
        if cluster.is_some() {
            // Which cluster is meant may be said there.
            target.options = variable("PGOPTIONS");
        }
        target.auth = self.login(&target, cluster.as_ref())?;
        target.tls = self.tls(&target, cluster.as_ref());
        Ok(target)
    }

    /// How to log in. What is in the environment never takes a token's place at Aurora DSQL.
    fn login(&self, target: &Target, cluster: Option<&Cluster>) -> Result<Auth, Failure> {
        let usage = |message: &str| Failure::Usage(message.to_owned());
        let iam = |host: &str, region: &str| {
            let mut options = IamOptions::new(host, region);
            options.profile.clone_from(&self.profile);
            options.role_arn.clone_from(&self.role_arn);
            Auth::Iam(Iam::new(options))
        };
        match (self.auth, cluster, &target.host) {
            (Login::Password, cluster, _) => {
                if cluster.is_some() {
                    output::message(
                        "note: Aurora DSQL takes nothing but IAM tokens; the password is sent to it as one",
                    );
                }
                Ok(Auth::Password(self.password()?))
            }
            (Login::Auto, None, _) => Ok(Auth::Password(self.password()?)),
            (Login::Auto | Login::Iam, Some(cluster), _) => Ok(iam(&cluster.name, &cluster.region)),
            (Login::Iam, None, Host::Tcp(name)) => {
                let region = self.region.as_deref().ok_or_else(|| {
                    usage("--auth iam needs --region: the endpoint does not say the region")
                })?;
                Ok(iam(name, region))
            }
            (Login::Iam, None, Host::Unix(_)) => Err(usage(
                "--auth iam needs an endpoint with a name: a token is made for it",
            )),
        }
    }

    /// How the connection is made private: always for a token, otherwise as PGSSLMODE says, which is
    /// not at all where it leaves that open.
    fn tls(&self, target: &Target, cluster: Option<&Cluster>) -> Option<Tls> {
        let roots = self.sslrootcert.clone();
        let roots = roots.or_else(|| variable("PGSSLROOTCERT").map(PathBuf::from));
        let roots = roots.filter(|it| it.as_os_str() != "system");
        let verify = match (&target.host, cluster) {
            (Host::Unix(_), _) => return None,
            (_, Some(cluster)) if cluster.is_elsewhere => {
                output::message(&format!(
                    "note: {target} has a certificate for the name of its cluster; only that an \
                     authority vouches for it is verified"
                ));
                Verify::Authority
            }
            (_, Some(_)) => Verify::Full,
            (_, None) if matches!(target.auth, Auth::Iam(_)) => Verify::Full,
            (_, None) => match variable("PGSSLMODE").as_deref() {
                Some("require") if roots.is_none() => Verify::Nothing,
                Some("require" | "verify-ca") => Verify::Authority,
                Some("verify-full") => Verify::Full,
                _ => return None,
            },
        };
        Some(Tls::default().verifying(verify).with_roots(roots))
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

/// A cluster of Aurora DSQL.
struct Cluster {
    /// What its tokens are made for.
    name: String,
    region: String,
    /// Whether it is reached by another name than its own.
    is_elsewhere: bool,
}

/// The cluster behind a target. A VPC endpoint's own name does not say which; an option does.
fn cluster(target: &Target, region: Option<&str>) -> Result<Option<Cluster>, Failure> {
    let id = variable("PGOPTIONS").and_then(|it| cluster_id(&it));
    let own = match &target.auth {
        Auth::Iam(iam) => Some(iam.options()),
        Auth::Password(_) => None,
    };
    let is_elsewhere = own.is_none() || target.is_vpc_endpoint();
    let id = match id {
        None if own.is_none() => return Ok(None),
        None if is_elsewhere => {
            return Err(Failure::Usage(format!(
                "{target} is a VPC endpoint, which does not say the cluster; name it with PGOPTIONS='-c amzn-cluster-id=ID'"
            )));
        }
        id => id,
    };
    let region = region
        .or(own.map(|it| it.region.as_str()))
        .filter(|it| !it.is_empty())
        .ok_or_else(|| {
            Failure::Usage(format!(
                "{target} does not say the region; name it with --region"
            ))
        })?;
    let name = match (own, id) {
        (Some(own), _) if !is_elsewhere => own.host.clone(),
        (_, id) => format!("{}.dsql.{region}.on.aws", id.unwrap_or_default()),
    };
    Ok(Some(Cluster {
        name,
        region: region.to_owned(),
        is_elsewhere,
    }))
}

/// The cluster that options for the server name: `-c amzn-cluster-id=ID`.
fn cluster_id(options: &str) -> Option<String> {
    let mut words = options.split_ascii_whitespace();
    let id = words.find_map(|it| {
        let it = it
            .strip_prefix("-c")
            .or_else(|| it.strip_prefix("--"))
            .unwrap_or(it);
        it.strip_prefix("amzn-cluster-id=")
    })?;
    (!id.is_empty()).then(|| id.to_owned())
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
