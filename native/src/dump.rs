//! A live schema as SQL.

use deesql_core::ident::{Ident, QualifiedName};
use deesql_core::plan::{Plan, PlanOptions, plan};
use deesql_core::render::dump;
use deesql_core::schema::{IndexState, Origin, PUBLIC, Schema, Table, written};
use deesql_core::service::Release;
use tokio_postgres::Client;

use crate::introspect::{IntrospectOptions, introspect};
use crate::migrate::{MigrationError, managed};

/// What to write down.
#[derive(Clone, Debug)]
pub struct DumpOptions {
    /// What the service accepts.
    pub release: Release,
    /// Only `public` and these namespaces; `None` is all.
    pub namespaces: Option<Vec<Ident>>,
    /// Tables to leave out, beyond those of well-known migrators; without a namespace in whatever
    /// namespace they are.
    pub ignored_tables: Vec<QualifiedName>,
}

impl Default for DumpOptions {
    fn default() -> Self {
        Self {
            release: Release::LATEST,
            namespaces: None,
            ignored_tables: Vec::new(),
        }
    }
}

/// A schema, written down.
#[derive(Clone, Debug)]
pub struct Dump {
    plan: Plan,
    /// Indexes and constraints that the database has not finished, as a sentence each. The dump has
    /// them as if they were complete.
    pub unfinished: Vec<String>,
}

impl Dump {
    /// One script, in an order in which it can be run.
    pub fn script(&self) -> String {
        dump::script(&self.plan)
    }

    /// One file for each kind of object, with its name.
    pub fn files(&self) -> Vec<(&'static str, String)> {
        dump::files(&self.plan)
    }
}

/// Reads the schema of a database and writes it down: statements that make it in an empty database,
/// in the form that [`introspect()`] reads again.
///
/// # Errors
/// The schema could not be read, or has something in it that Aurora DSQL does not take, as only
/// another PostgreSQL can have.
pub async fn dump(client: &Client, options: &DumpOptions) -> Result<Dump, MigrationError> {
    let live = introspect(client, &IntrospectOptions::default()).await?;
    let mut scope = Schema::new();
    let all = || live.namespaces().keys().cloned().collect();
    for namespace in options.namespaces.clone().unwrap_or_else(all) {
        scope.insert_namespace(namespace, Origin::NONE);
    }
    let (mut live, _) = managed(live, scope, &options.ignored_tables);
    // Aurora DSQL has them from the start and lets nobody change them.
    live.forget_namespace_grants(&Ident::new(PUBLIC));
    let planning = PlanOptions {
        release: options.release,
        ..PlanOptions::default()
    };
    let plan = plan(&Schema::new(), &live, planning).map_err(MigrationError::Plan)?;
    let tables = live.tables().values();
    Ok(Dump {
        plan,
        unfinished: tables.flat_map(unfinished).collect(),
    })
}

fn unfinished(table: &Table) -> Vec<String> {
    let name = written(&table.name);
    let indexes = table.indexes.values().filter_map(|it| match it.state {
        IndexState::Valid => None,
        IndexState::Building => Some(format!("index {} on {name} is still being built", it.name)),
        IndexState::Invalid => Some(format!("index {} on {name} is INVALID", it.name)),
    });
    let checks = table.checks.values().map(|it| (&it.name, it.is_valid));
    let keys = table.foreign_keys.values();
    let keys = keys.map(|it| (&it.name, it.is_valid));
    let constraints = checks.chain(keys).filter(|it| !it.1);
    let constraints = constraints.map(|it| format!("constraint {} on {name} is NOT VALID", it.0));
    indexes.chain(constraints).collect()
}
