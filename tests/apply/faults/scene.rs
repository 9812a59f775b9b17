//! A database before a long migration, and the way to it.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;

use deesql::postgres::{Options, PrivatePostgres};
use tempfile::TempDir;
use tokio_postgres::Client;

use super::line::Line;
use crate::apply::NO_CHANGES;
use crate::support::postgres::Database;
use crate::support::proxy::Proxy;
use crate::support::trace::signal;
use crate::support::{Deesql, deesql, folder};

pub(super) const PREVIOUS: &str = include_str!("previous.sql");
pub(super) const NEXT: &str = include_str!("next.sql");
const ROWS: &str = include_str!("rows.sql");
const LOSSES: &str = include_str!("losses.sql");

const HAZARDS: &str = "BACKFILL,CORRECTNESS,DELETES_DATA,INDEX_BUILD,INDEX_DROPPED,TABLE_REBUILD";

/// Indexes that are there before and after, so that their jobs can fail at any time: as many as there
/// are places, on tables of ten each.
const KEPT: usize = 30;

fn kept() -> String {
    (0..KEPT / 10).fold(String::new(), |mut text, table| {
        text += &format!("CREATE TABLE kept_{table} (id int PRIMARY KEY, a int);\n");
        for at in table * 10..table * 10 + 10 {
            text += &format!("CREATE INDEX kept_index_{at} ON kept_{table} (a);\n");
        }
        text
    })
}

/// A change of a row that lets a job of the plan fail, before the statement that asks for it, and its
/// contrary.
const SPOILS: [(&str, &str, &str); 3] = [
    (
        "CREATE UNIQUE INDEX ASYNC parents_name",
        "UPDATE parents SET name = 'name 2' WHERE id = 1",
        "UPDATE parents SET name = 'name 1' WHERE id = 1",
    ),
    (
        "ADD CONSTRAINT items_amount",
        "UPDATE items SET amount = 0 WHERE id = 1",
        "UPDATE items SET amount = 1 WHERE id = 1",
    ),
    (
        "ADD CONSTRAINT orders_parent",
        "UPDATE orders SET parent_id = 0 WHERE id = 1",
        "UPDATE orders SET parent_id = 2 WHERE id = 1",
    ),
];

/// The database, behind the proxy.
pub(super) struct Scene {
    pub(super) database: Database,
    pub(super) line: Line,
    files: TempDir,
    proxy: Proxy,
    /// Which rows were spoiled, and whether they still are.
    spoiled: Mutex<BTreeMap<&'static str, bool>>,
}

impl Scene {
    /// The database is filled: it must be empty.
    pub(super) async fn set(database: &Database) -> Self {
        let proxy = Proxy::before(database);
        let kept = kept();
        let (previous, next) = (format!("{PREVIOUS}{kept}"), format!("{NEXT}{kept}"));
        let scene = Self {
            database: database.clone(),
            line: Line::to(proxy.port).await,
            files: folder(&[("previous.sql", &previous), ("next.sql", &next)]),
            proxy,
            spoiled: Mutex::default(),
        };
        scene.deesql("apply", "previous.sql").run().status(0);
        let client = database.client().await;
        client.batch_execute(ROWS).await.unwrap();
        scene
    }

    fn deesql(&self, command: &str, schema: &str) -> Deesql {
        let endpoint = format!("127.0.0.1:{}", self.line.port);
        let mut arguments = vec![command, "--endpoint", &endpoint, "--schema", schema];
        if command == "apply" {
            arguments.extend(["--force", "--allow-hazards", HAZARDS]);
        }
        deesql(&arguments)
            .env("PGPASSWORD", "a token of whatever kind")
            .env("DEESQL_RETRY_DELAY", "5ms")
            .current_dir(self.files.path())
    }

    /// A session of somebody else.
    pub(super) async fn client(&self) -> Client {
        self.proxy.client().await
    }

    /// The migration.
    pub(super) fn apply(&self) -> Command {
        self.deesql("apply", "next.sql").into_command()
    }

    /// PostgreSQL ends all sessions and starts again, as it does when one of them crashes.
    pub(super) async fn crash(&self) {
        let victim = self.database.client().await;
        let witness = self.database.client().await;
        let row = victim.query_one("SELECT pg_backend_pid()", &[]).await;
        let pid: i32 = row.unwrap().get(0);
        signal("KILL", pid.try_into().unwrap());
        // Until the server has noticed, it would take connections that it ends at once.
        while !witness.is_closed() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        self.database.is_up().await;
    }

    /// The job of an index that was there before turns out to have failed.
    pub(super) async fn fail_job(&self, number: usize) {
        let index = format!("kept_index_{}", number - 1);
        let sql = format!(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '{index}'::regclass; \
             UPDATE sys.deesql_job SET status = 'failed' WHERE object_name = '{index}'"
        );
        self.database
            .client()
            .await
            .batch_execute(&sql)
            .await
            .unwrap();
    }

    /// Lets a job of the plan fail, once each, if this is the time for it.
    pub(super) async fn spoil(&self, what: &str) -> bool {
        let Some((statement, spoil, _)) = SPOILS.iter().find(|it| what.contains(it.0)) else {
            return false;
        };
        if self.spoiled.lock().unwrap().contains_key(statement) {
            return false;
        }
        self.spoiled.lock().unwrap().insert(statement, true);
        self.database
            .client()
            .await
            .batch_execute(spoil)
            .await
            .unwrap();
        true
    }

    /// What somebody does about rows of which a failed job told.
    pub(super) async fn mend(&self) {
        for (statement, _, mend) in SPOILS {
            let is_spoiled = self.spoiled.lock().unwrap().get(statement) == Some(&true);
            if is_spoiled {
                self.database
                    .client()
                    .await
                    .batch_execute(mend)
                    .await
                    .unwrap();
                self.spoiled.lock().unwrap().insert(statement, false);
            }
        }
    }

    /// The schema is the one that is wanted, as another plan sees it.
    pub(super) fn is_done(&self) {
        let output = self.deesql("plan", "next.sql").run().status(0);
        assert_eq!(output.stdout, NO_CHANGES);
    }

    /// What is lost, or was done twice.
    pub(super) async fn losses(&self) -> String {
        self.database.rows(LOSSES).await
    }
}

/// A server that may crash without losing what was committed.
pub(super) async fn own_server() -> PrivatePostgres {
    let safe = [("synchronous_commit", "on"), ("full_page_writes", "on")];
    let options = Options {
        settings: safe.map(|(a, b)| (a.to_owned(), b.to_owned())).into(),
        ..Options::default()
    };
    PrivatePostgres::start(options).await.unwrap()
}
