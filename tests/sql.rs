//! `deesql sql`, on a real server.

use std::io::Read;
use std::net::TcpListener;
use std::process::{Command, Stdio};

use crate::apply::against;
use crate::support::postgres::{Database, database, run};
use crate::support::proxy::Proxy;
use crate::support::trace::signal;
use crate::support::{Output, deesql, folder};

fn sql(database: &Database, text: &str, arguments: &[&str]) -> Output {
    let folder = folder(&[("a.sql", text)]);
    let all = [&["sql", "a.sql"], arguments].concat();
    against(database, &all).current_dir(folder.path()).run()
}

#[test]
fn runs_statements_as_postgres_would_split_them() {
    run(async {
        let database = database().await;
        let text = "\u{feff}CREATE TABLE t (a int, b text); -- a; comment\r\n\
            CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $body$ BEGIN RETURN ';'; END; $body$;\r\n\
            INSERT INTO t VALUES (1, 'it''s; \\'), (2, f()) /* ; /* ; */ */;\n\
            COPY t FROM stdin;\n3\t;\n4\t\\N\n\\.\n\
            BEGIN;\nINSERT INTO t VALUES (5, 'x');\nCOPY t FROM STDIN WITH (FORMAT csv);\n6,\"a;\nb\"\n\\.\nCOMMIT;\n\
            BEGIN; INSERT INTO t VALUES (7, 'gone'); ROLLBACK;\n\
            SELECT * FROM t";
        let output = sql(&database, text, &[]).status(0);
        assert_eq!(output.stdout, "");
        assert!(
            output
                .stderr
                .starts_with("ran 12 statement(s) of 1 file in "),
            "{}",
            output.stderr
        );
        let rows = "SELECT a || coalesce(b, 'NULL') FROM t ORDER BY a";
        assert_eq!(
            database.rows(rows).await,
            "1it's; \\\n2;\n3;\n4NULL\n5x\n6a;\nb\n"
        );
    });
}

#[test]
fn an_empty_file_is_run_too() {
    run(async {
        let database = database().await;
        let output = sql(&database, "-- nothing\n;;", &[]).status(0);
        assert!(output.stderr.starts_with("ran 0 statement(s)"));
        let output = against(&database, &["sql", "-", "--quiet"])
            .stdin("CREATE TABLE t (a int)")
            .run()
            .status(0);
        assert_eq!(output.stderr, "");
        assert_eq!(database.rows("SELECT count(*) FROM t").await, "0\n");
    });
}

#[test]
fn an_error_is_shown_at_its_place() {
    run(async {
        let database = database().await;
        let text = "CREATE TABLE t (a int PRIMARY KEY);\n\nINSERT INTO t\n  VALUES (1);\n\
                    SELECT 'é', nope\n  FROM t;\nINSERT INTO t VALUES (2);";
        let output = sql(&database, text, &[]).status(2);
        for expected in [
            "error: 42703: column \"nope\" does not exist",
            "a.sql:5:13",
            "SELECT 'é', nope\n  |             ^^^^",
            "the statement at a.sql:5:1 failed; 2 statement(s) before it are done",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        assert_eq!(database.rows("SELECT a FROM t").await, "1\n");

        let output = sql(&database, "INSERT INTO t VALUES (1);", &[]).status(2);
        for expected in ["23505: duplicate key", "= detail: Key (a)=(1)", "a.sql:1:1"] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        let output = sql(&database, "SELECT (1;", &[]).status(2);
        assert!(output.stderr.contains("a.sql:1:9"), "{}", output.stderr);
        let output = sql(&database, "SELECT abc(1);", &[]).status(2);
        assert!(output.stderr.contains("= hint: "), "{}", output.stderr);
    });
}

#[test]
fn a_transaction_of_the_file_is_undone_as_a_whole() {
    run(async {
        let database = database().await;
        let text = "CREATE TABLE t (a int);\nBEGIN;\nINSERT INTO t VALUES (1);\n\
                    COPY t FROM stdin;\nx\n\\.\nCOMMIT;\nINSERT INTO t VALUES (2);";
        let output = sql(&database, text, &[]).status(2);
        for expected in [
            "22P02",
            "a.sql:4:1",
            "= context: COPY t, line 1, column a: \"x\"",
            "its transaction is rolled back",
            "1 statement(s) before it are done",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        assert_eq!(database.rows("SELECT count(*) FROM t").await, "0\n");
    });
}

#[test]
fn what_cannot_run_is_told_before_anything_runs() {
    run(async {
        let database = database().await;
        for (bad, place, message) in [
            ("SELECT 1;\n\\connect x\n", "b.sql:2:1", "meta-command"),
            ("SELECT 1 \\gx", "b.sql:1:10", "meta-command"),
            (
                "BEGIN;\nSELECT 1;",
                "b.sql:1:1",
                "open at the end of the file",
            ),
            ("SELECT 'a", "b.sql:1:8", "never closed"),
            ("SELECT\0 1", "b.sql:1:7", "NUL"),
            ("COPY t FROM stdin;\n1\n", "b.sql:1:1", "without data"),
        ] {
            let folder = folder(&[("a.sql", "CREATE TABLE t (a int);"), ("b.sql", bad)]);
            let output = against(&database, &["sql", "a.sql", "b.sql"])
                .current_dir(folder.path())
                .run()
                .status(2);
            for expected in [place, message, "nothing was run"] {
                assert!(output.stderr.contains(expected), "{bad}: {}", output.stderr);
            }
            assert_eq!(super::apply::tables(&database).await, "", "{bad}");
        }
        let output = against(&database, &["sql", "missing.sql"]).run().status(2);
        assert!(output.stderr.contains("missing.sql: no such file"));
        let folder = folder(&[("u.sql", "")]);
        std::fs::write(folder.path().join("u.sql"), b"SELECT '\xff'").unwrap();
        let output = against(&database, &["sql", "u.sql"])
            .current_dir(folder.path())
            .run()
            .status(2);
        assert!(output.stderr.contains("not UTF-8"), "{}", output.stderr);
    });
}

#[test]
fn a_statement_whose_job_fails_is_not_done() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let endpoint = format!("127.0.0.1:{}", proxy.port);
        let text = "CREATE TABLE t (a int);\nINSERT INTO t VALUES (1), (1);\n\
                    CREATE UNIQUE INDEX ASYNC i ON t (a);\nSELECT 1;";
        let output = deesql(&["sql", "-", "--endpoint", &endpoint])
            .env("PGPASSWORD", "any")
            .env("PGDATABASE", &database.name)
            .stdin(text)
            .run()
            .status(2);
        for expected in [
            "of index i failed: ",
            "DROP INDEX i and create it again",
            "the statement at <stdin>:3:1 failed; 2 statement(s) before it are done",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
    });
}

