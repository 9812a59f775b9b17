//! The library over a client of the caller's.

use std::time::Duration;

use deesql::apply::{ApplyOptions, Cause, Control, Event, apply, apply_observed};
use deesql::stop::{Stop, stop};
use deesql_core::plan::{Action, Plan, Step, StepKind};
use deesql_core::schema::{Origin, Schema};
use deesql_core::service::Release;

use super::until_a_session;
use crate::support::postgres::{database, run};

pub(super) fn step(kind: StepKind, resource: &str, sql: &str) -> Step {
    Step {
        action: Action::Update,
        resource: resource.to_owned(),
        kind,
        sql: sql.to_owned(),
        hazards: Vec::new(),
        reason: None,
        origin: Origin::NONE,
        rows_of: None,
        rows: None,
    }
}

pub(super) fn plan(steps: Vec<Step>) -> Plan {
    Plan {
        steps,
        from: Schema::new().fingerprint(),
        to: Schema::new().fingerprint(),
        release: Release::LATEST,
        hints: Vec::new(),
    }
}

pub(super) const OPTIONS: ApplyOptions = ApplyOptions {
    max_retries: 3,
    retry_base_delay: Duration::from_millis(5),
    job_timeout: None,
};

fn ddl(sql: &str) -> Step {
    step(StepKind::DDL, "table.t", sql)
}

#[test]
fn runs_in_a_task_of_its_own() {
    run(async {
        let client = database().await.client().await;
        let plan = plan(vec![ddl("CREATE TABLE t (a int)")]);
        let task = tokio::spawn(async move { apply(&client, &plan, OPTIONS).await });
        assert_eq!(task.await.unwrap().unwrap().statements, 1);
    });
}

#[test]
fn a_lost_connection_is_said_and_not_guessed_about() {
    run(async {
        let client = database().await.client().await;
        let plan = plan(vec![
            ddl("CREATE TABLE t (a int)"),
            ddl("SELECT pg_terminate_backend(pg_backend_pid())"),
            ddl("CREATE TABLE u (a int)"),
        ]);
        let error = apply(&client, &plan, OPTIONS).await.unwrap_err();
        assert_eq!((error.done, error.total), (1, 3));
        assert!(matches!(error.cause, Cause::Uncertain(_)), "{error:?}");
        let text = error.to_string();
        assert!(text.starts_with("statement 2 (table.t): 57P01"), "{text}");
        assert!(text.contains("unknown whether"), "{text}");
    });
}

#[test]
fn batches_run_until_one_changes_nothing() {
    run(async {
        let database = database().await;
        let client = database.client().await;
        let rows = "CREATE TABLE t (id int PRIMARY KEY, a int); \
                    INSERT INTO t SELECT generate_series(1, 7000)";
        client.batch_execute(rows).await.unwrap();
        let batch = "UPDATE t SET a = 1 WHERE id IN (SELECT id FROM t WHERE a IS NULL LIMIT 3000)";
        let plan = plan(vec![
            step(StepKind::Backfill, "table.t", batch),
            step(
                StepKind::CheckCatalog,
                "table.t",
                "SELECT count(*) = 7000 FROM t WHERE a = 1",
            ),
        ]);
        let mut batches = Vec::new();
        let control = Control {
            observe: &mut |event| {
                if let Event::Batch { rows, total, .. } = event {
                    batches.push((*rows, *total));
                }
            },
            stop: Stop::NEVER,
        };
        let applied = apply_observed(&client, &plan, OPTIONS, control)
            .await
            .unwrap();
        assert_eq!(batches, [(3000, 3000), (3000, 6000), (1000, 7000)]);
        assert_eq!(applied.rows, 7000);
    });
}

#[test]
fn a_check_fails_on_everything_but_true() {
    run(async {
        let client = database().await.client().await;
        for (sql, answer) in [
            ("SELECT false", "false"),
            ("SELECT NULL::bool", "NULL"),
            ("SELECT true WHERE false", "no such object"),
            ("SELECT true FROM generate_series(1, 2)", "2 rows"),
        ] {
            let plan = plan(vec![step(StepKind::CheckCatalog, "index.i", sql)]);
            let text = apply(&client, &plan, OPTIONS)
                .await
                .unwrap_err()
                .to_string();
            assert!(text.ends_with(answer), "{text}");
        }
    });
}

