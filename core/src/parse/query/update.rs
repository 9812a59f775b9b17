//! `UPDATE`.

use super::cte::With;
use super::from::{FromClause, from};
use super::target::{Assignment, Relation, Returning, assignments, returning, row_alias};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::text::{Span, Spanned};

/// `UPDATE …`
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// All of it, with its `WITH`.
    pub span: Span,
    /// `WITH …`
    pub with: Option<With>,
    /// The table.
    pub table: Relation,
    /// `[AS] alias`
    pub alias: Option<Spanned<Ident>>,
    /// What is set.
    pub assignments: Vec<Assignment>,
    /// `FROM …`
    pub from: Option<FromClause>,
    /// Which rows.
    pub selection: Option<Selection>,
    /// `RETURNING …`
    pub returning: Option<Returning>,
}

/// Which rows are changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Selection {
    /// `WHERE condition`: the word, and the condition.
    Where(Span, Expr),
    /// `WHERE CURRENT OF cursor`: the clause, and the cursor.
    CurrentOf(Span, Spanned<Ident>),
}

/// After the `WITH`.
pub(super) fn update(it: &mut Cursor<'_>, with: Option<With>) -> Parsed<Update> {
    let start = it.position();
    it.expect(K::Update)?;
    let table = Relation::read(it)?;
    let alias = row_alias(it)?;
    it.expect(K::Set)?;
    let assignments = assignments(it)?;
    let from = from(it)?;
    let selection = selection(it)?;
    let returning = returning(it)?;
    let span = it.span_from(start);
    Ok(Update {
        span: with.as_ref().map_or(span, |it| it.span.to(span)),
        with,
        table,
        alias,
        assignments,
        from,
        selection,
        returning,
    })
}

pub(super) fn selection(it: &mut Cursor<'_>) -> Parsed<Option<Selection>> {
    let start = it.position();
    let Some(keyword) = it.eat(K::Where) else {
        return Ok(None);
    };
    if it.eat_all(&[K::Current, K::Of]).is_some() {
        let cursor = it.ident()?;
        return Ok(Some(Selection::CurrentOf(it.span_from(start), cursor)));
    }
    Ok(Some(Selection::Where(keyword, expr(it)?)))
}
