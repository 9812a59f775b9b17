//! `DROP`, of objects that are named by a list of names and of all others.

use super::object_change::cascade;
use super::object_name::{ObjectName, object_name};
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

/// `DROP` of objects whose names alone do not find them, and of databases.
#[derive(Clone, Debug, PartialEq)]
pub struct DropObjects {
    /// What kind of object.
    pub object: ObjectKind,
    /// `IF EXISTS`
    pub if_exists: Option<Span>,
    /// Which ones.
    pub names: Vec<Spanned<ObjectName>>,
    /// `[WITH] (FORCE)`, of a database.
    pub options: Option<Span>,
    /// `CASCADE`
    pub cascade: Option<Span>,
}

/// After `DROP object`, for kinds whose names take more than a name.
pub(in crate::parse) fn drop_named_objects(
    it: &mut Cursor<'_>,
    object: ObjectKind,
) -> Parsed<DropObjects> {
    let if_exists = it.eat_all(&[K::If, K::Exists]);
    let names = it.comma_separated(|it| {
        let start = it.position();
        let name = object_name(it, object)?;
        Ok(Spanned::new(name, it.span_from(start)))
    })?;
    let start = it.position();
    let options = if object == ObjectKind::Database && !it.is_at_end() {
        it.eat(K::With);
        it.skip_parens()?;
        Some(it.span_from(start))
    } else {
        None
    };
    Ok(DropObjects {
        object,
        if_exists,
        names,
        options,
        cascade: cascade(it),
    })
}

/// After `DROP object`.
pub(in crate::parse) fn drop_objects(it: &mut Cursor<'_>, object: ObjectKind) -> Parsed<Drop> {
    let concurrently = it.eat(K::Concurrently);
    let if_exists = it.eat_all(&[K::If, K::Exists]);
    let names = it.comma_separated(Cursor::qualified_name)?;
    let cascade = cascade(it);
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
