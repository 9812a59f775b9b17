//! `CREATE INDEX`, `ALTER INDEX … RENAME` and `DROP INDEX`.

use super::Application;
use crate::ident::{Ident, QualifiedName};
use crate::parse::ddl::index as parsed;
use crate::parse::ddl::index::{CreateIndex, RenameIndex};
use crate::parse::expr::ExprKind;
use crate::schema::index::unusual_method;
use crate::schema::name::{columns_part, expression_name, free_name, index_key_names};
use crate::schema::{
    Index, IndexKey, IndexState, IndexTarget, Table, TablePart, qualified, written,
};
use crate::text::Span;

impl Application<'_> {
    pub(super) fn create_index(&mut self, create: &CreateIndex, span: Span) {
        let Some(table) = self.schema.table(&create.table.value) else {
            let message = format!("table {} does not exist", create.table.value);
            self.error(create.table.span, message);
            return;
        };
        if !table.has_room_for_index() {
            self.too_many_indexes(create.table.span);
            return;
        }
        // Only what the index needs of the table is looked at, so that nothing is copied.
        let table_name = table.name.clone();
        if let Some(name) = &create.name {
            let full = Self::beside(&table_name, name.value.name.clone());
            if self.schema.has_relation(&full) {
                if create.if_not_exists.is_none() {
                    let message = format!("relation {} exists already", written(&full));
                    self.error(name.span, message);
                }
                return;
            }
        }
        if self.is_strict()
            && let Some(table) = self.schema.tables.remove(&table_name)
        {
            // Out of the schema for a moment, so that problems can be added meanwhile.
            self.check_index(create, &table);
            self.schema.tables.insert(table_name.clone(), table);
        }
        let mut index = self.index(create);
        index.origin = self.origin(span);
        let name = match &create.name {
            Some(name) => name.value.name.clone(),
            None => match self.schema.table(&table_name) {
                Some(table) => self.name_of_index(table, &index),
                None => return,
            },
        };
        index.name = name.clone();
        let full = Self::beside(&table_name, name.clone());
        if let Some(table) = self.schema.table_mut(&table_name) {
            table.indexes.insert(name, index);
            self.schema.index_tables.insert(full, table_name);
        }
    }

    /// Says what the index names and the table does not have, and what the model does not hold.
    fn check_index(&mut self, create: &CreateIndex, table: &Table) {
        for key in &create.keys {
            match &key.target {
                parsed::IndexTarget::Column(name) => {
                    if table.column(&name.value).is_none() {
                        self.unknown_column(table, &name.value, name.span);
                    }
                }
                parsed::IndexTarget::Expression(expr) => self.check_expression(table, expr),
            }
        }
        for expr in &create.include {
            self.check_expression(table, expr);
            if !matches!(expr.kind, ExprKind::Column(_)) {
                self.not_part(expr.span, "an expression in INCLUDE");
            }
        }
        if let Some((_, predicate)) = &create.predicate {
            self.check_expression(table, predicate);
        }
        if let Some(span) = create.with {
            self.not_part(span, "WITH");
        }
        if let Some(span) = create.tablespace {
            self.not_part(span, "TABLESPACE");
        }
        if let Some((span, method)) = &create.method
            && unusual_method(&method.value).is_some()
        {
            self.not_part(*span, "USING");
        }
        for key in &create.keys {
            if let Some(descending) = key.descending.filter(|it| it.value) {
                self.not_part(descending.span, "DESC");
            }
            if let Some(class) = &key.operator_class {
                self.not_part(class.span, "an operator class");
            }
        }
    }

    fn index(&self, create: &CreateIndex) -> Index {
        let keys = create.keys.iter().map(|key| {
            let is_descending = key.descending.is_some_and(|it| it.value);
            // `(a COLLATE "C")` is `a COLLATE "C"`, and `(a)` is `a`.
            let (target, inner) = match &key.target {
                parsed::IndexTarget::Column(name) => {
                    (IndexTarget::Column(name.value.clone()), None)
                }
                parsed::IndexTarget::Expression(expr) => {
                    let (expr, collation) = match &expr.kind {
                        ExprKind::Collate { operand, collation } => (&**operand, Some(collation)),
                        _ => (expr, None),
                    };
                    let target = match &expr.kind {
                        ExprKind::Column(parts) if parts.len() == 1 => {
                            IndexTarget::Column(parts[0].clone())
                        }
                        _ => IndexTarget::Expression(self.expression(expr)),
                    };
                    (target, collation)
                }
            };
            let outer = key.collation.as_ref().map(|it| &it.1);
            IndexKey {
                target,
                collation: outer.or(inner).map(|it| it.value.clone()),
                operator_class: key.operator_class.as_ref().map(|it| it.value.clone()),
                is_descending,
                is_nulls_first: key.nulls_first.map_or(is_descending, |it| it.value),
            }
        });
        Index {
            name: Ident::new(""),
            is_named: create.name.is_some(),
            is_unique: create.unique.is_some(),
            method: create
                .method
                .as_ref()
                .and_then(|it| unusual_method(&it.1.value)),
            keys: keys.collect(),
            include: create
                .include
                .iter()
                .filter_map(|it| match &it.kind {
                    ExprKind::Column(parts) => parts.last().cloned(),
                    _ => None,
                })
                .collect(),
            nulls_not_distinct: create.nulls_not_distinct.is_some(),
            // PostgreSQL does not keep a condition that always holds.
            predicate: create
                .predicate
                .as_ref()
                .map(|it| self.expression(&it.1))
                .filter(|it| !it.is_true()),
            state: IndexState::Valid,
            origin: crate::schema::Origin::NONE,
        }
    }

    /// The name that PostgreSQL gives an index without one.
    pub(super) fn name_of_index(&self, table: &Table, index: &Index) -> Ident {
        let keys = index.keys.iter().map(|it| match &it.target {
            IndexTarget::Column(name) => Some(name.as_str().to_owned()),
            IndexTarget::Expression(it) => it.parse().ok().and_then(|it| expression_name(&it)),
        });
        let include = index.include.iter().map(|it| Some(it.as_str().to_owned()));
        let names = index_key_names(keys.chain(include));
        let part = columns_part(names.iter().map(String::as_str));
        free_name(table.name.name.as_str(), Some(&part), "idx", |it| {
            self.is_relation_taken(table, it)
        })
        .0
    }

    pub(super) fn rename_index(&mut self, rename: &RenameIndex) {
        let name = qualified(&rename.name.value);
        let to = Self::beside(&name, rename.to.value.clone());
        let Some(table) = self.schema.table_of_index(&name).cloned() else {
            if rename.if_exists.is_none() {
                let message = format!("index {} does not exist", rename.name.value);
                self.error(rename.name.span, message);
            }
            return;
        };
        if self.schema.has_relation(&to) {
            let message = format!("relation {} exists already", written(&to));
            self.error(rename.to.span, message);
            return;
        }
        self.schema
            .with_table(&table, |it| rename_in(it, &name.name, &to.name));
    }

    /// Takes an index out. One that belongs to a constraint stays.
    pub(super) fn drop_index(&mut self, name: &QualifiedName, span: Span) -> bool {
        let name = qualified(name);
        let Some(table) = self.schema.table_of_index(&name).cloned() else {
            return false;
        };
        let dropped = self
            .schema
            .with_table(&table, |it| it.indexes.remove(&name.name).is_some());
        if dropped == Some(false) {
            let message = format!("index {} belongs to a constraint", written(&name));
            self.error(span, message);
        }
        true
    }
}

/// Gives an index another name; a constraint goes by the name of its index.
pub(super) fn rename_in(table: &mut Table, from: &Ident, to: &Ident) {
    let part = |name: &Ident| TablePart::Index(name.clone());
    table.move_comment(&part(from), part(to));
    if let Some(mut index) = table.indexes.remove(from) {
        index.name = to.clone();
        index.is_named = true;
        table.indexes.insert(to.clone(), index);
    } else if let Some(mut unique) = table.uniques.remove(from) {
        unique.name = to.clone();
        unique.is_named = true;
        table.uniques.insert(to.clone(), unique);
    } else if let Some(key) = table.primary_key.as_mut().filter(|it| it.name == *from) {
        key.name = to.clone();
        key.is_named = true;
    }
}
