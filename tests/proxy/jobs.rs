//! Jobs beside what else happens to their tables, and the schema that they are kept in.

use super::wire::Wire;
use crate::support::postgres::{database, run};
use crate::support::proxy::Proxy;

#[test]
fn a_table_can_be_dropped_while_the_job_of_its_index_runs() {
    run(async {
        let proxy = Proxy::before(&database().await);
        let mut wire = Wire::session(proxy.port).await;
        for round in 0..60 {
            let created = wire.query("CREATE TABLE t (id int PRIMARY KEY)").await;
            assert_eq!(created, "CREATE TABLE\nI", "{round}");
            let index = wire.query("CREATE INDEX ASYNC i ON t (id)").await;
            assert!(index.ends_with("CREATE INDEX\nI"), "{round}: {index}");
            let drop = ["DROP TABLE t", "DROP INDEX i"][round % 2];
            let dropped = wire.query(drop).await;
            assert!(dropped.starts_with("DROP "), "{round}: {dropped}");
            wire.query("DROP TABLE IF EXISTS t").await;
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
