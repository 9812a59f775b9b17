//! `CREATE TABLE`.

use super::Application;
use crate::ident::Keyword as K;
use crate::parse::ddl::constraint::{Constraint, ConstraintKind};
use crate::parse::ddl::create_table::{ColumnDef, CreateTable, Like, Persistence, TableElement};
use crate::parse::expr::Expr;
use crate::schema::expression::is_null;
use crate::schema::table::MAX_COLUMNS;
use crate::schema::{
    Column, DataType, Expression, Identity, SequenceOptions, Table, TablePart, object_name,
    qualified, written,
};
use crate::text::Span;

impl Application<'_> {
    pub(super) fn create_table(&mut self, create: &CreateTable, span: Span) {
        let name = qualified(&create.name.value);
        if self.schema.has_relation(&name) {
            if create.if_not_exists.is_none() {
                let shown = written(&name);
                self.error(create.name.span, format!("relation {shown} exists already"));
            }
            return;
        }
        self.refuse_clauses(create);
        let mut table = Table::new(name);
        table.origin = self.origin(span);
        let mut constraints: Vec<(Option<&ColumnDef>, &Constraint)> = Vec::new();
        let mut likes = Vec::new();
        for element in &create.elements {
            match element {
                TableElement::Column(def) => {
                    let column = self.column(def);
                    if table.column(&column.name).is_some() {
                        self.error(
                            def.name.span,
                            format!("column {} is there twice", column.name),
                        );
                        continue;
                    }
                    if !self.push_column(&mut table, column, def.name.span) {
                        continue;
                    }
                    constraints.extend(def.constraints.iter().map(|it| (Some(def), it)));
                }
                TableElement::Constraint(constraint) => constraints.push((None, constraint)),
                TableElement::Like(like) => likes.push(like),
                // The statement says so itself.
                TableElement::Unread(_) => {}
            }
        }
        for like in &likes {
            self.copy_columns(&mut table, like);
        }
        // The names that are written first: PostgreSQL refuses to give one twice.
        let (named, unnamed): (Vec<_>, Vec<_>) =
            constraints.into_iter().partition(|it| it.1.name.is_some());
        for column in &mut table.columns {
            let name = object_name(table.name.name.as_str(), Some(column.name.as_str()), "seq");
            if let Some(identity) = &mut column.identity {
                identity.sequence_name = Some(name);
            }
        }
        self.is_creating = true;
        for (column, constraint) in named.into_iter().chain(unnamed) {
            self.add_constraint(&mut table, column.map(|it| &it.name.value), constraint);
        }
        self.is_creating = false;
        for like in &likes {
            self.copy_keys(&mut table, like);
        }
        self.schema.insert_table(table);
    }

    /// Adds a column, unless there are too many. Whether it did.
    pub(super) fn push_column(&mut self, table: &mut Table, column: Column, span: Span) -> bool {
        let has_room = table.columns.len() < MAX_COLUMNS;
        if has_room {
            table.columns.push(column);
        } else {
            self.error(span, format!("a table has at most {MAX_COLUMNS} columns"));
        }
        has_room
    }

    /// What no table of the model can be.
    fn refuse_clauses(&mut self, create: &CreateTable) {
        let persistence = create.persistence.map(|it| {
            let word = match it.value {
                Persistence::Temporary => "TEMPORARY",
                Persistence::Unlogged => "UNLOGGED",
            };
            (it.span, word)
        });
        let clauses = [
            persistence,
            create.partition_of.map(|it| (it, "PARTITION OF")),
            create.of_type.map(|it| (it, "OF")),
            create.inherits.map(|it| (it, "INHERITS")),
            create.partition_by.map(|it| (it, "PARTITION BY")),
            create.using.map(|it| (it, "USING")),
            create.with.map(|it| (it, "WITH")),
            create.on_commit.map(|it| (it, "ON COMMIT")),
            create.tablespace.map(|it| (it, "TABLESPACE")),
        ];
        for (span, words) in clauses.into_iter().flatten() {
            self.not_part(span, words);
        }
    }

    /// A clause that Aurora DSQL does not take and the model does not hold.
    pub(super) fn not_part(&mut self, span: Span, words: &str) {
        self.error_with_help(
            span,
            format!("{words} cannot be planned, as Aurora DSQL does not take it"),
            "`deesql verify` says what to write instead",
        );
    }

    /// The column without what only its table can tell: keys, checks and foreign keys.
    pub(super) fn column(&mut self, def: &ColumnDef) -> Column {
        let mut data_type = DataType::of_column(&def.data_type, self.text);
        if let Some(base) = self.schema.base_of(&data_type) {
            data_type.set_base(&base);
        }
        let mut column = Column::new(def.name.value.clone(), data_type);
        column.origin = self.origin(def.span);
        if let Some(storage) = &def.storage {
            column.set_storage(&storage.value);
        }
        if let Some(span) = def.compression {
            self.not_part(span, "COMPRESSION");
        }
        if let Some(span) = def.collation {
            self.not_part(span, "COLLATE on a column");
        }
        for constraint in &def.constraints {
            match &constraint.kind {
                ConstraintKind::NotNull => column.is_not_null = true,
                ConstraintKind::Default(value) => column.default = self.default_value(value),
                ConstraintKind::Generated(value) => {
                    column.generated = Some(self.expression(value));
                }
                ConstraintKind::Identity(identity) => {
                    let mut sequence = SequenceOptions::default();
                    sequence.set(&identity.options);
                    column.is_not_null = true;
                    column.identity = Some(Identity {
                        is_always: identity.is_always,
                        sequence,
                        sequence_name: None,
                    });
                }
                _ => {}
            }
        }
        column
    }

    pub(super) fn expression(&self, expr: &Expr) -> Expression {
        Expression::new(expr.span.slice(self.text))
    }

    /// A default of NULL is none.
    pub(super) fn default_value(&self, expr: &Expr) -> Option<Expression> {
        (!is_null(expr)).then(|| self.expression(expr))
    }

    /// `LIKE`: the columns, and of them what is asked for.
    fn copy_columns(&mut self, table: &mut Table, like: &Like) {
        let Some(source) = self.schema.table(&like.source.value) else {
            let message = format!("table {} does not exist", like.source.value);
            self.error(like.source.span, message);
            return;
        };
        let mut copies = source.columns.clone();
        let origin = self.origin(like.span);
        for column in &mut copies {
            column.origin = origin.clone();
            if !includes(like, K::Identity) {
                column.identity = None;
            }
            if !includes(like, K::Defaults) {
                column.default = None;
            }
            if !includes(like, K::Generated) {
                column.generated = None;
            }
            if !includes(like, K::Storage) {
                column.storage = None;
            }
        }
        let comments = if includes(like, K::Comments) {
            self.schema
                .table(&like.source.value)
                .map(|it| it.comments.clone())
        } else {
            None
        };
        for column in copies {
            let part = TablePart::Column(column.name.clone());
            if let Some(text) = comments.as_ref().and_then(|it| it.get(&part)) {
                table.comments.insert(part, text.clone());
            }
            if table.column(&column.name).is_none() {
                self.push_column(table, column, like.span);
            }
        }
    }

    /// `LIKE … INCLUDING CONSTRAINTS` and `INCLUDING INDEXES`. Foreign keys are never copied; keys
    /// and indexes get names of their own.
    fn copy_keys(&mut self, table: &mut Table, like: &Like) {
        let Some(source) = self.schema.table(&like.source.value).cloned() else {
            return;
        };
        let origin = self.origin(like.span);
        if includes(like, K::Constraints) {
            for check in source.checks.into_values() {
                if !table.checks.contains_key(&check.name) {
                    table.checks.insert(check.name.clone(), check);
                }
            }
        }
        if !includes(like, K::Indexes) {
            return;
        }
        if let Some(mut key) = source.primary_key.filter(|_| table.primary_key.is_none()) {
            (key.name, key.is_named) = self.name_of_key(table, None, "pkey");
            key.origin = origin.clone();
            table.primary_key = Some(key);
        }
        for mut unique in source.uniques.into_values() {
            let part = super::constraint::key_columns(&unique.columns, &unique.include);
            (unique.name, unique.is_named) = self.name_of_key(table, Some(&part), "key");
            unique.origin = origin.clone();
            table.uniques.insert(unique.name.clone(), unique);
        }
        for mut index in source.indexes.into_values() {
            index.name = self.name_of_index(table, &index);
            index.origin = origin.clone();
            table.indexes.insert(index.name.clone(), index);
        }
    }
}

/// Whether an option is on; the last word on it counts.
fn includes(like: &Like, what: K) -> bool {
    like.options
        .iter()
        .rev()
        .find(|it| it.what == what || it.what == K::All)
        .is_some_and(|it| it.is_included)
}
