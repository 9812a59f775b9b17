//! Aurora DSQL's own login: a stand-in for a cluster, reached by a cluster's name, that takes what AWS
//! credentials give and nothing else.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use crate::support::postgres::{Database, database, run};
use crate::support::proxy::{As, Proxy};
use crate::support::{Deesql, Output, data_home, deesql, folder};

const CLUSTER: &str = "abcdefghijklmnopqrstuvwxyz.dsql.us-east-1.on.aws";
const PRIVATE_LINK: &str = "abcdefghijklmnopqrstuvwxyz.dsql-fnh4.us-east-1.on.aws";
const VPC_ENDPOINT: &str = "vpce-0a1b.dsql-fnh4.us-east-1.vpce.amazonaws.com";

const KEY: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/// PostgreSQL behind the proxy, with certificates for clusters and an eye on tokens.
fn cluster(database: &Database) -> Proxy {
    Proxy::start_with(database, &As::Owner, &["--check-token"])
}

/// A run that finds the stand-in where the name says, and no credentials.
fn at(proxy: &Proxy, arguments: &[&str]) -> Deesql {
    let mut run = deesql(arguments)
        .env("PGHOSTADDR", "127.0.0.1")
        .env("PGPORT", &proxy.port.to_string())
        .env(
            "PGSSLROOTCERT",
            data_home().join("deesql/ca.pem").to_str().unwrap(),
        )
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_CONFIG_FILE", "/dev/null")
        .env("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    for (name, _) in std::env::vars() {
        if name.starts_with("AWS_") {
            run = run.env(&name, "");
        }
    }
    run
}

/// A plan for one table: that it is printed shows that the database was reached.
fn plan(proxy: &Proxy, endpoint: &str, arguments: &[&str]) -> Deesql {
    let all = [
        &["plan", "--endpoint", endpoint, "--schema", "-"],
        arguments,
    ]
    .concat();
    at(proxy, &all).stdin("CREATE TABLE t (a int);")
}

fn with_keys(run: Deesql) -> Deesql {
    run.env("AWS_ACCESS_KEY_ID", KEY)
        .env("AWS_SECRET_ACCESS_KEY", SECRET)
}

#[track_caller]
fn reached(output: Output) {
    let output = output.status(0);
    assert!(
        output.stdout.contains("CREATE TABLE t"),
        "{}",
        output.stdout
    );
    shows_nothing_secret(&output);
}

#[track_caller]
fn refused(output: Output, words: &[&str]) {
    let output = output.status(2);
    for word in words {
        assert!(output.stderr.contains(word), "{word}: {}", output.stderr);
    }
    shows_nothing_secret(&output);
}

#[track_caller]
fn shows_nothing_secret(output: &Output) {
    for secret in [SECRET, "X-Amz-Signature", "session of nobody"] {
        assert!(!output.stdout.contains(secret), "{}", output.stdout);
        assert!(!output.stderr.contains(secret), "{}", output.stderr);
    }
}

#[test]
fn from_credentials_to_an_applied_migration() {
    run(async {
        let database = database().await;
        let proxy = cluster(&database);
        let schema = folder(&[(
            "a.sql",
            "CREATE TABLE t (id bigint PRIMARY KEY, a text); CREATE INDEX ASYNC i ON t (a);",
        )]);
        let schema = schema.path().to_str().unwrap();
        let arguments = ["--endpoint", CLUSTER, "--schema", schema];
        let apply = [
            &["apply", "--force", "-v", "--allow-hazards", "INDEX_BUILD"],
            &arguments[..],
        ];
        let output = with_keys(at(&proxy, &apply.concat())).run().status(0);
        shows_nothing_secret(&output);
        let plan = [&["plan", "--exit-code"], &arguments[..]].concat();
        with_keys(at(&proxy, &plan)).run().status(0);
        let log = proxy.log();
        for secret in [SECRET, "X-Amz-Signature"] {
            assert!(!log.contains(secret), "{log}");
        }
    });
}

