//! Refusals in the middle of what a client sends without waiting: answers come when and in the order
//! in which PostgreSQL would send them.

use super::wire::{SYNC, Wire, extended, query, tags};
use crate::support::postgres::{database, run};
use crate::support::proxy::Proxy;

async fn session() -> (Proxy, Wire) {
    let database = database().await;
    let proxy = Proxy::before(&database);
    let mut wire = Wire::session(proxy.port).await;
    let created = wire.query("CREATE TABLE t (id int PRIMARY KEY)").await;
    assert_eq!(created, "CREATE TABLE\nI");
    (proxy, wire)
}

#[test]
fn everything_after_a_refusal_is_skipped_up_to_sync() {
    run(async {
        let (_proxy, mut wire) = session().await;
        let batch = [
            &extended("TRUNCATE t")[..],
            &extended("INSERT INTO t VALUES (1)"),
            SYNC,
            &extended("SELECT count(*) FROM t"),
            SYNC,
        ]
        .concat();
        wire.send(&batch).await;
        assert_eq!(wire.tags_until_ready().await, "EZ");
        let messages = wire.until_ready().await;
        assert_eq!(tags(&messages), "12TDCZ");
        assert!(messages[3].body.ends_with(b"0"), "nothing was inserted");
    });
}

#[test]
fn rows_are_counted_from_the_beginning_after_a_query_that_failed() {
    run(async {
        let (_proxy, mut wire) = session().await;
        let batch = [
            query("INSERT INTO t SELECT generate_series(1, 2000)"),
            // Its block is never opened.
            query("INSERT INTO t VALUES (1); BEGIN"),
            query("INSERT INTO t SELECT generate_series(2001, 4000)"),
            query("INSERT INTO t VALUES (1); BEGIN"),
            query("BEGIN"),
        ];
        wire.send(&batch.concat()).await;
        for expected in ["CZ", "EZ", "CZ", "EZ", "CZ"] {
            assert_eq!(wire.tags_until_ready().await, expected);
        }
        let inserted = wire.query("INSERT INTO t SELECT generate_series(4001, 6000)");
        assert_eq!(inserted.await, "INSERT 0 2000\nT");
    });
}

#[test]
fn a_thousand_queries_in_one_packet() {
    run(async {
        let (_proxy, mut wire) = session().await;
        let mut batch = vec![];
        for number in 0..1000 {
            batch.extend(match number % 3 {
                0 => query(&format!("SELECT {number}")),
                1 => query("TRUNCATE t"),
                _ => [&extended(&format!("SELECT {number}"))[..], SYNC].concat(),
            });
        }
        wire.send(&batch).await;
        for number in 0..1000 {
            let tags = wire.tags_until_ready().await;
            let expected = ["TDCZ", "EZ", "12TDCZ"][number % 3];
            assert_eq!(tags, expected, "{number}");
        }
        assert!(wire.is_silent().await);
    });
}

#[test]
fn messages_that_come_byte_by_byte() {
    run(async {
        let (_proxy, mut wire) = session().await;
        let batch = [&extended("SELECT 1")[..], &extended("TRUNCATE t"), SYNC].concat();
        for byte in batch {
            wire.send(&[byte]).await;
            tokio::task::yield_now().await;
        }
        assert_eq!(wire.tags_until_ready().await, "12TDCEZ");
    });
}

#[test]
fn bytes_that_are_no_message_end_that_session_only() {
    run(async {
        let (proxy, mut wire) = session().await;
        let mut other = Wire::session(proxy.port).await;
        wire.send(b"Q\0\0\0\0").await;
        assert_eq!(
            wire.message().await.error(),
            "FATAL 08P01: invalid message length"
        );
        assert_eq!(wire.rest().await, b"");
        assert_eq!(other.query("SELECT 1").await, "1\nSELECT 1\nI");
    });
}

#[test]
fn a_job_runs_though_what_was_sent_before_it_is_answered_later() {
    run(async {
        let (_proxy, mut wire) = session().await;
        // As drivers close a statement without waiting, right before the next query.
        let close = super::wire::message(b'C', b"S\0");
        let create = query("CREATE INDEX ASYNC i ON t (id)");
        wire.send(&[&close[..], SYNC, &create].concat()).await;
        assert_eq!(wire.tags_until_ready().await, "3Z");
        assert_eq!(wire.tags_until_ready().await, "TDCZ");
        let status = "SELECT status FROM sys.jobs";
        let done = async {
            while wire.query(status).await != "completed\nSELECT 1\nI" {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        };
        let waited = tokio::time::timeout(std::time::Duration::from_secs(20), done).await;
        assert!(waited.is_ok(), "the job is never run");
    });
}
