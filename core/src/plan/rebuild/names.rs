//! The names that tables and indexes have while a table is rebuilt. They are reserved, so that a
//! later plan knows what it sees.

use crate::ddl;
use crate::diff::{Pair, TableChange, table_changes};
use crate::ident::{Ident, QualifiedName};
use crate::plan::task::{Resource, index_name};
use crate::schema::{ANEW, ObjectId, Schema, Table, object_name};

const OLD: &str = "deesql_old";

/// The name of the new table until it takes the old one's place.
pub(super) fn new_name(table: &QualifiedName) -> QualifiedName {
    labelled(table, ANEW)
}

/// The name of the old table until it is dropped.
pub(super) fn old_name(table: &QualifiedName) -> QualifiedName {
    labelled(table, OLD)
}

/// The name of an index of the new table until the old table is dropped, which has the right one.
pub(super) fn new_index(name: &Ident) -> Ident {
    object_name(name.as_str(), None, ANEW)
}

fn labelled(table: &QualifiedName, label: &str) -> QualifiedName {
    QualifiedName {
        namespace: table.namespace.clone(),
        name: object_name(table.name.as_str(), None, label),
    }
}

/// Whether the live schema has anything that a rebuild may have left.
pub(super) fn has_leftovers(schemas: Pair<&Schema>) -> bool {
    let is_reserved = |it: &Ident| it.as_str().ends_with(ANEW) || it.as_str().ends_with(OLD);
    schemas.previous.tables().iter().any(|(name, table)| {
        is_reserved(&name.name)
            || table.index_names().any(is_reserved)
            || sequences(table).any(|it| it.as_str().contains(ANEW))
    })
}

/// A constraint, an index or a sequence under a reserved name.
#[derive(Clone, Debug)]
pub(in crate::plan) struct LateName {
    kind: Late,
    /// The reserved name.
    pub(in crate::plan) from: Ident,
    /// Its own.
    to: Ident,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Late {
    Constraint,
    Index,
    /// That of an identity.
    Sequence,
}

impl LateName {
    /// The statement that gives it its own name.
    pub(in crate::plan) fn sql(&self, table: &QualifiedName) -> String {
        match self.kind {
            Late::Constraint => ddl::rename_constraint(table, &self.from, &self.to),
            Late::Index => ddl::rename_index(table, &self.from, &self.to),
            Late::Sequence => {
                let id = ObjectId::Sequence(index_name(table, &self.from));
                ddl::rename_object(&id, &self.to)
            }
        }
    }

    /// What has the name then.
    pub(in crate::plan) fn resource(&self, table: &QualifiedName) -> Resource {
        let name = index_name(table, &self.to);
        match self.kind {
            Late::Constraint | Late::Index => Resource::Index(name),
            Late::Sequence => Resource::Object(ObjectId::Sequence(name)),
        }
    }
}

/// The names of all indexes and sequences of a table that a rebuild makes. Sequences get the names that
/// those of the old table have.
pub(super) fn late_names(next: &Table, old: &Table) -> Vec<LateName> {
    let late = |kind, from, to: &Ident| LateName {
        kind,
        from,
        to: to.clone(),
    };
    let primary = next.primary_key.iter().map(|it| &it.name);
    let constraints = primary
        .chain(next.uniques.keys())
        .map(|it| late(Late::Constraint, new_index(it), it));
    let indexes = next.indexes.keys();
    let indexes = indexes.map(|it| late(Late::Index, new_index(it), it));
    let sequences = next.columns.iter().filter_map(|it| {
        it.identity.as_ref()?;
        let name =
            |table: &QualifiedName| object_name(table.name.as_str(), Some(it.name.as_str()), "seq");
        let from = name(&new_name(&next.name));
        let before = old.column(&it.name).and_then(|it| it.identity.as_ref());
        let before = before.and_then(|it| it.sequence_name.clone());
        let before = before.filter(|it| !it.as_str().contains(ANEW));
        let to = before.unwrap_or_else(|| name(&next.name));
        // A name that was cut says nothing of where it comes from.
        let is_reserved = from.as_str().contains(ANEW);
        is_reserved.then(|| late(Late::Sequence, from, &to))
    });
    constraints.chain(indexes).chain(sequences).collect()
}

/// The table as it is once everything has its own name, and what has not yet. `old` is the one whose
/// place it took.
pub(super) fn with_final_names(table: &Table, next: &Table, old: &Table) -> (Table, Vec<LateName>) {
    let is_index = |it: &Table, name: &Ident| it.index_names().any(|it| it == name);
    let mut late = late_names(next, old);
    late.retain(|it| match it.kind {
        Late::Sequence => sequences(table).any(|name| *name == it.from),
        Late::Constraint | Late::Index => {
            is_index(table, &it.from) && !is_index(table, &it.to) && !is_index(next, &it.from)
        }
    });
    let mut renamed = table.clone();
    for it in &late {
        if it.kind == Late::Sequence {
            let columns = renamed.columns.iter_mut();
            let identities = columns.filter_map(|it| it.identity.as_mut());
            for identity in
                identities.filter(|found| found.sequence_name.as_ref() == Some(&it.from))
            {
                identity.sequence_name = Some(it.to.clone());
            }
        } else if let Some(mut index) = renamed.indexes.remove(&it.from) {
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

/// The names of the sequences of identities.
fn sequences(table: &Table) -> impl Iterator<Item = &Ident> {
    let identities = table.columns.iter().filter_map(|it| it.identity.as_ref());
    identities.filter_map(|it| it.sequence_name.as_ref())
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
