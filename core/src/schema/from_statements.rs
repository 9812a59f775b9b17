//! The desired schema from its files.

use super::apply::{Application, Source, is_commented, is_granted};
use super::renamed::{self, Announcement, Comment};
use super::{
    Definition, ForeignKey, FunctionBody, Index, ObjectId, Place, Problem, Schema, Sequence,
    SourceText, Table, Views, qualified, written,
};
use crate::ident::{Ident, QualifiedName};
use crate::order::{Map, Set, filled, sort_by_key};
use crate::parse::ddl::comment::ObjectName;
use crate::parse::ddl::create_table::TableElement;
use crate::parse::token::{Token, TokenKind};
use crate::parse::{Body, Reader, Statement};
use crate::service::{ObjectKind, StatementKind as Kind};
use crate::text::{LineIndex, Severity, Span};
use std::sync::Arc;

/// A statement and the file that it stands in.
struct Entry {
    file: usize,
    statement: Statement,
}

/// When a statement takes effect. Files are a set, so that what others build upon comes first
/// wherever it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// Namespaces and tables, as they are read.
    AtOnce,
    /// Tables that copy others with `LIKE`.
    Copies,
    /// What changes a table, in the order it is written.
    Rest,
    /// Privileges, which may be on all that there is.
    Privileges,
}

