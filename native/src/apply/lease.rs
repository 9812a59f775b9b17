//! The lock that lets only one `deesql apply` at a time change a database: a lease.
//!
//! The service has no lock that somebody could hold. So who has it stands in a row, with a time by
//! which it ends unless it is renewed; a process that is killed leaves nothing behind for longer than
//! that. All times are the server's. The table is made by the first who wants the lock; no plan and no
//! dump shows it.

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

use deesql_core::ident::{Ident, QualifiedName};
use deesql_core::schema::Schema;
use tokio_postgres::Client;

use super::Control;
use super::event::Event;
use crate::answer::{Answer, literal, query};
use crate::retry::{Backoff, Moment, RetryPolicy, Treatment, treatment};
use crate::server_error::ServerError;
use crate::session::{BoxError, Database};

/// Each is a transaction of its own.
const TABLE: [&str; 2] = [
    "CREATE SCHEMA IF NOT EXISTS deesql",
    "CREATE TABLE IF NOT EXISTS deesql.lease (\
        name text PRIMARY KEY, id text NOT NULL, holder text NOT NULL, \
        since timestamptz NOT NULL, expires timestamptz NOT NULL)",
];

/// What "already exists" may look like where two make the table at once.
const MADE_MEANWHILE: [&str; 3] = ["23505", "42P06", "42P07"];

/// How often somebody who waits looks again.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// How soon a renewal that met a conflict is tried again.
const TRY_AGAIN: Duration = Duration::from_millis(50);

/// How to hold the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaseOptions {
    /// Who holds it, for those who wait.
    pub holder: String,
    /// How long it outlives its holder.
    pub expiry: Duration,
    /// How long to wait for somebody else.
    pub wait: Duration,
}

/// The lock, held.
#[derive(Debug)]
pub struct Lease {
    id: String,
    expiry: Duration,
}

/// Why the lock cannot be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LeaseError {
    /// Somebody else has it.
    #[error("the lock is still held by {holder}")]
    Held {
        /// Who.
        holder: String,
    },
    /// The server refused a statement about it.
    #[error("cannot take the lock in schema `deesql`: {0}")]
    Refused(ServerError),
    /// Somebody asked to stop.
    #[error("stopped while waiting for the lock")]
    Stopped,
}

impl Lease {
    /// Takes the lock, or waits for whoever has it.
    ///
    /// # Errors
    /// Somebody has it for too long, or the server refuses.
    pub async fn acquire(
        client: &Client,
        options: &LeaseOptions,
        retry: RetryPolicy,
        control: &mut Control<'_>,
    ) -> Result<Self, LeaseError> {
        let lease = Self {
            id: unique(),
            expiry: options.expiry,
        };
        let started = Instant::now();
        make_table(client, retry, control).await?;
        loop {
            let answer = ask(client, HOLDER, retry, control).await?;
            let Some(holder) = answer.value().map(str::to_owned) else {
                let taken = ask(client, &lease.take(&options.holder), retry, control).await?;
                if taken.affected == 1 {
                    return Ok(lease);
                }
                // Somebody was faster.
                continue;
            };
            if started.elapsed() >= options.wait {
                return Err(LeaseError::Held { holder });
            }
            (control.observe)(&Event::LockWaiting {
                holder: &holder,
                elapsed: started.elapsed(),
            });
            if !control.stop.sleep(LOOK_AGAIN).await {
                return Err(LeaseError::Stopped);
            }
        }
    }

    /// May run twice: what is ours already is taken again.
    fn take(&self, holder: &str) -> String {
        format!(
            "INSERT INTO deesql.lease (name, id, holder, since, expires) \
             VALUES ('apply', {id}, {holder}, now(), {expires}) \
             ON CONFLICT (name) DO UPDATE SET id = excluded.id, holder = excluded.holder, \
             since = excluded.since, expires = excluded.expires \
             WHERE lease.expires <= now() OR lease.id = excluded.id",
            id = literal(&self.id),
            holder = literal(holder),
            expires = self.end()
        )
    }

    fn end(&self) -> String {
        format!(
            "now() + interval '{} milliseconds'",
            self.expiry.as_millis()
        )
    }

