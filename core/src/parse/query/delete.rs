//! `DELETE`.

use super::cte::With;
use super::from::{FromClause, from_after};
use super::target::{Relation, Returning, returning, row_alias};
use super::update::{Selection, selection};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::text::{Span, Spanned};

/// `DELETE FROM …`
#[derive(Clone, Debug, PartialEq)]
pub struct Delete {
    /// All of it, with its `WITH`.
    pub span: Span,
    /// `WITH …`
    pub with: Option<With>,
    /// The table.
    pub table: Relation,
    /// `[AS] alias`
    pub alias: Option<Spanned<Ident>>,
    /// `USING …`
    pub using: Option<FromClause>,
    /// Which rows.
    pub selection: Option<Selection>,
    /// `RETURNING …`
    pub returning: Option<Returning>,
}

/// After the `WITH`.
pub(super) fn delete(it: &mut Cursor<'_>, with: Option<With>) -> Parsed<Delete> {
    let start = it.position();
    it.expect(K::Delete)?;
    it.expect(K::From)?;
    let table = Relation::read(it)?;
    let alias = row_alias(it)?;
    let using = from_after(it, K::Using)?;
    let selection = selection(it)?;
    let returning = returning(it)?;
    let span = it.span_from(start);
    Ok(Delete {
        span: with.as_ref().map_or(span, |it| it.span.to(span)),
        with,
        table,
        alias,
        using,
        selection,
        returning,
    })
}