#[test]
fn conflicts_are_tried_again_and_a_transaction_as_a_whole() {
    run(async {
        let database = database().await;
        let setup = "CREATE TABLE t (a int); CREATE SEQUENCE s; \
            CREATE FUNCTION f(fails int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN \
            IF nextval('s') <= fails THEN RAISE EXCEPTION SQLSTATE '40001'; END IF; RETURN 1; END $$";
        database.client().await.batch_execute(setup).await.unwrap();
        let output = sql(&database, "INSERT INTO t VALUES (f(2));", &[]).status(0);
        assert!(output.stderr.contains("retry 2 of 5"), "{}", output.stderr);
        let text = "BEGIN;\nINSERT INTO t VALUES (2);\nSELECT f(5);\nCOMMIT;";
        sql(&database, text, &[]).status(0);
        assert_eq!(database.rows("SELECT a FROM t ORDER BY a").await, "1\n2\n");
        let output = sql(&database, "SELECT f(99);", &["--retries", "1"]).status(2);
        for expected in ["40001", "gave up after 1 retries", "a.sql:1:1"] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
    });
}

#[test]
fn inserts_can_be_put_together() {
    run(async {
        let database = database().await;
        let client = database.client().await;
        let table = "CREATE TABLE t (a int, x text DEFAULT pg_current_xact_id()::text)";
        client.batch_execute(table).await.unwrap();
        let text = "INSERT INTO t (a) VALUES (1);\n".repeat(1100);
        let output = sql(&database, &text, &["--batch"]).status(0);
        assert!(output.stderr.contains("ran 1100 statement(s)"));
        let batches = "SELECT count(*) FROM t GROUP BY x ORDER BY 1 DESC";
        assert_eq!(database.rows(batches).await, "500\n500\n100\n");
        let text = "INSERT INTO t (a) VALUES (2);\nINSERT INTO t (a) VALUES ('x');\n";
        let output = sql(&database, text, &["--batch"]).status(2);
        for expected in ["a.sql:2:27", "its transaction is rolled back"] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        let twos = "SELECT count(*) FROM t WHERE a = 2";
        assert_eq!(database.rows(twos).await, "0\n");
    });
}

#[test]
fn a_session_that_ends_is_not_written_to_twice() {
    run(async {
        let database = database().await;
        let text = "SELECT 1;\nSELECT pg_terminate_backend(pg_backend_pid());\nSELECT 2;";
        let output = sql(&database, text, &[]).status(2);
        for expected in [
            "57P01",
            "a.sql:2:1",
            "it is unknown whether this was committed",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        let output = deesql(&["sql", "-", "--endpoint", "localhost:1"])
            .run()
            .status(2);
        assert!(output.stderr.contains("localhost:1"), "{}", output.stderr);
    });
}

#[test]
fn ctrl_c_ends_the_wait_for_a_connection() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = silent.local_addr().unwrap().to_string();
    let folder = folder(&[("a.sql", "SELECT 1;")]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_deesql"))
        .args(["sql", "a.sql", "--connect-timeout", "5m", "--endpoint"])
        .arg(&endpoint)
        .current_dir(folder.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _held = silent.accept().unwrap();
    signal("INT", child.id());
    let mut stderr = String::new();
    let mut pipe = child.stderr.take().unwrap();
    pipe.read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait().unwrap().code(), None, "{stderr}");
    assert_eq!(stderr, "");
}
