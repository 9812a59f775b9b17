//! Comments.

use super::{CommentRow, Rows};
use crate::ident::{Ident, QualifiedName};
use crate::schema::{CommentTarget, DataType, ObjectId, Schema, TablePart};

/// Puts the comments on what is in the schema.
pub(super) fn comments(rows: &Rows, schema: &mut Schema) {
    for row in &rows.comments {
        if let Some(target) = target(row) {
            schema.set_comment(&target, Some(row.text.clone()));
        }
    }
}

fn target(row: &CommentRow) -> Option<CommentTarget> {
    let name = QualifiedName {
        namespace: Some(Ident::new(&*row.namespace)),
        name: Ident::new(&*row.name),
    };
    let part = row.part.as_deref().map(Ident::new);
    let types = row.types.iter().map(|it| DataType::of_argument_text(it));
    let types = types.map(|it| it.to_string()).collect();
    Some(match (&*row.kind, part) {
        ("schema", _) => CommentTarget::Namespace(name.name),
        ("table", None) => CommentTarget::Table(name, TablePart::Whole),
        ("table", Some(part)) => CommentTarget::Table(name, TablePart::Column(part)),
        ("view", Some(part)) => CommentTarget::ViewColumn(name, part),
        ("constraint", Some(part)) => CommentTarget::Table(name, TablePart::Constraint(part)),
        ("index", Some(part)) => CommentTarget::Table(name, TablePart::Index(part)),
        ("view", None) => CommentTarget::Object(ObjectId::View(name)),
        ("domain", _) => CommentTarget::Object(ObjectId::Domain(name)),
        ("statistics", _) => CommentTarget::Object(ObjectId::Statistics(name)),
        ("sequence", _) => CommentTarget::Object(ObjectId::Sequence(name)),
        ("function", _) => CommentTarget::Object(ObjectId::Function(name, types)),
        _ => return None,
    })
}