impl Schema {
    /// The schema that these files describe, and what of them does not become part of it. The order
    /// of the files says nothing; within a file, `ALTER`, `DROP` and the like follow each other.
    pub fn from_files(files: &[SourceText<'_>]) -> (Schema, Vec<Problem>) {
        let mut reading = Reading {
            schema: Schema::new(),
            files,
            sources: files
                .iter()
                .enumerate()
                .map(|(index, it)| Source {
                    file: Arc::from(it.name),
                    index,
                    lines: LineIndex::new(it.text),
                })
                .collect(),
            created: Map::default(),
            cleared: Set::new(),
            types: Set::new(),
            renames: Vec::new(),
            announcements: Vec::new(),
            problems: Vec::new(),
        };
        let mut late = reading.read();
        sort_by_key(&mut late, |it| turn(&it.statement));
        let mut again = Vec::new();
        for entry in &late {
            // What is commented on may be made in a file that comes later.
            let is_comment = matches!(entry.statement.body, Body::Comment(_));
            let before = reading.problems.len();
            reading.apply(entry.file, &entry.statement);
            if is_comment && reading.problems.len() > before {
                reading.problems.truncate(before);
                again.push(entry);
            }
        }
        for entry in again {
            reading.apply(entry.file, &entry.statement);
        }
        reading.finish()
    }
}

/// The object that a statement creates, if others may have to make room for it.
fn created(body: &Body) -> Option<(ObjectKind, &QualifiedName)> {
    match body {
        Body::CreateTable(it) => Some((ObjectKind::Table, &it.name.value)),
        Body::CreateSequence(it) => Some((ObjectKind::Sequence, &it.name.value)),
        Body::CreateView(it) => Some((ObjectKind::View, &it.name.value)),
        Body::CreateFunction(it) => Some((ObjectKind::Function, &it.name.value)),
        Body::CreateDomain(it) => Some((ObjectKind::Domain, &it.name.value)),
        Body::CreateStatistics(it) => Some((ObjectKind::Statistics, &it.name.as_ref()?.value)),
        _ => None,
    }
}

fn turn(statement: &Statement) -> Turn {
    match &statement.body {
        Body::CreateSchema(_)
        | Body::CreateSequence(_)
        | Body::CreateView(_)
        | Body::CreateDomain(_)
        | Body::CreateFunction(_) => Turn::AtOnce,
        Body::CreateTable(it) => {
            let copies = |it: &TableElement| matches!(it, TableElement::Like(_));
            if it.elements.iter().any(copies) {
                Turn::Copies
            } else {
                Turn::AtOnce
            }
        }
        Body::Grant(_) => Turn::Privileges,
        _ => Turn::Rest,
    }
}

struct Reading<'a> {
    schema: Schema,
    files: &'a [SourceText<'a>],
    sources: Vec<Source>,
    /// Where each table is created.
    created: Map<QualifiedName, Place>,
    /// Places of `DROP` that only clear the way for a `CREATE` after them.
    cleared: Set<(usize, u32)>,
    /// What `CREATE TYPE` names: enums and the like, which the service does not have. Other types
    /// that are none of PostgreSQL's own may be domains.
    types: Set<QualifiedName>,
    /// The comments that give old names.
    renames: Vec<(Place, Comment)>,
    announcements: Vec<Announcement>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    /// Reads all files. Applies what needs nothing else, and gives back what must wait.
    fn read(&mut self) -> Vec<Entry> {
        let mut late = Vec::new();
        let files = self.files;
        for (file, source) in files.iter().enumerate() {
            let mut reader = Reader::new(source.text);
            let mut dropped = Map::default();
            let has_renames = source.text.contains(renamed::MARKER);
            let mut code: Vec<Span> = Vec::new();
            while let Some((mut statement, tokens)) = reader.next() {
                if statement.kind == Kind::Create(ObjectKind::Type) {
                    let after = tokens
                        .iter()
                        .filter(|it| it.span.start >= statement.head.end);
                    self.types.extend(name_of(after, source.text));
                }
                if has_renames {
                    code.extend(tokens.iter().map(|it| it.span));
                    renamed::announcements(file, &statement, &mut self.announcements);
                }
                // What a namespace is created with is as good as a statement of its own.
                let elements = match &mut statement.body {
                    Body::CreateSchema(it) => std::mem::take(&mut it.elements),
                    _ => Vec::new(),
                };
                for element in &elements {
                    self.check_namespace(file, &statement, element);
                }
                for statement in std::iter::once(statement).chain(elements) {
                    self.read_statement(file, statement, &mut dropped, &mut late);
                }
            }
            for comment in renamed::comments(source.text, &code) {
                let place = self.place(file, comment.span);
                self.renames.push((place, comment));
            }
        }
        late
    }

    /// Applies a statement that needs nothing else; others must wait.
    fn read_statement(
        &mut self,
        file: usize,
        statement: Statement,
        dropped: &mut Map<(ObjectKind, QualifiedName), u32>,
        late: &mut Vec<Entry>,
    ) {
        if !self.is_readable(file, &statement) {
            return;
        }
        match &statement.body {
            Body::Drop(drop) => {
                for name in &drop.names {
                    let name = qualified(&name.value);
                    dropped.insert((drop.object, name), statement.span.start);
                }
            }
            Body::DropObjects(drop) => {
                for name in &drop.names {
                    if let ObjectName::Signature(it) = &name.value {
                        let name = qualified(&it.name.value);
                        dropped.insert((ObjectKind::Function, name), statement.span.start);
                    }
                }
            }
            body if !dropped.is_empty() => {
                if let Some((kind, name)) = created(body) {
                    let cleared = dropped.remove(&(kind, qualified(name)));
                    self.cleared.extend(cleared.map(|start| (file, start)));
                }
            }
            _ => {}
        }
        // A change of a table that is there need not wait either, while nothing does.
        let is_ready = match &statement.body {
            Body::CreateIndex(it) => self.schema.table(&it.table.value).is_some(),
            Body::AlterTable(it) => self.schema.table(&it.name.value).is_some(),
            _ => false,
        };
        if turn(&statement) == Turn::AtOnce || (is_ready && late.is_empty()) {
            self.apply(file, &statement);
        } else {
            late.push(Entry { file, statement });
        }
    }

    /// Says where an element of `CREATE SCHEMA` names another schema than the one that is created.
    fn check_namespace(&mut self, file: usize, create: &Statement, element: &Statement) {
        let Body::CreateSchema(create) = &create.body else {
            return;
        };
        let name = match &element.body {
            Body::CreateTable(it) => &it.name,
            Body::CreateIndex(it) => &it.table,
            Body::CreateSequence(it) => &it.name,
            Body::CreateView(it) => &it.name,
            Body::CreateFunction(it) => &it.name,
            Body::CreateDomain(it) => &it.name,
            _ => return,
        };
        let Some(schema) = create.schema_name() else {
            return;
        };
        if name
            .value
            .namespace
            .as_ref()
            .is_some_and(|it| *it != schema.value)
        {
            let message = format!(
                "{} is not in schema {}, which is created here",
                name.value, schema.value
            );
            let help = "write it as a statement of its own";
            self.problem(file, name.span, Severity::Error, &message, Some(help));
        }
    }

    /// Whether the statement belongs to the model and was read in full.
    fn is_readable(&mut self, file: usize, statement: &Statement) -> bool {
        if let Some(open) = statement.unterminated {
            self.problem(
                file,
                open.span,
                Severity::Error,
                "this is never closed",
                None,
            );
            return false;
        }
        let kind = statement.kind;
        match handling(statement) {
            Handling::Silent => false,
            Handling::Unmanaged => {
                let message = format!("{kind} is not part of the plan");
                let help = unmanaged_help(kind);
                self.problem(
                    file,
                    statement.head,
                    Severity::Warning,
                    &message,
                    Some(help),
                );
                false
            }
            Handling::Managed => {
                if let Some(unread) = statement.unread {
                    let message = format!("{kind} could not be read here");
                    let help = format!("expected {}", unread.expected);
                    self.problem(file, unread.span, Severity::Error, &message, Some(&help));
                    return false;
                }
                if !is_modeled(&statement.body) {
                    let message = format!("this {kind} cannot be planned");
                    self.problem(file, statement.head, Severity::Error, &message, None);
                    return false;
                }
                true
            }
        }
    }

    fn place(&self, file: usize, span: Span) -> Place {
        let source = &self.sources[file];
        Place {
            file: source.file.clone(),
            index: file,
            span,
            line: source
                .lines
                .line_column(self.files[file].text, span.start)
                .line,
        }
    }

    fn apply(&mut self, file: usize, statement: &Statement) {
        let text = self.files[file].text;
        if let Body::CreateTable(create) = &statement.body {
            let name = qualified(&create.name.value);
            let place = self.place(file, create.name.span);
            if let Some(other) = self.created.get(&name) {
                let message = format!("table {} is also created in {other}", written(&name));
                let span = create.name.span;
                self.problem(file, span, Severity::Error, &message, None);
                return;
            }
            self.created.insert(name, place);
        }
        if self.cleared.contains(&(file, statement.span.start)) {
            return;
        }
        if let Body::Drop(drop) = &statement.body
            && drop.object == ObjectKind::Table
        {
            for name in &drop.names {
                if let Some(place) = self.created.get(&qualified(&name.value))
                    && place.index != file
                {
                    let message = format!(
                        "table {} is created in {place} and dropped here",
                        name.value
                    );
                    let help = "the order of files says nothing: keep one of the two";
                    self.problem(file, name.span, Severity::Error, &message, Some(help));
                    return;
                }
            }
        }
        let source = &self.sources[file];
        let mut application = Application::new(&mut self.schema, text, Some(source));
        application.statement(statement);
        let problems = application.problems;
        self.problems.extend(problems);
    }

    /// References between tables, now that all of them are there.
    fn finish(mut self) -> (Schema, Vec<Problem>) {
        let mut keys: Vec<(QualifiedName, ForeignKey)> = Vec::new();
        for table in self.schema.tables.values() {
            if let Some(namespace) = &table.name.namespace
                && !self.schema.has_namespace(namespace)
                && let Some(place) = table.origin.place()
            {
                self.problems.push(Problem {
                    file: place.index,
                    span: place.span,
                    severity: Severity::Error,
                    message: format!("schema {namespace} is not created in these files"),
                    help: Some(format!("add `CREATE SCHEMA {namespace};`")),
                });
            }
            for column in &table.columns {
                let name = column.data_type.other_name().map(qualified);
                if let Some(name) = name.filter(|it| self.types.contains(it))
                    && let Some(place) = column.origin.place()
                {
                    self.problems.push(Problem {
                        file: place.index,
                        span: place.span,
                        severity: Severity::Error,
                        message: format!("type {} does not exist in Aurora DSQL", written(&name)),
                        help: Some("use text, with a CHECK of the values".to_owned()),
                    });
                }
            }
            for key in table.foreign_keys.values() {
                keys.push((table.name.clone(), key.clone()));
            }
        }
        for (table, mut key) in keys {
            let place = key.origin.place().cloned();
            match self.resolve(&mut key) {
                Ok(()) => {}
                Err(message) => {
                    if let Some(place) = place {
                        self.problem(place.index, place.span, Severity::Error, &message, None);
                    }
                }
            }
            if let Some(table) = self.schema.table_mut(&table) {
                // What a file says is meant to hold in the end, however it got there.
                key.is_valid = true;
                table.foreign_keys.insert(key.name.clone(), key);
            }
        }
        for table in self.schema.tables.values_mut() {
            for check in table.checks.values_mut() {
                check.is_valid = true;
            }
        }
        self.finish_objects();
        renamed::resolve(
            &mut self.schema,
            self.renames,
            &self.announcements,
            &mut self.problems,
        );
        sort_by_key(&mut self.problems, |it| {
            (it.file, it.span.start, it.span.end)
        });
        (self.schema, self.problems)
    }

    /// What objects beside tables refer to, now that all is there.
    fn finish_objects(&mut self) {
        self.schema.settle_domains();
        for name in self.schema.expand_stars() {
            let shown = written(&name);
            let message = format!("the columns of a star in view {shown} are not known");
            self.object_problem(&ObjectId::View(name), &message, Some("name the columns"));
        }
        let mut wrong: Vec<(ObjectId, String, Option<String>)> = Vec::new();
        let views = Views::of(&self.schema);
        for (id, object) in self.schema.objects() {
            if let Some(namespace) = &id.name().namespace
                && !self.schema.has_namespace(namespace)
            {
                let message = format!("schema {namespace} is not created in these files");
                let help = format!("add `CREATE SCHEMA {namespace};`");
                wrong.push((id.clone(), message, Some(help)));
            }
            if let Definition::Function(function) = &object.definition
                && matches!(function.body, FunctionBody::Sql(_))
                && function.said(&id.name().name, &views).is_unsure
            {
                let message = format!("the body of function {id} cannot be compared");
                let help = "write it as a string, as it is more than queries";
                wrong.push((id.clone(), message, Some(help.to_owned())));
            }
            if let Definition::Sequence(Sequence {
                owner: Some((table, column)),
                ..
            }) = &object.definition
                && self
                    .schema
                    .table(table)
                    .is_none_or(|it| it.column(column).is_none())
            {
                let message = format!("column {}.{column} does not exist", written(table));
                wrong.push((id.clone(), message, None));
            }
        }
        drop(views);
        for (id, message, help) in wrong {
            self.object_problem(&id, &message, help.as_deref());
        }
    }

    /// Says something where an object is written.
    fn object_problem(&mut self, id: &ObjectId, message: &str, help: Option<&str>) {
        let object = self.schema.object(id);
        if let Some(place) = object.and_then(|it| it.origin.place()).cloned() {
            self.problem(place.index, place.span, Severity::Error, message, help);
        }
    }

    /// Finds the referenced columns, and says what is wrong with them.
    fn resolve(&self, key: &mut ForeignKey) -> Result<(), String> {
        let target = written(&key.target);
        let Some(parent) = self.schema.table(&key.target) else {
            return Err(format!("table {target} does not exist"));
        };
        if key.target_columns.is_empty() {
            match &parent.primary_key {
                Some(primary) => key.target_columns = primary.columns.clone(),
                None => return Err(format!("table {target} has no primary key")),
            }
        }
        for column in &key.target_columns {
            if parent.column(column).is_none() {
                return Err(format!("table {target} has no column {column}"));
            }
        }
        if key.columns.len() != key.target_columns.len() {
            return Err("as many columns must refer as are referred to".to_owned());
        }
        if !has_key(parent, key) {
            return Err(format!(
                "no unique constraint of {target} has just the referenced columns"
            ));
        }
        Ok(())
    }

    fn problem(
        &mut self,
        file: usize,
        span: Span,
        severity: Severity,
        message: &str,
        help: Option<&str>,
    ) {
        self.problems.push(Problem {
            file,
            span,
            severity,
            message: message.to_owned(),
            help: help.map(str::to_owned),
        });
    }
}

