//! `COMMENT ON`.

use super::Application;
use super::sequence::column_name;
use crate::parse::ddl::comment::{Comment, ObjectName};
use crate::schema::{CommentTarget, DataType, ObjectId, TablePart, qualified};
use crate::service::ObjectKind;

impl Application<'_> {
    pub(super) fn comment(&mut self, comment: &Comment) {
        let Some(target) = self.comment_target(comment) else {
            let message = format!("{} does not exist", comment.name.span.slice(self.text));
            self.error(comment.name.span, message);
            return;
        };
        let text = comment.text.as_ref().map(|it| it.value.clone());
        if !self.schema.set_comment(&target, text) {
            self.error(comment.name.span, format!("{target} does not exist"));
        }
    }

    fn comment_target(&self, comment: &Comment) -> Option<CommentTarget> {
        let object = |id: ObjectId| Some(CommentTarget::Object(id));
        match (comment.object.value, &comment.name.value) {
            (ObjectKind::Schema, ObjectName::Plain(name)) => {
                Some(CommentTarget::Namespace(name.value.name.clone()))
            }
            (ObjectKind::Table, ObjectName::Plain(name)) => {
                let table = qualified(&name.value);
                Some(CommentTarget::Table(table, TablePart::Whole))
            }
            (ObjectKind::Column, ObjectName::Plain(name)) => {
                let (relation, column) = column_name(self.text, name.span)?;
                Some(if self.schema.view(&relation).is_some() {
                    CommentTarget::ViewColumn(relation, column)
                } else {
                    CommentTarget::Table(relation, TablePart::Column(column))
                })
            }
            (ObjectKind::Constraint, ObjectName::On(name, table)) => {
                let part = TablePart::Constraint(name.value.clone());
                Some(CommentTarget::Table(qualified(&table.value), part))
            }
            (ObjectKind::Index, ObjectName::Plain(name)) => {
                let table = self.schema.table_of_index(&name.value)?.clone();
                let part = TablePart::Index(name.value.name.clone());
                Some(CommentTarget::Table(table, part))
            }
            (ObjectKind::Sequence, ObjectName::Plain(name)) => {
                object(ObjectId::Sequence(qualified(&name.value)))
            }
            (ObjectKind::Domain | ObjectKind::Type, ObjectName::Type(data_type)) => {
                let data_type = DataType::of_cast(data_type, self.text);
                object(ObjectId::Domain(qualified(data_type.other_name()?)))
            }
            (ObjectKind::Statistics, ObjectName::Plain(name)) => {
                object(ObjectId::Statistics(qualified(&name.value)))
            }
            (ObjectKind::View, ObjectName::Plain(name)) => {
                object(ObjectId::View(qualified(&name.value)))
            }
            (ObjectKind::Function | ObjectKind::Routine, ObjectName::Signature(signature)) => {
                object(self.function_id(signature)?)
            }
            _ => None,
        }
    }
}

/// Whether the model holds comments on such objects.
pub(in crate::schema) fn is_commented(comment: &Comment) -> bool {
    use ObjectKind::{
        Column, Constraint, Domain, Function, Index, Routine, Schema, Sequence, Statistics, Table,
        Type, View,
    };
    matches!(
        (comment.object.value, &comment.name.value),
        (
            Schema | Table | Column | Index | Sequence | View | Statistics,
            ObjectName::Plain(_)
        ) | (Constraint, ObjectName::On(..))
            | (Domain | Type, ObjectName::Type(_))
            | (Function | Routine, ObjectName::Signature(_))
    )
}
