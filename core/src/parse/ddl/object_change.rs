//! What `ALTER` does to objects of most kinds.

use super::role_name::{RoleName, role_name};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::text::{Span, Spanned};

/// A change that is written alike for objects of most kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ObjectChange {
    /// `RENAME TO name`
    RenameTo(Spanned<Ident>),
    /// `OWNER TO role`
    OwnerTo(Spanned<RoleName>),
    /// `SET SCHEMA name`
    SetSchema(Spanned<Ident>),
    /// `[NO] DEPENDS ON EXTENSION name`: the word `NO`, and the extension.
    DependsOnExtension(Option<Span>, Spanned<Ident>),
}

/// Reads such a change, if one stands here.
pub(in crate::parse) fn object_change(it: &mut Cursor<'_>) -> Parsed<Option<ObjectChange>> {
    Ok(Some(if it.eat_all(&[K::Rename, K::To]).is_some() {
        ObjectChange::RenameTo(it.ident()?)
    } else if it.eat_all(&[K::Owner, K::To]).is_some() {
        ObjectChange::OwnerTo(role_name(it)?)
    } else if it.eat_all(&[K::Set, K::Schema]).is_some() {
        ObjectChange::SetSchema(it.ident()?)
    } else if it.is_all(&[K::No, K::Depends]) || it.is(K::Depends) {
        let no = it.eat(K::No);
        it.eat_all(&[K::Depends, K::On, K::Extension])
            .ok_or_else(|| it.unread("DEPENDS ON EXTENSION"))?;
        ObjectChange::DependsOnExtension(no, it.ident()?)
    } else {
        return Ok(None);
    }))
}

/// Reads such a change, or gives up.
pub(in crate::parse) fn expect_object_change(
    it: &mut Cursor<'_>,
    expected: &'static str,
) -> Parsed<ObjectChange> {
    object_change(it)?.ok_or_else(|| it.unread(expected))
}

/// The action and all of its text.
pub(in crate::parse) fn spanned<T>(
    it: &mut Cursor<'_>,
    read: impl FnOnce(&mut Cursor<'_>) -> Parsed<T>,
) -> Parsed<Spanned<T>> {
    let start = it.position();
    let value = read(it)?;
    Ok(Spanned::new(value, it.span_from(start)))
}

/// `CASCADE` or `RESTRICT`, which says what is done anyway: the place of `CASCADE`.
pub(in crate::parse) fn cascade(it: &mut Cursor<'_>) -> Option<Span> {
    let cascade = it.eat(K::Cascade);
    if cascade.is_none() {
        it.eat(K::Restrict);
    }
    cascade
}
