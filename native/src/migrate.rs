//! From the desired schema and a live database to a plan.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use deesql::connect::{Target, connect};
//! use deesql::core::schema::{Schema, SourceText};
//! use deesql::migrate::{MigrationOptions, generate_plan};
//!
//! let client = connect(&Target::new("localhost:15432")?).await?;
//! let text = "CREATE TABLE orders (id uuid PRIMARY KEY);";
//! let (desired, problems) = Schema::from_files(&[SourceText { name: "orders.sql", text }]);
//! assert!(problems.is_empty(), "{problems:?}");
//! let migration = generate_plan(&client, desired, &MigrationOptions::default()).await?;
//! for step in &migration.plan.steps {
//!     println!("{};", step.sql);
//! }
//! # Ok(())
//! # }
//! ```

use deesql_core::ident::{Ident, QualifiedName};
use deesql_core::plan::{Plan, PlanError, PlanOptions, plan};
use deesql_core::schema::Schema;
use tokio_postgres::Client;

use crate::estimate::estimate;
use crate::introspect::{IntrospectError, IntrospectOptions, introspect};

/// How to plan a migration.
#[derive(Clone, Debug, Default)]
pub struct MigrationOptions {
    /// How to plan.
    pub plan: PlanOptions,
    /// Tables that are none of deesql's business, beyond those of well-known migrators; without a
    /// namespace in whatever namespace they are.
    pub ignored_tables: Vec<QualifiedName>,
}

/// What is, what shall be, and the way from one to the other.
#[derive(Clone, Debug)]
pub struct Migration {
    /// What of the live schema the files manage.
    pub live: Schema,
    /// What the files ask for.
    pub desired: Schema,
    /// The way.
    pub plan: Plan,
}

/// Why there is no migration.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrationError {
    /// The live schema could not be read.
    #[error(transparent)]
    Introspect(#[from] IntrospectError),
    /// There is no plan for some of the differences.
    #[error("there is no plan for {} of the differences", .0.len())]
    Plan(Vec<PlanError>),
}

/// Reads the live schema, leaves out what the files do not manage, and plans.
///
/// # Errors
/// The live schema could not be read, or a difference cannot be planned.
pub async fn generate_plan(
    client: &Client,
    desired: Schema,
    options: &MigrationOptions,
) -> Result<Migration, MigrationError> {
    let live = introspect(client, &IntrospectOptions::default()).await?;
    let (live, desired) = managed(live, desired, &options.ignored_tables);
    let mut plan = plan(&live, &desired, options.plan).map_err(MigrationError::Plan)?;
    estimate(client, &mut plan).await;
    Ok(Migration {
        live,
        desired,
        plan,
    })
}

/// The tables where well-known migrators keep their books.
const MIGRATORS: &[&str] = &[
    "SequelizeMeta",
    "__EFMigrationsHistory",
    "__diesel_schema_migrations",
    "__drizzle_migrations",
    "_prisma_migrations",
    "_sqlx_migrations",
    "_yoyo_log",
    "_yoyo_migration",
    "_yoyo_version",
    "aerich",
    "alembic_version",
    "ar_internal_metadata",
    "atlas_schema_revisions",
    "bun_migration_locks",
    "bun_migrations",
    "databasechangelog",
    "databasechangeloglock",
    "django_migrations",
    "doctrine_migration_versions",
    "flyway_schema_history",
    "goose_db_version",
    "gorp_migrations",
    "knex_migrations",
    "knex_migrations_lock",
    "kysely_migration",
    "kysely_migration_lock",
    "migrations",
    "mikro_orm_migrations",
    "payload_migrations",
    "pgmigrations",
    "phinxlog",
    "refinery_schema_history",
    "schema_migrations",
    "schema_version",
    "seaql_migrations",
    "typeorm_metadata",
    "yoyo_lock",
];

/// What of both sides deesql manages: of the live one `public` and the namespaces that the desired
/// one names. Ignored tables go from both; those of well-known migrators from the live one, unless
/// they are desired.
pub fn managed(mut live: Schema, desired: Schema, ignored: &[QualifiedName]) -> (Schema, Schema) {
    let unmanaged: Vec<Ident> = live
        .namespaces()
        .keys()
        .filter(|it| !desired.has_namespace(it))
        .cloned()
        .collect();
    for name in &unmanaged {
        live.remove_namespace(name);
    }
    let desired = without_tables(desired, ignored);
    let mut live = without_tables(live, ignored);
    remove_tables(&mut live, |name| {
        MIGRATORS.contains(&name.name.as_str()) && desired.table(name).is_none()
    });
    (live, desired)
}

/// The schema without these tables; a name without a namespace means those in all of them.
#[must_use]
pub fn without_tables(mut schema: Schema, ignored: &[QualifiedName]) -> Schema {
    remove_tables(&mut schema, |name| {
        ignored.iter().any(|it| is_named(name, it))
    });
    schema
}

/// Whether a name means this table.
fn is_named(table: &QualifiedName, name: &QualifiedName) -> bool {
    table.name == name.name && (name.namespace.is_none() || table.namespace == name.namespace)
}

/// Takes the tables out that `is_meant` says, with their sequences.
fn remove_tables(schema: &mut Schema, is_meant: impl Fn(&QualifiedName) -> bool) {
    let names: Vec<QualifiedName> = schema.tables().keys().cloned().collect();
    for name in names.iter().filter(|it| is_meant(it)) {
        schema.remove_table(name);
        schema.remove_owned(name, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deesql_core::schema::SourceText;

    fn schema(text: &str) -> Schema {
        let name = "t.sql";
        let (schema, problems) = Schema::from_files(&[SourceText { name, text }]);
        assert_eq!(problems, [], "{text}");
        schema
    }

    fn tables(schema: &Schema) -> Vec<String> {
        schema.tables().keys().map(ToString::to_string).collect()
    }

    #[test]
    fn leaves_alone_what_the_files_do_not_name() {
        let live = schema(
            "CREATE SCHEMA app; CREATE SCHEMA other; CREATE TABLE a (id int); \
             CREATE TABLE app.b (id int); CREATE TABLE other.c (id int); \
             CREATE TABLE app.flyway_schema_history (id int); CREATE TABLE migrations (id int);",
        );
        let desired = schema("CREATE SCHEMA app; CREATE TABLE migrations (id int);");
        let (live, _) = managed(live, desired, &[]);
        assert_eq!(tables(&live), ["app.b", "public.a", "public.migrations"]);
        assert!(!live.has_namespace(&Ident::new("other")));
    }

    #[test]
    fn ignores_tables_on_both_sides() {
        let text = "CREATE SCHEMA app; CREATE TABLE a (id int); CREATE TABLE app.a (id int); \
                    CREATE TABLE app.b (id int);";
        let bare = QualifiedName::bare(Ident::new("a"));
        let (live, desired) = managed(schema(text), schema(text), &[bare]);
        assert_eq!(tables(&live), ["app.b"]);
        assert_eq!(tables(&desired), ["app.b"]);
        let qualified = QualifiedName {
            namespace: Some(Ident::new("app")),
            name: Ident::new("a"),
        };
        let (live, _) = managed(schema(text), schema(text), &[qualified]);
        assert_eq!(tables(&live), ["app.b", "public.a"]);
    }
}
