//! The names that tables and indexes have while a table is rebuilt. They are reserved, so that a
//! later plan knows what it sees.

use crate::diff::{Pair, TableChange, table_changes};
use crate::ident::{Ident, QualifiedName};
use crate::schema::{Schema, Table, object_name};

const NEW: &str = "deesql_new";
const OLD: &str = "deesql_old";

/// The name of the new table until it takes the old one's place.
pub(super) fn new_name(table: &QualifiedName) -> QualifiedName {
    labelled(table, NEW)
}

/// The name of the old table until it is dropped.
pub(super) fn old_name(table: &QualifiedName) -> QualifiedName {
    labelled(table, OLD)
}

/// The name of an index of the new table until the old table is dropped, which has the right one.
pub(super) fn new_index(name: &Ident) -> Ident {
    object_name(name.as_str(), None, NEW)
}

fn labelled(table: &QualifiedName, label: &str) -> QualifiedName {
    QualifiedName {
        namespace: table.namespace.clone(),
        name: object_name(table.name.as_str(), None, label),
    }
}

/// Whether the live schema has anything that a rebuild may have left.
pub(super) fn has_leftovers(schemas: Pair<&Schema>) -> bool {
    let is_reserved = |it: &Ident| it.as_str().ends_with(NEW) || it.as_str().ends_with(OLD);
    schemas
        .previous
        .tables()
        .iter()
        .any(|(name, table)| is_reserved(&name.name) || table.index_names().any(is_reserved))
}

/// An index or a constraint under a reserved name.
#[derive(Clone, Debug)]
pub(in crate::plan) struct LateName {
    /// The reserved name.
    pub(in crate::plan) from: Ident,
    /// Its own.
    pub(in crate::plan) to: Ident,
    /// Whether it is one of a constraint.
    pub(in crate::plan) is_constraint: bool,
}

/// The names of all indexes of a table that a rebuild makes.
pub(super) fn late_names(next: &Table) -> Vec<LateName> {
    let primary = next.primary_key.iter().map(|it| &it.name);
    let constraints = primary.chain(next.uniques.keys()).map(|it| (it, true));
    let indexes = next.indexes.keys().map(|it| (it, false));
    constraints
        .chain(indexes)
        .map(|(to, is_constraint)| LateName {
            from: new_index(to),
            to: to.clone(),
            is_constraint,
        })
        .collect()
}

/// The table as it is once its indexes have their own names, and those that have not yet.
pub(super) fn with_final_names(table: &Table, next: &Table) -> (Table, Vec<LateName>) {
    let has = |it: &Table, name: &Ident| it.index_names().any(|it| it == name);
    let mut late = late_names(next);
    late.retain(|it| has(table, &it.from) && !has(table, &it.to) && !has(next, &it.from));
    let mut renamed = table.clone();
    for it in &late {
        if let Some(mut index) = renamed.indexes.remove(&it.from) {
            index.name = it.to.clone();
            renamed.indexes.insert(it.to.clone(), index);
        } else if let Some(mut unique) = renamed.uniques.remove(&it.from) {
            unique.name = it.to.clone();
            renamed.uniques.insert(it.to.clone(), unique);
        } else if let Some(key) = renamed
            .primary_key
            .as_mut()
            .filter(|key| key.name == it.from)
        {
            key.name = it.to.clone();
        }
    }
    (renamed, late)
}

/// The new table as it is created: without foreign keys and indexes, under the reserved names.
pub(super) fn fresh(next: &Table) -> Table {
    let mut table = next.clone();
    table.name = new_name(&next.name);
    table.foreign_keys = crate::order::Map::default();
    table.indexes = crate::order::Map::default();
    if let Some(key) = &mut table.primary_key {
        key.name = new_index(&key.name);
        key.is_named = true;
    }
    let uniques = std::mem::take(&mut table.uniques);
    for mut unique in uniques.into_values() {
        unique.name = new_index(&unique.name);
        unique.is_named = true;
        table.uniques.insert(unique.name.clone(), unique);
    }
    // The names of checks are those of their table alone.
    for check in table.checks.values_mut() {
        check.is_named = true;
    }
    table
}

/// Whether a copy that was begun is one of this definition.
pub(super) fn is_fresh(begun: &Table, next: &Table) -> bool {
    let wanted = fresh(next);
    let changes = table_changes(Pair::new(begun, &wanted));
    changes.iter().all(|it| match it {
        // Indexes come later, or came already.
        TableChange::Index(name, _) => next.indexes.keys().any(|it| new_index(it) == *name),
        _ => false,
    })
}