/// The name that stands first: a word, or two with a dot between them.
fn name_of<'a>(mut tokens: impl Iterator<Item = &'a Token>, text: &str) -> Option<QualifiedName> {
    let ident = |token: Option<&Token>| {
        let token = token?;
        let written = token.span.slice(text);
        match token.kind {
            TokenKind::Word(_) => Some(Ident::folded(written)),
            TokenKind::QuotedIdent => written
                .strip_prefix('"')
                .and_then(|it| it.strip_suffix('"'))
                .map(Ident::quoted),
            _ => None,
        }
    };
    let first = ident(tokens.next())?;
    let name = match tokens.next().filter(|it| it.kind == TokenKind::Dot) {
        Some(_) => QualifiedName {
            namespace: Some(first),
            name: ident(tokens.next())?,
        },
        None => QualifiedName::bare(first),
    };
    Some(qualified(&name))
}

/// Whether the referenced columns are a key, in whatever order.
fn has_key(parent: &Table, key: &ForeignKey) -> bool {
    let wanted: Set<&Ident> = filled(&key.target_columns);
    let primary = parent.primary_key.iter().map(|it| &it.columns);
    let uniques = parent.uniques.values().map(|it| &it.columns);
    let is_wanted = |columns: Set<_>| columns == wanted;
    primary.chain(uniques).any(|it| is_wanted(filled(it)))
        || parent
            .indexes
            .values()
            .filter_map(Index::constraint_columns)
            .any(|it| is_wanted(filled(it)))
}

