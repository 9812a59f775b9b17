//! Two versions of a table.

use super::change::{Change, ColumnChanges, Presence, TableChange};
use super::{Pair, column, constraint, index};
use crate::ident::Ident;
use crate::schema::{Column, Table};
use std::collections::BTreeMap;

pub(super) fn compare(tables: Pair<&Table>, changes: &mut Vec<Change>) {
    let mut found = Vec::new();
    let by_name = tables.map(|it| -> BTreeMap<&Ident, &Column> {
        it.columns.iter().map(|it| (&it.name, it)).collect()
    });
    for column in &tables.next.columns {
        match by_name.previous.get(&column.name) {
            Some(previous) => {
                let changes: ColumnChanges = column::compare(Pair::new(*previous, column), tables);
                if !changes.is_empty() {
                    found.push(TableChange::ColumnChanges(column.name.clone(), changes));
                }
            }
            None => found.push(TableChange::Column(column.name.clone(), Presence::Added)),
        }
    }
    for column in &tables.previous.columns {
        if !by_name.next.contains_key(&column.name) {
            found.push(TableChange::Column(column.name.clone(), Presence::Dropped));
        }
    }
    primary_key(tables, &mut found);
    constraint::compare(tables, &mut found);
    index::compare(tables, &mut found);
    let name = &tables.next.name;
    changes.extend(
        found
            .into_iter()
            .map(|it| Change::InTable(name.clone(), it)),
    );
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
