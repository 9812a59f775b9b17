//! Jobs, with as much of `sys` as waiting for them needs.

use deesql::apply::{ApplyOptions, Cause, Control, Event, apply, apply_observed};
use deesql::stop::Stop;
use deesql_core::plan::{Step, StepKind};
use tokio_postgres::Client;

use super::library::{OPTIONS, plan, step};
use crate::support::postgres::{database, run};

/// Jobs take 200 ms and end as they are told to.
const SYS: &str = "
    CREATE SCHEMA sys;
    CREATE TABLE sys.job (job_id text, outcome text, details text, object_id oid,
        start_time timestamptz DEFAULT clock_timestamp());
    CREATE VIEW sys.jobs AS SELECT job_id,
        CASE WHEN clock_timestamp() < start_time + interval '200 ms' THEN 'processing'
             ELSE outcome END AS status,
        details, 'INDEX_BUILD'::text AS job_type, 1259::oid AS class_id, object_id,
        NULL::text AS object_name, start_time, NULL::timestamptz AS update_time
        FROM sys.job;
    CREATE FUNCTION sys.start(id text, outcome text, details text) RETURNS text LANGUAGE sql AS
        'INSERT INTO sys.job (job_id, outcome, details) VALUES (id, outcome, details) RETURNING id';";

fn starts(id: &str, outcome: &str, details: &str) -> Step {
    let sql = format!("SELECT sys.start('{id}', '{outcome}', {details}) AS job_id");
    step(StepKind::ASYNC_DDL, "index.i", &sql)
}

fn wait() -> Step {
    step(
        StepKind::WaitForJob,
        "index.i",
        "CALL sys.wait_for_job('<job_id>')",
    )
}

async fn client() -> Client {
    let client = database().await.client().await;
    client.batch_execute(SYS).await.unwrap();
    client
}

#[test]
fn every_job_is_waited_for() {
    run(async {
        let client = client().await;
        let plan = plan(vec![
            starts("one", "completed", "NULL"),
            starts("two", "completed", "NULL"),
            wait(),
        ]);
        let mut log = Vec::new();
        let control = Control {
            observe: &mut |event| match event {
                Event::JobDone { job, .. } => log.push(job.to_string()),
                Event::StepDone { number, .. } => log.push(number.to_string()),
                _ => {}
            },
            stop: Stop::NEVER,
        };
        let applied = apply_observed(&client, &plan, OPTIONS, control)
            .await
            .unwrap();
        assert_eq!(log, ["1", "2", "job two", "3", "job one"]);
        assert_eq!((applied.jobs, applied.statements), (2, 3));
    });
}

#[test]
fn a_failed_job_fails_the_run() {
    run(async {
        let client = client().await;
        let plan = plan(vec![
            starts("one", "failed", "'found duplicate key(s)'"),
            starts("two", "completed", "NULL"),
            starts("three", "failed", "NULL"),
        ]);
        let error = apply(&client, &plan, OPTIONS).await.unwrap_err();
        assert_eq!(error.done, 3);
        let text = error.to_string();
        assert!(
            text.contains("job one failed: found duplicate key(s)")
                && text.contains("job three failed: no details"),
            "{text}"
        );
    });
}

#[test]
fn what_goes_on_is_told_when_a_run_ends_early() {
    run(async {
        let client = client().await;
        let plan = plan(vec![
            starts("one", "completed", "NULL"),
            step(StepKind::DDL, "table.t", "SELECT 1/0"),
        ]);
        let error = apply(&client, &plan, OPTIONS).await.unwrap_err();
        let running: Vec<_> = error.running.iter().map(ToString::to_string).collect();
        assert_eq!(running, ["job one"]);
    });
}

#[test]
fn a_job_may_be_given_a_time() {
    run(async {
        let client = client().await;
        let plan = plan(vec![starts("one", "never ends", "NULL")]);
        let options = ApplyOptions {
            job_timeout: Some(std::time::Duration::from_millis(300)),
            ..OPTIONS
        };
        let error = apply(&client, &plan, options).await.unwrap_err();
        assert!(matches!(error.cause, Cause::JobTimeout { .. }), "{error:?}");
    });
}

#[test]
fn a_statement_that_names_no_job_is_an_error() {
    run(async {
        let client = client().await;
        let plan = plan(vec![step(StepKind::ASYNC_DDL, "index.i", "SELECT 1")]);
        let error = apply(&client, &plan, OPTIONS).await.unwrap_err();
        assert!(matches!(error.cause, Cause::NoJobId), "{error:?}");
    });
}

/// An index that was being built before the plan began: its job is found by the index, and the
/// catalog says how it ended.
#[test]
fn the_catalog_has_the_last_word() {
    run(async {
        let client = client().await;
        let setup = "CREATE TABLE t (a int); CREATE INDEX i ON t (a); CREATE INDEX j ON t (a); \
                     UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'j'::regclass; \
                     INSERT INTO sys.job VALUES ('x', 'completed', NULL, 'i'::regclass)";
        client.batch_execute(setup).await.unwrap();
        let applied = apply(&client, &plan(vec![wait()]), OPTIONS).await.unwrap();
        assert_eq!(applied.jobs, 1);

        // A job that failed is found as well, with what it says.
        let failed = "INSERT INTO sys.job VALUES ('y', 'failed', 'duplicates', 'i'::regclass)";
        client.batch_execute(failed).await.unwrap();
        let error = apply(&client, &plan(vec![wait()]), OPTIONS).await;
        let text = error.unwrap_err().to_string();
        assert!(
            text.starts_with("statement 1 (index.i): job y of index i failed: duplicates; "),
            "{text}"
        );

        // No job, and not valid.
        let wait_for = |name: &str| plan(vec![step(StepKind::WaitForJob, name, "CALL")]);
        let error = apply(&client, &wait_for("index.j"), OPTIONS).await;
        let text = error.unwrap_err().to_string();
        assert!(
            text.contains("index j") && text.contains("the catalog does not show its work"),
            "{text}"
        );
        let error = apply(&client, &wait_for("index.app.\"gone\""), OPTIONS).await;
        let text = error.unwrap_err().to_string();
        assert!(text.contains("index app.gone"), "{text}");
        // Nothing tells what to wait for.
        let error = apply(&client, &wait_for("table.t"), OPTIONS).await;
        assert!(matches!(error.unwrap_err().cause, Cause::NoJob));
    });
}
