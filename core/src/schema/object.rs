//! What a schema holds beside its tables: every object by its kind and name.

use super::domain::Domain;
use super::function::Function;
use super::grant::Grants;
use super::sequence::Sequence;
use super::statistics::Statistics;
use super::view::View;
use super::{Origin, Schema, qualified, written};
use crate::ident::{Ident, QualifiedName};
use crate::order::Map;
use std::fmt;

/// Which object. Names always have their namespace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectId {
    /// A sequence that belongs to no identity.
    Sequence(QualifiedName),
    /// A function, with the types of the arguments that go in.
    Function(QualifiedName, Vec<String>),
    /// A view.
    View(QualifiedName),
    /// A domain.
    Domain(QualifiedName),
    /// Extended statistics.
    Statistics(QualifiedName),
}

/// The kinds of objects beside tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObjectType {
    /// `SEQUENCE`
    Sequence,
    /// `FUNCTION`
    Function,
    /// `VIEW`
    View,
    /// `DOMAIN`
    Domain,
    /// `STATISTICS`
    Statistics,
}

impl ObjectType {
    /// As people write it: `sequence`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sequence => "sequence",
            Self::Function => "function",
            Self::View => "view",
            Self::Domain => "domain",
            Self::Statistics => "statistics",
        }
    }
}

impl ObjectId {
    /// Its name.
    pub fn name(&self) -> &QualifiedName {
        match self {
            Self::Sequence(name)
            | Self::View(name)
            | Self::Function(name, _)
            | Self::Domain(name)
            | Self::Statistics(name) => name,
        }
    }

    /// The same kind of object under another name.
    #[must_use]
    pub fn with_name(&self, name: QualifiedName) -> Self {
        match self {
            Self::Sequence(_) => Self::Sequence(name),
            Self::Function(_, types) => Self::Function(name, types.clone()),
            Self::View(_) => Self::View(name),
            Self::Domain(_) => Self::Domain(name),
            Self::Statistics(_) => Self::Statistics(name),
        }
    }

    /// What kind of object it is.
    pub const fn object_type(&self) -> ObjectType {
        match self {
            Self::Sequence(_) => ObjectType::Sequence,
            Self::Function(..) => ObjectType::Function,
            Self::View(_) => ObjectType::View,
            Self::Domain(_) => ObjectType::Domain,
            Self::Statistics(_) => ObjectType::Statistics,
        }
    }

    /// Whether it shares its names with tables and indexes.
    pub const fn is_relation(&self) -> bool {
        match self {
            Self::Sequence(_) | Self::View(_) => true,
            Self::Function(..) | Self::Domain(_) | Self::Statistics(_) => false,
        }
    }
}

/// The name as a statement gives it, without `public`.
impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        written(self.name()).fmt(f)?;
        match self {
            Self::Function(_, types) => write!(f, "({})", types.join(", ")),
            _ => Ok(()),
        }
    }
}

/// An object and what is said about it.
#[derive(Clone, Debug)]
pub struct Object {
    /// What it is.
    pub definition: Definition,
    /// The comment on it.
    pub comment: Option<String>,
    /// The comments on its columns, of a view.
    pub column_comments: Map<Ident, String>,
    /// The privileges on it; `None` if nothing is said about them.
    pub grants: Option<Grants>,
    /// Where it is written.
    pub origin: Origin,
}

/// What an object is.
#[derive(Clone, Debug)]
pub enum Definition {
    /// A sequence.
    Sequence(Sequence),
    /// A function.
    Function(Function),
    /// A view.
    View(View),
    /// A domain.
    Domain(Domain),
    /// Extended statistics.
    Statistics(Statistics),
}

impl Object {
    /// An object and where it is written.
    pub fn new(definition: Definition, origin: Origin) -> Self {
        Self {
            definition,
            comment: None,
            column_comments: Map::default(),
            grants: None,
            origin,
        }
    }
}

impl Schema {
    /// The objects beside tables, in a fixed order.
    pub fn objects(&self) -> impl Iterator<Item = (&ObjectId, &Object)> + Clone {
        self.objects.iter()
    }

