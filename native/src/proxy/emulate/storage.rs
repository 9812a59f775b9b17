//! `STORAGE` of a new column, on a PostgreSQL before version 16, which has it for old ones only.

use deesql_core::parse::ddl::alter_table::AlterActionKind;
use deesql_core::parse::ddl::create_table::{ColumnDef, TableElement};
use deesql_core::parse::{Body, Statement};

use crate::proxy::relay::behaviour::Splice;

/// The changes that take the clauses out of a statement, and the statement that sets them afterwards;
/// `None` if there are none.
pub(super) fn without(table: &str, columns: &[&ColumnDef]) -> Option<(Vec<Splice>, String)> {
    let mut splices = vec![];
    let mut actions = vec![];
    for column in columns {
        let Some(storage) = &column.storage else {
            continue;
        };
        let (start, end) = (storage.span.start as usize, storage.span.end as usize);
        splices.push(Splice {
            range: start..end,
            text: String::new(),
        });
        if !storage.value.eq_ignore_ascii_case("default") {
            let name = &column.name.value;
            actions.push(format!("ALTER COLUMN {name} SET STORAGE {}", storage.value));
        }
    }
    let then = match actions.as_slice() {
        [] => "SELECT 1".to_owned(),
        actions => format!("ALTER TABLE {table} {}", actions.join(", ")),
    };
    (!splices.is_empty()).then_some((splices, then))
}

/// The columns that a statement makes, and their table.
pub(super) fn columns(statement: &Statement) -> Option<(String, Vec<&ColumnDef>)> {
    match &statement.body {
        Body::CreateTable(table) => {
            let columns = table.elements.iter().filter_map(|it| match it {
                TableElement::Column(column) => Some(column),
                _ => None,
            });
            Some((table.name.value.to_string(), columns.collect()))
        }
        Body::AlterTable(table) => {
            let columns = table.actions.iter().filter_map(|it| match &it.kind {
                AlterActionKind::AddColumn { column, .. } => Some(column),
                _ => None,
            });
            Some((table.name.value.to_string(), columns.collect()))
        }
        _ => None,
    }
}