    /// Renews the lock over connections of its own for as long as it can: the run may be busy with a
    /// long statement. Comes back only when the lock is lost.
    pub async fn keep<D: Database>(&self, database: &D) {
        let mut since = Instant::now();
        loop {
            tokio::time::sleep(self.expiry / 3).await;
            let started = Instant::now();
            let renewed = tokio::time::timeout(self.expiry / 3, self.renew(database)).await;
            match renewed {
                Ok(Ok(true)) => since = started,
                Ok(Ok(false)) => return,
                // It may work the next time.
                _ if since.elapsed() < self.expiry => {}
                _ => return,
            }
        }
    }

    /// Whether it was still there.
    async fn renew<D: Database>(&self, database: &D) -> Result<bool, BoxError> {
        let client = database.connect().await?;
        let sql = format!(
            "UPDATE deesql.lease SET expires = {} WHERE name = 'apply' AND id = {}",
            self.end(),
            literal(&self.id)
        );
        loop {
            match query(&client, &sql).await {
                Ok(answer) => return Ok(answer.affected == 1),
                Err(error) if treatment(&error, Moment::Running) == Treatment::Retry => {
                    tokio::time::sleep(TRY_AGAIN).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Gives the lock back. Where that fails, it ends by itself.
    pub async fn release<D: Database>(self, database: &D) {
        let id = literal(&self.id);
        let sql = format!("DELETE FROM deesql.lease WHERE name = 'apply' AND id = {id}");
        if let Ok(client) = database.connect().await {
            let policy = RetryPolicy {
                max_retries: 3,
                base_delay: Duration::from_millis(100),
            };
            let control = &mut Control {
                observe: &mut |_| {},
                stop: crate::stop::Stop::NEVER,
            };
            let _ = ask(&client, &sql, policy, control).await;
        }
    }
}

/// Who has it.
const HOLDER: &str = "SELECT holder || ', since ' || \
    to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC' \
    FROM deesql.lease WHERE name = 'apply' AND expires > now()";

async fn make_table(
    client: &Client,
    retry: RetryPolicy,
    control: &mut Control<'_>,
) -> Result<(), LeaseError> {
    let is_there = "SELECT pg_catalog.to_regclass('deesql.lease') IS NOT NULL";
    if ask(client, is_there, retry, control).await?.value() == Some("t") {
        return Ok(());
    }
    for sql in TABLE {
        match ask(client, sql, retry, control).await {
            Err(LeaseError::Refused(error))
                if error
                    .sqlstate
                    .as_deref()
                    .is_some_and(|it| MADE_MEANWHILE.contains(&it)) => {}
            answer => drop(answer?),
        }
    }
    Ok(())
}

/// Runs a statement that may run twice.
async fn ask(
    client: &Client,
    sql: &str,
    retry: RetryPolicy,
    control: &mut Control<'_>,
) -> Result<Answer, LeaseError> {
    let mut backoff: Backoff = retry.backoff();
    loop {
        let error = match query(client, sql).await {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        let delay = match treatment(&error, Moment::Running) {
            Treatment::Retry | Treatment::Uncertain => backoff.next(),
            _ => None,
        };
        let Some(delay) = delay else {
            return Err(LeaseError::Refused(ServerError::from(&error)));
        };
        if !control.stop.sleep(delay).await {
            return Err(LeaseError::Stopped);
        }
    }
}

/// What no other process has. The standard library seeds its hash maps at random.
fn unique() -> String {
    let word = || RandomState::new().hash_one(std::process::id());
    format!("{:016x}{:016x}", word(), word())
}

/// Takes the table out of a schema that was read, and its namespace where nothing else is in it.
pub(crate) fn hide(schema: &mut Schema) {
    let namespace = Ident::new("deesql");
    let table = QualifiedName {
        namespace: Some(namespace.clone()),
        name: Ident::new("lease"),
    };
    if schema.table(&table).is_none() {
        return;
    }
    schema.remove_table(&table);
    let is_inside = |it: &QualifiedName| it.namespace.as_ref() == Some(&namespace);
    let is_used = schema.tables().keys().any(is_inside)
        || schema.objects().any(|(id, _)| is_inside(id.name()));
    if !is_used {
        schema.remove_namespace(&namespace);
    }
}
