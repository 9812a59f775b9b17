//! What a run names beyond tables.

use crate::order::Set;

use crate::ident::{Ident, QualifiedName};
use crate::parse::{Body, Statement};
use crate::schema::{Schema, qualified};
use crate::service::ObjectKind;
use crate::service::types::TypeFact;

/// How many names a list keeps, so that looking through it stays cheap.
const MOST: usize = 1000;

/// What the model of a schema does not hold. Functions and types stand without their namespaces.
/// What is refused counts, too: one finding is enough.
#[derive(Clone, Debug, Default)]
pub struct Names {
    functions: Set<Ident>,
    types: Set<Ident>,
    /// The built-in types below domains.
    bases: Vec<(Ident, &'static TypeFact)>,
    /// Types may come with it.
    has_extension: bool,
    views: usize,
    sequences: usize,
    /// Extended statistics: their tables and names.
    statistics: Vec<(QualifiedName, Option<QualifiedName>)>,
    /// Tables of which the statements do not tell all columns.
    open_tables: Vec<QualifiedName>,
    /// Something was done that the model of a schema does not follow.
    is_unsure: bool,
    /// The search path was changed: names without a namespace may mean other tables.
    has_search_path: bool,
    /// `disable_sync_create_index` is off.
    has_synchronous_indexes: bool,
    /// Tables, indexes and (without a namespace) schemas whose statement was refused. The model has
    /// them all the same, so that nothing more is said of what is done to them.
    refused: Vec<QualifiedName>,
    /// Tables whose `ALTER TABLE` was refused: the model has what it would have added.
    altered_in_vain: Vec<QualifiedName>,
}

impl Names {
    /// Whether a function has this name.
    pub fn has_function(&self, name: &Ident) -> bool {
        self.functions.contains(name)
    }

    /// Whether a statement before creates a type of this name.
    pub fn has_type(&self, name: &Ident) -> bool {
        self.types.contains(name)
    }

    /// Whether a domain or another type has this name, or may have it.
    pub fn may_have_type(&self, name: &Ident) -> bool {
        self.has_extension || self.has_type(name)
    }

    /// The built-in type below the domain of this name.
    pub fn domain_base(&self, name: &Ident) -> Option<&'static TypeFact> {
        let base = self.bases.iter().rfind(|it| it.0 == *name)?;
        Some(base.1)
    }

    /// How many views or sequences there are.
    pub fn count(&self, kind: ObjectKind) -> usize {
        match kind {
            ObjectKind::View => self.views,
            _ => self.sequences,
        }
    }

    /// How many extended statistics a table has.
    pub fn statistics(&self, table: &QualifiedName) -> usize {
        self.statistics.iter().filter(|it| it.0 == *table).count()
    }

    /// Whether statistics have this name.
    pub fn has_statistics(&self, name: &QualifiedName) -> bool {
        self.statistics.iter().any(|it| it.1.as_ref() == Some(name))
    }

    /// Whether a table may have columns that no statement shows.
    pub fn is_open_table(&self, name: &QualifiedName) -> bool {
        self.open_tables.contains(name)
    }

    /// Whether the model of the schema says what is there under a name; of schemas there is none.
    pub fn are_sure_of(&self, name: Option<&QualifiedName>) -> bool {
        let is_found_by_path = name.is_some_and(|it| it.namespace.is_none());
        !(self.is_unsure || self.has_search_path && is_found_by_path)
    }

    /// Whether an index may be built synchronously, on an empty table.
    pub fn has_synchronous_indexes(&self) -> bool {
        self.has_synchronous_indexes
    }

    /// Whether the model has a table, an index or a schema of this name only because nothing more is to
    /// be said of what was refused.
    pub fn was_refused(&self, name: &QualifiedName) -> bool {
        self.refused.contains(name)
    }

    /// Whether the model may have columns of this table that were refused.
    pub fn was_altered_in_vain(&self, table: &QualifiedName) -> bool {
        self.altered_in_vain.contains(table)
    }

