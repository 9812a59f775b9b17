//! Others write while a migration runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio_postgres::Client;

use super::FAILPOINTS;
use super::held::Held;
use super::scene::Scene;
use crate::support::postgres::{database, run};

/// Inserts and changes parents until it is over; what was written last.
async fn write(client: Client, is_over: Arc<AtomicBool>) -> u32 {
    let mut id = 10_000;
    while !is_over.load(Ordering::Relaxed) {
        id += 1;
        for sql in [
            format!("INSERT INTO parents (id, name) VALUES ({id}, 'late {id}')"),
            format!(
                "UPDATE parents SET code = 'late' WHERE id = {}",
                id % 3100 + 1
            ),
        ] {
            // One of two writers loses, on the service as behind the proxy.
            while let Err(error) = client.batch_execute(&sql).await {
                let code = error.code().map(|it| it.code().to_owned());
                assert_eq!(code.as_deref(), Some("40001"), "{error:?}");
            }
        }
    }
    id
}

/// Where a plan asks nobody to stop, everybody may go on.
#[test]
fn a_backfill_goes_on_beside_a_writer() {
    run(async {
        let scene = Scene::set(&database().await).await;
        let client = scene.client().await;
        let is_over = Arc::new(AtomicBool::new(false));
        let writer = tokio::spawn(write(client, Arc::clone(&is_over)));
        let mut held = Held::start(scene.apply(), "batch.after=pause,step.before=pause");
        let mut batches = 0;
        while let Some(at) = held.next() {
            batches += u32::from(at.point == "batch.after");
            if batches > 0 && at.point == "step.before" {
                break;
            }
            held.go_on();
        }
        is_over.store(true, Ordering::Relaxed);
        let last = writer.await.unwrap();
        assert!(batches >= 2, "{}", held.said);
        held.go_on();
        assert_eq!(held.end(), 0, "{}", held.said);
        let written = "SELECT count(*) FROM parents WHERE id > 10000 AND state = 'new'";
        assert_eq!(
            scene.database.rows(written).await,
            format!("{}\n", last - 10_000)
        );
        let empty = "SELECT count(*) FROM parents WHERE state IS NULL";
        assert_eq!(scene.database.rows(empty).await, "0\n");
    });
}

/// Where writers must stop and one did not, the tables are not swapped, even if there are as many rows
/// as before.
#[test]
fn a_copy_that_was_overtaken_is_not_used() {
    run(async {
        let scene = Scene::set(&database().await).await;
        let client = scene.client().await;
        let mut held = Held::start(scene.apply(), FAILPOINTS);
        while let Some(at) = held.next() {
            if at.what.starts_with("compare rows") && at.point == "step.before" {
                let late = "UPDATE orders SET note = 'late' WHERE id = 1";
                client.batch_execute(late).await.unwrap();
            }
            held.go_on();
        }
        assert_eq!(held.end(), 2);
        let expected = "the copy has other rows than the table; rows that are written meanwhile would be \
                        missed: where they differ, stop whoever writes to orders, drop table \
                        orders_deesql_new and begin again";
        assert!(held.said.contains(expected), "{}", held.said);
        client
            .batch_execute("DROP TABLE orders_deesql_new")
            .await
            .unwrap();
        let mut held = Held::start(scene.apply(), "");
        assert_eq!(held.end(), 0, "{}", held.said);
        let note = "SELECT note FROM orders WHERE id = 1";
        assert_eq!(scene.database.rows(note).await, "late\n");
    });
}
