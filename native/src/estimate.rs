//! About how many rows the batches of a plan go through.

use std::collections::BTreeMap;

use deesql_core::ident::QualifiedName;
use deesql_core::plan::Plan;
use deesql_core::schema::{qualified, written};
use tokio_postgres::{Client, Error};

use crate::answer::{Answer, literal, query};

/// So many rows are counted where the catalog knows nothing of a table, as it does of small ones.
const MOST_COUNTED: u64 = 100_000;

/// Fills in the rows of each step, as far as they can be found out: not of a table that is not there
/// yet, that is too large to be counted, or that this user may not read.
pub(crate) async fn estimate(client: &Client, plan: &mut Plan) {
    let mut known: BTreeMap<QualifiedName, Option<u64>> = BTreeMap::new();
    for step in &mut plan.steps {
        let Some(table) = &step.rows_of else {
            continue;
        };
        step.rows = match known.get(table) {
            Some(rows) => *rows,
            None => {
                let rows = rows_of(client, table).await.ok().flatten();
                known.insert(table.clone(), rows);
                rows
            }
        };
    }
}

async fn rows_of(client: &Client, table: &QualifiedName) -> Result<Option<u64>, Error> {
    let number = |it: &Answer| it.value().and_then(|it| it.parse::<u64>().ok());
    let name = qualified(table);
    let namespace = name.namespace.as_ref().map_or("", |it| it.as_str());
    let sql = format!(
        "SELECT c.reltuples::bigint FROM pg_catalog.pg_class c \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind = 'r' AND n.nspname = {} AND c.relname = {}",
        literal(namespace),
        literal(name.name.as_str())
    );
    let found = query(client, &sql).await?;
    if found.rows == 0 {
        return Ok(None);
    }
    if let Some(rows) = number(&found).filter(|it| *it > 0) {
        return Ok(Some(rows));
    }
    let most = MOST_COUNTED + 1;
    let table = written(table);
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT {most}) AS counted");
    let counted = number(&query(client, &sql).await?);
    Ok(counted.filter(|it| *it <= MOST_COUNTED))
}