    /// Takes in the verdict about a statement, given the schema before it.
    pub fn add_verdict(&mut self, statement: &Statement, is_refused: bool, schema: &Schema) {
        // Where a name is looked for, or what it makes, depends on a path that the model does not follow.
        if self.has_search_path
            && relation_of(&statement.body).is_some_and(|it| it.namespace.is_none())
        {
            self.is_unsure = true;
        }
        if let Body::CreateTable(it) = &statement.body
            && !self.altered_in_vain.is_empty()
        {
            // Another table than the one that was altered.
            let name = qualified(&it.name.value);
            let is_new = !schema.has_relation(&name);
            self.altered_in_vain.retain(|it| !is_new || *it != name);
        }
        if !is_refused && self.refused.is_empty() {
            return;
        }
        let (name, list) = match &statement.body {
            Body::CreateTable(it) => (qualified(&it.name.value), &mut self.refused),
            Body::CreateIndex(it) => {
                let Some(name) = &it.name else { return };
                let name = QualifiedName {
                    namespace: qualified(&it.table.value).namespace,
                    name: name.value.name.clone(),
                };
                (name, &mut self.refused)
            }
            Body::CreateSchema(it) => {
                let Some(name) = it.schema_name() else { return };
                (QualifiedName::bare(name.value.clone()), &mut self.refused)
            }
            Body::AlterTable(it) if is_refused => {
                (qualified(&it.name.value), &mut self.altered_in_vain)
            }
            _ => return,
        };
        let is_there = schema.has_relation(&name)
            || name.namespace.is_none() && schema.has_namespace(&name.name);
        let is_altered = matches!(statement.body, Body::AlterTable(_));
        if !is_refused {
            list.retain(|it| *it != name);
        } else if is_there && !is_altered {
            // What is there stays there.
        } else if list.len() < MOST {
            list.push(name);
        } else {
            self.is_unsure = true;
        }
    }

    /// Takes in what a statement names.
    pub fn add(&mut self, name: NewName) {
        match name {
            NewName::Function(name) => drop(self.functions.insert(name)),
            NewName::Type(name, base) => {
                if let Some(base) = base.filter(|_| self.bases.len() < MOST) {
                    self.bases.push((name.clone(), base));
                }
                self.types.insert(name);
            }
            NewName::Extension => self.has_extension = true,
            NewName::View => self.views += 1,
            NewName::Sequence => self.sequences += 1,
            NewName::Statistics(table, name) => {
                if self.statistics.len() < MOST {
                    self.statistics.push((table, name));
                }
            }
            NewName::OpenTable(name) if self.open_tables.len() < MOST => {
                self.open_tables.push(name);
            }
            NewName::OpenTable(_) | NewName::Unsure => self.is_unsure = true,
            NewName::SearchPath => self.has_search_path = true,
            NewName::SynchronousIndexes(are_built) => self.has_synchronous_indexes = are_built,
            NewName::Gone(kind, names) => match kind {
                ObjectKind::View => self.views = self.views.saturating_sub(names.len()),
                ObjectKind::Sequence => self.sequences = self.sequences.saturating_sub(names.len()),
                _ => self.statistics.retain(|(table, name)| {
                    let is_gone = match kind {
                        ObjectKind::Table => names.contains(table),
                        _ => name.as_ref().is_some_and(|it| names.contains(it)),
                    };
                    !is_gone
                }),
            },
        }
    }
}

/// A table or an index that a statement makes, changes or drops.
fn relation_of(body: &Body) -> Option<&QualifiedName> {
    let name = match body {
        Body::CreateTable(it) => &it.name,
        Body::CreateIndex(it) => &it.table,
        Body::AlterTable(it) => &it.name,
        Body::Drop(it) if matches!(it.object, ObjectKind::Table | ObjectKind::Index) => it
            .names
            .iter()
            .min_by_key(|it| it.value.namespace.is_some())?,
        _ => return None,
    };
    Some(&name.value)
}

/// What a statement names beyond tables, or what it makes of the names.
#[derive(Clone, Debug)]
pub enum NewName {
    /// A function or an aggregate.
    Function(Ident),
    /// A domain or another type, with the built-in type below a domain.
    Type(Ident, Option<&'static TypeFact>),
    /// An extension, whatever it brings.
    Extension,
    /// A view.
    View,
    /// A sequence.
    Sequence,
    /// Extended statistics: their table and name.
    Statistics(QualifiedName, Option<QualifiedName>),
    /// A table of which the statement does not tell all columns.
    OpenTable(QualifiedName),
    /// A change that the model of a schema does not follow.
    Unsure,
    /// Another search path.
    SearchPath,
    /// Whether an index may be built synchronously from now on.
    SynchronousIndexes(bool),
    /// Views, sequences, statistics or tables that are dropped.
    Gone(ObjectKind, Vec<QualifiedName>),
}
