//! What is given and what is set: target lists, `RETURNING`, assignments, and the table of a
//! statement that changes rows.

use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, column_part, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `expression [[AS] label]`
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// All of it.
    pub span: Span,
    /// What is given: `*` and `t.*` are wildcards.
    pub value: Expr,
    /// Its label.
    pub label: Option<Spanned<Ident>>,
}

/// `RETURNING …`
#[derive(Clone, Debug, PartialEq)]
pub struct Returning {
    /// The word `RETURNING`.
    pub keyword: Span,
    /// What is given back.
    pub targets: Vec<Target>,
}

/// `[ONLY] name [*]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The word `ONLY`.
    pub only: Option<Span>,
    /// Its name.
    pub name: Spanned<QualifiedName>,
}

/// A column that a value is given to, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub struct AssignmentTarget {
    /// All of it.
    pub span: Span,
    /// The column.
    pub column: Spanned<Ident>,
    /// `a[1]`, `a.b`: the whole, where not all of the column is set.
    pub part: Option<Box<Expr>>,
}

/// `a = value` or `(a, b) = value`
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// All of it.
    pub span: Span,
    /// What is set.
    pub targets: Vec<AssignmentTarget>,
    /// Whether they stand in parentheses: the value is a row or a query.
    pub is_row: bool,
    /// The value.
    pub value: Expr,
}

pub(super) fn target(it: &mut Cursor<'_>) -> Parsed<Target> {
    it.grow(1)?;
    let start = it.position();
    let value = expr(it)?;
    let label = if it.eat(K::As).is_some() || is_bare_label(it) {
        Some(it.label()?)
    } else {
        None
    };
    Ok(Target {
        span: it.span_from(start),
        value,
        label,
    })
}

fn is_bare_label(it: &Cursor<'_>) -> bool {
    match it.peek().map(|it| it.kind) {
        Some(TokenKind::Word(keyword)) => keyword.is_none_or(K::is_bare_label),
        Some(TokenKind::QuotedIdent) => true,
        _ => false,
    }
}

pub(super) fn returning(it: &mut Cursor<'_>) -> Parsed<Option<Returning>> {
    Ok(match it.eat(K::Returning) {
        Some(keyword) => Some(Returning {
            keyword,
            targets: it.comma_separated(target)?,
        }),
        None => None,
    })
}

impl Relation {
    pub(in crate::parse) fn read(it: &mut Cursor<'_>) -> Parsed<Self> {
        let only = it.eat(K::Only);
        let is_wrapped = only.is_some() && it.eat_kind(TokenKind::LeftParen).is_some();
        let name = it.qualified_name()?;
        if is_wrapped {
            it.close_paren()?;
        } else if only.is_none() {
            it.eat_operator("*");
        }
        Ok(Self { only, name })
    }
}

/// The alias of the table of a statement that changes rows: `[AS] name`, but for what would begin
/// the next clause.
pub(super) fn row_alias(it: &mut Cursor<'_>) -> Parsed<Option<Spanned<Ident>>> {
    if it.eat(K::As).is_some() {
        return it.ident().map(Some);
    }
    Ok(if it.is(K::Set) { None } else { it.ident().ok() })
}

pub(super) fn assignment_target(it: &mut Cursor<'_>) -> Parsed<AssignmentTarget> {
    it.grow(2)?;
    let start = it.position();
    let column = it.ident()?;
    let mut part = None;
    if it.is_kind(TokenKind::Dot) || it.is_kind(TokenKind::LeftBracket) {
        part = Some(Box::new(column_part(it, start, &column.value)?));
    }
    Ok(AssignmentTarget {
        span: it.span_from(start),
        column,
        part,
    })
}

/// After the word `SET`.
pub(super) fn assignments(it: &mut Cursor<'_>) -> Parsed<Vec<Assignment>> {
    it.comma_separated(|it| {
        let start = it.position();
        let is_row = it.is_kind(TokenKind::LeftParen);
        let targets = if is_row {
            it.parens(assignment_target)?
        } else {
            vec![assignment_target(it)?]
        };
        it.eat_operator("=").ok_or_else(|| it.unread("="))?;
        let value = expr(it)?;
        Ok(Assignment {
            span: it.span_from(start),
            targets,
            is_row,
            value,
        })
    })
}
