//! What differs between two schemas. Data only: what to do about it is the planner's business.

mod change;
mod column;
mod comment;
mod constraint;
mod grant;
mod index;
mod object;
mod pair;
mod table;

pub use change::{Change, ColumnChanges, ConstraintKind, Difference, Presence, TableChange};
pub(crate) use grant::targets as grant_targets;
pub use grant::{GrantDifference, grant_difference};
pub use pair::Pair;

use crate::schema::{Schema, Table};

/// What differs between two versions of a table, whatever their names are.
pub fn table_changes(tables: Pair<&Table>) -> Vec<TableChange> {
    table::compare(tables)
}

/// All differences, in a fixed order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// One difference each.
    pub changes: Vec<Change>,
}

impl Diff {
    /// Whether both schemas say the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// Compares two schemas.
pub fn diff(schemas: Pair<&Schema>) -> Diff {
    let mut changes = Vec::new();
    for name in schemas.next.namespaces().keys() {
        if !schemas.previous.has_namespace(name) {
            changes.push(Change::Namespace(name.clone(), Presence::Added));
        }
    }
    for (name, table) in schemas.next.tables().iter() {
        match schemas.previous.tables().get(name) {
            Some(previous) => {
                let found = table_changes(Pair::new(previous, table));
                let found = found.into_iter();
                changes.extend(found.map(|it| Change::InTable(name.clone(), it)));
            }
            None => changes.push(Change::Table(name.clone(), Presence::Added)),
        }
    }
    for name in schemas.previous.tables().keys() {
        if !schemas.next.tables().contains_key(name) {
            changes.push(Change::Table(name.clone(), Presence::Dropped));
        }
    }
    object::compare(schemas, &mut changes);
    comment::compare(schemas, &mut changes);
    grant::compare(schemas, &mut changes);
    for name in schemas.previous.namespaces().keys() {
        if !schemas.next.has_namespace(name) {
            changes.push(Change::Namespace(name.clone(), Presence::Dropped));
        }
    }
    Diff { changes }
}

#[cfg(test)]
mod tests;