/// What becomes of a kind of statement.
enum Handling {
    /// It is part of the model.
    Managed,
    /// It is named and left out.
    Unmanaged,
    /// It says nothing about the schema.
    Silent,
}

fn handling(statement: &Statement) -> Handling {
    use ObjectKind::{Domain, Function, Index, Routine, Schema, Sequence, Statistics, Table, View};
    match statement.kind {
        Kind::Create(Table | Index | Schema | Sequence | View | Function | Domain | Statistics)
        | Kind::Alter(
            Table | Index | Schema | Sequence | View | Function | Routine | Domain | Statistics,
        )
        | Kind::Drop(
            Table | Index | Schema | Sequence | View | Function | Routine | Domain | Statistics,
        )
        | Kind::CreateTableAs
        | Kind::SelectInto
        | Kind::Unknown => Handling::Managed,
        Kind::Grant | Kind::Revoke => match &statement.body {
            Body::Grant(it) if !is_granted(it) => Handling::Unmanaged,
            _ => Handling::Managed,
        },
        Kind::Comment => match &statement.body {
            Body::Comment(it) if !is_commented(it) => Handling::Unmanaged,
            _ => Handling::Managed,
        },
        Kind::Begin | Kind::Commit => Handling::Silent,
        _ => Handling::Unmanaged,
    }
}

