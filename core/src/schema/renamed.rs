//! `-- deesql:renamed from=old`: the old name of what comes after the comment.

use super::{ObjectId, Origin, PUBLIC, Place, Problem, Schema, qualified, written};
use crate::ident::{Ident, QualifiedName};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::parse::{self, Body, Statement};
use crate::text::{Severity, Span};

/// What a comment begins with that gives an old name.
pub(super) const MARKER: &str = "deesql:renamed";

/// An old name that a file gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// What has the new name.
    pub to: Renamed,
    /// The old name: that of a table or an object beside tables with its namespace, others without
    /// one.
    pub from: QualifiedName,
    /// The comment.
    pub origin: Origin,
}

/// What can have a new name. What belongs to a table is in the table of the desired name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Renamed {
    /// A table.
    Table(QualifiedName),
    /// A column of a table.
    Column(QualifiedName, Ident),
    /// A constraint of a table, the primary key included.
    Constraint(QualifiedName, Ident),
    /// An index of a table.
    Index(QualifiedName, Ident),
    /// An object beside tables.
    Object(ObjectId),
}

/// The comments of a file that ask for a rename. `code` are the tokens.
pub(super) fn comments(text: &str, code: &[Span]) -> Vec<Comment> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(MARKER) {
        // What stands before on the line and belongs to no token is the beginning of the comment.
        let next = code.partition_point(|it| (it.start as usize) < at);
        let before = next.checked_sub(1).map_or(0, |it| code[it].end as usize);
        let line = text[..at].rfind(['\n', '\r']).map_or(0, |it| it + 1);
        let gap = text.get(before.max(line)..at).unwrap_or_default();
        let comment = gap.trim_start_matches([';', ' ', '\t']);
        let rest = &text[at..];
        let (length, closing) = match comment.trim_end() {
            "--" => (rest.find(['\n', '\r']), 0),
            "/*" => (rest.find("*/").map(|it| it + 2), 2),
            _ => continue,
        };
        let length = length.unwrap_or(rest.len());
        let start = at - comment.len();
        let is_alone = text[line..start].trim().is_empty();
        let (Ok(first), Ok(end)) = (u32::try_from(start), u32::try_from(at + length)) else {
            continue;
        };
        let words = rest.get(MARKER.len()..length.saturating_sub(closing));
        found.push(Comment {
            span: Span::new(first, end),
            words: words.unwrap_or_default().trim().to_owned(),
            is_misplaced: closing == 0 && !is_alone,
            next: code.get(next).map(|it| it.start),
        });
    }
    found
}

/// A comment that asks for a rename.
pub(super) struct Comment {
    pub(super) span: Span,
    /// What stands after the marker.
    words: String,
    /// Whether it is the end of a line that says something else.
    is_misplaced: bool,
    /// Where the next token begins.
    next: Option<u32>,
}

impl Comment {
    /// `from=name`
    fn old_name(&self) -> Option<QualifiedName> {
        let value = self.words.strip_prefix("from")?.trim_start();
        let name = value.strip_prefix('=')?.trim();
        parse::qualified_name(name).ok()
    }
}

/// A place where an object may be announced, other than where it is written itself.
pub(super) struct Announcement {
    file: usize,
    at: u32,
    object: u32,
}

/// The places of `ALTER TABLE … ADD …`: before the action, and before a statement of just one.
pub(super) fn announcements(file: usize, statement: &Statement, found: &mut Vec<Announcement>) {
    let Body::AlterTable(alter) = &statement.body else {
        return;
    };
    for action in &alter.actions {
        let object = match &action.kind {
            AlterActionKind::AddColumn { column, .. } => column.span.start,
            AlterActionKind::AddConstraint(constraint) => constraint.span.start,
            _ => continue,
        };
        let mut announce = |at| found.push(Announcement { file, at, object });
        announce(action.span.start);
        if alter.actions.len() == 1 {
            announce(statement.span.start);
        }
    }
}

/// The renames that comments of one file ask for, and what is wrong with them.
pub(super) fn resolve(
    schema: &mut Schema,
    comments: Vec<(Place, Comment)>,
    announcements: &[Announcement],
    problems: &mut Vec<Problem>,
) {
    // What could not be read may be what a comment is about.
    let is_complete = problems.iter().all(|it| it.severity != Severity::Error);
    for (place, comment) in comments {
        let file = place.index;
        match rename(schema, place, &comment, announcements) {
            Ok(rename) => schema.renames.push(rename),
            Err(it) if it.is_dangling && !is_complete => {}
            Err(Mistake { message, help, .. }) => problems.push(Problem {
                file,
                span: comment.span,
                severity: Severity::Error,
                message,
                help: Some(help),
            }),
        }
    }
}

/// What is wrong with a comment, and what to do about it.
struct Mistake {
    message: String,
    help: String,
    /// Whether nothing comes after it.
    is_dangling: bool,
}

fn mistake(message: impl Into<String>, help: impl Into<String>) -> Mistake {
    Mistake {
        message: message.into(),
        help: help.into(),
        is_dangling: false,
    }
}

