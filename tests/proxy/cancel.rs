//! Cancelled queries, and clients that leave.

use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;
use tokio_postgres::{Client, NoTls};

use super::wire::{TERMINATE, Wire, message, query};
use crate::support::postgres::{Database, database, run};
use crate::support::proxy::{As, Proxy};

/// Waits until PostgreSQL runs so many queries that contain a text.
pub(super) async fn wait_for_running(database: &Database, count: i64, text: &str) {
    let condition = format!("state = 'active' AND position('{text}' in query) > 0");
    wait_for_count(database, count, &condition).await;
}

/// Waits until a session with a database is as a condition about `pg_stat_activity` says.
pub(super) async fn wait_for(database: &Database, condition: &str) {
    wait_for_count(database, 1, condition).await;
}

async fn wait_for_count(database: &Database, count: i64, condition: &str) {
    let client = database.client().await;
    let start = Instant::now();
    let sql = format!(
        "SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND {condition}"
    );
    loop {
        let found: i64 = client.query_one(&sql, &[]).await.unwrap().get(0);
        if found == count {
            return;
        }
        assert!(start.elapsed() < LIMIT, "{found} are {condition}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Nothing takes longer.
const LIMIT: Duration = Duration::from_secs(60);

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
fn a_cancel_request_stops_its_own_session_only() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut clients = vec![];
        for _ in 0..3 {
            clients.push(client(&proxy, &database).await);
        }
        // An idle session has nothing to cancel, and its next query is not meant.
        clients[2].cancel_token().cancel_query(NoTls).await.unwrap();
        let token = clients[0].cancel_token();
        let [first, second, third] = clients.try_into().ok().unwrap();
        let running = [first, second].map(|it| {
            tokio::spawn(async move {
                let told = it.batch_execute("SELECT pg_sleep(1004)").await;
                (told, it)
            })
        });
        wait_for_running(&database, 2, "pg_sleep(1004)").await;
        token.cancel_query(NoTls).await.unwrap();
        let [first, second] = running;
        let (told, first) = first.await.unwrap();
        assert_eq!(told.unwrap_err().code().unwrap().code(), "57014");
        assert!(!second.is_finished());
        wait_for_running(&database, 1, "pg_sleep(1004)").await;
        for it in [first, third] {
            it.batch_execute("SELECT 1").await.unwrap();
        }
        // A key of nobody's is taken in silence.
        let mut wire = Wire::connect(proxy.port).await;
        wire.send(b"\0\0\0\x10\x04\xd2\x16\x2e\0\0\0\x01\0\0\0\x02")
            .await;
        assert_eq!(wire.rest().await, b"");
        assert!(!second.is_finished());
        second.abort();
    });
}

/// The proxy's own queries come behind it: whichever is cancelled, the row is undone and the client
/// gets one answer.
#[test]
fn a_cancelled_write_is_undone_and_answered_once() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let client = client(&proxy, &database).await;
        let create = "CREATE TABLE t (id int PRIMARY KEY)";
        client.batch_execute(create).await.unwrap();
        let token = client.cancel_token();
        let cancelled = tokio::spawn({
            let database = database.clone();
            async move {
                wait_for_running(&database, 1, "pg_sleep(1005)").await;
                token.cancel_query(NoTls).await.unwrap();
            }
        });
        let insert = "INSERT INTO t SELECT 1 FROM pg_sleep(1005)";
        let error = client.execute(insert, &[]).await.unwrap_err();
        assert_eq!(error.code().unwrap().code(), "57014");
        cancelled.await.unwrap();
        let row = client.query_one("SELECT count(*) FROM t", &[]).await;
        assert_eq!(row.unwrap().get::<_, i64>(0), 0);
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

/// Though the rest of what it sent cannot be dealt with before the COPY has begun.
#[test]
fn a_client_that_vanishes_takes_its_copy_with_it() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("CREATE TABLE t (id int PRIMARY KEY)").await;
        let holder = database.client().await;
        let hold = "BEGIN; LOCK TABLE t";
        holder.batch_execute(hold).await.unwrap();
        let rows = message(b'd', b"1\n");
        wire.send(&[query("COPY t FROM STDIN"), rows].concat())
            .await;
        wait_for(&database, "wait_event_type = 'Lock'").await;
        drop(wire);
        wait_for_running(&database, 0, "COPY t").await;
        holder.batch_execute("COMMIT").await.unwrap();
    });
}

#[test]
fn a_client_that_closes_its_side_gets_its_answer() {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.send(&query("SELECT pg_sleep(0.1)")).await;
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
