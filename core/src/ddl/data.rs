//! The statements between definitions: filling and copying in batches, waiting, looking.

use super::create_table::value;
use super::list;
use crate::ident::{Ident, QualifiedName};
use crate::schema::{Expression, Table, written};
use crate::service::limit::TRANSACTION_ROWS;

/// One batch of rows where the column is NULL gets the default. To be run until it changes no row.
pub fn fill_column(table: &Table, column: &Ident, default: &Expression) -> String {
    let value = value(default);
    let mut condition = format!("{column} IS NULL");
    if default.may_be_null() {
        // What a batch leaves NULL would be in every batch after it.
        condition += &format!(" AND ({}) IS NOT NULL", default.one_line());
    }
    update(table, column, &value, &condition)
}

/// One batch of values from a column to another one of another type, which takes `value`. To be run
/// until it changes no row.
pub fn copy_column(table: &Table, from: &Ident, to: &Ident, value: &str) -> String {
    let open = format!("{to} IS NULL AND {from} IS NOT NULL");
    update(table, to, value, &open)
}

/// As many rows as one transaction may change. Without a primary key there is nothing to pick them
/// by, and all rows go at once.
fn update(table: &Table, column: &Ident, value: &str, condition: &str) -> String {
    let name = written(&table.name);
    let Some(key) = &table.primary_key else {
        return format!("UPDATE {name} SET {column} = {value} WHERE {condition}");
    };
    let columns = list(&key.columns);
    let tuple = if key.columns.len() == 1 {
        columns.clone()
    } else {
        format!("({columns})")
    };
    format!(
        "UPDATE {name} SET {column} = {value}\nWHERE {tuple} IN (\n    SELECT {columns} FROM {name} \
         WHERE {condition} LIMIT {}\n)",
        TRANSACTION_ROWS.value
    )
}

/// Waits for the job that an earlier statement started; its id is known only then.
pub fn wait_for_job() -> String {
    "CALL sys.wait_for_job('<job_id>')".to_owned()
}

/// Whether an index is built: one row with `true`.
pub fn check_index_valid(table: &QualifiedName, index: &Ident) -> String {
    let name = QualifiedName {
        namespace: table.namespace.clone(),
        name: index.clone(),
    };
    let name = written(&name).to_string().replace('\'', "''");
    format!("SELECT indisvalid FROM pg_index WHERE indexrelid = '{name}'::regclass")
}
