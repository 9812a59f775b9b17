//! What was renamed since a query was written.
//!
//! PostgreSQL keeps a query as it has understood it, so that it goes on reading what it reads under
//! whatever name. The text of the model stays as it was written, and this says what its names mean.

use crate::ident::{Ident, QualifiedName};

/// Renames of what a query reads, in the order they happened.
#[derive(Clone, Debug, Default)]
pub struct Since(Vec<Renaming>);

#[derive(Clone, Debug)]
enum Renaming {
    Relation {
        from: QualifiedName,
        to: QualifiedName,
    },
    Column {
        /// The relation, as it is called then.
        of: QualifiedName,
        from: Ident,
        to: Ident,
    },
}

impl Since {
    /// A table or a view has another name.
    pub(super) fn relation(&mut self, from: &QualifiedName, to: &QualifiedName) {
        self.0.push(Renaming::Relation {
            from: from.clone(),
            to: to.clone(),
        });
    }

    /// A column of a table or a view has another name.
    pub(super) fn column(&mut self, of: &QualifiedName, from: &Ident, to: &Ident) {
        self.0.push(Renaming::Column {
            of: of.clone(),
            from: from.clone(),
            to: to.clone(),
        });
    }

    /// What a relation is called now that is written so.
    pub(super) fn now(&self, written: &QualifiedName) -> QualifiedName {
        let mut name = written;
        for it in &self.0 {
            if let Renaming::Relation { from, to } = it
                && from == name
            {
                name = to;
            }
        }
        name.clone()
    }

    /// How a column is written that a relation has now; `None` if it came later, so that it cannot be
    /// meant.
    pub(super) fn written(&self, relation: &QualifiedName, column: &Ident) -> Option<Ident> {
        let (mut relation, mut name) = (relation, column);
        let mut is_free = true;
        for it in self.0.iter().rev() {
            match it {
                Renaming::Relation { from, to } if to == relation => relation = from,
                Renaming::Column { of, from, to } if of == relation => {
                    if to == name {
                        name = from;
                        is_free = true;
                    } else if from == name {
                        // The name was given away by another one.
                        is_free = false;
                    }
                }
                _ => {}
            }
        }
        is_free.then(|| name.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str) -> QualifiedName {
        QualifiedName::bare(Ident::new(name))
    }

    #[test]
    fn names_that_change_places_mean_what_they_meant() {
        let [a, b, other] = ["a", "b", "other"].map(Ident::new);
        let mut since = Since::default();
        since.column(&table("t"), &a, &other);
        since.column(&table("t"), &b, &a);
        since.relation(&table("t"), &table("u"));
        since.column(&table("u"), &other, &b);
        assert_eq!(since.now(&table("t")), table("u"));
        assert_eq!(since.now(&table("x")), table("x"));
        let written = |name: &str| since.written(&table("u"), &Ident::new(name));
        assert_eq!(written("a"), Some(b));
        assert_eq!(written("b"), Some(a));
        assert_eq!(written("c"), Some(Ident::new("c")));
    }

    #[test]
    fn a_column_that_came_later_is_not_meant() {
        let [a, b] = ["a", "b"].map(Ident::new);
        let mut since = Since::default();
        since.column(&table("t"), &a, &b);
        assert_eq!(since.written(&table("t"), &b), Some(a.clone()));
        assert_eq!(since.written(&table("t"), &a), None);
    }
}
