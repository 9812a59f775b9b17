//! The model of a schema: what the planner compares, and what a script has made so far.
//!
//! Namespaces, tables, columns, constraints, indexes and the objects beside tables, under the names
//! that PostgreSQL gives them.
//! Every object says where it was written ([`Origin`]), which is never part of a comparison, and
//! neither is the order of a table's columns. Expressions are kept as text and put into their
//! canonical form only when somebody compares them.

mod apply;
pub mod canonical;
mod column;
mod comment;
mod constraint;
#[cfg(test)]
pub(crate) mod demo;
mod domain;
mod expression;
mod fingerprint;
pub mod from_catalog;
mod from_statements;
mod function;
mod grant;
mod index;
pub mod mentioned;
mod name;
mod object;
mod object_text;
mod origin;
mod query;
mod renamed;
mod rewrite;
mod sequence;
mod since;
mod statistics;
mod table;
#[cfg(test)]
mod tests;
mod view;

pub use apply::may_change_schema;
pub use canonical::data_type::DataType;
pub use column::{Column, Identity, SequenceOptions};
pub use comment::{CommentTarget, TablePart};
pub use constraint::{Check, ForeignKey, PrimaryKey, ReferentialAction, Unique};
pub use domain::Domain;
pub use expression::{Expression, value_says_the_same};
pub use fingerprint::{Fingerprint, Fingerprints, NoFingerprint, VERSION as FINGERPRINT_VERSION};
pub use function::{Argument, Body as FunctionBody, Function, Result as FunctionResult};
pub use grant::{GrantTarget, Grants, Privilege};
pub use index::{Index, IndexKey, IndexState, IndexTarget};
pub use name::{ANEW, check_name, key_name, object_name};
pub use object::{Definition, Object, ObjectId, ObjectType};
pub use origin::{Origin, Place, Problem, SourceText};
pub use query::{OutputColumn, Resolved};
pub use renamed::{Rename, Renamed};
pub use sequence::Sequence;
pub use since::Since;
pub use statistics::Statistics;
pub use table::Table;
pub use view::{View, Views};

use crate::ident::{Ident, QualifiedName};
use crate::order::{Directory, Map};

/// The namespace of names that are written without one.
pub const PUBLIC: &str = "public";

/// A whole schema.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    namespaces: Map<Ident, Origin>,
    tables: Directory<QualifiedName, Table>,
    /// Every index by its name, those of constraints included, with its table: the names that a
    /// new index may not take, and the way from `DROP INDEX` to the table.
    index_tables: Directory<QualifiedName, QualifiedName>,
    /// The comments on namespaces.
    namespace_comments: Map<Ident, String>,
    /// The privileges on namespaces.
    namespace_grants: Map<Ident, Grants>,
    /// Everything else that has a name.
    objects: Map<ObjectId, Object>,
    /// The old names that files give. They say how to come here, not what is here.
    renames: Vec<Rename>,
    /// What has changed since [`Self::mark`].
    marked: Marked,
}

/// What a schema was, as far as it has changed since.
#[derive(Debug, Default)]
struct Marked {
    /// Whether somebody wants it back.
    is_on: bool,
    /// Each namespace that came or went, as it was before, in that order.
    namespaces: Vec<(Ident, Option<Origin>)>,
    /// Each table that was touched, as it was before; `None` if there was none.
    tables: Map<QualifiedName, Option<Table>>,
}

/// A copy of a schema has no mark: nobody could take back what was changed before.
impl Clone for Marked {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Schema {
    /// A schema with nothing in it but `public`.
    pub fn new() -> Self {
        Self::default()
    }

    /// The namespaces beyond `public`, and where they are created.
    pub fn namespaces(&self) -> &Map<Ident, Origin> {
        &self.namespaces
    }

    /// Whether the namespace exists; `public` always does.
    pub fn has_namespace(&self, name: &Ident) -> bool {
        *name == PUBLIC || self.namespaces.contains_key(name)
    }

    /// Adds a namespace, unless it is there already.
    pub fn insert_namespace(&mut self, name: Ident, origin: Origin) {
        if !self.has_namespace(&name) {
            if self.marked.is_on {
                self.marked.namespaces.push((name.clone(), None));
            }
            self.namespaces.insert(name, origin);
        }
    }

    /// Takes a namespace away, with all that is in it. Whether it was there.
    pub fn remove_namespace(&mut self, name: &Ident) -> bool {
        let inside: Vec<QualifiedName> = self
            .tables
            .keys()
            .filter(|it| it.namespace.as_ref() == Some(name))
            .cloned()
            .collect();
        for table in inside {
            self.remove_table(&table);
        }
        self.remove_objects(|id, _| id.name().namespace.as_ref() == Some(name));
        self.namespace_comments.remove(name);
        self.namespace_grants.remove(name);
        let removed = self.namespaces.remove(name);
        let was_there = removed.is_some();
        if self.marked.is_on {
            self.marked.namespaces.push((name.clone(), removed));
        }
        was_there
    }

