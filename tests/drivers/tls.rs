//! Drivers that verify the proxy, and AWS's own tokens, asked for or not.

use std::path::Path;

use super::{Target, cache, missing, told};
use crate::support::postgres::{database, run};
use crate::support::proxy::{As, Proxy};
use crate::support::{data_home, root};

const CLUSTER: &str = "abcdefghijklmnopqrstuvwxyz.dsql.us-east-1.on.aws";

/// What a program tells of a proxy that asks for no token, and of one that does.
fn each_proxy(program: &Path, script: &str, expected: impl Fn(bool) -> String) {
    run(async {
        let database = database().await;
        for is_checked in [false, true] {
            let arguments: &[&str] = if is_checked { &["--check-token"] } else { &[] };
            let proxy = Proxy::start_with(&database, &As::Owner, arguments);
            let target = Target {
                port: proxy.port,
                database: database.name.clone(),
                proxy: Some(proxy),
            };
            let mut command = target.command(program);
            command
                .arg(script)
                .env("CLUSTER", CLUSTER)
                .env("AUTHORITY", data_home().join("deesql/ca.pem"))
                .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
                .env("AWS_SECRET_ACCESS_KEY", "of nobody")
                .env("AWS_SESSION_TOKEN", "session of nobody")
                // Nothing is asked of this machine's surroundings.
                .env("AWS_EC2_METADATA_DISABLED", "true")
                .env_remove("AWS_PROFILE")
                .env_remove("PGSSLROOTCERT");
            let Some(told) = told(&mut command) else {
                return;
            };
            assert_eq!(told, expected(is_checked));
            let log = target.proxy.unwrap().log();
            for secret in ["=AWS4", "AKIA", "of nobody", "sesame"] {
                assert!(!log.contains(secret), "{log}");
            }
        }
    });
}

#[test]
fn python_with_tokens() {
    let python = cache("drivers-python/bin/python");
    each_proxy(&python, "python/tls.py", |is_checked| {
        let mut told = String::new();
        for host in ["localhost", CLUSTER] {
            for (mode, is_private) in [
                ("disable", "False"),
                ("prefer", "True"),
                ("require", "True"),
                ("verify-ca", "True"),
                ("verify-full", "True"),
            ] {
                told += &format!("psycopg {host} {mode} {is_private} 1\n");
            }
        }
        told += "as app: let in\n";
        let other = "other.dsql.us-east-1.on.aws";
        for (case, hint) in [
            (
                "for the wrong user",
                "Wrong user to action mapping. user: admin, action: DbConnect",
            ),
            (
                "for the wrong user",
                "Wrong user to action mapping. user: app, action: DbConnectAdmin",
            ),
            (
                "for another cluster",
                &format!("The token is for {other}, and the connection for {CLUSTER}."),
            ),
            (
                "for another region",
                &format!(
                    "The token was signed for another region than that of its host {CLUSTER}."
                ),
            ),
            (
                "no token",
                "The password is no IAM token: it does not begin with a host and a slash.",
            ),
            ("too late", "Signature expired"),
        ] {
            let refused = "unable to accept connection, access denied HINT:";
            told += &match is_checked {
                true => format!("{case}: {refused}  {hint}\n"),
                false => format!("{case}: let in\n"),
            };
        }
        told += "connector of psycopg True 1\n";
        told += &format!("asyncpg localhost TLSv1.3 1\nasyncpg {CLUSTER} TLSv1.3 1\n");
        told + "connector of asyncpg 1\n"
    });
}

#[test]
fn node_with_tokens() {
    let modules = root().join("tests/drivers/node/node_modules");
    let connector = "@aws/aurora-dsql-node-postgres-connector";
    if !modules.join(connector).is_dir() && missing::<()>(connector).is_none() {
        return;
    }
    each_proxy(Path::new("node"), "node/tls.mjs", |is_checked| {
        let mut told = String::new();
        for (host, user) in [("localhost", "admin"), (CLUSTER, "admin"), (CLUSTER, "app")] {
            told += &format!("node-postgres {host} {user} TLSv1.3 1\n");
        }
        told += "without the authority: SELF_SIGNED_CERT_IN_CHAIN\n";
        for hint in [
            "Wrong user to action mapping. user: admin, action: DbConnect",
            "The password is no IAM token: it does not begin with a host and a slash.",
        ] {
            told += &match is_checked {
                true => {
                    format!("FATAL 08006 unable to accept connection, access denied {hint}\n")
                }
                false => "let in\n".to_owned(),
            };
        }
        told + "connector TLSv1.3 1\n"
    });
}

/// What deesql's own tokens are compared with is what boto3 makes.
#[test]
fn the_known_tokens_are_those_of_boto3() {
    let python = cache("drivers-python/bin/python");
    let mut command = std::process::Command::new(python);
    command
        .arg(root().join("tests/drivers/python/known_tokens.py"))
        .env("AWS_EC2_METADATA_DISABLED", "true");
    let Some(told) = told(&mut command) else {
        return;
    };
    assert_eq!(told, include_str!("known_tokens.txt"));
}
