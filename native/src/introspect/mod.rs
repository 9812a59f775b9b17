//! Reading the schema of a live database.
//!
//! One query for each file of `queries/`, all of them in one read-only transaction, sent in one go and
//! answered in one: three round trips whatever the size. What the rows mean is told in
//! [`deesql_core::schema::from_catalog`].

mod jobs;
mod read;

pub use jobs::{Job, JobStatus, jobs};

use std::time::Duration;

use deesql_core::ident::QualifiedName;
use deesql_core::schema::Schema;
use deesql_core::schema::from_catalog::Rows;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use crate::apply::lease::hide;
use crate::migrate::without_tables;

/// How often a read is tried that the end of somebody's job or DDL got in the way of.
const ATTEMPTS: u32 = 5;

/// How long after that, times the number of the attempt.
const PAUSE: Duration = Duration::from_millis(100);

/// Settings that decide how the catalog prints expressions: names without a schema are those of
/// `public`, as in files, and values have one form.
const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\
    SET LOCAL search_path TO pg_catalog, public, pg_temp;\
    SET LOCAL DateStyle TO 'ISO, YMD';\
    SET LOCAL IntervalStyle TO 'postgres';\
    SET LOCAL TimeZone TO 'UTC';\
    SET LOCAL extra_float_digits TO 1";

/// What to read.
#[derive(Clone, Debug, Default)]
pub struct IntrospectOptions {
    /// Tables to leave out; without a namespace in whatever namespace they are.
    pub ignored_tables: Vec<QualifiedName>,
}

/// Why a schema could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IntrospectError {
    /// The connection is gone, or the database refused a query of the catalog.
    #[error("cannot read the schema of the database: {}", crate::connect::reason(.0))]
    Query(#[source] tokio_postgres::Error),
    /// The catalog lacks what newer servers have.
    #[error(
        "cannot read the schema of the database: it takes Aurora DSQL, or PostgreSQL 15 or newer"
    )]
    TooOld(#[source] tokio_postgres::Error),
}

/// The schema of the database that `client` is connected to: all of it but what belongs to the
/// system, to extensions or to deesql itself. Views, functions, sequences of their own and the like
/// are not part of it.
///
/// The client must not be in a transaction, and nobody else may use it meanwhile: a read-only
/// transaction is opened and closed here. If the future is dropped halfway, it stays open. PostgreSQL
/// 15 or newer, or Aurora DSQL.
///
/// # Errors
/// The connection is gone, a query of the catalog was refused, or the server is too old.
pub async fn introspect(
    client: &Client,
    options: &IntrospectOptions,
) -> Result<Schema, IntrospectError> {
    let mut attempt = 1;
    loop {
        match rows(client).await {
            Ok(rows) => {
                let mut schema = Schema::from_catalog(&rows);
                hide(&mut schema);
                return Ok(without_tables(schema, &options.ignored_tables));
            }
            // A read has no effect, so that it can be repeated.
            Err(error) if is_conflict(&error) && attempt < ATTEMPTS => {
                tokio::time::sleep(PAUSE * attempt).await;
                attempt += 1;
            }
            Err(error) if error.code() == Some(&SqlState::UNDEFINED_COLUMN) => {
                return Err(IntrospectError::TooOld(error));
            }
            Err(error) => return Err(IntrospectError::Query(error)),
        }
    }
}

/// Whether the catalog changed while it was read, as every session may notice once.
fn is_conflict(error: &tokio_postgres::Error) -> bool {
    error.code() == Some(&SqlState::T_R_SERIALIZATION_FAILURE)
}

async fn rows(client: &Client) -> Result<Rows, tokio_postgres::Error> {
    client.batch_execute(BEGIN).await?;
    let read = read::all(client).await;
    // There is nothing to commit, and this ends a transaction that failed as well.
    let ended = client.batch_execute("ROLLBACK").await;
    let rows = read?;
    ended?;
    Ok(rows)
}