#[test]
fn every_user_has_a_token_for_its_action_at_every_kind_of_endpoint() {
    run(async {
        let database = database().await;
        let proxy = cluster(&database);
        for endpoint in [CLUSTER, PRIVATE_LINK, &format!("{CLUSTER}.")] {
            for user in ["admin", "app"] {
                let run = with_keys(plan(&proxy, endpoint, &["--user", user]));
                reached(run.run());
            }
        }
        // Whatever the environment says about passwords and TLS.
        let run = with_keys(plan(&proxy, CLUSTER, &[]));
        let run = run.env("PGPASSWORD", "secret").env("PGSSLMODE", "disable");
        reached(run.run());
        // A token that was made elsewhere is asked for.
        let run = with_keys(plan(&proxy, CLUSTER, &["--auth", "password"]));
        let output = run.env("PGPASSWORD", "secret").run();
        refused(output, &["note: ", "IAM tokens", "access denied"]);
    });
}

#[test]
fn a_vpc_endpoint_is_told_which_cluster_is_meant() {
    run(async {
        let database = database().await;
        let proxy = cluster(&database);
        let options = "-c amzn-cluster-id=abcdefghijklmnopqrstuvwxyz";
        let refusal = plan(&proxy, VPC_ENDPOINT, &[]);
        refused(
            with_keys(refusal).run(),
            &[VPC_ENDPOINT, "amzn-cluster-id="],
        );
        for (endpoint, arguments) in [
            (VPC_ENDPOINT, &[][..]),
            ("vpce.example.com", &["--region", "us-east-1"]),
        ] {
            let run = with_keys(plan(&proxy, endpoint, arguments)).env("PGOPTIONS", options);
            let output = run.run();
            assert!(output.stderr.contains("certificate"), "{}", output.stderr);
            reached(output);
        }
        let run = with_keys(plan(&proxy, "vpce.example.com", &[])).env("PGOPTIONS", options);
        refused(run.run(), &["--region"]);
    });
}

#[test]
fn credentials_come_from_where_aws_keeps_them() {
    run(async {
        let database = database().await;
        let proxy = cluster(&database);
        refused(
            plan(&proxy, CLUSTER, &[]).run(),
            &["no AWS credentials", "--profile"],
        );
        let files = folder(&[
            (
                "credentials",
                &format!("[work]\naws_access_key_id={KEY}\naws_secret_access_key={SECRET}\n"),
            ),
            (
                "config",
                "[profile by-process]\ncredential_process = sh -c 'echo \"{\\\"Version\\\": 1, \\\"AccessKeyId\\\": \\\"AKIA2\\\", \\\"SecretAccessKey\\\": \\\"s\\\"}\"'\n",
            ),
        ]);
        let file = |name: &str| files.path().join(name).to_str().unwrap().to_owned();
        let with_files = |run: Deesql| {
            run.env("AWS_SHARED_CREDENTIALS_FILE", &file("credentials"))
                .env("AWS_CONFIG_FILE", &file("config"))
        };
        reached(with_files(plan(&proxy, CLUSTER, &["--profile", "work"])).run());
        reached(with_files(plan(&proxy, CLUSTER, &["--profile", "by-process"])).run());
        reached(
            with_files(plan(&proxy, CLUSTER, &[]))
                .env("AWS_PROFILE", "work")
                .run(),
        );
        refused(
            with_files(plan(&proxy, CLUSTER, &["--profile", "nope"])).run(),
            &["nope"],
        );
        // A container's.
        let container = answering(|_| {
            let json = r#"{"AccessKeyId": "AKIA3", "SecretAccessKey": "s", "Token": "session of nobody", "Expiration": "2099-01-01T00:00:00Z"}"#;
            ("application/json", json.to_owned())
        });
        let uri = format!("{}/credentials", container.url);
        let run = plan(&proxy, CLUSTER, &[]).env("AWS_CONTAINER_CREDENTIALS_FULL_URI", &uri);
        reached(run.run());
        // An instance's.
        let metadata = answering(|request| {
            let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
            match &*path {
                "/latest/api/token" => ("text/plain", "a token".to_owned()),
                "/latest/meta-data/iam/security-credentials/" => ("text/plain", "role".to_owned()),
                _ => (
                    "application/json",
                    r#"{"Code": "Success", "LastUpdated": "2026-01-01T00:00:00Z", "Type": "AWS-HMAC", "AccessKeyId": "AKIA4", "SecretAccessKey": "s", "Token": "session of nobody", "Expiration": "2099-01-01T00:00:00Z"}"#.to_owned(),
                ),
            }
        });
        let run = plan(&proxy, CLUSTER, &[])
            .env("AWS_EC2_METADATA_DISABLED", "false")
            .env("AWS_EC2_METADATA_SERVICE_ENDPOINT", &metadata.url);
        reached(run.run());
    });
}