fn rename(
    schema: &Schema,
    place: Place,
    comment: &Comment,
    announcements: &[Announcement],
) -> Result<Rename, Mistake> {
    let way = "write it on a line of its own, before a table, a column, a constraint, an index or another \
               object";
    if comment.is_misplaced {
        let message = "this comment is the end of a line, so it is not clear what has the old name";
        return Err(mistake(message, way));
    }
    let Some(from) = comment.old_name() else {
        let help = "write `-- deesql:renamed from=old_name`, the name as in SQL";
        return Err(mistake("this comment gives no old name", help));
    };
    let object = comment.next.and_then(|at| {
        let file = place.index;
        let announced = announcements
            .iter()
            .find(|it| (it.file, it.at) == (file, at));
        object(schema, file, announced.map_or(at, |it| it.object))
    });
    let Some(to) = object else {
        let message = "nothing that can be renamed comes after this comment";
        return Err(Mistake {
            is_dangling: true,
            ..mistake(message, way)
        });
    };
    let from = old_name(schema, &to, from)?;
    if schema.renames.iter().any(|it| it.to == to) {
        let help = "keep the comment with the name that the cluster has";
        return Err(mistake("another comment gives an old name of this", help));
    }
    Ok(Rename {
        to,
        from,
        origin: Origin::from(place),
    })
}

/// The object that is written at this place.
fn object(schema: &Schema, file: usize, at: u32) -> Option<Renamed> {
    let is_here = |origin: &Origin| {
        origin
            .place()
            .is_some_and(|it| it.index == file && it.span.start == at)
    };
    if let Some((id, _)) = schema.objects().find(|it| is_here(&it.1.origin)) {
        return Some(Renamed::Object(id.clone()));
    }
    for (name, table) in schema.tables.iter() {
        if is_here(&table.origin) {
            return Some(Renamed::Table(name.clone()));
        }
        if let Some(it) = table.columns.iter().find(|it| is_here(&it.origin)) {
            return Some(Renamed::Column(name.clone(), it.name.clone()));
        }
        if let Some(it) = table.indexes.values().find(|it| is_here(&it.origin)) {
            return Some(Renamed::Index(name.clone(), it.name.clone()));
        }
        let primary = table.primary_key.iter().map(|it| (&it.name, &it.origin));
        let uniques = table.uniques.values().map(|it| (&it.name, &it.origin));
        let checks = table.checks.values().map(|it| (&it.name, &it.origin));
        let keys = table.foreign_keys.values().map(|it| (&it.name, &it.origin));
        let mut all = primary.chain(uniques).chain(checks).chain(keys);
        if let Some((it, _)) = all.find(|it| is_here(it.1)) {
            return Some(Renamed::Constraint(name.clone(), it.clone()));
        }
    }
    None
}

/// The old name as a rename has it: a table without a namespace was in the one where it is now.
fn old_name(schema: &Schema, to: &Renamed, from: QualifiedName) -> Result<QualifiedName, Mistake> {
    let (table, new) = match to {
        Renamed::Object(id) => {
            let name = id.name();
            let namespace = from.namespace.or_else(|| name.namespace.clone());
            if namespace != name.namespace {
                let help = "move it by hand, with `ALTER … SET SCHEMA`";
                let message = format!("{id} cannot come from another schema");
                return Err(mistake(message, help));
            }
            let from = QualifiedName { namespace, ..from };
            if from == *name {
                return Err(same_name(&from.name));
            }
            return Ok(from);
        }
        Renamed::Table(table) => {
            let namespace = from.namespace.or_else(|| table.namespace.clone());
            let from = QualifiedName { namespace, ..from };
            if from == *table {
                return Err(same_name(&from.name));
            }
            if let Some(namespace) = from.namespace.as_ref()
                && !schema.has_namespace(namespace)
            {
                return Err(mistake(
                    format!(
                        "schema {namespace} is not created in these files, so it is not looked at"
                    ),
                    format!(
                        "add `CREATE SCHEMA {namespace};`, or move the table by hand: `ALTER TABLE {from} \
                         SET SCHEMA {}`",
                        table.namespace.as_ref().map_or(PUBLIC, |it| it.as_str())
                    ),
                ));
            }
            return Ok(from);
        }
        Renamed::Column(table, new)
        | Renamed::Constraint(table, new)
        | Renamed::Index(table, new) => (table, new),
    };
    // The name of an index may have a namespace, which is that of its table.
    let is_possible = match to {
        Renamed::Index(..) => {
            from.namespace.is_none() || qualified(&from).namespace == table.namespace
        }
        _ => from.namespace.is_none(),
    };
    if !is_possible {
        return Err(mistake(
            format!(
                "{from} cannot be the old name of something of table {}",
                written(table)
            ),
            format!("write `from={}`", from.name),
        ));
    }
    if from.name == *new {
        return Err(same_name(new));
    }
    Ok(QualifiedName::bare(from.name))
}

fn same_name(name: &Ident) -> Mistake {
    mistake(
        format!("{name} is the old name and the new one"),
        "take the comment away",
    )
}
