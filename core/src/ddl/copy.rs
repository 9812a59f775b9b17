//! Copying a table into another one, and what is asked before the other one takes its place.

use super::list;
use crate::ident::{Ident, QualifiedName};
use crate::schema::{Identity, written};
use crate::service::limit::TRANSACTION_ROWS;

/// What a column of the new table gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedColumn {
    /// Its name in the new table.
    pub name: Ident,
    /// Its value, in terms of the old table.
    pub value: String,
    /// The same once it is stored, as where a length or a precision changes it.
    pub stored: String,
}

/// The columns by which batches follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyKey {
    /// Their names in the new table.
    pub columns: Vec<Ident>,
    /// What they are compared with, in terms of the old table as `source`.
    pub values: Vec<String>,
}

/// A copy of the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy<'a> {
    /// The old table.
    pub from: &'a QualifiedName,
    /// The new one.
    pub to: &'a QualifiedName,
    /// What is copied.
    pub columns: &'a [CopiedColumn],
    /// Whether one of them is an identity that takes no values otherwise.
    pub is_overriding: bool,
}

impl Copy<'_> {
    /// The first batch, while the new table is empty.
    pub fn first(&self, key: &CopyKey) -> String {
        format!(
            "{}\nWHERE NOT EXISTS (SELECT 1 FROM {})\n{}",
            self.insert(),
            written(self.to),
            order(key)
        )
    }

    /// The next batch after the last row of the new table. To be run until it adds no row.
    pub fn next(&self, key: &CopyKey) -> String {
        let columns = list(&key.columns);
        let down: Vec<String> = key.columns.iter().map(|it| format!("{it} DESC")).collect();
        let mut values = key.values.join(", ");
        if key.values.len() > 1 {
            values = format!("({values})");
        }
        format!(
            "{}\nWHERE {values} > (\n    SELECT {columns} FROM {} ORDER BY {} LIMIT 1\n)\n{}",
            self.insert(),
            written(self.to),
            down.join(", "),
            order(key)
        )
    }

    /// All rows at once, while the new table is empty.
    pub fn all(&self) -> String {
        format!(
            "{}\nWHERE NOT EXISTS (SELECT 1 FROM {})",
            self.insert(),
            written(self.to)
        )
    }

    fn insert(&self) -> String {
        let names: Vec<Ident> = self.columns.iter().map(|it| it.name.clone()).collect();
        let values: Vec<&str> = self.columns.iter().map(|it| &*it.value).collect();
        let overriding = if self.is_overriding {
            " OVERRIDING SYSTEM VALUE"
        } else {
            ""
        };
        format!(
            "INSERT INTO {} ({}){overriding}\nSELECT {} FROM {} AS source",
            written(self.to),
            list(&names),
            values.join(", "),
            written(self.from)
        )
    }
}

fn order(key: &CopyKey) -> String {
    format!(
        "ORDER BY {} LIMIT {}",
        key.values.join(", "),
        TRANSACTION_ROWS.value
    )
}

/// Whether the new table has as many rows as the old one, and the same values in them: one row with
/// `true`. The checksum does not depend on the order of the rows, and keeps none of them.
pub fn compare_rows(from: &QualifiedName, to: &QualifiedName, columns: &[CopiedColumn]) -> String {
    let side = |table: &QualifiedName, values: Vec<String>| {
        format!(
            "SELECT (count(*), sum(('x' || substr(md5(ROW({})::text), 1, 16))::bit(64)::bigint))\n    \
             FROM {}",
            values.join(", "),
            written(table)
        )
    };
    let old = columns.iter().map(|it| it.stored.clone()).collect();
    let new = columns.iter().map(|it| it.name.to_string()).collect();
    format!(
        "SELECT (\n    {}\n) = (\n    {}\n)",
        side(from, old),
        side(to, new)
    )
}

/// Lets the identity of the new table go on where that of the old one is, or behind the greatest
/// value where the old one has none. Does nothing where no number was ever taken.
pub fn carry_position(
    from: &QualifiedName,
    to: &QualifiedName,
    column: &Ident,
    was_identity: bool,
    identity: &Identity,
) -> String {
    let sequence = |table: &QualifiedName| {
        format!(
            "pg_get_serial_sequence({}, {})",
            literal(&written(table).to_string()),
            literal(column.as_str())
        )
    };
    let options = identity.sequence.with_defaults(Some("int8"));
    let source = if was_identity {
        format!(
            "SELECT last_value AS position FROM pg_sequences\n    WHERE format('%I.%I', schemaname, \
             sequencename) = {}",
            sequence(from)
        )
    } else {
        let furthest = if options.increment < Some(0) {
            "min"
        } else {
            "max"
        };
        format!(
            "SELECT {furthest}({column}) AS position FROM {}",
            written(to)
        )
    };
    let (min, max) = (options.min.unwrap_or(1), options.max.unwrap_or(i64::MAX));
    format!(
        "SELECT setval({}, position) FROM (\n    {source}\n) AS source\nWHERE position BETWEEN {min} \
         AND {max}",
        sequence(to)
    )
}

/// Whether no foreign key of another table, no view and no function refers to a table: one row with
/// `true`.
pub fn check_nothing_refers(table: &QualifiedName) -> String {
    let table = format!("{}::regclass", literal(&written(table).to_string()));
    format!(
        "SELECT NOT EXISTS (\n    SELECT 1 FROM pg_constraint WHERE contype = 'f' AND confrelid = {table} \
         AND conrelid <> confrelid\n) AND NOT EXISTS (\n    SELECT 1 FROM pg_depend WHERE refobjid = \
         {table} AND refclassid = 'pg_class'::regclass\n    AND classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass)\n)"
    )
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
