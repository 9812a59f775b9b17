//! The server that cases run on.

use deesql::core::parse::ddl::alter_table::AlterActionKind;
use deesql::core::parse::ddl::create_table::{ColumnDef, TableElement};
use deesql::core::parse::{Body, parse};
use deesql::core::plan::{Plan, Step, StepKind};
use deesql::core::schema::Schema;
use deesql::introspect::{IntrospectOptions, introspect};
use deesql::postgres::PrivatePostgres;
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::support::postgres;

/// A database that is emptied before each use.
pub(super) struct Server {
    client: Client,
}

impl Server {
    pub(super) async fn new(postgres: &PrivatePostgres, name: &str) -> Self {
        let mut database = postgres::of(postgres);
        let sql = format!("CREATE DATABASE {name} TEMPLATE template0");
        database.client().await.batch_execute(&sql).await.unwrap();
        database.name = name.to_owned();
        Self {
            client: database.client().await,
        }
    }

    /// Drops everything.
    pub(super) async fn reset(&self) {
        let sql = "SELECT quote_ident(nspname) FROM pg_namespace \
                   WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'";
        for row in self.client.query(sql, &[]).await.unwrap() {
            let name: String = row.get(0);
            let sql = format!("DROP SCHEMA {name} CASCADE");
            self.client.batch_execute(&sql).await.unwrap();
        }
        self.client
            .batch_execute("CREATE SCHEMA public")
            .await
            .unwrap();
    }

    pub(super) async fn schema(&self) -> Result<Schema, String> {
        let options = IntrospectOptions::default();
        introspect(&self.client, &options)
            .await
            .map_err(|it| it.to_string())
    }

    pub(super) async fn execute(&self, sql: &str) -> Result<(), String> {
        self.client
            .batch_execute(sql)
            .await
            .map_err(|it| said(&it, sql))
    }

    /// Whether a query gives one row with `true`.
    pub(super) async fn is_true(&self, sql: &str) -> Result<bool, String> {
        let messages = self
            .client
            .simple_query(sql)
            .await
            .map_err(|it| said(&it, sql))?;
        let mut rows = messages.iter().filter_map(|it| match it {
            SimpleQueryMessage::Row(row) => Some(row.get(0) == Some("t")),
            _ => None,
        });
        Ok(rows.next() == Some(true) && rows.next().is_none())
    }

    /// Runs a whole plan.
    pub(super) async fn run(&self, plan: &Plan) -> Result<(), String> {
        for step in &plan.steps {
            self.run_step(step).await?;
        }
        Ok(())
    }

    /// Runs a step as far as a plain PostgreSQL can: nothing is asynchronous, and before version 16
    /// STORAGE is a statement of its own.
    pub(super) async fn run_step(&self, step: &Step) -> Result<(), String> {
        match step.kind {
            StepKind::Ddl { .. } => {
                let mut sql = without_storage(&step.sql);
                for (from, to) in [
                    ("INDEX ASYNC ", "INDEX "),
                    ("ALTER TABLE ASYNC ", "ALTER TABLE "),
                ] {
                    sql = sql.replacen(from, to, 1);
                }
                self.execute(&sql).await
            }
            StepKind::WaitForJob => Ok(()),
            StepKind::CheckCatalog => match self.is_true(&step.sql).await? {
                true => Ok(()),
                false => Err(format!("not true: {}", step.sql)),
            },
            StepKind::Backfill | StepKind::CopyRows => {
                for _ in 0..1_000 {
                    let changed = self.client.execute(&*step.sql, &[]).await;
                    if changed.map_err(|it| said(&it, &step.sql))? == 0 {
                        return Ok(());
                    }
                }
                Err(format!("never ends: {}", step.sql))
            }
        }
    }
}

fn said(error: &tokio_postgres::Error, sql: &str) -> String {
    match error.as_db_error() {
        Some(it) => format!("{} ({}): {sql}", it.message(), it.code().code()),
        None => format!("{error}: {sql}"),
    }
}

/// The statement with `STORAGE x` taken out of its column definitions and set afterwards.
fn without_storage(sql: &str) -> String {
    let mut text = sql.to_owned();
    let mut after = String::new();
    for statement in parse(sql) {
        let (table, columns): (_, Vec<&ColumnDef>) = match &statement.body {
            Body::CreateTable(it) => (
                &it.name.value,
                it.elements
                    .iter()
                    .filter_map(|it| match it {
                        TableElement::Column(def) => Some(def),
                        _ => None,
                    })
                    .collect(),
            ),
            Body::AlterTable(it) => (
                &it.name.value,
                it.actions
                    .iter()
                    .filter_map(|it| match &it.kind {
                        AlterActionKind::AddColumn { column, .. } => Some(column),
                        _ => None,
                    })
                    .collect(),
            ),
            _ => continue,
        };
        for column in columns.into_iter().rev() {
            let Some(storage) = &column.storage else {
                continue;
            };
            let end = storage.span.end as usize;
            let start = text[..end].rfind(" STORAGE ").unwrap();
            text.replace_range(start..end, "");
            after.push_str(&format!(
                "; ALTER TABLE {table} ALTER COLUMN {} SET STORAGE {}",
                column.name.value, storage.value
            ));
        }
    }
    text + &after
}
