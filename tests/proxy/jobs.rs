//! Jobs beside what else happens to their tables, and the schema that they are kept in.

use std::time::Duration;

use super::wire::Wire;
use crate::support::postgres::{database, run};
use crate::support::proxy::Proxy;

#[test]
fn whoever_drops_an_index_waits_for_the_job_that_is_about_it() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("CREATE TABLE t (id int PRIMARY KEY)").await;
        wire.query("CREATE INDEX ASYNC i ON t (id)").await;
        for drop in ["DROP INDEX i", "DROP TABLE t"] {
            // What a job does, held before its end.
            let job = database.client().await;
            let index = "SELECT max(indexrelid) FROM pg_index WHERE indrelid = 't'::regclass";
            let show = format!("BEGIN; SELECT sys.deesql_show_index(({index}))");
            job.batch_execute(&show).await.unwrap();
            let commit = async {
                let waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted \
                               AND relation = 't'::regclass";
                while database.rows(waiting).await == "0\n" {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                job.batch_execute("COMMIT").await.unwrap();
            };
            let both = async { tokio::join!(wire.query(drop), commit).0 };
            let dropped = tokio::time::timeout(Duration::from_secs(20), both).await;
            assert!(
                dropped.expect("the DROP waits").starts_with("DROP "),
                "{drop}"
            );
        }
    });
}

#[test]
fn a_schema_sys_of_the_users_own_is_not_taken_for_the_proxys() {
    run(async {
        let database = database().await;
        let own = "CREATE SCHEMA sys; CREATE TABLE sys.mine (id int)";
        database.client().await.batch_execute(own).await.unwrap();
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        assert_eq!(
            wire.query("SELECT count(*) FROM sys.jobs").await,
            "0\nSELECT 1\nI"
        );
        let mark = "SELECT obj_description('sys'::regnamespace, 'pg_namespace')";
        assert_eq!(database.rows(mark).await, "NULL\n");
    });
}

#[test]
fn what_another_version_has_left_is_made_anew() {
    run(async {
        let database = database().await;
        let old = "CREATE SCHEMA sys; COMMENT ON SCHEMA sys IS 'deesql 0'; \
                   CREATE TABLE sys.deesql_job (job_id int)";
        database.client().await.batch_execute(old).await.unwrap();
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        assert_eq!(
            wire.query("SELECT count(*) FROM sys.jobs").await,
            "0\nSELECT 1\nI"
        );
    });
}
