//! Extended statistics.

use super::{Definition, Expression, ObjectId, Schema};
use crate::ident::{Ident, QualifiedName};

/// Extended statistics.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// The table, always with its namespace.
    pub table: QualifiedName,
    /// `ndistinct`, `dependencies`, `mcv`, in order; all of them where nothing is said, none for a
    /// single expression.
    pub kinds: Vec<String>,
    /// The columns, in order of their names.
    pub columns: Vec<Ident>,
    /// The expressions.
    pub expressions: Vec<Expression>,
    /// `SET STATISTICS`
    pub target: Option<i64>,
}

/// All kinds.
pub(super) const KINDS: [&str; 3] = ["dependencies", "mcv", "ndistinct"];

impl Statistics {
    /// The kinds in order, each once; all where none is written.
    pub(super) fn set_kinds(&mut self, written: &[&str]) {
        let is_meant = |it: &&&str| written.is_empty() || written.contains(*it);
        let count = self.columns.len() + self.expressions.len();
        self.kinds = KINDS
            .iter()
            .filter(is_meant)
            .filter(|_| count > 1)
            .map(|it| (*it).to_owned())
            .collect();
    }
}

impl Schema {
    /// The statistics of this name.
    pub fn statistics(&self, id: &ObjectId) -> Option<&Statistics> {
        match &self.object(id)?.definition {
            Definition::Statistics(it) => Some(it),
            _ => None,
        }
    }

    /// The statistics of a table.
    pub fn statistics_of<'a>(
        &'a self,
        table: &'a QualifiedName,
    ) -> impl Iterator<Item = (&'a ObjectId, &'a Statistics)> {
        self.objects()
            .filter_map(move |(id, object)| match &object.definition {
                Definition::Statistics(it) if it.table == *table => Some((id, it)),
                _ => None,
            })
    }

    /// A table goes, or a column of it: with it the statistics about it.
    pub(super) fn remove_statistics(&mut self, table: &QualifiedName, column: Option<&Ident>) {
        let about = self.statistics_of(table).filter(|(_, it)| {
            column.is_none_or(|column| {
                let mut expressions = it.expressions.iter();
                it.columns.contains(column) || expressions.any(|it| it.columns().contains(column))
            })
        });
        let about: Vec<ObjectId> = about.map(|it| it.0.clone()).collect();
        for id in &about {
            self.objects.remove(id);
        }
    }

    /// A table has another name.
    pub(super) fn rename_table_of_statistics(&mut self, from: &QualifiedName, to: &QualifiedName) {
        for object in self.objects.values_mut() {
            if let Definition::Statistics(it) = &mut object.definition
                && it.table == *from
            {
                it.table = to.clone();
            }
        }
    }

    /// A column has another name.
    pub(super) fn rename_column_of_statistics(
        &mut self,
        table: &QualifiedName,
        from: &Ident,
        to: &Ident,
    ) {
        for object in self.objects.values_mut() {
            if let Definition::Statistics(it) = &mut object.definition
                && it.table == *table
            {
                for column in it.columns.iter_mut().filter(|it| *it == from) {
                    *column = to.clone();
                }
                crate::order::sort_by(&mut it.columns, Ord::cmp);
                for expression in &mut it.expressions {
                    *expression = expression.with_column_renamed(from, to);
                }
            }
        }
    }
}
