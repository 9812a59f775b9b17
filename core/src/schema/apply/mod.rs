//! What a statement does to the model.

mod alter_table;
mod comment;
mod constraint;
mod create_table;
mod domain;
mod function;
mod grant;
mod index;
mod object;
mod renamed;
mod sequence;
mod statistics;
mod view;

pub(super) use comment::is_commented;
pub(super) use grant::is_granted;
pub(super) use sequence::column_name;

use super::{ObjectId, Origin, PUBLIC, Place, Problem, Schema, qualified};
use crate::ident::{Ident, QualifiedName};
use crate::parse::ddl::drop::Drop;
use crate::parse::{Body, Statement};
use crate::service::ObjectKind;
use crate::text::{LineIndex, Severity, Span};
use std::sync::Arc;

/// The file that a statement stands in, for origins and problems.
pub(super) struct Source {
    pub(super) file: Arc<str>,
    pub(super) index: usize,
    pub(super) lines: LineIndex,
}

/// One statement on its way into a schema.
pub(super) struct Application<'a> {
    schema: &'a mut Schema,
    text: &'a str,
    /// With a source everything is said that keeps the statement from having its effect; without
    /// one, such statements do nothing.
    source: Option<&'a Source>,
    /// Whether objects beside tables are kept, too.
    keeps_objects: bool,
    /// Whether the constraints are those of one `CREATE TABLE`.
    is_creating: bool,
    pub(super) problems: Vec<Problem>,
}

impl Schema {
    /// Does to the model what a statement of a script does to a database. What is not understood,
    /// or could not be done there, changes nothing. `text` is the text that the statement was read
    /// from.
    pub fn apply(&mut self, statement: &Statement, text: &str) {
        Application::new(self, text, None).statement(statement);
    }

    /// The same for namespaces, tables and what belongs to them, which is all that rules ask about:
    /// other objects are not kept.
    pub fn apply_to_tables(&mut self, statement: &Statement, text: &str) {
        let mut application = Application::new(self, text, None);
        application.keeps_objects = false;
        application.statement(statement);
    }
}

/// Whether [`Schema::apply_to_tables`] may do anything with the statement.
pub fn may_change_schema(statement: &Statement) -> bool {
    matches!(
        statement.body,
        Body::CreateTable(_)
            | Body::AlterTable(_)
            | Body::CreateIndex(_)
            | Body::RenameIndex(_)
            | Body::CreateSchema(_)
            | Body::Drop(_)
    )
}

impl<'a> Application<'a> {
    pub(super) fn new(schema: &'a mut Schema, text: &'a str, source: Option<&'a Source>) -> Self {
        Self {
            schema,
            text,
            source,
            keeps_objects: true,
            is_creating: false,
            problems: Vec::new(),
        }
    }

    pub(super) fn statement(&mut self, statement: &Statement) {
        match &statement.body {
            Body::CreateTable(it) => self.create_table(it, statement.span),
            Body::AlterTable(it) => self.alter_table(it),
            Body::CreateIndex(it) => self.create_index(it, statement.span),
            Body::RenameIndex(it) => self.rename_index(it),
            Body::CreateSchema(it) => {
                if let Some(name) = it.schema_name() {
                    let origin = self.origin(statement.span);
                    self.schema.insert_namespace(name.value.clone(), origin);
                }
                // In whatever order they are written, PostgreSQL makes the tables first.
                let (indexes, others): (Vec<_>, Vec<_>) = it
                    .elements
                    .iter()
                    .partition(|it| matches!(it.body, Body::CreateIndex(_)));
                for element in others.into_iter().chain(indexes) {
                    self.statement(element);
                }
            }
            Body::Drop(it) => self.drop_objects(it),
            _ if self.keeps_objects => self.object(statement),
            _ => {}
        }
    }

    /// A statement about an object beside tables.
    fn object(&mut self, statement: &Statement) {
        match &statement.body {
            Body::CreateSequence(it) => self.create_sequence(it, statement.span),
            Body::AlterSequence(it) => self.alter_sequence(it),
            Body::Comment(it) => self.comment(it),
            Body::Grant(it) => self.grant(it),
            Body::CreateDomain(it) => self.create_domain(it, statement.span),
            Body::AlterDomain(it) => self.alter_domain(it),
            Body::CreateStatistics(it) => self.create_statistics(it, statement.span),
            Body::AlterStatistics(it) => self.alter_statistics(it),
            Body::CreateFunction(it) => self.create_function(it, statement.span),
            Body::AlterFunction(it) => self.alter_function(it),
            Body::DropObjects(it)
                if matches!(it.object, ObjectKind::Function | ObjectKind::Routine) =>
            {
                self.drop_functions(it);
            }
            Body::CreateView(it) => self.create_view(it, statement.span),
            Body::AlterRelation(it) if it.object == ObjectKind::View => self.alter_view(it),
            _ => {}
        }
    }

    fn drop_objects(&mut self, drop: &Drop) {
        for name in &drop.names {
            let name_span = name.span;
            let found = match drop.object {
                ObjectKind::Table => self.drop_table(&name.value, drop.cascade.is_some()),
                ObjectKind::Index => self.drop_index(&name.value, name_span),
                ObjectKind::Schema => {
                    name.value.name != PUBLIC && self.schema.remove_namespace(&name.value.name)
                }
                ObjectKind::Sequence => {
                    self.drop_object(&ObjectId::Sequence(qualified(&name.value)))
                }
                ObjectKind::Domain => self.drop_object(&ObjectId::Domain(qualified(&name.value))),
                ObjectKind::Statistics => {
                    self.drop_object(&ObjectId::Statistics(qualified(&name.value)))
                }
                ObjectKind::View => {
                    let name = qualified(&name.value);
                    if drop.cascade.is_some() {
                        self.schema.remove_views_on(&name);
                    }
                    self.drop_object(&ObjectId::View(name))
                }
                _ => return,
            };
            if !found && drop.if_exists.is_none() {
                let kind = drop.object.name().to_ascii_lowercase();
                self.error(name_span, format!("{kind} {} does not exist", name.value));
            }
        }
    }

    /// Takes a table out, and with CASCADE the foreign keys that point at it.
    fn drop_table(&mut self, name: &QualifiedName, cascade: bool) -> bool {
        if self.schema.remove_table(name).is_none() {
            return false;
        }
        self.schema.remove_owned(&qualified(name), None);
        if cascade {
            let target = qualified(name);
            self.schema.remove_views_on(&target);
            for table in self.schema.tables.values_mut() {
                table.foreign_keys.retain(|it| it.target != target);
            }
        }
        true
    }

    // What every part says.

    fn origin(&self, span: Span) -> Origin {
        match self.source {
            Some(source) => Origin::from(Place {
                file: source.file.clone(),
                index: source.index,
                span,
                line: source.lines.line_column(self.text, span.start).line,
            }),
            None => Origin::NONE,
        }
    }

    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.problem(span, message, None);
    }

    fn error_with_help(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.problem(span, message, Some(help.into()));
    }

    fn problem(&mut self, span: Span, message: impl Into<String>, help: Option<String>) {
        if let Some(source) = self.source {
            self.problems.push(Problem {
                file: source.index,
                span,
                severity: Severity::Error,
                message: message.into(),
                help,
            });
        }
    }

    /// Whether the problems are wanted, so that looking for them is worth while.
    fn is_strict(&self) -> bool {
        self.source.is_some()
    }

    /// The name of something else in the namespace of a table.
    fn beside(table: &QualifiedName, name: Ident) -> QualifiedName {
        QualifiedName {
            namespace: qualified(table).namespace,
            name,
        }
    }
}
