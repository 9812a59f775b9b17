//! `COMMENT ON`.

pub use super::object_name::ObjectName;
use super::object_name::object_name;
use crate::ident::Keyword as K;
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::head::object_kind;
use crate::service::ObjectKind;
use crate::text::{Span, Spanned};

/// `COMMENT ON object name IS 'text'`
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// What kind of object, and the words that say so.
    pub object: Spanned<ObjectKind>,
    /// Which one.
    pub name: Spanned<ObjectName>,
    /// The text; none for `NULL`, which takes it away.
    pub text: Option<Spanned<String>>,
    /// `IS …`
    pub is: Span,
}

/// An object of any kind: the words that say which, and its name.
pub(in crate::parse) fn described_object(
    it: &mut Cursor<'_>,
) -> Parsed<(Spanned<ObjectKind>, Spanned<ObjectName>)> {
    let start = it.position();
    it.eat(K::Procedural);
    let object = match it.keyword() {
        Some(K::Column) => {
            it.bump();
            Some(ObjectKind::Column)
        }
        Some(K::Constraint) => {
            it.bump();
            Some(ObjectKind::Constraint)
        }
        _ => object_kind(it),
    };
    let object = object.ok_or_else(|| it.unread("a kind of object"))?;
    let object = Spanned::new(object, it.span_from(start));
    let start = it.position();
    let name = object_name(it, object.value)?;
    Ok((object, Spanned::new(name, it.span_from(start))))
}

/// After `COMMENT ON`.
pub(in crate::parse) fn comment(it: &mut Cursor<'_>) -> Parsed<Comment> {
    let (object, name) = described_object(it)?;
    let start = it.position();
    it.expect(K::Is)?;
    let text = if it.eat(K::Null).is_some() {
        None
    } else {
        Some(
            it.eat_string()
                .ok_or_else(|| it.unread("a string or NULL"))?,
        )
    };
    Ok(Comment {
        object,
        name,
        text,
        is: it.span_from(start),
    })
}
