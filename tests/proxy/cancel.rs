//! Cancelled queries, and clients that leave.

use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;
use tokio_postgres::{Client, NoTls};

use super::wire::{TERMINATE, Wire, query};
use crate::support::postgres::{Database, database, run};
use crate::support::proxy::{As, Proxy};

/// Waits until PostgreSQL runs so many queries that contain a text.
pub(super) async fn wait_for_running(database: &Database, count: i64, text: &str) {
    let client = database.client().await;
    let start = Instant::now();
    let sql = "SELECT count(*) FROM pg_stat_activity
        WHERE state = 'active' AND pid <> pg_backend_pid() AND position($1 in query) > 0";
    loop {
        let running: i64 = client.query_one(sql, &[&text]).await.unwrap().get(0);
        if running == count {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(15), "{running} run");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn client(proxy: &Proxy, database: &Database) -> Client {
    let (client, connection) = tokio_postgres::Config::new()
        .host("127.0.0.1")
        .port(proxy.port)
        .user("admin")
        .dbname(&database.name)
        .connect(NoTls)
        .await
        .unwrap();
    tokio::spawn(connection);
    client
}

#[test]
fn a_cancel_request_reaches_postgresql() {
    run(async {
        let database = database().await;
        for login in [As::Owner, As::Relay] {
            let proxy = Proxy::start(&database, &login);
            let client = client(&proxy, &database).await;
            let token = client.cancel_token();
            let cancelled = tokio::spawn({
                let database = database.clone();
                async move {
                    wait_for_running(&database, 1, "pg_sleep(1001)").await;
                    token.cancel_query(NoTls).await.unwrap();
                }
            });
            let error = client.batch_execute("SELECT pg_sleep(1001)").await;
            let error = error.unwrap_err();
            assert_eq!(error.code().unwrap().code(), "57014");
            cancelled.await.unwrap();
            client.batch_execute("SELECT 1").await.unwrap();
        }
    });
}

#[test]
fn a_client_that_vanishes_takes_its_query_with_it() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.send(&query("SELECT pg_sleep(1002)")).await;
        wait_for_running(&database, 1, "pg_sleep(1002)").await;
        drop(wire);
        wait_for_running(&database, 0, "pg_sleep(1002)").await;
    });
}

#[test]
fn a_client_that_closes_its_side_gets_its_answer() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.send(&query("SELECT pg_sleep(0.3)")).await;
        wire.stream.shutdown().await.unwrap();
        assert_eq!(wire.tags_until_ready().await, "TDCZ");
        assert_eq!(wire.rest().await, b"");
    });
}

#[test]
fn what_a_client_sent_before_it_said_goodbye_is_carried_out() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("CREATE TABLE t (id int PRIMARY KEY)").await;
        let last = query("INSERT INTO t SELECT 1 FROM pg_sleep(2.5)");
        wire.send(&[&last[..], TERMINATE].concat()).await;
        drop(wire);
        wait_for_running(&database, 1, "pg_sleep(2.5)").await;
        wait_for_running(&database, 0, "pg_sleep(2.5)").await;
        assert_eq!(database.rows("SELECT id FROM t").await, "1\n");
    });
}

#[test]
fn the_last_words_of_postgresql_reach_the_client() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        let backend = wire.query("SELECT pg_backend_pid()").await;
        let backend = backend.lines().next().unwrap();
        database
            .rows(&format!("SELECT pg_terminate_backend({backend})"))
            .await;
        assert_eq!(
            wire.message().await.error(),
            "FATAL 57P01: terminating connection due to administrator command"
        );
        assert_eq!(wire.rest().await, b"");
    });
}
