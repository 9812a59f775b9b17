//! What an expression can begin with.

use super::call::{call, special_call};
use super::name::{name_prefix, type_constant};
use super::parser::{Extent, Power, boxed, expr, expr_above, operator};
use super::special_function::special_function;
use super::{Expr, ExprKind};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{data_type, is_system_type_keyword};
use crate::parse::query::parenthesized_query;
use crate::parse::token::{StringKind, TokenKind};
use crate::text::Spanned;

/// The beginning of an expression, and the highest power that may follow it.
pub(super) struct Prefix {
    pub(super) expr: Expr,
    pub(super) ceiling: Power,
}

/// Reads up to where an operator could stand.
pub(super) fn prefix(it: &mut Cursor<'_>, extent: Extent) -> Parsed<Prefix> {
    let start = it.position();
    let token = it.peek().ok_or_else(|| it.unread("an expression"))?;
    let written = token.span.slice(it.text());
    let mut ceiling = Power::Cast;
    let kind = match token.kind {
        TokenKind::Operator if written == "*" => {
            it.bump();
            ExprKind::Wildcard(vec![])
        }
        TokenKind::Operator => {
            ceiling = if matches!(written, "+" | "-") {
                Power::Sign
            } else {
                Power::Operator
            };
            unary(it, ceiling, extent)?
        }
        TokenKind::Word(Some(K::Operator))
            if it.peek_at(1).map(|it| it.kind) == Some(TokenKind::LeftParen) =>
        {
            ceiling = Power::Operator;
            unary(it, ceiling, extent)?
        }
        TokenKind::Word(Some(K::Not)) => {
            it.bump();
            ceiling = Power::Not;
            ExprKind::Not(boxed(expr_above(it, Power::Not, extent)?))
        }
        TokenKind::Number => {
            it.bump();
            ExprKind::Number(written.replace('_', ""))
        }
        TokenKind::Parameter => {
            it.bump();
            ExprKind::Parameter(written.to_owned())
        }
        TokenKind::String(StringKind::Bits) => {
            it.bump();
            ExprKind::Bits(written.to_owned())
        }
        TokenKind::String(_) => {
            let value = it.eat_string();
            ExprKind::String(value.map(|it| it.value).unwrap_or_default())
        }
        // Its span is its own: the parentheses do not belong to it.
        TokenKind::LeftParen => {
            return Ok(Prefix {
                expr: parenthesized(it)?,
                ceiling,
            });
        }
        TokenKind::LeftBracket => array_elements(it)?,
        TokenKind::Word(Some(keyword)) => match keyword_prefix(it, keyword)? {
            Some(kind) => kind,
            None => name_prefix(it)?,
        },
        TokenKind::Word(None) | TokenKind::QuotedIdent => name_prefix(it)?,
        TokenKind::Colon => {
            let (span, _) = it.variable().ok_or_else(|| it.unread("an expression"))?;
            it.bump();
            it.bump();
            ExprKind::Parameter(span.slice(it.text()).to_owned())
        }
        _ => return Err(it.unread("an expression")),
    };
    let span = it.span_from(start);
    Ok(Prefix {
        expr: Expr { span, kind },
        ceiling,
    })
}

fn unary(it: &mut Cursor<'_>, power: Power, extent: Extent) -> Parsed<ExprKind> {
    Ok(ExprKind::Unary {
        operator: operator(it)?,
        operand: boxed(expr_above(it, power.above(), extent)?),
    })
}

