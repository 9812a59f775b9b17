//! What `--endpoint` may be.

use std::path::PathBuf;

use super::Host;

/// Why an endpoint cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EndpointError {
    /// Not written in a way that is known.
    #[error(
        "endpoint {endpoint:?}: {reason}; write host, host:port, [address]:port or the folder of a socket"
    )]
    Malformed {
        /// The endpoint as it was given.
        endpoint: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// An endpoint that manages clusters rather than being one.
    #[error(
        "{0} manages clusters and is no database; use the cluster's own endpoint, <id>.dsql.<region>.on.aws"
    )]
    ControlPlane(String),
    /// An endpoint of Aurora DSQL, in a build that cannot log in there.
    #[error(
        "{0} is an endpoint of Aurora DSQL, which takes IAM tokens over TLS, and this build is without the feature `aws`"
    )]
    NoIam(String),
}

/// The host and port of an endpoint.
pub(super) fn read(endpoint: &str) -> Result<(Host, Option<u16>), EndpointError> {
    let malformed = |reason| EndpointError::Malformed {
        endpoint: endpoint.to_owned(),
        reason,
    };
    if endpoint.trim() != endpoint || endpoint.is_empty() {
        return Err(malformed("it is empty, or has spaces around it"));
    }
    if endpoint.starts_with('/') {
        return Ok((Host::Unix(PathBuf::from(endpoint)), None));
    }
    if endpoint.contains("://") {
        return Err(malformed("URLs are not taken"));
    }
    let port = |text: &str| match text.parse::<u16>() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(malformed("the port is a number from 1 to 65535")),
    };
    let (host, port) = if let Some(rest) = endpoint.strip_prefix('[') {
        match rest.split_once(']') {
            Some((host, "")) => (host, None),
            Some((host, rest)) => match rest.strip_prefix(':') {
                Some(text) => (host, Some(port(text)?)),
                None => return Err(malformed("after ] comes a colon and the port")),
            },
            None => return Err(malformed("the bracket is never closed")),
        }
    } else {
        match endpoint.split_once(':') {
            // An IPv6 address alone.
            Some((_, rest)) if rest.contains(':') => (endpoint, None),
            Some((host, text)) => (host, Some(port(text)?)),
            None => (endpoint, None),
        }
    };
    if host.is_empty() || host.contains(|it: char| it.is_whitespace() || "/@?,".contains(it)) {
        return Err(malformed("this is no name of a host"));
    }
    check(host)?;
    Ok((Host::Tcp(host.to_owned()), port))
}

/// Refuses what manages clusters.
fn check(host: &str) -> Result<(), EndpointError> {
    let lower = host.trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = lower.split('.').collect();
    match labels.as_slice() {
        [service, _, "api", "aws"] if service.starts_with("dsql") => {
            Err(EndpointError::ControlPlane(host.to_owned()))
        }
        _ => Ok(()),
    }
}

/// Whether a host is an endpoint of Aurora DSQL: public (`<id>.dsql.<region>.on.aws`), FIPS or
/// PrivateLink (`<id>.dsql-<suffix>.<region>.on.aws`), or the name of a VPC endpoint for it
/// (`vpce-….dsql-<suffix>.<region>.vpce.amazonaws.com`).
pub fn is_dsql(host: &str) -> bool {
    dsql_region(host).is_some()
}

/// The region that the name of an endpoint of Aurora DSQL says.
pub(super) fn dsql_region(host: &str) -> Option<String> {
    let lower = host.trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = lower.split('.').collect();
    let ([inside @ .., "on", "aws"] | [inside @ .., "vpce", "amazonaws", "com"]) =
        labels.as_slice()
    else {
        return None;
    };
    let is_service = |label: &&str| *label == "dsql" || label.starts_with("dsql-");
    let at = inside.iter().position(is_service)?;
    Some(inside.get(at + 1).copied().unwrap_or_default().to_owned())
}

/// Whether a host is the name of a VPC endpoint rather than of a cluster: its certificate is for
/// another name, and which cluster is meant is said in an option.
pub(super) fn is_vpc_endpoint(host: &str) -> bool {
    let lower = host.trim_end_matches('.').to_ascii_lowercase();
    is_dsql(&lower) && lower.ends_with(".vpce.amazonaws.com")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hosts_ports_and_folders() {
        let tcp = |host: &str| Host::Tcp(host.to_owned());
        for (endpoint, host, port) in [
            ("localhost", tcp("localhost"), None),
            ("localhost:15432", tcp("localhost"), Some(15432)),
            ("10.0.0.1:5432", tcp("10.0.0.1"), Some(5432)),
            ("[::1]:5433", tcp("::1"), Some(5433)),
            ("[fe80::1%eth0]", tcp("fe80::1%eth0"), None),
            ("::1", tcp("::1"), None),
            (
                "/var/run/postgresql",
                Host::Unix("/var/run/postgresql".into()),
                None,
            ),
        ] {
            assert_eq!(read(endpoint), Ok((host, port)), "{endpoint}");
        }
    }

    #[test]
    fn refuses_what_is_no_endpoint() {
        for (endpoint, reason) in [
            ("", "empty"),
            (" localhost", "spaces"),
            ("localhost:", "port"),
            ("localhost:0", "port"),
            ("localhost:65536", "port"),
            ("localhost:http", "port"),
            (":5432", "host"),
            ("[::1", "bracket"),
            ("[::1]5432", "colon"),
            ("postgres://localhost", "URL"),
            ("me@localhost", "host"),
        ] {
            let error = read(endpoint).unwrap_err().to_string();
            assert!(error.contains(reason), "{endpoint}: {error}");
        }
    }

    #[test]
    fn knows_the_service_in_all_its_forms() {
        let id = "abcdefghijklmnopqrstuvwxyz";
        for host in [
            "ID.dsql.us-east-1.on.aws",
            "ID.DSQL.us-east-1.ON.AWS",
            "ID.dsql.us-east-1.on.aws.",
            "ID.dsql-fips.us-east-1.on.aws",
            "ID.dsql-fnh4.us-east-1.on.aws",
            "vpce-0a-1b.dsql-fnh4.us-east-1.vpce.amazonaws.com",
        ] {
            let host = host.replace("ID", id);
            assert!(is_dsql(&host), "{host}");
            assert_eq!(dsql_region(&host).as_deref(), Some("us-east-1"), "{host}");
            assert_eq!(is_vpc_endpoint(&host), host.starts_with("vpce"), "{host}");
        }
        for host in [
            "localhost",
            "dsql",
            "dsql.example.com",
            "x.dsqlite.on.aws",
            "on.aws",
        ] {
            assert!(!is_dsql(host), "{host}");
        }
        let control = "dsql.us-east-1.api.aws";
        assert_eq!(
            read(control),
            Err(EndpointError::ControlPlane(control.to_owned()))
        );
    }
}
