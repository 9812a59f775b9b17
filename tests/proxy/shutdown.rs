//! The end of a proxy.

use std::time::{Duration, Instant};

use deesql::proxy::{Config, Login, serve};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use super::cancel::wait_for_running;
use super::wire::{Wire, query};
use crate::support::postgres::{Database, database, run};
use crate::support::proxy::Proxy;

const SHUTDOWN: &str = "FATAL 57P01: terminating connection due to administrator command";

#[test]
fn idle_sessions_are_told_and_running_transactions_may_end() {
    run(async {
        let database = database().await;
        let mut proxy = Proxy::before(&database);
        let mut idle = Wire::session(proxy.port).await;
        let mut writer = Wire::session(proxy.port).await;
        let mut reader = Wire::session(proxy.port).await;
        writer.query("CREATE TABLE t (id int PRIMARY KEY)").await;
        writer.query("BEGIN").await;
        writer.query("INSERT INTO t VALUES (1)").await;
        reader.send(&query("SELECT pg_sleep(0.5)")).await;
        wait_for_running(&database, 1, "pg_sleep(0.5)").await;
        // Before it has said who it is.
        let mut silent = Wire::connect(proxy.port).await;

        proxy.terminate();
        assert_eq!(idle.message().await.error(), SHUTDOWN);
        assert_eq!(idle.rest().await, b"");
        assert_eq!(silent.message().await.error(), SHUTDOWN);
        assert!(TcpStream::connect(("127.0.0.1", proxy.port)).await.is_err());
        assert_eq!(reader.tags_until_ready().await, "TDCZ");
        assert_eq!(reader.message().await.error(), SHUTDOWN);

        assert_eq!(writer.query("SELECT 1").await, "1\nSELECT 1\nT");
        assert_eq!(writer.query("COMMIT").await, "COMMIT\nI");
        assert_eq!(writer.message().await.error(), SHUTDOWN);
        drop((idle, reader, writer, silent));
        let (status, log) = proxy.wait();
        assert_eq!(status, 0, "{log}");
        assert!(log.contains("shutting down, 4 connections\n"), "{log}");
        assert_eq!(database.rows("SELECT id FROM t").await, "1\n");
    });
}

#[test]
fn a_second_signal_waits_for_nobody() {
    run(async {
        let database = database().await;
        let mut proxy = Proxy::before(&database);
        let mut wire = Wire::session(proxy.port).await;
        wire.query("BEGIN").await;
        proxy.terminate();
        while TcpStream::connect(("127.0.0.1", proxy.port)).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let start = Instant::now();
        proxy.terminate();
        assert_eq!(proxy.wait().0, 0);
        // The first signal alone would wait for ten.
        assert!(start.elapsed() < Duration::from_secs(9));
    });
}

/// A proxy in this process, with little patience.
async fn impatient(database: &Database) -> (u16, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let config = Config {
        login: Some(Login {
            user: database.user.clone(),
            password: None,
            database: database.name.clone(),
        }),
        drain_timeout: Duration::from_millis(300),
        ..Config::new(database.folder.display().to_string().parse().unwrap())
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(serve(vec![listener], config, async {
        let _ = stopped.await;
    }));
    (port, stop, served)
}

#[test]
fn what_does_not_end_in_time_is_ended() {
    run(async {
        let database = database().await;
        let (port, stop, served) = impatient(&database).await;
        let mut in_transaction = Wire::session(port).await;
        in_transaction.query("BEGIN").await;
        let mut in_query = Wire::session(port).await;
        in_query.send(&query("SELECT pg_sleep(1003)")).await;
        wait_for_running(&database, 1, "pg_sleep(1003)").await;
        drop(stop);
        assert_eq!(in_transaction.message().await.error(), SHUTDOWN);
        let messages = in_query.until_ready().await;
        let error = messages.iter().find(|it| it.tag == 'E').unwrap().error();
        assert_eq!(
            error,
            "ERROR 57014: canceling statement due to user request"
        );
        assert_eq!(in_query.message().await.error(), SHUTDOWN);
        drop((in_transaction, in_query));
        served.await.unwrap();
    });
}