/// Expressions that begin with a keyword of their own; `None` where the keyword is a plain name.
fn keyword_prefix(it: &mut Cursor<'_>, keyword: K) -> Parsed<Option<ExprKind>> {
    let before_paren = it.peek_at(1).map(|it| it.kind) == Some(TokenKind::LeftParen);
    let constant = match keyword {
        K::True => Some(ExprKind::Bool(true)),
        K::False => Some(ExprKind::Bool(false)),
        K::Null => Some(ExprKind::Null),
        K::Default => Some(ExprKind::Default),
        _ => None,
    };
    if constant.is_some() {
        it.bump();
        return Ok(constant);
    }
    Ok(Some(match keyword {
        K::Case => case(it)?,
        K::Cast if before_paren => cast(it)?,
        K::Exists if before_paren => {
            it.bump();
            let query = parenthesized_query(it)?.ok_or_else(|| it.unread("a query"))?;
            ExprKind::Exists(query)
        }
        K::Array => {
            it.bump();
            match parenthesized_query(it)? {
                Some(query) => ExprKind::ArrayQuery(query),
                None => array_elements(it)?,
            }
        }
        K::Row if before_paren => row(it)?,
        K::CurrentDate
        | K::CurrentTime
        | K::CurrentTimestamp
        | K::Localtime
        | K::Localtimestamp
        | K::CurrentUser
        | K::CurrentRole
        | K::SessionUser
        | K::SystemUser
        | K::User
        | K::CurrentCatalog
        | K::CurrentSchema
            if !(before_paren && keyword == K::CurrentSchema) =>
        {
            sql_value(it, keyword)?
        }
        K::Extract | K::Normalize | K::Overlay | K::Position | K::Substring | K::Trim
            if before_paren =>
        {
            special_function(it, keyword)?
        }
        K::Coalesce | K::Greatest | K::Least | K::Nullif | K::Grouping | K::Xmlconcat
            if before_paren =>
        {
            let name = it.label()?;
            let name = Spanned::new(QualifiedName::bare(name.value), name.span);
            call(it, name, None)?
        }
        K::JsonArray
        | K::JsonObject
        | K::JsonArrayagg
        | K::JsonObjectagg
        | K::Treat
        | K::Xmlelement
        | K::Xmlexists
        | K::Xmlforest
        | K::Xmlparse
        | K::Xmlpi
        | K::Xmlroot
        | K::Xmlserialize
            if before_paren =>
        {
            special_call(it, keyword)?
        }
        K::Collation if it.keyword_at(1) == Some(K::For) => {
            let start = it.position();
            it.bump();
            it.bump();
            let name = QualifiedName::bare(Ident::new("pg_collation_for"));
            let name = Spanned::new(name, it.span_from(start));
            call(it, name, None)?
        }
        _ if is_system_type_keyword(keyword) => return type_constant(it),
        _ => return Ok(None),
    }))
}

fn cast(it: &mut Cursor<'_>) -> Parsed<ExprKind> {
    it.expect(K::Cast)?;
    it.open_paren()?;
    let operand = boxed(expr(it)?);
    it.expect(K::As)?;
    let data_type = Box::new(data_type(it)?);
    it.close_paren()?;
    Ok(ExprKind::Cast { operand, data_type })
}

fn row(it: &mut Cursor<'_>) -> Parsed<ExprKind> {
    it.expect(K::Row)?;
    if it.peek_at(1).map(|it| it.kind) == Some(TokenKind::RightParen) {
        it.skip_parens()?;
        return Ok(ExprKind::Row(vec![]));
    }
    Ok(ExprKind::Row(it.parens(expr)?))
}

/// `CURRENT_DATE`, `CURRENT_TIMESTAMP(3)`
fn sql_value(it: &mut Cursor<'_>, keyword: K) -> Parsed<ExprKind> {
    it.expect(keyword)?;
    let mut precision = None;
    if it.eat_kind(TokenKind::LeftParen).is_some() {
        precision = Some(boxed(expr(it)?));
        it.close_paren()?;
    }
    Ok(ExprKind::SqlValue { keyword, precision })
}

fn case(it: &mut Cursor<'_>) -> Parsed<ExprKind> {
    it.expect(K::Case)?;
    let operand = if it.is(K::When) {
        None
    } else {
        Some(boxed(expr(it)?))
    };
    let mut branches = Vec::new();
    while it.eat(K::When).is_some() {
        let condition = expr(it)?;
        it.expect(K::Then)?;
        branches.push((condition, expr(it)?));
    }
    let otherwise = if it.eat(K::Else).is_some() {
        Some(boxed(expr(it)?))
    } else {
        None
    };
    it.expect(K::End)?;
    Ok(ExprKind::Case {
        operand,
        branches,
        otherwise,
    })
}

fn array_elements(it: &mut Cursor<'_>) -> Parsed<ExprKind> {
    it.expect_kind(TokenKind::LeftBracket, "[")?;
    let elements = if it.is_kind(TokenKind::RightBracket) {
        vec![]
    } else {
        it.comma_separated(expr)?
    };
    it.expect_kind(TokenKind::RightBracket, "]")?;
    Ok(ExprKind::Array(elements))
}

fn parenthesized(it: &mut Cursor<'_>) -> Parsed<Expr> {
    let start = it.position();
    if let Some(query) = parenthesized_query(it)? {
        return Ok(Expr {
            span: it.span_from(start),
            kind: ExprKind::Subquery(query),
        });
    }
    it.open_paren()?;
    let mut elements = it.comma_separated(expr)?;
    it.close_paren()?;
    if elements.len() == 1
        && let Some(only) = elements.pop()
    {
        return Ok(only);
    }
    Ok(Expr {
        span: it.span_from(start),
        kind: ExprKind::Row(elements),
    })
}