    /// The old names that the files give.
    pub fn renames(&self) -> &[Rename] {
        &self.renames
    }

    /// The tables by name, always with a namespace.
    pub fn tables(&self) -> &Directory<QualifiedName, Table> {
        &self.tables
    }

    /// The table of this name; without a namespace the one in `public`.
    pub fn table(&self, name: &QualifiedName) -> Option<&Table> {
        match name.namespace {
            Some(_) => self.tables.get(name),
            None => self.tables.get(&qualified(name)),
        }
    }

    fn table_mut(&mut self, name: &QualifiedName) -> Option<&mut Table> {
        let name = qualified(name);
        self.keep(&name);
        self.tables.get_mut(&name)
    }

    /// From here on, changes of namespaces and tables can be taken back. Costs as much as what is changed, not as the whole.
    pub fn mark(&mut self) {
        self.marked.is_on = true;
    }

    /// Takes back what has changed since [`Self::mark`].
    pub fn take_back(&mut self) {
        let mut marked = std::mem::take(&mut self.marked);
        while let Some((name, origin)) = marked.namespaces.pop() {
            match origin {
                Some(origin) => self.namespaces.insert(name, origin),
                None => drop(self.namespaces.remove(&name)),
            }
        }
        // First all names are free, then they are given back.
        for name in marked.tables.keys() {
            self.remove_table(name);
        }
        for table in marked.tables.into_values().flatten() {
            self.insert_table(table);
        }
    }

    /// Before a table changes.
    fn keep(&mut self, name: &QualifiedName) {
        let marked = &mut self.marked;
        if marked.is_on && !marked.tables.contains_key(name) {
            let table = self.tables.get(name).cloned();
            marked.tables.insert(name.clone(), table);
        }
    }

    /// Adds a table or takes its place.
    pub fn insert_table(&mut self, mut table: Table) {
        table.name = qualified(&table.name);
        table.forget_comments();
        self.remove_table(&table.name.clone());
        for index in table.index_names() {
            self.index_tables.insert(
                QualifiedName {
                    namespace: table.name.namespace.clone(),
                    name: index.clone(),
                },
                table.name.clone(),
            );
        }
        self.tables.insert(table.name.clone(), table);
    }

    /// Takes a table out.
    pub fn remove_table(&mut self, name: &QualifiedName) -> Option<Table> {
        let name = qualified(name);
        self.keep(&name);
        let table = self.tables.remove(&name)?;
        for index in table.index_names() {
            self.index_tables.remove(&QualifiedName {
                namespace: table.name.namespace.clone(),
                name: index.clone(),
            });
        }
        Some(table)
    }

    /// Changes a table and keeps the names of its indexes known. `None` if there is no such table.
    fn with_table<T>(
        &mut self,
        name: &QualifiedName,
        change: impl FnOnce(&mut Table) -> T,
    ) -> Option<T> {
        let mut table = self.remove_table(name)?;
        let result = change(&mut table);
        self.insert_table(table);
        Some(result)
    }

    /// The table that an index belongs to, by the name of the index.
    pub fn table_of_index(&self, index: &QualifiedName) -> Option<&QualifiedName> {
        self.index_tables.get(&qualified(index))
    }

    /// Whether a table, an index or another relation has this name.
    pub fn has_relation(&self, name: &QualifiedName) -> bool {
        self.tables.contains_key(name)
            || self.index_tables.contains_key(name)
            || (!self.objects.is_empty()
                && RELATIONS
                    .iter()
                    .any(|it| self.objects.contains_key(&it(name.clone()))))
    }
}

/// Two schemas are equal if they say the same: spelling, places and the order of columns aside.
impl PartialEq for Schema {
    fn eq(&self, other: &Self) -> bool {
        self.canonical_text() == other.canonical_text()
    }
}

/// The objects that share their names with tables and indexes.
const RELATIONS: [fn(QualifiedName) -> ObjectId; 2] = [ObjectId::Sequence, ObjectId::View];

/// The name with its namespace.
pub fn qualified(name: &QualifiedName) -> QualifiedName {
    match name.namespace {
        Some(_) => name.clone(),
        None => QualifiedName {
            namespace: Some(Ident::new(PUBLIC)),
            name: name.name.clone(),
        },
    }
}

/// The name as people write it: without `public`.
pub fn written(name: &QualifiedName) -> QualifiedName {
    match &name.namespace {
        Some(namespace) if *namespace == PUBLIC => QualifiedName::bare(name.name.clone()),
        _ => name.clone(),
    }
}