#[test]
fn stops_between_statements_when_asked_to() {
    run(async {
        let database = database().await;
        let client = database.client().await;
        let plan = plan(vec![
            ddl("CREATE TABLE t (a int)"),
            ddl("CREATE TABLE u (a int)"),
        ]);
        let (stopper, stop) = stop();
        let control = Control {
            observe: &mut |event| {
                if matches!(event, Event::StepStarted { number: 1, .. }) {
                    stopper.stop();
                }
            },
            stop,
        };
        let error = apply_observed(&client, &plan, OPTIONS, control)
            .await
            .unwrap_err();
        assert!(error.is_stopped() && error.done == 1, "{error:?}");
        assert_eq!(super::tables(&database).await, "t");
    });
}

#[test]
fn nobody_has_to_wait_for_a_retry_to_stop() {
    run(async {
        let client = database().await.client().await;
        let refuse = "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN \
                      RAISE EXCEPTION SQLSTATE '40001'; END $$";
        client.batch_execute(refuse).await.unwrap();
        let plan = plan(vec![ddl("SELECT f()")]);
        let (stopper, stop) = stop();
        let control = Control {
            observe: &mut |event| {
                if matches!(event, Event::Retrying { .. }) {
                    stopper.stop();
                }
            },
            stop,
        };
        let options = ApplyOptions {
            retry_base_delay: Duration::from_secs(3600),
            ..OPTIONS
        };
        let error = apply_observed(&client, &plan, options, control)
            .await
            .unwrap_err();
        assert!(error.is_stopped() && error.done == 0, "{error:?}");
    });
}

#[test]
fn conflicts_of_two_sessions_are_tried_again() {
    run(async {
        let database = database().await;
        let (client, other) = (database.client().await, database.client().await);
        let setup = "CREATE TABLE t (a int); INSERT INTO t VALUES (0)";
        other.batch_execute(setup).await.unwrap();
        let settings = "SET default_transaction_isolation = 'repeatable read'";
        client.batch_execute(settings).await.unwrap();
        // The other session holds the row until the first has begun to wait for it.
        other
            .batch_execute("BEGIN; UPDATE t SET a = 1")
            .await
            .unwrap();
        let watched = database.clone();
        let release = tokio::spawn(async move {
            until_a_session(&watched, "wait_event_type = 'Lock'").await;
            other.batch_execute("COMMIT").await.unwrap();
        });
        let plan = plan(vec![step(
            StepKind::Backfill,
            "table.t",
            "UPDATE t SET a = a + 10 WHERE a < 10",
        )]);
        let applied = apply(&client, &plan, OPTIONS).await.unwrap();
        release.await.unwrap();
        assert_eq!((applied.retries, applied.rows), (1, 1));
        assert_eq!(database.rows("SELECT a FROM t").await, "11\n");
    });
}

#[test]
fn a_batch_over_a_limit_gets_smaller() {
    run(async {
        let client = database().await.client().await;
        let refuse = "CREATE TABLE t (a int); CREATE TABLE u (a int);
            INSERT INTO t SELECT generate_series(1, 100);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF (SELECT count(*) FROM new) > 20 THEN
                    RAISE EXCEPTION SQLSTATE '54000'
                    USING MESSAGE = 'transaction size limit 10mb exceeded';
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER f AFTER INSERT ON u REFERENCING NEW TABLE AS new
            FOR EACH STATEMENT EXECUTE FUNCTION f()";
        client.batch_execute(refuse).await.unwrap();
        let batch = "INSERT INTO u SELECT a FROM t WHERE a > coalesce((SELECT max(a) FROM u), 0) \
                     ORDER BY a LIMIT 3000";
        let plan = plan(vec![step(StepKind::CopyRows, "table.u", batch)]);
        let applied = apply(&client, &plan, OPTIONS).await.unwrap();
        assert_eq!(applied.rows, 100);
    });
}

#[test]
fn a_batch_over_a_limit_says_what_to_do() {
    run(async {
        let client = database().await.client().await;
        let refuse = "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN \
                      RAISE EXCEPTION SQLSTATE '54000' \
                      USING MESSAGE = 'transaction row limit exceeded'; END $$";
        client.batch_execute(refuse).await.unwrap();
        let plan = plan(vec![step(StepKind::CopyRows, "table.t", "SELECT f()")]);
        let text = apply(&client, &plan, OPTIONS)
            .await
            .unwrap_err()
            .to_string();
        assert!(
            text.contains("54000: transaction row limit") && text.contains("10 MiB"),
            "{text}"
        );
    });
}
