//! Tables.

use super::canonical::Scope;
use super::{Check, Column, ForeignKey, Grants, Index, Origin, PrimaryKey, TablePart, Unique};
use crate::ident::{Ident, QualifiedName};
use crate::order::Map;

/// A table with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name, always with a namespace once it is in a schema.
    pub name: QualifiedName,
    /// Its columns as they are written; their order is never a difference.
    pub columns: Vec<Column>,
    /// `PRIMARY KEY`
    pub primary_key: Option<PrimaryKey>,
    /// `UNIQUE` constraints by name.
    pub uniques: Map<Ident, Unique>,
    /// `CHECK` constraints by name.
    pub checks: Map<Ident, Check>,
    /// `FOREIGN KEY` constraints by name.
    pub foreign_keys: Map<Ident, ForeignKey>,
    /// Indexes that belong to no constraint, by name.
    pub indexes: Map<Ident, Index>,
    /// The comments on it and on its parts.
    pub comments: Map<TablePart, String>,
    /// The privileges on it; `None` if nothing is said about them.
    pub grants: Option<Grants>,
    /// Where it is written.
    pub origin: Origin,
}

/// The columns that a table of PostgreSQL can have.
pub(super) const MAX_COLUMNS: usize = 1600;
/// The indexes that the model of a table holds, many more than the service takes: what else would
/// be compared with all of them.
pub(super) const MAX_INDEXES: usize = 256;

impl Table {
    /// A table without columns.
    pub fn new(name: QualifiedName) -> Self {
        Self {
            name,
            columns: Vec::new(),
            primary_key: None,
            uniques: Map::default(),
            checks: Map::default(),
            foreign_keys: Map::default(),
            indexes: Map::default(),
            comments: Map::default(),
            grants: None,
            origin: Origin::NONE,
        }
    }

    /// The column of this name.
    pub fn column(&self, name: &Ident) -> Option<&Column> {
        self.columns.iter().find(|it| it.name == *name)
    }

    pub(super) fn column_mut(&mut self, name: &Ident) -> Option<&mut Column> {
        self.columns.iter_mut().find(|it| it.name == *name)
    }

    /// What its expressions may name.
    pub fn scope(&self) -> Scope<'_> {
        Scope::of(&self.columns)
    }

    /// Whether a constraint has this name.
    pub fn has_constraint(&self, name: &Ident) -> bool {
        self.primary_key.as_ref().is_some_and(|it| it.name == *name)
            || self.uniques.contains_key(name)
            || self.checks.contains_key(name)
            || self.foreign_keys.contains_key(name)
    }

    /// The names of all its indexes, those of constraints included.
    pub fn index_names(&self) -> impl Iterator<Item = &Ident> {
        self.primary_key
            .iter()
            .map(|it| &it.name)
            .chain(self.uniques.keys())
            .chain(self.indexes.keys())
    }

    /// Whether an index has this name, one of a constraint included.
    pub(super) fn has_index(&self, name: &Ident) -> bool {
        self.primary_key.as_ref().is_some_and(|it| it.name == *name)
            || self.uniques.contains_key(name)
            || self.indexes.contains_key(name)
    }

    pub(super) fn has_room_for_index(&self) -> bool {
        self.uniques.len() + self.indexes.len() < MAX_INDEXES
    }

    /// A validated check that keeps this column from being NULL and does nothing else.
    pub fn not_null_check(&self, column: &Ident) -> Option<&Check> {
        self.checks
            .values()
            .find(|it| it.is_valid && it.not_null_column().as_ref() == Some(column))
    }

    /// Takes a column out, and what cannot be without it. Whether it was there.
    pub(super) fn remove_column(&mut self, name: &Ident) -> bool {
        let before = self.columns.len();
        self.columns.retain(|it| it.name != *name);
        if self.columns.len() == before {
            return false;
        }
        let has = |columns: &[Ident]| columns.contains(name);
        if self.primary_key.as_ref().is_some_and(|it| has(&it.columns)) {
            self.primary_key = None;
        }
        if let Some(key) = &mut self.primary_key {
            key.include.retain(|it| it != name);
        }
        self.uniques
            .retain(|it| !has(&it.columns) && !has(&it.include));
        self.foreign_keys.retain(|it| !has(&it.columns));
        self.checks
            .retain(|it| !it.condition.columns().contains(name));
        self.indexes
            .retain(|it| !it.columns().any(|it| it == *name));
        true
    }
}