/// Whether the model knows what the statement does.
fn is_modeled(body: &Body) -> bool {
    matches!(
        body,
        Body::CreateTable(_)
            | Body::AlterTable(_)
            | Body::CreateIndex(_)
            | Body::RenameIndex(_)
            | Body::CreateSchema(_)
            | Body::CreateSequence(_)
            | Body::AlterSequence(_)
            | Body::CreateView(_)
            | Body::AlterRelation(_)
            | Body::CreateFunction(_)
            | Body::AlterFunction(_)
            | Body::Comment(_)
            | Body::Grant(_)
            | Body::CreateDomain(_)
            | Body::AlterDomain(_)
            | Body::CreateStatistics(_)
            | Body::AlterStatistics(_)
            | Body::DropObjects(_)
            | Body::Drop(_)
    )
}

/// Whether the service takes the statement is not for the model to judge.
fn unmanaged_help(kind: Kind) -> &'static str {
    match kind {
        Kind::Set | Kind::Reset => {
            "the planner takes no settings: names without a schema are those of public"
        }
        kind if kind.is_manipulation() => {
            "it changes no definition; `deesql verify` says whether Aurora DSQL accepts it"
        }
        Kind::Create(_) | Kind::Alter(_) | Kind::Drop(_) => {
            "the planner manages schemas, tables, constraints, indexes and what else Aurora DSQL has; \
             `deesql verify` says whether Aurora DSQL accepts it"
        }
        _ => "it is passed over; `deesql verify` says whether Aurora DSQL accepts it",
    }
}
