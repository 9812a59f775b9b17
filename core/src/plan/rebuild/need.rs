//! Which changes of a table no statement makes.

use crate::diff::{ColumnChanges, Pair, Presence, TableChange, table_changes};
use crate::plan::NotNull;
use crate::plan::swap::{has_swap_column, obstacle};
use crate::schema::{Column, Table};

/// Why the table must be rebuilt, if it must.
pub(super) fn need(tables: Pair<&Table>, not_null: NotNull) -> Option<String> {
    let reasons = table_changes(tables).into_iter().filter_map(|it| match it {
        TableChange::PrimaryKey => {
            Some("a primary key cannot be added, dropped or changed".to_owned())
        }
        TableChange::Column(name, Presence::Added) => {
            let column = tables.next.column(&name)?;
            if has_swap_column(tables, column) {
                return None;
            }
            added(column, not_null)
        }
        TableChange::ColumnChanges(name, changes) => {
            let columns = tables.map(|it| it.column(&name)).transpose()?;
            changed(tables, columns, changes, not_null)
        }
        _ => None,
    });
    let mut reasons: Vec<String> = reasons.collect();
    reasons.dedup();
    (!reasons.is_empty()).then(|| reasons.join("; "))
}

fn added(column: &Column, not_null: NotNull) -> Option<String> {
    let name = &column.name;
    if column.generated.is_some() {
        return Some(format!(
            "the generated column {name} can only come with its table"
        ));
    }
    if column.identity.is_some() {
        return Some(format!("the identity {name} can only come with its table"));
    }
    (column.is_not_null && not_null == NotNull::Rebuild).then(|| attribute(column))
}

fn changed(
    tables: Pair<&Table>,
    columns: Pair<&Column>,
    changes: ColumnChanges,
    not_null: NotNull,
) -> Option<String> {
    let name = &columns.next.name;
    if changes.data_type
        && let Some(obstacle) = obstacle(tables, columns)
    {
        let (from, to) = (&columns.previous.data_type, &columns.next.data_type);
        return Some(format!(
            "{name} changes from {from} to {to}, and {obstacle}"
        ));
    }
    if changes.generated == Some(Presence::Added) {
        return Some(format!(
            "the generating expression of {name} can only come with its table"
        ));
    }
    if changes.identity == Some(Presence::Added) && !columns.previous.is_not_null {
        return Some(format!(
            "{name} may be NULL, so it cannot become an identity"
        ));
    }
    (changes.not_null == Some(Presence::Added) && not_null == NotNull::Rebuild)
        .then(|| attribute(columns.next))
}

fn attribute(column: &Column) -> String {
    format!("NOT NULL of {} can only come with its table", column.name)
}
