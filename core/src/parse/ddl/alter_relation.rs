//! `ALTER INDEX` and `ALTER VIEW`, whose actions are those of a table; and what moves all tables,
//! indexes or views of a tablespace.

use super::alter_table::{AlterAction, alter_actions};
use super::role_name::{RoleName, role_names};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::service::ObjectKind;
use crate::text::{Span, Spanned};

/// `ALTER { INDEX | [MATERIALIZED] VIEW } …`
#[derive(Clone, Debug, PartialEq)]
pub struct AlterRelation {
    /// What it is.
    pub object: ObjectKind,
    /// `IF EXISTS`
    pub if_exists: Option<Span>,
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// What is done to it, in the order it is written.
    pub actions: Vec<AlterAction>,
}

/// `ALTER { TABLE | INDEX | MATERIALIZED VIEW } ALL IN TABLESPACE …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterAllInTablespace {
    /// What is moved.
    pub object: ObjectKind,
    /// `ALL IN TABLESPACE`
    pub all: Span,
    /// From where.
    pub from: Spanned<Ident>,
    /// `OWNED BY roles`: the roles.
    pub owners: Vec<Spanned<RoleName>>,
    /// `SET TABLESPACE name`: to where.
    pub to: Spanned<Ident>,
    /// `NOWAIT`
    pub nowait: Option<Span>,
}

/// After `ALTER { INDEX | [MATERIALIZED] VIEW }`.
pub(in crate::parse) fn alter_relation(
    it: &mut Cursor<'_>,
    object: ObjectKind,
) -> Parsed<AlterRelation> {
    Ok(AlterRelation {
        object,
        if_exists: it.eat_all(&[K::If, K::Exists]),
        name: it.qualified_name()?,
        actions: alter_actions(it)?,
    })
}

/// After `ALTER { TABLE | INDEX | MATERIALIZED VIEW }`, where `ALL IN` stands.
pub(in crate::parse) fn alter_all_in_tablespace(
    it: &mut Cursor<'_>,
    object: ObjectKind,
) -> Parsed<AlterAllInTablespace> {
    let all = it
        .eat_all(&[K::All, K::In, K::Tablespace])
        .ok_or_else(|| it.unread("ALL IN TABLESPACE"))?;
    let from = it.ident()?;
    let owners = match it.eat_all(&[K::Owned, K::By]) {
        Some(_) => role_names(it)?,
        None => vec![],
    };
    it.eat_all(&[K::Set, K::Tablespace])
        .ok_or_else(|| it.unread("SET TABLESPACE"))?;
    Ok(AlterAllInTablespace {
        object,
        all,
        from,
        owners,
        to: it.ident()?,
        nowait: it.eat(K::Nowait),
    })
}
