//! Queries in parentheses, where something else could stand in them as well.

use super::query;
use crate::ident::Keyword as K;
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::Subquery;
use crate::parse::token::TokenKind;
use crate::text::Span;

/// The query in parentheses that stands here, if one does. Where it cannot be read, its text is
/// kept without a tree.
pub(in crate::parse) fn parenthesized_query(it: &mut Cursor<'_>) -> Parsed<Option<Subquery>> {
    if !is_parenthesized_query(it) {
        return Ok(None);
    }
    let start = it.position();
    it.open_paren()?;
    let read = query(it).and_then(|tree| {
        it.close_paren()?;
        Ok(tree)
    });
    let tree = match read {
        Ok(tree) => Some(tree),
        Err(unread) => {
            it.pass_over(unread);
            it.rewind(start);
            it.skip_parens()?;
            None
        }
    };
    let span = inside(it, it.span_from(start));
    Ok(Some(Subquery { span, tree }))
}

/// The text between parentheses, without white space around it.
pub(super) fn inside(it: &Cursor<'_>, outer: Span) -> Span {
    let inside = Span::new(outer.start + 1, outer.end - 1).slice(it.text());
    let leading = inside.len() - inside.trim_start().len();
    let start = outer.start + 1 + leading as u32;
    Span::new(start, start + inside.trim().len() as u32)
}

/// Whether a query stands in these parentheses. It may begin with parentheses of its own, as does
/// an expression or a join: `((SELECT 1) UNION SELECT 2)` is a query, `((SELECT 1) + 2)` is none.
/// What follows the innermost parentheses says which.
pub(super) fn is_parenthesized_query(it: &Cursor<'_>) -> bool {
    let is_open = |ahead: usize| it.peek_at(ahead).map(|it| it.kind) == Some(TokenKind::LeftParen);
    let depth = (0..).take_while(|ahead| is_open(*ahead)).count();
    let begins = match it.keyword_at(depth) {
        Some(K::Select | K::With | K::Table) => true,
        Some(K::Values) => is_open(depth + 1),
        _ => false,
    };
    if depth < 2 || !begins {
        return depth == 1 && begins;
    }
    let mut after = it.clone();
    after.rewind(it.position() + depth - 1);
    if after.skip_parens().is_err() {
        return true;
    }
    for _ in 2..depth {
        if after.eat_kind(TokenKind::RightParen).is_none() {
            break;
        }
    }
    match after.peek().map(|it| it.kind) {
        None | Some(TokenKind::RightParen) => true,
        Some(TokenKind::Word(Some(keyword))) => matches!(
            keyword,
            K::Union
                | K::Intersect
                | K::Except
                | K::Order
                | K::Limit
                | K::Offset
                | K::Fetch
                | K::For
        ),
        _ => false,
    }
}
