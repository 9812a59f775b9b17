//! `--mode report`: nothing is refused, nothing is changed, and everything is written down.

use std::path::Path;
use std::process::Command;

use deesql_core::service::Release;
use expect_test::expect;
use serde_json::{Value, json};

use crate::support::postgres::{Database, database, run};
use crate::support::proxy::{As, Proxy};
use crate::support::{deesql, open_folder, sarif, trace};

/// What psql prints of a script, with an option in its start packet.
fn psql(proxy: &Proxy, database: &Database, script: &str) -> String {
    let output = Command::new("psql")
        .args(["-XAtq", "-c", "\\set ECHO none", "-c", script])
        .envs([
            ("PGHOST", "127.0.0.1"),
            ("PGUSER", &database.user),
            ("PGDATABASE", &database.name),
            ("PGAPPNAME", "application"),
            ("PGOPTIONS", "-c statement_timeout=1min"),
        ])
        .env("PGPORT", proxy.port.to_string())
        .output()
        .unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
    assert_eq!(stderr, "");
    stdout
}

const SCRIPT: &str = "CREATE TABLE t (id serial PRIMARY KEY, tags text[]);
    INSERT INTO t (tags) VALUES ('{a}');
    CREATE INDEX ON t (id);
    LISTEN a;
    SELECT id, tags, current_setting('transaction_isolation'), current_setting('statement_timeout') FROM t;";

/// The rules of a report in JSON, with how often each statement was sent and where it was first.
fn counted(report: &Path) -> Value {
    let report: Value = serde_json::from_str(&std::fs::read_to_string(report).unwrap()).unwrap();
    let statements = report["statements"].as_array().unwrap().iter();
    let statements = statements.map(|it| {
        let findings = it["findings"].as_array().unwrap().iter();
        let rules: Vec<_> = findings.map(|it| it["rule"].clone()).collect();
        json!([it["text"], rules, it["count"], it["first"]["statement"]])
    });
    json!([statements.collect::<Vec<_>>(), report["summary"]])
}

#[test]
fn nothing_is_refused_or_changed() {
    run(async {
        let database = database().await;
        let folder = open_folder();
        let file = folder.path().join("report.json");
        for login in [As::Relay, As::Owner] {
            let mut proxy = Proxy::reporting(&database, &login, &file, "json");
            // As PostgreSQL has it, and not Aurora DSQL.
            let said = psql(&proxy, &database, SCRIPT);
            assert_eq!(said, "1|{a}|read committed|1min\n");
            proxy.terminate();
            let (status, log) = proxy.wait();
            assert_eq!(status, 1, "{log}");
            assert!(
                log.contains("5 statements: 5 distinct ones would be refused"),
                "{log}"
            );
            let expected = json!([
                [
                    ["SET statement_timeout = '1min'", ["refused-parameter"], 1, 0],
                    [
                        "CREATE TABLE t (id serial PRIMARY KEY, tags text[])",
                        ["serial-type", "array-type"],
                        1,
                        1
                    ],
                    ["INSERT INTO t (tags) VALUES ('{a}')", ["mixed-ddl-and-dml"], 1, 2],
                    ["CREATE INDEX ON t (id)", ["multiple-ddl", "synchronous-index"], 1, 3],
                    ["LISTEN a", ["listen-notify"], 1, 4],
                ],
                { "statements": 5, "refused": 5, "omitted": 0 },
            ]);
            assert_eq!(counted(&file), expected);
            database
                .client()
                .await
                .batch_execute("DROP TABLE t")
                .await
                .unwrap();
        }
        // Nothing was installed.
        let schemas = "SELECT nspname FROM pg_namespace WHERE nspname IN ('sys', 'public')";
        assert_eq!(database.rows(schemas).await, "public\n");
    });
}

#[test]
fn what_differs_in_constants_only_is_counted_together() {
    run(async {
        let database = database().await;
        let folder = open_folder();
        let file = folder.path().join("report.json");
        let mut proxy = Proxy::reporting(&database, &As::Owner, &file, "json");
        let client = proxy.client().await;
        for it in [
            "SET work_mem = '1MB'",
            "set  work_mem = '2MB' -- more",
            "SET work_mem = 3000",
        ] {
            client.batch_execute(it).await.unwrap();
        }
        let prepared = client.prepare("SELECT pg_advisory_lock($1)").await.unwrap();
        for it in 0..4_i64 {
            client.execute(&prepared, &[&it]).await.unwrap();
        }
        client.prepare("LOCK TABLE pg_class").await.unwrap();
        client.batch_execute("SELECT 1").await.unwrap();
        drop(client);

        trace::signal("USR1", proxy.pid());
        let is_written = || proxy.log().contains(" would be refused ");
        while !is_written() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        let expected = json!([
            [
                ["SET work_mem = '1MB'", ["refused-parameter"], 3, 1],
                ["SELECT pg_advisory_lock($1)", ["advisory-lock"], 4, 4],
                ["LOCK TABLE pg_class", ["lock-table"], 0, 8],
            ],
            { "statements": 8, "refused": 3, "omitted": 0 },
        ]);
        assert_eq!(counted(&file), expected);
        std::fs::remove_file(&file).unwrap();
        proxy.terminate();
        assert_eq!(proxy.wait().0, 1);
        assert_eq!(counted(&file), expected);
    });
}

