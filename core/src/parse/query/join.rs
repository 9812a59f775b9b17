//! Joins.

use super::from::{FromItem, FromKind, single_item};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::text::{Span, Spanned};

/// `a JOIN b ON … LEFT JOIN c USING (…)`: a chain that groups to the left.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// The leftmost item.
    pub first: FromItem,
    /// What is joined to it, in order.
    pub joins: Vec<Join>,
}

/// One join of a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Join {
    /// The words up to `JOIN`.
    pub keyword: Span,
    /// Which.
    pub kind: JoinKind,
    /// `NATURAL`
    pub natural: Option<Span>,
    /// The right side.
    pub right: FromItem,
    /// Which rows belong together.
    pub condition: Option<JoinCondition>,
}

/// The kinds of joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum JoinKind {
    Inner,
    Left,
    Right,
    Full,
    Cross,
}

/// Which rows of a join belong together.
#[derive(Clone, Debug, PartialEq)]
pub enum JoinCondition {
    /// `ON condition`: the word, and the condition.
    On(Span, Expr),
    /// `USING (a, b) [AS alias]`: the word, the columns, and the alias.
    Using(Span, Vec<Spanned<Ident>>, Option<Spanned<Ident>>),
}

/// Whether a join goes on here.
pub(super) fn starts_join(it: &Cursor<'_>) -> bool {
    matches!(
        it.keyword(),
        Some(K::Natural | K::Cross | K::Join | K::Inner | K::Left | K::Right | K::Full)
    )
}

/// The joins that follow an item, if any do.
pub(super) fn joined(it: &mut Cursor<'_>, start: usize, first: FromItem) -> Parsed<FromItem> {
    let mut joins = Vec::new();
    while starts_join(it) {
        joins.push(join(it)?);
    }
    if joins.is_empty() {
        return Ok(first);
    }
    Ok(FromItem {
        span: it.span_from(start),
        lateral: None,
        kind: FromKind::Joined(Box::new(Joined { first, joins })),
        ordinality: None,
        alias: None,
        sample: None,
    })
}

fn join(it: &mut Cursor<'_>) -> Parsed<Join> {
    it.grow(2)?;
    let start = it.position();
    let natural = it.eat(K::Natural);
    let kind = match it.keyword() {
        Some(K::Cross) if natural.is_none() => JoinKind::Cross,
        Some(K::Left) => JoinKind::Left,
        Some(K::Right) => JoinKind::Right,
        Some(K::Full) => JoinKind::Full,
        _ => JoinKind::Inner,
    };
    if !it.is(K::Join) {
        it.bump();
        it.eat(K::Outer);
    }
    it.expect(K::Join)?;
    let keyword = it.span_from(start);
    let begin = it.position();
    let mut right = single_item(it)?;
    let mut condition = None;
    if natural.is_none() && kind != JoinKind::Cross {
        // `a JOIN b JOIN c ON d ON e`: the condition of the first join stands last.
        if starts_join(it) {
            right = it.nested_by(NESTING, |it| joined(it, begin, right))?;
        }
        condition = Some(join_condition(it)?);
    }
    Ok(Join {
        keyword,
        kind,
        natural,
        right,
        condition,
    })
}

/// How much of the allowed nesting a join on the right side of a join takes.
const NESTING: u16 = 2;

fn join_condition(it: &mut Cursor<'_>) -> Parsed<JoinCondition> {
    if let Some(keyword) = it.eat(K::On) {
        return Ok(JoinCondition::On(keyword, expr(it)?));
    }
    let keyword = it.eat(K::Using).ok_or_else(|| it.unread("ON or USING"))?;
    let columns = it.parens(Cursor::ident)?;
    let alias = match it.eat(K::As) {
        Some(_) => Some(it.ident()?),
        None => None,
    };
    Ok(JoinCondition::Using(keyword, columns, alias))
}
