//! `LIMIT`, `FETCH FIRST` and `OFFSET`.

use super::Query;
use crate::ident::Keyword as K;
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::text::Span;

/// `LIMIT count` or `FETCH FIRST count ROWS ONLY`
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The clause.
    pub span: Span,
    /// How many rows: `None` for `LIMIT ALL`, and for `FETCH FIRST ROW`, which is one.
    pub count: Option<Expr>,
    /// Written as `FETCH FIRST`.
    pub is_fetch: bool,
    /// `WITH TIES`
    pub with_ties: Option<Span>,
}

/// `OFFSET start [ROWS]`
#[derive(Clone, Debug, PartialEq)]
pub struct Offset {
    /// The clause.
    pub span: Span,
    /// How many rows are passed over.
    pub start: Expr,
}

/// One of these clauses, each of which may stand once.
pub(super) fn limit_or_offset(it: &mut Cursor<'_>, query: &mut Query) -> Parsed<bool> {
    let start = it.position();
    match it.keyword() {
        Some(K::Limit) if query.limit.is_none() => {
            it.bump();
            let count = match it.eat(K::All) {
                Some(_) => None,
                None => Some(expr(it)?),
            };
            query.limit = Some(Limit {
                span: it.span_from(start),
                count,
                is_fetch: false,
                with_ties: None,
            });
        }
        Some(K::Fetch) if query.limit.is_none() => query.limit = Some(fetch(it)?),
        Some(K::Offset) if query.offset.is_none() => {
            it.bump();
            let rows = expr(it)?;
            row_or_rows(it);
            query.offset = Some(Offset {
                span: it.span_from(start),
                start: rows,
            });
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// `FETCH FIRST [count] ROWS { ONLY | WITH TIES }`
fn fetch(it: &mut Cursor<'_>) -> Parsed<Limit> {
    let start = it.position();
    it.expect(K::Fetch)?;
    if it.eat(K::First).is_none() {
        it.expect(K::Next)?;
    }
    let count = match it.keyword() {
        Some(K::Row | K::Rows) => None,
        _ => Some(expr(it)?),
    };
    row_or_rows(it).ok_or_else(|| it.unread("ROWS"))?;
    let with_ties = it.eat_all(&[K::With, K::Ties]);
    if with_ties.is_none() {
        it.expect(K::Only)?;
    }
    Ok(Limit {
        span: it.span_from(start),
        count,
        is_fetch: true,
        with_ties,
    })
}

fn row_or_rows(it: &mut Cursor<'_>) -> Option<Span> {
    it.eat(K::Row).or_else(|| it.eat(K::Rows))
}
