//! `ORDER BY`.

use crate::ident::Keyword as K;
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, Operator, expr, operator};
use crate::text::{Span, Spanned};

/// `ORDER BY …`
#[derive(Clone, Debug, PartialEq)]
pub struct OrderBy {
    /// The words `ORDER BY`.
    pub keyword: Span,
    /// The keys.
    pub keys: Vec<SortKey>,
}

/// `expression [ASC | DESC | USING operator] [NULLS FIRST | LAST]`
#[derive(Clone, Debug, PartialEq)]
pub struct SortKey {
    /// All of it.
    pub span: Span,
    /// What is sorted by.
    pub value: Expr,
    /// `ASC` (false) or `DESC` (true).
    pub descending: Option<Spanned<bool>>,
    /// `USING operator`: the clause.
    pub using: Option<Spanned<Operator>>,
    /// `NULLS FIRST` (true) or `NULLS LAST` (false).
    pub nulls_first: Option<Spanned<bool>>,
}

pub(in crate::parse) fn order_by(it: &mut Cursor<'_>) -> Parsed<Option<OrderBy>> {
    Ok(match it.eat_all(&[K::Order, K::By]) {
        Some(keyword) => Some(OrderBy {
            keyword,
            keys: it.comma_separated(sort_key)?,
        }),
        None => None,
    })
}

fn sort_key(it: &mut Cursor<'_>) -> Parsed<SortKey> {
    it.grow(1)?;
    let start = it.position();
    let value = expr(it)?;
    let mut key = SortKey {
        span: Span::default(),
        value,
        descending: None,
        using: None,
        nulls_first: None,
    };
    let clause = it.position();
    if it.eat(K::Using).is_some() {
        let operator = operator(it)?;
        key.using = Some(Spanned::new(operator, it.span_from(clause)));
    } else if let Some(span) = it.eat(K::Desc) {
        key.descending = Some(Spanned::new(true, span));
    } else if let Some(span) = it.eat(K::Asc) {
        key.descending = Some(Spanned::new(false, span));
    }
    let clause = it.position();
    if it.eat(K::Nulls).is_some() {
        let first = it.eat(K::First).is_some();
        if !first {
            it.expect(K::Last)?;
        }
        key.nulls_first = Some(Spanned::new(first, it.span_from(clause)));
    }
    key.span = it.span_from(start);
    Ok(key)
}