/// The report about two statements of one connection.
async fn report(format: &str) -> String {
    let database = database().await;
    let folder = open_folder();
    let file = folder.path().join("report");
    let mut proxy = Proxy::reporting(&database, &As::Owner, &file, format);
    let script = "SELECT 1;\nCREATE TABLE t (\n  id int PRIMARY KEY,\n  ip inet);\nTRUNCATE t";
    psql(&proxy, &database, script);
    proxy.terminate();
    assert_eq!(proxy.wait().0, 1);
    std::fs::read_to_string(&file).unwrap()
}

#[test]
fn people_read_it() {
    run(async {
        expect![[r#"
            statement-1.sql: sent once, first in the start packet of connection 1 (application)
            error[refused-parameter]: the parameter `statement_timeout` may not be set
             --> statement-1.sql:1:5
              |
            1 | SET statement_timeout = '1min'
              |     ^^^^^^^^^^^^^^^^^
              |
              = note: Aurora DSQL lets a session set few parameters
              = help: leave it out
              = server: 0A000: setting configuration parameter "statement_timeout" not supported

            statement-2.sql: sent once, first as statement 2 of connection 1 (application)
            error[unsupported-type]: column `ip` has the type `inet`, which cannot be stored
             --> statement-2.sql:3:6
              |
            3 |   ip inet)
              |      ^^^^
              |
              = note: Aurora DSQL has the type in queries only, not as stored values
              = help: use `text`, and cast in queries
              = server: 0A000: datatype inet not supported

            statement-3.sql: sent once, first as statement 3 of connection 1 (application)
            error[mixed-ddl-and-dml]: `TRUNCATE TABLE` is DML in a transaction that has run DDL
             --> statement-3.sql:1:1
              |
            1 | TRUNCATE t
              | ^^^^^^^^
              |
              = note: a transaction in Aurora DSQL holds either one DDL statement or DML
              = help: commit before it
              = server: 0A000: ddl and dml are not supported in the same transaction

            error[truncate]: `TRUNCATE` is not supported
             --> statement-3.sql:1:1
              |
            1 | TRUNCATE t
              | ^^^^^^^^
              |
              = note: a transaction in Aurora DSQL changes at most 3,000 rows
              = help: delete in batches of at most 3,000 rows, or drop and create the table
              = server: 0A000: unsupported statement: Truncate

        "#]]
        .assert_eq(&report("text").await);
    });
}

#[test]
fn code_scanning_reads_it() {
    run(async {
        let report = report("sarif").await;
        sarif::is_valid(&report);
        let report: Value = serde_json::from_str(&report).unwrap();
        let run = &report["runs"][0];
        let results = run["results"].as_array().unwrap();
        let places = results.iter().map(|it| {
            let place = &it["locations"][0]["physicalLocation"];
            json!([
                it["ruleId"],
                it["occurrenceCount"],
                place["artifactLocation"]["uri"],
                place["region"]["startLine"],
                place["region"]["startColumn"],
            ])
        });
        assert_eq!(
            json!(places.collect::<Vec<_>>()),
            json!([
                ["refused-parameter", 1, "statement-1.sql", 1, 5],
                ["unsupported-type", 1, "statement-2.sql", 3, 6],
                ["mixed-ddl-and-dml", 1, "statement-3.sql", 1, 1],
                ["truncate", 1, "statement-3.sql", 1, 1],
            ])
        );
        assert_eq!(run["artifacts"][2]["contents"]["text"], "TRUNCATE t");
    });
}

#[test]
fn a_day_without_findings_is_none() {
    run(async {
        let database = database().await;
        let folder = open_folder();
        let file = folder.path().join("report");
        let mut proxy = Proxy::reporting(&database, &As::Owner, &file, "text");
        let client = proxy.client().await;
        client.batch_execute("SELECT 1").await.unwrap();
        drop(client);
        proxy.terminate();
        let (status, log) = proxy.wait();
        assert_eq!(status, 0, "{log}");
        let release = Release::LATEST;
        let summary = format!("1 statement: none would be refused (Aurora DSQL as of {release})\n");
        assert!(log.ends_with(&summary), "{log}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "");
    });
}

#[test]
fn a_report_that_cannot_be_written_is_an_error() {
    run(async {
        let database = database().await;
        let file = Path::new("/nowhere/report");
        let mut proxy = Proxy::reporting(&database, &As::Owner, file, "text");
        trace::signal("USR1", proxy.pid());
        while !proxy
            .log()
            .contains("warning: cannot write /nowhere/report: ")
        {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        proxy.terminate();
        let (status, log) = proxy.wait();
        assert_eq!(status, 2, "{log}");
        assert!(
            log.contains("error: cannot write /nowhere/report: "),
            "{log}"
        );
    });
}

#[test]
fn without_the_mode_there_is_no_report() {
    for [flag, value] in [["--report", "x.txt"], ["--report-format", "json"]] {
        let output = deesql(&["proxy", flag, value]).run().status(2);
        assert_eq!(
            output.stderr,
            "error: --report and --report-format need --mode report: there is no report of what is refused at once\n"
        );
    }
}
