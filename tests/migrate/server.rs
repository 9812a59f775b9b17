//! The server that cases run on: a real PostgreSQL behind the proxy.

use deesql::apply::{ApplyOptions, Control, apply};
use deesql::core::plan::{Plan, Step, StepKind};
use deesql::core::schema::Schema;
use deesql::dump::{DumpOptions, dump};
use deesql::introspect::{IntrospectOptions, introspect};
use deesql::postgres::PrivatePostgres;
use deesql::session::{BoxError, Database};
use deesql::sql::{Script, SqlOptions};
use deesql::stop::Stop;
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::support::postgres;
use crate::support::proxy::Proxy;

/// Those that cases give privileges to.
const ROLES: [&str; 4] = ["reader", "writer", "\"R r\"", "\"select\""];

/// A database that is emptied before each use.
pub(super) struct Server {
    /// Past the proxy, for what no client of Aurora DSQL could do.
    direct: Client,
    client: Client,
    proxy: Proxy,
}

impl Server {
    pub(super) async fn new(postgres: &PrivatePostgres, name: &str) -> Self {
        let mut database = postgres::of(postgres);
        let sql = format!("CREATE DATABASE {name} TEMPLATE template0");
        database.client().await.batch_execute(&sql).await.unwrap();
        for role in ROLES {
            let sql = format!(
                "DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object OR \
                 unique_violation THEN NULL; END $$"
            );
            database.client().await.batch_execute(&sql).await.unwrap();
        }
        database.name = name.to_owned();
        let proxy = Proxy::before(&database);
        Self {
            direct: database.client().await,
            client: proxy.client().await,
            proxy,
        }
    }

    /// Drops everything but what the proxy needs.
    pub(super) async fn reset(&self) {
        let sql = "SELECT quote_ident(nspname) FROM pg_namespace \
                   WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'sys')";
        for row in self.direct.query(sql, &[]).await.unwrap() {
            let name: String = row.get(0);
            let sql = format!("DROP SCHEMA {name} CASCADE");
            self.direct.batch_execute(&sql).await.unwrap();
        }
        self.direct
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

    /// Runs SQL that sets the scene.
    pub(super) async fn execute(&self, sql: &str) -> Result<(), String> {
        self.direct
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
        let applied = apply(&self.client, plan, ApplyOptions::default()).await;
        applied.map(|_| ()).map_err(|it| it.to_string())
    }

    /// What `deesql dump` writes.
    pub(super) async fn dump(&self) -> Result<String, String> {
        let dumped = dump(&self.client, &DumpOptions::default()).await;
        Ok(dumped.map_err(|it| format!("{it:?}"))?.script())
    }

    /// What `deesql sql` does with a script.
    pub(super) async fn script(&self, text: &str) -> Result<(), String> {
        let script = Script::new("script", text.to_owned(), false);
        let script = script.map_err(|it| format!("{:?}", it.1))?;
        let control = Control {
            observe: &mut |_| {},
            stop: Stop::NEVER,
        };
        let client = self.proxy.client().await;
        let options = SqlOptions::default();
        let ran = deesql::sql::run(client, self, &[script], options, control).await;
        ran.map(|_| ()).map_err(|it| it.to_string())
    }

    /// Runs one step of a plan, its job included.
    pub(super) async fn run_step(&self, plan: &Plan, step: &Step) -> Result<(), String> {
        if step.kind == StepKind::WaitForJob {
            return Ok(());
        }
        let alone = Plan {
            steps: vec![step.clone()],
            ..plan.clone()
        };
        self.run(&alone).await
    }
}

impl Database for Server {
    async fn connect(&self) -> Result<Client, BoxError> {
        Ok(self.proxy.client().await)
    }

    async fn schema(&self, client: &Client) -> Result<Schema, BoxError> {
        Ok(introspect(client, &IntrospectOptions::default()).await?)
    }
}

fn said(error: &tokio_postgres::Error, sql: &str) -> String {
    match error.as_db_error() {
        Some(it) => format!("{} ({}): {sql}", it.message(), it.code().code()),
        None => format!("{error}: {sql}"),
    }
}
