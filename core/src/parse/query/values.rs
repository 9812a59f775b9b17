//! `VALUES`.

use crate::ident::Keyword as K;
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::Span;

/// `VALUES (…), (…)`
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    /// The word `VALUES`.
    pub keyword: Span,
    /// The rows.
    pub rows: Vec<Vec<Expr>>,
    /// The rows after the first ten thousand. They are read as the others and then forgotten, so
    /// that a dump in one statement takes no more memory than its tokens.
    pub further_rows: Option<Span>,
}

/// How many rows are kept as trees.
const MAX_ROWS: usize = 10_000;

pub(super) fn values(it: &mut Cursor<'_>) -> Parsed<Values> {
    let keyword = it.expect(K::Values)?;
    let mut rows = vec![row(it)?];
    let mut further_rows = None;
    while it.eat_kind(TokenKind::Comma).is_some() {
        let start = it.position();
        if rows.len() < MAX_ROWS {
            rows.push(row(it)?);
            continue;
        }
        let size = it.size();
        drop(row(it)?);
        it.set_size(size);
        let span = it.span_from(start);
        further_rows = Some(further_rows.map_or(span, |it: Span| it.to(span)));
    }
    Ok(Values {
        keyword,
        rows,
        further_rows,
    })
}

fn row(it: &mut Cursor<'_>) -> Parsed<Vec<Expr>> {
    it.parens(expr)
}
