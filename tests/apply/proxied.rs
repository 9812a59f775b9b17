//! Against the proxy, where jobs are real ones.

use crate::support::postgres::{database, run};
use crate::support::proxy::Proxy;
use crate::support::{Deesql, Output, deesql, folder};

/// A run of a command against a proxy.
pub(super) fn against(proxy: &Proxy, arguments: &[&str]) -> Deesql {
    let endpoint = format!("127.0.0.1:{}", proxy.port);
    let (command, rest) = arguments.split_first().unwrap();
    deesql(&[&[*command, "--endpoint", &endpoint], rest].concat())
        .env("PGPASSWORD", "a token of whatever kind")
        .env("DEESQL_RETRY_DELAY", "10ms")
}

fn apply(proxy: &Proxy, schema: &str) -> Output {
    let folder = folder(&[("a.sql", schema)]);
    let allowed = "INDEX_BUILD,INDEX_DROPPED,BACKFILL,CORRECTNESS";
    let arguments = [
        "apply",
        "--schema",
        ".",
        "--force",
        "--allow-hazards",
        allowed,
    ];
    against(proxy, &arguments).current_dir(folder.path()).run()
}

const T: &str = "CREATE TABLE t (id int PRIMARY KEY, a int);";

#[test]
fn a_failed_job_fails_the_run_and_the_same_command_mends_it() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        apply(&proxy, T).status(0);
        let client = proxy.client().await;
        let rows = "INSERT INTO t VALUES (1, 1), (2, 1)";
        client.batch_execute(rows).await.unwrap();

        let unique = format!("{T} CREATE UNIQUE INDEX t_a ON t (a);");
        let output = apply(&proxy, &unique).status(2);
        for part in [
            "index t_a",
            "found duplicate key(s) while validating index uniqueness",
        ] {
            assert!(output.stderr.contains(part), "{}", output.stderr);
        }
        // What the job has left is dropped and built again, once the rows allow it.
        let output = apply(&proxy, &unique).status(2);
        assert!(
            output.stdout.contains("DROP INDEX t_a;"),
            "{}",
            output.stdout
        );
        client
            .batch_execute("DELETE FROM t WHERE id = 2")
            .await
            .unwrap();
        apply(&proxy, &unique).status(0);
        let output = apply(&proxy, &unique).status(0);
        assert_eq!(output.stdout, super::NO_CHANGES);

        // The same with a constraint, which stays and is validated again.
        let checked = unique.replace("a int", "a int CONSTRAINT many CHECK (a > 1)");
        let output = apply(&proxy, &checked).status(2);
        let part = "check constraint \"many\" is violated by some row";
        assert!(output.stderr.contains(part), "{}", output.stderr);
        client.batch_execute("UPDATE t SET a = 2").await.unwrap();
        let output = apply(&proxy, &checked).status(0);
        assert!(
            !output.stdout.contains("ADD CONSTRAINT"),
            "{}",
            output.stdout
        );
    });
}

#[test]
fn a_plan_of_every_kind_of_step_runs_through() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        apply(&proxy, T).status(0);
        let client = proxy.client().await;
        for first in [1, 3001] {
            let sql = format!(
                "INSERT INTO t SELECT i, i FROM generate_series({first}, {}) AS i",
                first + 2999
            );
            client.batch_execute(&sql).await.unwrap();
        }
        let next = "CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b text DEFAULT 'b', c int \
                    REFERENCES t (id), d int DEFAULT nullif(1, 1), CHECK (a > 0));";
        let output = apply(&proxy, next).status(0);
        for part in ["(backfill)", "(wait for job)", "(check catalog)"] {
            assert!(output.stdout.contains(part), "{}", output.stdout);
        }
        let found = database.rows("SELECT count(*) FROM t WHERE b = 'b'").await;
        assert_eq!(found, "6000\n");
        assert_eq!(apply(&proxy, next).status(0).stdout, super::NO_CHANGES);
    });
}

#[test]
fn sql_waits_for_jobs_unless_told_not_to() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let file = "CREATE TABLE t (id int PRIMARY KEY, a int);\nCREATE INDEX ASYNC t_a ON t (a);\n\
                    INSERT INTO t VALUES (1, 1), (2, 1);\nCREATE UNIQUE INDEX ASYNC t_b ON t (a);\n";
        let output = against(&proxy, &["sql", "-"]).stdin(file).run().status(2);
        assert_eq!(output.stdout, "");
        assert!(
            output.stderr.contains("found duplicate key(s)"),
            "{}",
            output.stderr
        );
        let valid = "SELECT relname || ' ' || indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid \
                     WHERE relname IN ('t_a', 't_b') ORDER BY 1";
        assert_eq!(database.rows(valid).await, "t_a true\nt_b false\n");
        let file = "DROP INDEX t_b;\nCREATE UNIQUE INDEX ASYNC t_b ON t (a);\n";
        let output = against(&proxy, &["sql", "-", "--no-wait"])
            .stdin(file)
            .run();
        output.status(0);
    });
}