    /// The object of this kind and name.
    pub fn object(&self, id: &ObjectId) -> Option<&Object> {
        self.objects.get(id)
    }

    /// Adds an object or takes its place, and then keeps comments and privileges.
    pub fn insert_object(&mut self, id: ObjectId, mut object: Object) {
        if let Some(before) = self.objects.remove(&id) {
            object.comment = object.comment.or(before.comment);
            object.column_comments = before.column_comments;
            object.grants = object.grants.or(before.grants);
        }
        self.objects.insert(id, object);
    }

    /// Takes an object out.
    pub fn remove_object(&mut self, id: &ObjectId) -> Option<Object> {
        self.objects.remove(id)
    }

    /// The sequence of this name; without a namespace the one in `public`.
    pub fn sequence(&self, name: &QualifiedName) -> Option<&Sequence> {
        match &self
            .object(&ObjectId::Sequence(qualified(name)))?
            .definition
        {
            Definition::Sequence(it) => Some(it),
            _ => None,
        }
    }

    /// The function of this name and these types.
    pub fn function(&self, id: &ObjectId) -> Option<&Function> {
        match &self.object(id)?.definition {
            Definition::Function(it) => Some(it),
            _ => None,
        }
    }

    /// The view of this name; without a namespace the one in `public`.
    pub fn view(&self, name: &QualifiedName) -> Option<&View> {
        match &self.object(&ObjectId::View(qualified(name)))?.definition {
            Definition::View(it) => Some(it),
            _ => None,
        }
    }

    /// Takes the objects out that `is_meant` says.
    pub(super) fn remove_objects(&mut self, is_meant: impl Fn(&ObjectId, &Object) -> bool) {
        let meant = self.objects.iter().filter(|it| is_meant(it.0, it.1));
        let meant: Vec<ObjectId> = meant.map(|it| it.0.clone()).collect();
        for id in &meant {
            self.objects.remove(id);
        }
    }

    /// The sequences that go with a table, or with one of its columns.
    pub fn owned_sequences<'a>(
        &'a self,
        table: &'a QualifiedName,
        column: Option<&'a Ident>,
    ) -> impl Iterator<Item = &'a ObjectId> {
        let owned = self
            .objects
            .iter()
            .filter(move |it| match &it.1.definition {
                Definition::Sequence(it) => it.owner.as_ref().is_some_and(|(owner, owning)| {
                    owner == table && column.is_none_or(|it| it == owning)
                }),
                _ => false,
            });
        owned.map(|it| it.0)
    }

    /// A table has another name or is in another namespace, and its sequences go along.
    pub(super) fn rename_owner(&mut self, from: &QualifiedName, to: &QualifiedName) {
        if self.objects.is_empty() {
            return;
        }
        let owned: Vec<ObjectId> = self.owned_sequences(from, None).cloned().collect();
        for id in owned {
            let Some(mut object) = self.objects.remove(&id) else {
                continue;
            };
            if let Definition::Sequence(Sequence {
                owner: Some((table, _)),
                ..
            }) = &mut object.definition
            {
                *table = to.clone();
            }
            let name = QualifiedName {
                namespace: to.namespace.clone(),
                name: id.name().name.clone(),
            };
            self.objects.insert(id.with_name(name), object);
        }
    }

    pub(super) fn rename_owning_column(&mut self, table: &QualifiedName, from: &Ident, to: &Ident) {
        for object in self.objects.values_mut() {
            if let Definition::Sequence(Sequence {
                owner: Some((owner, column)),
                ..
            }) = &mut object.definition
                && owner == table
                && column == from
            {
                *column = to.clone();
            }
        }
    }

    /// A table goes, or a column of it: with it the sequences that belong to it, and statistics.
    pub fn remove_owned(&mut self, table: &QualifiedName, column: Option<&Ident>) {
        if self.objects.is_empty() {
            return;
        }
        let owned: Vec<ObjectId> = self.owned_sequences(table, column).cloned().collect();
        for id in &owned {
            self.objects.remove(id);
        }
        self.remove_statistics(table, column);
    }
}
