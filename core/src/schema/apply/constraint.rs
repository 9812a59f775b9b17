//! Constraints, in `CREATE TABLE` and in `ALTER TABLE`.

use super::Application;
use crate::ident::{Ident, QualifiedName};
use crate::parse::ddl::constraint as parsed;
use crate::parse::ddl::constraint::{Constraint, ConstraintKind, Key, Matching};
use crate::parse::expr::Expr;
use crate::schema::expression::columns_of;
use crate::schema::name::{columns_part, free_name};
use crate::schema::table::MAX_INDEXES;
use crate::schema::{
    Check, ForeignKey, Index, PrimaryKey, ReferentialAction, Table, Unique, qualified, written,
};
use crate::text::{Span, Spanned};

impl Application<'_> {
    /// Adds what a constraint says. `column` is the column that it was written behind.
    pub(super) fn add_constraint(
        &mut self,
        table: &mut Table,
        column: Option<&Ident>,
        constraint: &Constraint,
    ) {
        if let Some(name) = &constraint.name
            && table.has_constraint(&name.value)
        {
            self.error(
                name.span,
                format!("constraint {} is there twice", name.value),
            );
            return;
        }
        match &constraint.kind {
            ConstraintKind::PrimaryKey(key) => self.add_primary_key(table, column, constraint, key),
            ConstraintKind::Unique(key) => self.add_unique(table, column, constraint, key),
            ConstraintKind::Check(condition) => self.add_check(table, constraint, condition),
            ConstraintKind::ForeignKey(key) => {
                self.add_foreign_key(table, column, constraint, key);
            }
            ConstraintKind::Exclude(_) => self.not_part(constraint.head, "EXCLUDE"),
            ConstraintKind::Default(value) | ConstraintKind::Generated(value) => {
                self.check_expression(table, value);
            }
            ConstraintKind::NotNull | ConstraintKind::Null | ConstraintKind::Identity(_) => {}
        }
    }

    fn add_primary_key(
        &mut self,
        table: &mut Table,
        column: Option<&Ident>,
        constraint: &Constraint,
        key: &Key,
    ) {
        if table.primary_key.is_some() {
            self.error(constraint.head, "the table has two primary keys");
            return;
        }
        let (columns, include) = match &key.using_index {
            Some(index) => match self.taken_index(table, index) {
                Some(found) => found,
                None => return,
            },
            None => (
                self.key_columns(table, column, &key.columns),
                self.known_columns(table, &key.include),
            ),
        };
        for name in &columns {
            if let Some(column) = table.column_mut(name) {
                column.is_not_null = true;
            }
        }
        let same = self.take_same_unique(table, &columns, &include);
        let (name, is_named) = match (&constraint.name, &key.using_index, same) {
            (Some(name), ..) | (None, Some(name), _) => (name.value.clone(), true),
            (None, None, Some(same)) if same.is_named => (same.name, true),
            (None, None, _) => self.name_of_key(table, None, "pkey"),
        };
        table.primary_key = Some(PrimaryKey {
            name,
            is_named,
            columns,
            include,
            origin: self.origin(constraint.span),
        });
    }

    fn add_unique(
        &mut self,
        table: &mut Table,
        column: Option<&Ident>,
        constraint: &Constraint,
        key: &Key,
    ) {
        let mut nulls_not_distinct = key.nulls_not_distinct.is_some();
        let (columns, include) = match &key.using_index {
            Some(index) => {
                if let Some(found) = table.indexes.get(&index.value) {
                    nulls_not_distinct = found.nulls_not_distinct;
                }
                match self.taken_index(table, index) {
                    Some(found) => found,
                    None => return,
                }
            }
            None => (
                self.key_columns(table, column, &key.columns),
                self.known_columns(table, &key.include),
            ),
        };
        if self.is_creating && has_same_key(table, &columns, &include, nulls_not_distinct) {
            return;
        }
        if !table.has_room_for_index() {
            self.too_many_indexes(constraint.head);
            return;
        }
        let (name, is_named) = match (&constraint.name, &key.using_index) {
            (Some(name), _) | (None, Some(name)) => (name.value.clone(), true),
            (None, None) => {
                let part = key_columns(&columns, &include);
                self.name_of_key(table, Some(&part), "key")
            }
        };
        let unique = Unique {
            name: name.clone(),
            is_named,
            columns,
            include,
            nulls_not_distinct,
            origin: self.origin(constraint.span),
        };
        table.uniques.insert(name, unique);
    }

    pub(super) fn too_many_indexes(&mut self, span: Span) {
        let message = format!("a table of more than {MAX_INDEXES} indexes cannot be planned");
        self.error(span, message);
    }

    /// Takes out the unique constraint that says no more than the primary key of the same `CREATE
    /// TABLE`: PostgreSQL makes one index of both, with whatever name is written.
    fn take_same_unique(
        &self,
        table: &mut Table,
        columns: &[Ident],
        include: &[Ident],
    ) -> Option<Unique> {
        let is_same =
            |it: &&Unique| it.columns == columns && it.include == include && !it.nulls_not_distinct;
        if !self.is_creating {
            return None;
        }
        let same = table.uniques.values().find(is_same)?.name.clone();
        table.uniques.remove(&same)
    }

    /// Takes the index that a constraint is made of.
    fn taken_index(
        &mut self,
        table: &mut Table,
        index: &Spanned<Ident>,
    ) -> Option<(Vec<Ident>, Vec<Ident>)> {
        let columns: Option<Vec<Ident>> = table
            .indexes
            .get(&index.value)
            .and_then(Index::constraint_columns)
            .map(|it| it.into_iter().cloned().collect());
        let Some(columns) = columns else {
            let message = format!(
                "{} is no unique index of plain columns of {}",
                index.value,
                written(&table.name)
            );
            self.error(index.span, message);
            return None;
        };
        let found = table.indexes.remove(&index.value)?;
        Some((columns, found.include))
    }

    fn add_check(&mut self, table: &mut Table, constraint: &Constraint, condition: &Expr) {
        self.check_expression(table, condition);
        let (name, is_named) = match &constraint.name {
            Some(name) => (name.value.clone(), true),
            None => {
                let columns = columns_of(condition);
                let only = columns.first().filter(|_| columns.len() == 1);
                let (name, has_number) = free_name(
                    table.name.name.as_str(),
                    only.map(Ident::as_str),
                    "check",
                    |it| table.has_constraint(it),
                );
                (name, has_number)
            }
        };
        let check = Check {
            name: name.clone(),
            is_named,
            condition: self.expression(condition),
            is_valid: constraint.attributes.not_valid.is_none(),
            origin: self.origin(constraint.span),
        };
        table.checks.insert(name, check);
    }

    fn add_foreign_key(
        &mut self,
        table: &mut Table,
        column: Option<&Ident>,
        constraint: &Constraint,
        key: &parsed::ForeignKey,
    ) {
        let columns = self.key_columns(table, column, &key.columns);
        let (name, is_named) = match &constraint.name {
            Some(name) => (name.value.clone(), true),
            None => {
                let part = columns_part(columns.iter().map(Ident::as_str));
                free_name(table.name.name.as_str(), Some(&part), "fkey", |it| {
                    table.has_constraint(it)
                })
            }
        };
        let target = qualified(&key.target.value);
        let attributes = &constraint.attributes;
        let is_initially_deferred = attributes.initially_deferred.is_some_and(|it| it.value);
        let found = ForeignKey {
            name: name.clone(),
            is_named,
            columns,
            target_columns: self.target_columns(table, &target, &key.target_columns),
            target,
            is_match_full: key.matching.is_some_and(|it| it.value == Matching::Full),
            on_delete: action(key.on_delete.as_ref()),
            on_update: action(key.on_update.as_ref()),
            is_deferrable: attributes
                .deferrable
                .map_or(is_initially_deferred, |it| it.value),
            is_initially_deferred,
            is_valid: attributes.not_valid.is_none(),
            origin: self.origin(constraint.span),
        };
        table.foreign_keys.insert(name, found);
    }

    /// The columns that are written, or those of the target's primary key, if it is known by now.
    fn target_columns(
        &self,
        table: &Table,
        target: &QualifiedName,
        columns: &[Spanned<Ident>],
    ) -> Vec<Ident> {
        if !columns.is_empty() {
            return columns.iter().map(|it| it.value.clone()).collect();
        }
        let parent = if *target == table.name {
            Some(table)
        } else {
            self.schema.table(target)
        };
        parent
            .and_then(|it| it.primary_key.as_ref())
            .map(|it| it.columns.clone())
            .unwrap_or_default()
    }

    /// The columns of a table constraint, or the one column that a column constraint stands behind.
    fn key_columns(
        &mut self,
        table: &Table,
        column: Option<&Ident>,
        columns: &[Spanned<Ident>],
    ) -> Vec<Ident> {
        match column {
            Some(column) => vec![column.clone()],
            None => self.known_columns(table, columns),
        }
    }

    pub(super) fn known_columns(
        &mut self,
        table: &Table,
        columns: &[Spanned<Ident>],
    ) -> Vec<Ident> {
        for column in columns {
            if table.column(&column.value).is_none() {
                self.unknown_column(table, &column.value, column.span);
            }
        }
        columns.iter().map(|it| it.value.clone()).collect()
    }

    pub(super) fn unknown_column(&mut self, table: &Table, name: &Ident, span: Span) {
        let message = format!("table {} has no column {name}", written(&table.name));
        self.error(span, message);
    }

    /// Says which columns of an expression the table does not have.
    pub(super) fn check_expression(&mut self, table: &Table, expr: &Expr) {
        if !self.is_strict() {
            return;
        }
        for name in columns_of(expr) {
            // The name of the table stands for the whole row.
            if table.column(&name).is_none() && name != table.name.name {
                self.unknown_column(table, &name, expr.span);
            }
        }
    }

    /// The name of a key without one, and whether it must be written to come out like this.
    pub(super) fn name_of_key(
        &self,
        table: &Table,
        part: Option<&str>,
        label: &str,
    ) -> (Ident, bool) {
        free_name(table.name.name.as_str(), part, label, |it| {
            self.is_relation_taken(table, it) || table.has_constraint(it)
        })
    }

    pub(super) fn is_relation_taken(&self, table: &Table, name: &Ident) -> bool {
        table.name.name == *name
            || table.has_index(name)
            || self
                .schema
                .has_relation(&Self::beside(&table.name, name.clone()))
    }
}

/// The middle of the name of a key: PostgreSQL puts the included columns there too.
pub(super) fn key_columns(columns: &[Ident], include: &[Ident]) -> String {
    columns_part(columns.iter().chain(include).map(Ident::as_str))
}

fn action(written: Option<&parsed::ReferentialAction>) -> ReferentialAction {
    written.map_or_else(ReferentialAction::default, |it| ReferentialAction {
        kind: it.kind,
        columns: it.columns.iter().map(|it| it.value.clone()).collect(),
    })
}

/// Whether a key of the table says the same as a unique constraint of these columns.
fn has_same_key(table: &Table, columns: &[Ident], include: &[Ident], not_distinct: bool) -> bool {
    let is_primary = table
        .primary_key
        .as_ref()
        .is_some_and(|it| it.columns == columns && it.include == include && !not_distinct);
    is_primary
        || table.uniques.values().any(|it| {
            it.columns == columns && it.include == include && it.nulls_not_distinct == not_distinct
        })
}
