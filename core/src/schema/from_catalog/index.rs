//! Indexes that belong to no constraint.

use super::{IndexColumnRow, IndexRow, Live, Reading};
use crate::ident::{Ident, QualifiedName};
use crate::schema::index::unusual_method;
use crate::schema::{Expression, Index, IndexKey, IndexState, IndexTarget, Origin};

/// Bits of `indoption`.
const DESCENDING: i16 = 1;
const NULLS_FIRST: i16 = 2;

impl<'a> Reading<'a> {
    pub(super) fn indexes(&mut self) {
        for row in &self.rows.indexes {
            // A primary key's row may be there without its constraint being found.
            if row.is_primary || self.indexes_of_constraints.contains(&row.oid) {
                continue;
            }
            let Some(live) = self.tables.get(&row.table) else {
                continue;
            };
            let index = self.index(row, live);
            self.change(row.table, |it| {
                it.indexes.insert(index.name.clone(), index);
            });
        }
    }

    fn columns_of(&self, row: &IndexRow) -> &[&'a IndexColumnRow] {
        let found = self.index_columns.get(&row.oid);
        found.map_or(&[], Vec::as_slice)
    }

    /// The columns that an index carries besides its keys.
    pub(super) fn included(&self, row: &IndexRow, live: &Live) -> Vec<Ident> {
        let columns = self.columns_of(row).iter();
        let included = columns.filter(|it| it.position > row.key_count);
        live.names(&included.map(|it| it.column).collect::<Vec<_>>())
    }

    fn index(&self, row: &IndexRow, live: &Live) -> Index {
        let columns = self.columns_of(row).iter();
        let keys = columns.filter(|it| it.position <= row.key_count);
        Index {
            name: Ident::new(&*row.name),
            is_named: true,
            is_unique: row.is_unique,
            method: unusual_method(&Ident::new(&*row.method)),
            keys: keys.map(|it| self.key(it, live)).collect(),
            include: self.included(row, live),
            nulls_not_distinct: row.nulls_not_distinct,
            predicate: row.predicate.as_deref().map(Expression::new),
            state: self.state(row, live),
            origin: Origin::NONE,
        }
    }

    fn key(&self, row: &IndexColumnRow, live: &Live) -> IndexKey {
        let target = match live.numbers.get(&row.column) {
            Some(name) => IndexTarget::Column(name.clone()),
            None => IndexTarget::Expression(Expression::new(&*row.definition)),
        };
        let collation = row.collation.as_ref();
        let class = self
            .rows
            .operator_classes
            .iter()
            .find(|it| it.index == row.index && it.position == row.position);
        IndexKey {
            target,
            collation: collation.map(|(namespace, name)| short(namespace, name)),
            operator_class: class.map(|it| short(&it.namespace, &it.name)),
            is_descending: row.option & DESCENDING != 0,
            is_nulls_first: row.option & NULLS_FIRST != 0,
        }
    }

    /// An index that is not valid is either being built, or its build failed.
    fn state(&self, row: &IndexRow, live: &Live) -> IndexState {
        if row.is_valid {
            return IndexState::Valid;
        }
        let namespace = live.table.name.namespace.as_ref();
        let full_name = format!("{}.{}", namespace.map_or("", Ident::as_str), row.name);
        let is_building =
            self.rows.builds.iter().any(|it| {
                it.object == Some(row.oid) || it.object_name.as_deref() == Some(&*full_name)
            });
        if is_building {
            IndexState::Building
        } else {
            IndexState::Invalid
        }
    }
}

/// A name as files write it: without the namespaces that are looked through anyway.
fn short(namespace: &str, name: &str) -> QualifiedName {
    let is_seen = ["pg_catalog", crate::schema::PUBLIC].contains(&namespace);
    QualifiedName {
        namespace: (!is_seen).then(|| Ident::new(namespace)),
        name: Ident::new(name),
    }
}
