//! Roles as statements name them.

use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::text::Spanned;

/// A role, or one of the words that stand for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleName {
    /// By its name. `public` is the group of all roles where one can be meant.
    Named(Ident),
    /// `CURRENT_ROLE`
    CurrentRole,
    /// `CURRENT_USER`
    CurrentUser,
    /// `SESSION_USER`
    SessionUser,
}

/// Reads a role (`RoleSpec`).
pub(in crate::parse) fn role_name(it: &mut Cursor<'_>) -> Parsed<Spanned<RoleName>> {
    let special = match it.keyword() {
        Some(K::CurrentRole) => RoleName::CurrentRole,
        Some(K::CurrentUser) => RoleName::CurrentUser,
        Some(K::SessionUser) => RoleName::SessionUser,
        _ => {
            let name = it.unreserved_ident("a role")?;
            return Ok(Spanned::new(RoleName::Named(name.value), name.span));
        }
    };
    let start = it.position();
    it.bump();
    Ok(Spanned::new(special, it.span_from(start)))
}

/// `role, …`
pub(in crate::parse) fn role_names(it: &mut Cursor<'_>) -> Parsed<Vec<Spanned<RoleName>>> {
    it.comma_separated(role_name)
}
