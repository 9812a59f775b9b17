//! Indexes that belong to no constraint.

use super::canonical::Scope;
use super::{Expression, Origin};
use crate::ident::{Ident, QualifiedName};

/// An index.
#[derive(Clone, Debug)]
pub struct Index {
    /// Its name, in the namespace of its table.
    pub name: Ident,
    /// Whether the name was written, rather than given by PostgreSQL.
    pub is_named: bool,
    /// `UNIQUE`
    pub is_unique: bool,
    /// The access method, where it is not a B-tree.
    pub method: Option<Ident>,
    /// What is indexed, in order.
    pub keys: Vec<IndexKey>,
    /// `INCLUDE`
    pub include: Vec<Ident>,
    /// `NULLS NOT DISTINCT`
    pub nulls_not_distinct: bool,
    /// `WHERE`
    pub predicate: Option<Expression>,
    /// Whether it can be used.
    pub state: IndexState,
    /// Where it is written.
    pub origin: Origin,
}

/// How far an index is built. Files only know finished ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IndexState {
    /// It is complete.
    #[default]
    Valid,
    /// Its job is running.
    Building,
    /// Its job failed or is gone.
    Invalid,
}

/// One key of an index.
#[derive(Clone, Debug)]
pub struct IndexKey {
    /// What is indexed.
    pub target: IndexTarget,
    /// `COLLATE`
    pub collation: Option<QualifiedName>,
    /// An operator class.
    pub operator_class: Option<QualifiedName>,
    /// `DESC`
    pub is_descending: bool,
    /// `NULLS FIRST`, written or because of `DESC`.
    pub is_nulls_first: bool,
}

/// What a key looks at.
#[derive(Clone, Debug)]
pub enum IndexTarget {
    /// A column.
    Column(Ident),
    /// An expression.
    Expression(Expression),
}

impl Index {
    /// Whether both say the same, names and state aside.
    pub fn says_the_same(&self, scope: &Scope<'_>, other: &Self, others: &Scope<'_>) -> bool {
        let same_predicate = match (&self.predicate, &other.predicate) {
            (Some(one), Some(two)) => one.says_the_same(scope, two, others),
            (None, None) => true,
            _ => false,
        };
        same_predicate
            && self.is_unique == other.is_unique
            && self.method == other.method
            && self.include == other.include
            && self.nulls_not_distinct == other.nulls_not_distinct
            && self.keys.len() == other.keys.len()
            && self
                .keys
                .iter()
                .zip(&other.keys)
                .all(|(one, two)| one.says_the_same(scope, two, others))
    }

    /// The columns that it looks at or carries.
    pub fn columns(&self) -> impl Iterator<Item = Ident> {
        let mut found = Vec::new();
        for key in &self.keys {
            match &key.target {
                IndexTarget::Column(name) => found.push(name.clone()),
                IndexTarget::Expression(expression) => found.extend(expression.columns()),
            }
        }
        found.extend(self.include.iter().cloned());
        found.extend(self.predicate.iter().flat_map(Expression::columns));
        found.into_iter()
    }

    /// The key columns, if the index is one that `UNIQUE USING INDEX` takes: plain columns in the
    /// usual order, no predicate.
    pub fn constraint_columns(&self) -> Option<Vec<&Ident>> {
        if !self.is_unique || self.predicate.is_some() || self.method.is_some() {
            return None;
        }
        self.keys
            .iter()
            .map(|key| match &key.target {
                IndexTarget::Column(name) if key.is_plain() => Some(name),
                _ => None,
            })
            .collect()
    }
}

impl IndexKey {
    /// A key of nothing but a column.
    pub fn column(name: Ident) -> Self {
        Self {
            target: IndexTarget::Column(name),
            collation: None,
            operator_class: None,
            is_descending: false,
            is_nulls_first: false,
        }
    }

    /// The collation, where it says something: `C` is that of everything on the service, so that its
    /// catalog may name it or not.
    pub(super) fn telling_collation(&self) -> Option<&QualifiedName> {
        let is_telling = |it: &&QualifiedName| {
            it.name != "C" || it.namespace.as_ref().is_some_and(|it| *it != "pg_catalog")
        };
        self.collation.as_ref().filter(is_telling)
    }

    fn is_plain(&self) -> bool {
        self.collation.is_none()
            && self.operator_class.is_none()
            && !self.is_descending
            && !self.is_nulls_first
    }

    fn says_the_same(&self, scope: &Scope<'_>, other: &Self, others: &Scope<'_>) -> bool {
        let same_target = match (&self.target, &other.target) {
            (IndexTarget::Column(one), IndexTarget::Column(two)) => one == two,
            (IndexTarget::Expression(one), IndexTarget::Expression(two)) => {
                one.says_the_same(scope, two, others)
            }
            _ => false,
        };
        same_target
            && self.telling_collation() == other.telling_collation()
            && self.operator_class == other.operator_class
            && self.is_descending == other.is_descending
            && self.is_nulls_first == other.is_nulls_first
    }
}

/// The method, if it is another than the one that every index has.
pub(super) fn unusual_method(method: &Ident) -> Option<Ident> {
    let is_usual = *method == "btree" || *method == "btree_index";
    (!is_usual).then(|| method.clone())
}
