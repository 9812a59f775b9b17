//! `WITH`.

use super::subquery::inside;
use super::{Preparable, preparable};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `WITH [RECURSIVE] …`
#[derive(Clone, Debug, PartialEq)]
pub struct With {
    /// The clause.
    pub span: Span,
    /// The word `RECURSIVE`.
    pub recursive: Option<Span>,
    /// Its members.
    pub members: Vec<WithMember>,
}

/// `name [(columns)] AS [[NOT] MATERIALIZED] (statement) [SEARCH …] [CYCLE …]`
#[derive(Clone, Debug, PartialEq)]
pub struct WithMember {
    /// All of it.
    pub span: Span,
    /// Its name.
    pub name: Spanned<Ident>,
    /// The names of its columns.
    pub columns: Vec<Spanned<Ident>>,
    /// `MATERIALIZED` (true) or `NOT MATERIALIZED` (false).
    pub materialized: Option<Spanned<bool>>,
    /// The text of its statement, without the parentheses.
    pub text: Span,
    /// Its statement, where it could be read.
    pub statement: Option<Preparable>,
    /// `SEARCH …`
    pub search: Option<Search>,
    /// `CYCLE …`
    pub cycle: Option<Cycle>,
}

/// `SEARCH { DEPTH | BREADTH } FIRST BY columns SET column`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// The clause.
    pub span: Span,
    /// `BREADTH FIRST` rather than `DEPTH FIRST`.
    pub breadth_first: bool,
    /// What rows are told apart by.
    pub by: Vec<Spanned<Ident>>,
    /// The column that is added.
    pub set: Spanned<Ident>,
}

/// `CYCLE columns SET column [TO value DEFAULT value] USING column`
#[derive(Clone, Debug, PartialEq)]
pub struct Cycle {
    /// The clause.
    pub span: Span,
    /// What rows are told apart by.
    pub columns: Vec<Spanned<Ident>>,
    /// The column that marks a cycle.
    pub set: Spanned<Ident>,
    /// Its values, where they are written.
    pub values: Option<(Expr, Expr)>,
    /// The column that keeps the path.
    pub using: Spanned<Ident>,
}

pub(super) fn with(it: &mut Cursor<'_>) -> Parsed<Option<With>> {
    let start = it.position();
    if it.eat(K::With).is_none() {
        return Ok(None);
    }
    let recursive = it.eat(K::Recursive);
    let members = it.comma_separated(member)?;
    Ok(Some(With {
        span: it.span_from(start),
        recursive,
        members,
    }))
}

fn member(it: &mut Cursor<'_>) -> Parsed<WithMember> {
    it.grow(6)?;
    let start = it.position();
    let name = it.ident()?;
    let columns = if it.is_kind(TokenKind::LeftParen) {
        it.parens(Cursor::ident)?
    } else {
        vec![]
    };
    it.expect(K::As)?;
    let materialized = match it.eat_all(&[K::Not, K::Materialized]) {
        Some(span) => Some(Spanned::new(false, span)),
        None => it.eat(K::Materialized).map(|span| Spanned::new(true, span)),
    };
    let begin = it.position();
    it.open_paren()?;
    let read = preparable(it).and_then(|statement| {
        it.close_paren()?;
        Ok(statement)
    });
    let statement = match read {
        Ok(statement) => Some(statement),
        Err(unread) => {
            it.pass_over(unread);
            it.rewind(begin);
            it.skip_parens()?;
            None
        }
    };
    let text = inside(it, it.span_from(begin));
    let search = search(it)?;
    let cycle = cycle(it)?;
    Ok(WithMember {
        span: it.span_from(start),
        name,
        columns,
        materialized,
        text,
        statement,
        search,
        cycle,
    })
}

fn search(it: &mut Cursor<'_>) -> Parsed<Option<Search>> {
    let start = it.position();
    if it.eat(K::Search).is_none() {
        return Ok(None);
    }
    let breadth_first = it.eat(K::Breadth).is_some();
    if !breadth_first {
        it.expect(K::Depth)?;
    }
    it.expect(K::First)?;
    it.expect(K::By)?;
    let by = it.comma_separated(Cursor::ident)?;
    it.expect(K::Set)?;
    let set = it.ident()?;
    Ok(Some(Search {
        span: it.span_from(start),
        breadth_first,
        by,
        set,
    }))
}

fn cycle(it: &mut Cursor<'_>) -> Parsed<Option<Cycle>> {
    let start = it.position();
    if it.eat(K::Cycle).is_none() {
        return Ok(None);
    }
    let columns = it.comma_separated(Cursor::ident)?;
    it.expect(K::Set)?;
    let set = it.ident()?;
    let values = if it.eat(K::To).is_some() {
        let mark = expr(it)?;
        it.expect(K::Default)?;
        Some((mark, expr(it)?))
    } else {
        None
    };
    it.expect(K::Using)?;
    let using = it.ident()?;
    Ok(Some(Cycle {
        span: it.span_from(start),
        columns,
        set,
        values,
        using,
    }))
}
