//! `GROUP BY`.

use super::select::ends_clause;
use crate::ident::Keyword as K;
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `GROUP BY [ALL | DISTINCT] …`
#[derive(Clone, Debug, PartialEq)]
pub struct GroupBy {
    /// The words `GROUP BY`.
    pub keyword: Span,
    /// `DISTINCT` (true) or `ALL` (false)
    pub distinct: Option<Spanned<bool>>,
    /// What is grouped by; nothing in `GROUP BY ALL` alone.
    pub elements: Vec<GroupingElement>,
}

/// One element of a `GROUP BY`.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupingElement {
    /// All of it.
    pub span: Span,
    /// Which.
    pub kind: GroupingKind,
}

/// The kinds of grouping elements.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupingKind {
    /// An expression; `(a, b)` is a row.
    Expression(Expr),
    /// `()`
    Empty,
    /// `ROLLUP (…)`
    Rollup(Vec<Expr>),
    /// `CUBE (…)`
    Cube(Vec<Expr>),
    /// `GROUPING SETS (…)`
    GroupingSets(Vec<GroupingElement>),
}

pub(super) fn group_by(it: &mut Cursor<'_>) -> Parsed<Option<GroupBy>> {
    let Some(keyword) = it.eat_all(&[K::Group, K::By]) else {
        return Ok(None);
    };
    let distinct = match it.eat(K::Distinct) {
        Some(span) => Some(Spanned::new(true, span)),
        None => it.eat(K::All).map(|span| Spanned::new(false, span)),
    };
    // `GROUP BY ALL` alone is younger than PostgreSQL 16, and read so that it can be named.
    let is_all_alone = distinct.is_some_and(|it| !it.value) && ends_clause(it);
    let elements = if is_all_alone {
        vec![]
    } else {
        it.comma_separated(element)?
    };
    Ok(Some(GroupBy {
        keyword,
        distinct,
        elements,
    }))
}

fn element(it: &mut Cursor<'_>) -> Parsed<GroupingElement> {
    let start = it.position();
    let is_paren = |it: &Cursor<'_>, ahead: usize, kind| {
        it.peek_at(ahead).is_some_and(|token| token.kind == kind)
    };
    let kind = match it.keyword() {
        Some(K::Rollup) if is_paren(it, 1, TokenKind::LeftParen) => {
            it.bump();
            GroupingKind::Rollup(it.parens(expr)?)
        }
        Some(K::Cube) if is_paren(it, 1, TokenKind::LeftParen) => {
            it.bump();
            GroupingKind::Cube(it.parens(expr)?)
        }
        Some(K::Grouping) if it.keyword_at(1) == Some(K::Sets) => {
            it.bump();
            it.bump();
            GroupingKind::GroupingSets(it.nested(|it| it.parens(element))?)
        }
        _ if is_paren(it, 0, TokenKind::LeftParen) && is_paren(it, 1, TokenKind::RightParen) => {
            it.skip_parens()?;
            GroupingKind::Empty
        }
        _ => GroupingKind::Expression(expr(it)?),
    };
    Ok(GroupingElement {
        span: it.span_from(start),
        kind,
    })
}
