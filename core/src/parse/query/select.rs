//! `SELECT` up to its `WINDOW` clause; what follows belongs to the query around it.

use super::from::{FromClause, from};
use super::group::{GroupBy, group_by};
use super::target::{Target, target};
use super::window::{NamedWindow, windows};
use crate::ident::{Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `SELECT …`
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    /// All of it.
    pub span: Span,
    /// `DISTINCT [ON (…)]`
    pub distinct: Option<Distinct>,
    /// What it gives; PostgreSQL takes an empty list.
    pub targets: Vec<Target>,
    /// `INTO table`
    pub into: Option<IntoClause>,
    /// `FROM …`
    pub from: Option<FromClause>,
    /// `WHERE condition`: the word, and the condition.
    pub condition: Option<(Span, Expr)>,
    /// `GROUP BY …`
    pub group_by: Option<GroupBy>,
    /// `HAVING condition`: the word, and the condition.
    pub having: Option<(Span, Expr)>,
    /// `WINDOW name AS (…), …`: the word, and the windows.
    pub windows: Option<(Span, Vec<NamedWindow>)>,
}

/// `DISTINCT` or `DISTINCT ON (…)`
#[derive(Clone, Debug, PartialEq)]
pub struct Distinct {
    /// The clause.
    pub span: Span,
    /// What stands after `ON`; empty where it does not stand.
    pub on: Vec<Expr>,
}

/// `INTO [TEMPORARY | UNLOGGED] [TABLE] name`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntoClause {
    /// The clause.
    pub span: Span,
    /// `[LOCAL | GLOBAL] TEMPORARY` or `UNLOGGED`
    pub persistence: Option<Span>,
    /// The table to create.
    pub table: Spanned<QualifiedName>,
}

pub(super) fn select(it: &mut Cursor<'_>) -> Parsed<Box<Select>> {
    let start = it.position();
    it.grow(8)?;
    it.expect(K::Select)?;
    let mut select = Box::new(Select {
        span: Span::default(),
        distinct: distinct(it)?,
        targets: vec![],
        into: None,
        from: None,
        condition: None,
        group_by: None,
        having: None,
        windows: None,
    });
    if select.distinct.is_none() {
        it.eat(K::All);
    }
    if select.distinct.is_some() || !ends_clause(it) {
        select.targets = it.comma_separated(target)?;
    }
    select.into = into(it)?;
    select.from = from(it)?;
    select.condition = condition(it, K::Where)?;
    select.group_by = group_by(it)?;
    select.having = condition(it, K::Having)?;
    if let Some(keyword) = it.eat(K::Window) {
        select.windows = Some((keyword, windows(it)?));
    }
    select.span = it.span_from(start);
    Ok(select)
}

/// Whether the next clause of the query begins here, or its end stands here.
pub(super) fn ends_clause(it: &Cursor<'_>) -> bool {
    match it.peek().map(|it| it.kind) {
        None | Some(TokenKind::RightParen | TokenKind::Semicolon) => true,
        Some(TokenKind::Word(Some(keyword))) => matches!(
            keyword,
            K::From
                | K::Into
                | K::Where
                | K::Group
                | K::Having
                | K::Window
                | K::Union
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

fn distinct(it: &mut Cursor<'_>) -> Parsed<Option<Distinct>> {
    let start = it.position();
    if it.eat(K::Distinct).is_none() {
        return Ok(None);
    }
    let on = match it.eat(K::On) {
        Some(_) => it.parens(expr)?,
        None => vec![],
    };
    Ok(Some(Distinct {
        span: it.span_from(start),
        on,
    }))
}

fn into(it: &mut Cursor<'_>) -> Parsed<Option<IntoClause>> {
    let start = it.position();
    if it.eat(K::Into).is_none() {
        return Ok(None);
    }
    let modifier = it.position();
    let mut words = 0;
    // `temp` and `unlogged` may be the table's own name.
    while matches!(
        it.keyword_at(words),
        Some(K::Local | K::Global | K::Temporary | K::Temp | K::Unlogged)
    ) && matches!(
        it.peek_at(words + 1).map(|it| it.kind),
        Some(TokenKind::Word(_) | TokenKind::QuotedIdent)
    ) && it.keyword_at(words + 1) != Some(K::From)
    {
        words += 1;
    }
    for _ in 0..words {
        it.bump();
    }
    let persistence = (words > 0).then(|| it.span_from(modifier));
    it.eat(K::Table);
    let table = it.qualified_name()?;
    Ok(Some(IntoClause {
        span: it.span_from(start),
        persistence,
        table,
    }))
}

/// `WHERE condition` or `HAVING condition`
pub(super) fn condition(it: &mut Cursor<'_>, word: K) -> Parsed<Option<(Span, Expr)>> {
    Ok(match it.eat(word) {
        Some(keyword) => Some((keyword, expr(it)?)),
        None => None,
    })
}
