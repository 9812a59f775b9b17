//! `DROP` of objects that are named by a list of names.

use crate::ident::{Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::service::ObjectKind;
use crate::text::{Span, Spanned};

/// `DROP TABLE a, b CASCADE`
#[derive(Clone, Debug, PartialEq)]
pub struct Drop {
    /// What kind of object.
    pub object: ObjectKind,
    /// `CONCURRENTLY`
    pub concurrently: Option<Span>,
    /// `IF EXISTS`
    pub if_exists: Option<Span>,
    /// Which ones.
    pub names: Vec<Spanned<QualifiedName>>,
    /// `CASCADE`
    pub cascade: Option<Span>,
}

/// After `DROP object`.
pub(in crate::parse) fn drop_objects(it: &mut Cursor<'_>, object: ObjectKind) -> Parsed<Drop> {
    let concurrently = it.eat(K::Concurrently);
    let if_exists = it.eat_all(&[K::If, K::Exists]);
    let names = it.comma_separated(Cursor::qualified_name)?;
    let cascade = it.eat(K::Cascade);
    if cascade.is_none() {
        it.eat(K::Restrict);
    }
    if !it.is_at_end() {
        return Err(it.unread("the end of the statement"));
    }
    Ok(Drop {
        object,
        concurrently,
        if_exists,
        names,
        cascade,
    })
}
