//! The way to a database: every login, and what is said where there is none.

use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpSocket, UnixStream};

use deesql::postgres::{Options, PrivatePostgres};

use crate::support::postgres::{Database, database, of, run};
use crate::support::{Deesql, Output, deesql, folder};

/// A plan for one table. That it is printed shows that the database was reached.
fn plan(endpoint: &str, arguments: &[&str]) -> Deesql {
    let all = [
        &["plan", "--endpoint", endpoint, "--schema", "-"],
        arguments,
    ]
    .concat();
    deesql(&all).stdin("CREATE TABLE t (a int);")
}

#[track_caller]
fn reached(output: Output) {
    let output = output.status(0);
    assert!(
        output.stdout.contains("CREATE TABLE t"),
        "{}",
        output.stdout
    );
}

#[track_caller]
fn refused(output: Output, words: &[&str]) {
    let output = output.status(2);
    assert_eq!(output.stdout, "");
    assert_eq!(output.stderr.lines().count(), 1, "{}", output.stderr);
    for word in words {
        assert!(output.stderr.contains(word), "{word}: {}", output.stderr);
    }
}

/// A port of this machine behind which the server is.
async fn port(database: &Database) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let socket = database.folder.join(format!(".s.PGSQL.{}", database.port));
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let mut server = UnixStream::connect(&socket).await.unwrap();
            tokio::spawn(async move {
                let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
            });
        }
    });
    port
}

#[test]
fn logs_in_with_every_kind_of_password() {
    run(async {
        // A server of its own, as the rules of who is trusted change.
        let server = PrivatePostgres::start(Options::default()).await.unwrap();
        let database = of(&server);
        let client = database.client().await;
        let endpoint = format!("127.0.0.1:{}", port(&database).await);
        let file: String = client.query_one("SHOW hba_file", &[]).await.unwrap().get(0);
        let sql = format!(
            "CREATE ROLE by_text LOGIN PASSWORD 'pass word'; \
             CREATE ROLE by_scram LOGIN PASSWORD 'pass word'; \
             SET password_encryption TO md5; CREATE ROLE by_md5 LOGIN PASSWORD 'pass word'; \
             COPY (VALUES ('local all by_text password'), ('local all by_md5 md5'), \
                 ('local all by_scram scram-sha-256'), ('local all all trust')) TO '{file}'; \
             SELECT pg_reload_conf();"
        );
        client.batch_execute(&sql).await.unwrap();
        for _ in 0..100 {
            let sql = "SELECT count(*) FROM pg_hba_file_rules WHERE user_name[1] LIKE 'by_%'";
            let count: i64 = client.query_one(sql, &[]).await.unwrap().get(0);
            if count == 3 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let files = folder(&[("right", "pass word\n"), ("wrong", "password")]);
        let right = files.path().join("right");
        let wrong = files.path().join("wrong");
        for user in ["by_text", "by_md5", "by_scram"] {
            let plan = |arguments: &[&str]| {
                plan(&endpoint, &[&["--user", user], arguments].concat())
                    .env("PGDATABASE", &database.name)
            };
            reached(plan(&[]).env("PGPASSWORD", "pass word").run());
            reached(plan(&[]).env("POSTGRES_PASSWORD", "pass word").run());
            let file = ["--password-file", right.to_str().unwrap()];
            reached(plan(&file).env("PGPASSWORD", "wrong").run());
            let file = ["--password-file", wrong.to_str().unwrap()];
            let words = [
                &*endpoint,
                user,
                "password authentication failed",
                "check --user",
            ];
            refused(plan(&file).run(), &words);
            refused(
                plan(&[]).run(),
                &[&*endpoint, "password missing", "--password-file"],
            );
        }
        refused(
            plan(&endpoint, &["--password-file", "nope"]).run(),
            &["nope", "No such file"],
        );
    });
}

#[test]
fn finds_its_way_with_the_variables_of_every_client() {
    run(async {
        let database = database().await;
        let port = port(&database).await.to_string();
        let variables = [
            ("PGHOSTADDR", "127.0.0.1"),
            ("PGPORT", &*port),
            ("PGUSER", &*database.user),
            ("PGDATABASE", &*database.name),
            ("PGSSLMODE", "prefer"),
        ];
        let all = |mut run: Deesql| {
            for (name, value) in variables {
                run = run.env(name, value);
            }
            run
        };
        reached(all(plan("no-such-host.invalid", &[])).run());
        let variable = all(deesql(&["plan", "--schema", "-"]).stdin("CREATE TABLE t (a int);"));
        reached(
            variable
                .env("DEESQL_ENDPOINT", "no-such-host.invalid")
                .run(),
        );
        let output = all(plan("localhost", &[])).env("PGDATABASE", "nope").run();
        refused(output, &["\"nope\" does not exist", "PGDATABASE"]);
        let output = all(plan("localhost", &[])).env("PGHOSTADDR", "here").run();
        refused(output, &["PGHOSTADDR", "here"]);
        let output = all(plan("localhost", &[])).env("PGPORT", "here").run();
        refused(output, &["PGPORT", "here"]);
    });
}

#[test]
fn says_why_there_is_no_connection() {
    run(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let silent = format!("127.0.0.1:{}", listener.local_addr().unwrap().port());
        let started = Instant::now();
        let output = plan(&silent, &["--connect-timeout", "200ms"]).run();
        refused(
            output,
            &[&silent, "did not answer within 200ms", "--connect-timeout"],
        );
        assert!(started.elapsed() < Duration::from_secs(5));
        // A port that is taken, so that nobody else gets it, and where nobody listens.
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let deaf = format!("127.0.0.1:{}", socket.local_addr().unwrap().port());
        refused(plan(&deaf, &[]).run(), &[&deaf, "nobody listens there"]);
        let host = "no-such-host.invalid";
        refused(
            plan(host, &[]).run(),
            &["no-such-host.invalid:5432", "check the name"],
        );
        let empty = folder(&[]);
        let socket = empty.path().join(".s.PGSQL.5432");
        let words = [socket.to_str().unwrap(), "no such socket"];
        refused(plan(empty.path().to_str().unwrap(), &[]).run(), &words);
        refused(
            plan("localhost:http", &[]).run(),
            &["localhost:http", "port"],
        );
        let output = plan("localhost", &["--connect-timeout", "soon"])
            .run()
            .status(2);
        assert!(
            output.stderr.contains("--connect-timeout"),
            "{}",
            output.stderr
        );
        drop(listener);
        // Something else listens there.
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let other = format!("127.0.0.1:{}", listener.local_addr().unwrap().port());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                drop(client);
            }
        });
        refused(plan(&other, &[]).run(), &[&other, "check"]);
    });
}

#[test]
fn what_is_no_database_is_not_connected_to() {
    refused(plan("dsql.us-east-1.api.aws", &[]).run(), &["no database"]);
    refused(
        plan("localhost", &["--auth", "iam"]).run(),
        &["--auth iam", "--region"],
    );
    refused(
        plan("/tmp", &["--auth", "iam", "--region", "us-east-1"]).run(),
        &["--auth iam", "name"],
    );
}
