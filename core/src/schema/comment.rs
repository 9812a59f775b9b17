//! Comments: on namespaces, tables and their parts, and the objects beside tables.

use super::{ObjectId, PUBLIC, Schema, Table};
use crate::ident::{Ident, QualifiedName};
use std::fmt;

/// What a comment is on. Names always have their namespace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CommentTarget {
    /// A namespace.
    Namespace(Ident),
    /// A table or a part of one.
    Table(QualifiedName, TablePart),
    /// An object beside tables.
    Object(ObjectId),
    /// A column of a view.
    ViewColumn(QualifiedName, Ident),
}

/// A table or a part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TablePart {
    /// The table itself.
    Whole,
    /// A column.
    Column(Ident),
    /// A constraint.
    Constraint(Ident),
    /// An index, one of a constraint included.
    Index(Ident),
}

/// What PostgreSQL says of `public` itself.
const OF_PUBLIC: &str = "standard public schema";

impl Table {
    /// Whether the table has this part.
    pub fn has_part(&self, part: &TablePart) -> bool {
        match part {
            TablePart::Whole => true,
            TablePart::Column(name) => self.column(name).is_some(),
            TablePart::Constraint(name) => self.has_constraint(name),
            TablePart::Index(name) => self.has_index(name),
        }
    }

    /// Forgets comments and privileges on what is not there any more.
    pub(super) fn forget_comments(&mut self) {
        if let Some(mut grants) = self.grants.take() {
            grants.keep_columns(|it| self.column(it).is_some());
            self.grants = Some(grants);
        }
        if self.comments.is_empty() {
            return;
        }
        let comments = std::mem::take(&mut self.comments);
        for (part, text) in comments.iter() {
            if self.has_part(part) {
                self.comments.insert(part.clone(), text.clone());
            }
        }
    }

    /// A part has another name, and its comment goes along.
    pub(super) fn move_comment(&mut self, from: &TablePart, to: TablePart) {
        if let Some(text) = self.comments.remove(from) {
            self.comments.insert(to, text);
        }
    }
}

impl Schema {
    /// The comment on something.
    pub fn comment(&self, target: &CommentTarget) -> Option<&str> {
        let found = match target {
            CommentTarget::Namespace(name) => self.namespace_comments.get(name),
            CommentTarget::Table(table, part) => self.table(table)?.comments.get(part),
            CommentTarget::Object(id) => self.object(id)?.comment.as_ref(),
            CommentTarget::ViewColumn(view, column) => {
                let view = ObjectId::View(view.clone());
                self.object(&view)?.column_comments.get(column)
            }
        };
        found.map(String::as_str)
    }

    /// Sets the comment on something, or takes it away. Whether there is such a thing.
    pub fn set_comment(&mut self, target: &CommentTarget, text: Option<String>) -> bool {
        let text = text.filter(|it| !it.is_empty());
        if !self.has_comment_target(target) {
            return false;
        }
        match target {
            CommentTarget::Namespace(name) => {
                let text = text.filter(|it| *name != PUBLIC || it != OF_PUBLIC);
                set(&mut self.namespace_comments, name.clone(), text);
            }
            CommentTarget::Table(table, part) => {
                if let Some(table) = self.table_mut(table) {
                    set(&mut table.comments, part.clone(), text);
                }
            }
            CommentTarget::Object(id) => {
                if let Some(object) = self.objects.get_mut(id) {
                    object.comment = text;
                }
            }
            CommentTarget::ViewColumn(view, column) => {
                if let Some(object) = self.objects.get_mut(&ObjectId::View(view.clone())) {
                    set(&mut object.column_comments, column.clone(), text);
                }
            }
        }
        true
    }

    /// Whether there is something to comment on. Columns of views are taken as they are named.
    pub fn has_comment_target(&self, target: &CommentTarget) -> bool {
        match target {
            CommentTarget::Namespace(name) => self.has_namespace(name),
            CommentTarget::Table(table, part) => {
                self.table(table).is_some_and(|it| it.has_part(part))
            }
            CommentTarget::Object(id) => self.object(id).is_some(),
            CommentTarget::ViewColumn(view, _) => self.view(view).is_some(),
        }
    }

    /// All comments, in a fixed order.
    pub fn comments(&self) -> Vec<(CommentTarget, &str)> {
        let mut all: Vec<(CommentTarget, &str)> = Vec::new();
        for (name, text) in self.namespace_comments.iter() {
            all.push((CommentTarget::Namespace(name.clone()), text));
        }
        for table in self.tables.values() {
            for (part, text) in table.comments.iter() {
                let target = CommentTarget::Table(table.name.clone(), part.clone());
                all.push((target, text));
            }
        }
        for (id, object) in self.objects() {
            if let Some(text) = &object.comment {
                all.push((CommentTarget::Object(id.clone()), text));
            }
            for (column, text) in object.column_comments.iter() {
                let target = CommentTarget::ViewColumn(id.name().clone(), column.clone());
                all.push((target, text));
            }
        }
        all
    }
}

fn set<K: Ord>(comments: &mut crate::order::Map<K, String>, key: K, text: Option<String>) {
    match text {
        Some(text) => comments.insert(key, text),
        None => drop(comments.remove(&key)),
    }
}

/// As `COMMENT ON` names it: `COLUMN t.c`.
impl fmt::Display for CommentTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = super::written;
        match self {
            Self::Namespace(name) => write!(f, "SCHEMA {name}"),
            Self::Table(table, TablePart::Whole) => write!(f, "TABLE {}", shown(table)),
            Self::Table(table, TablePart::Column(name)) | Self::ViewColumn(table, name) => {
                write!(f, "COLUMN {}.{name}", shown(table))
            }
            Self::Table(table, TablePart::Constraint(name)) => {
                write!(f, "CONSTRAINT {name} ON {}", shown(table))
            }
            Self::Table(table, TablePart::Index(name)) => {
                let full = QualifiedName {
                    namespace: table.namespace.clone(),
                    name: name.clone(),
                };
                write!(f, "INDEX {}", shown(&full))
            }
            Self::Object(id) => {
                write!(f, "{} {id}", id.object_type().word().to_ascii_uppercase())
            }
        }
    }
}