#[test]
fn a_role_is_taken_on_first() {
    run(async {
        let database = database().await;
        let proxy = cluster(&database);
        let sts = answering(|request| {
            match request.contains("role%2Fright") {
            true => (
                "text/xml",
                "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>A:d</AssumedRoleId><Arn>arn:aws:sts::1:assumed-role/right/deesql</Arn></AssumedRoleUser><Credentials><AccessKeyId>ASIA5</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>session of nobody</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>".to_owned(),
            ),
            false => ("text/xml", String::new()),
        }
        });
        let with_role = |role: &str| {
            let run = plan(&proxy, CLUSTER, &["--role-arn", role]);
            with_keys(run).env("AWS_ENDPOINT_URL_STS", &sts.url)
        };
        reached(with_role("arn:aws:iam::111122223333:role/right").run());
        let asked = sts.asked();
        assert!(asked.contains("Action=AssumeRole"), "{asked}");
        assert!(!asked.contains(SECRET), "{asked}");
    });
}

#[test]
fn nobody_else_is_taken_for_the_cluster() {
    run(async {
        let database = database().await;
        let proxy = cluster(&database);
        // Nobody here vouches for the stand-in.
        let run = with_keys(plan(&proxy, CLUSTER, &[])).env("PGSSLROOTCERT", "");
        refused(
            run.run(),
            &[CLUSTER, "invalid peer certificate", "--sslrootcert"],
        );
        let run = with_keys(plan(&proxy, CLUSTER, &["--sslrootcert", "nope.pem"]));
        refused(run.run(), &["nope.pem", "No such file"]);
        let run = with_keys(plan(&proxy, CLUSTER, &["--sslrootcert", "Cargo.toml"]));
        refused(run.run(), &["Cargo.toml", "none"]);
        // A server that has no TLS gets no token.
        let plain = Proxy::start_with(&database, &As::Owner, &["--tls", "off"]);
        refused(
            with_keys(plan(&plain, CLUSTER, &[])).run(),
            &[CLUSTER, "does not support TLS"],
        );
    });
}

#[test]
fn other_servers_have_tls_as_pgsslmode_says() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mode = |host: &str, mode: &str| plan(&proxy, host, &[]).env("PGSSLMODE", mode);
        for mode in ["disable", "prefer", "require", "verify-ca", "verify-full"] {
            let run = plan(&proxy, "localhost", &[]).env("PGSSLMODE", mode);
            reached(run.run());
        }
        reached(mode("example.com", "verify-ca").run());
        reached(
            mode("example.com", "require")
                .env("PGSSLROOTCERT", "")
                .run(),
        );
        refused(
            mode("example.com", "verify-full").run(),
            &["example.com", "invalid peer certificate"],
        );
        refused(
            mode("localhost", "verify-full")
                .env("PGSSLROOTCERT", "")
                .run(),
            &["localhost", "invalid peer certificate"],
        );
    });
}

/// A server for HTTP on this machine that answers each request by what it says.
struct Answering {
    url: String,
    asked: Arc<Mutex<String>>,
}

impl Answering {
    fn asked(&self) -> String {
        self.asked.lock().unwrap().clone()
    }
}

fn answering(answer: impl Fn(&str) -> (&'static str, String) + Send + 'static) -> Answering {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(String::new()));
    let written = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut request = String::new();
            let mut length = 0;
            while reader.read_line(&mut request).is_ok_and(|it| it > 2) {
                let line = request
                    .lines()
                    .last()
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                if let Some(number) = line.strip_prefix("content-length: ") {
                    length = number.parse().unwrap();
                }
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            request.push_str(&String::from_utf8_lossy(&body));
            written.lock().unwrap().push_str(&request);
            let (kind, body) = answer(&request);
            let status = if body.is_empty() {
                "403 Forbidden"
            } else {
                "200 OK"
            };
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nX-aws-ec2-metadata-token-ttl-seconds: 600\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
        }
    });
    Answering { url, asked }
}
