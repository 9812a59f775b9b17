//! Two versions of a table.

use super::change::{ColumnChanges, Presence, TableChange};
use super::{Pair, column, constraint, index};
use crate::ident::Ident;
use crate::schema::{Column, Table};

pub(super) fn compare(tables: Pair<&Table>) -> Vec<TableChange> {
    let mut found = Vec::new();
    for (at, column) in tables.next.columns.iter().enumerate() {
        match find(tables.previous, at, &column.name) {
            Some(previous) => {
                let changes: ColumnChanges = column::compare(Pair::new(previous, column), tables);
                if !changes.is_empty() {
                    found.push(TableChange::ColumnChanges(column.name.clone(), changes));
                }
            }
            None => found.push(TableChange::Column(column.name.clone(), Presence::Added)),
        }
    }
    for (at, column) in tables.previous.columns.iter().enumerate() {
        if find(tables.next, at, &column.name).is_none() {
            found.push(TableChange::Column(column.name.clone(), Presence::Dropped));
        }
    }
    primary_key(tables, &mut found);
    constraint::compare(tables, &mut found);
    index::compare(tables, &mut found);
    found
}

/// The column of this name, which most often has the same place.
fn find<'a>(table: &'a Table, at: usize, name: &Ident) -> Option<&'a Column> {
    match table.columns.get(at) {
        Some(column) if column.name == *name => Some(column),
        _ => table.column(name),
    }
}

/// INCLUDE says nothing: the service lists every other column there.
fn primary_key(tables: Pair<&Table>, found: &mut Vec<TableChange>) {
    let keys = tables.map(|it| it.primary_key.as_ref());
    if keys.map(|it| it.map(|it| &it.columns)).differs() {
        found.push(TableChange::PrimaryKey);
    } else if keys.map(|it| it.map(|it| &it.name)).differs() {
        found.push(TableChange::PrimaryKeyName);
    }
}
