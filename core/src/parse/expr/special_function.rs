//! The functions that SQL gives a grammar of their own.

use super::call::{argument, call};
use super::parser::{expr, restricted_expr};
use super::{Argument, Expr, ExprKind, FunctionCall};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::string::string_value;
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `EXTRACT(f FROM a)`, `POSITION(a IN b)`, `SUBSTRING(a FROM b FOR c)`, `OVERLAY(a PLACING b FROM
/// c FOR d)`, `TRIM([BOTH|LEADING|TRAILING] [a] FROM b)`: as plain calls with PostgreSQL's argument
/// order. Their function-like forms are read as any call.
pub(super) fn special_function(it: &mut Cursor<'_>, keyword: K) -> Parsed<ExprKind> {
    let word = it.label()?.span;
    match keyword {
        K::Extract => extract(it, word),
        K::Position => position(it, word),
        K::Substring => substring(it, word),
        K::Overlay => overlay(it, word),
        K::Normalize => normalize(it, word),
        _ => trim(it, word),
    }
}

fn extract(it: &mut Cursor<'_>, word: Span) -> Parsed<ExprKind> {
    it.open_paren()?;
    if it.keyword_at(1) != Some(K::From) {
        let first = argument(it)?;
        return call(it, named("extract", word), Some(first));
    }
    let field = extract_field(it)?;
    it.expect(K::From)?;
    let values = vec![field, expr(it)?];
    finish(it, "extract", word, values)
}

fn position(it: &mut Cursor<'_>, word: Span) -> Parsed<ExprKind> {
    it.open_paren()?;
    let needle = restricted_expr(it)?;
    if it.eat(K::In).is_none() {
        return call(it, named("position", word), Some(Argument::plain(needle)));
    }
    let values = vec![restricted_expr(it)?, needle];
    finish(it, "position", word, values)
}

fn overlay(it: &mut Cursor<'_>, word: Span) -> Parsed<ExprKind> {
    let first = match first_argument(it, "overlay", word)? {
        First::Value(value) => value,
        First::Call(call) => return Ok(call),
    };
    it.expect(K::Placing)?;
    let mut values = vec![first, expr(it)?];
    it.expect(K::From)?;
    values.push(expr(it)?);
    if it.eat(K::For).is_some() {
        values.push(expr(it)?);
    }
    finish(it, "overlay", word, values)
}

/// What the parentheses of such a function hold at first.
enum First {
    /// A value, with a keyword after it.
    Value(Expr),
    /// They hold an ordinary list of arguments: the whole call.
    Call(ExprKind),
}

fn first_argument(it: &mut Cursor<'_>, function: &str, word: Span) -> Parsed<First> {
    let mut empty = it.clone();
    empty.open_paren()?;
    if empty.is_kind(TokenKind::RightParen) {
        return call(it, named(function, word), None).map(First::Call);
    }
    *it = empty;
    let first = argument(it)?;
    let is_ordinary = first.name.is_some()
        || first.is_variadic
        || !matches!(
            it.keyword(),
            Some(K::From | K::For | K::Placing | K::Similar)
        );
    if is_ordinary {
        return call(it, named(function, word), Some(first)).map(First::Call);
    }
    Ok(First::Value(first.value))
}

fn substring(it: &mut Cursor<'_>, word: Span) -> Parsed<ExprKind> {
    let mut values = match first_argument(it, "substring", word)? {
        First::Value(value) => vec![value],
        First::Call(call) => return Ok(call),
    };
    if it.eat(K::Similar).is_some() {
        values.push(expr(it)?);
        it.expect(K::Escape)?;
        values.push(expr(it)?);
        return finish(it, "substring", word, values);
    }
    let mut from = None;
    let mut length = None;
    while let Some(keyword @ (K::From | K::For)) = it.keyword() {
        it.bump();
        let value = expr(it)?;
        if keyword == K::From {
            from = Some(value);
        } else {
            length = Some(value);
        }
    }
    // PostgreSQL puts the missing 1 in as well.
    values.push(from.unwrap_or_else(|| Expr {
        span: word,
        kind: ExprKind::Number("1".to_owned()),
    }));
    values.extend(length);
    finish(it, "substring", word, values)
}

fn trim(it: &mut Cursor<'_>, word: Span) -> Parsed<ExprKind> {
    it.open_paren()?;
    let function = match it.keyword() {
        Some(K::Leading) => "ltrim",
        Some(K::Trailing) => "rtrim",
        _ => "btrim",
    };
    if matches!(it.keyword(), Some(K::Leading | K::Trailing | K::Both)) {
        it.bump();
    }
    let mut values = Vec::new();
    if it.eat(K::From).is_some() {
        values = it.comma_separated(expr)?;
    } else {
        let first = expr(it)?;
        if it.eat(K::From).is_some() {
            values = it.comma_separated(expr)?;
            values.push(first);
        } else {
            values.push(first);
            while it.eat_kind(TokenKind::Comma).is_some() {
                values.push(expr(it)?);
            }
        }
    }
    finish(it, function, word, values)
}

/// `NORMALIZE(a, NFC)`: the form is a word of its own.
fn normalize(it: &mut Cursor<'_>, word: Span) -> Parsed<ExprKind> {
    it.open_paren()?;
    let mut values = vec![expr(it)?];
    if it.eat_kind(TokenKind::Comma).is_some() {
        let span = it.peek().map_or(word, |it| it.span);
        let Some(form @ (K::Nfc | K::Nfd | K::Nfkc | K::Nfkd)) = it.keyword() else {
            return Err(it.unread("NFC, NFD, NFKC or NFKD"));
        };
        it.bump();
        values.push(Expr {
            span,
            kind: ExprKind::String(form.text().to_ascii_uppercase()),
        });
    }
    finish(it, "normalize", word, values)
}

/// The field of an `EXTRACT`: a word or a string constant, of which PostgreSQL makes a string.
fn extract_field(it: &mut Cursor<'_>) -> Parsed<Expr> {
    let token = it.peek().ok_or_else(|| it.unread("a field"))?;
    let field = match token.kind {
        TokenKind::String(kind) => {
            it.bump();
            string_value(kind, token.span.slice(it.text()))
        }
        _ => it.label()?.value.as_str().to_owned(),
    };
    Ok(Expr {
        span: token.span,
        kind: ExprKind::String(field),
    })
}

fn named(function: &str, word: Span) -> Spanned<QualifiedName> {
    Spanned::new(QualifiedName::bare(Ident::new(function)), word)
}

fn finish(it: &mut Cursor<'_>, function: &str, word: Span, values: Vec<Expr>) -> Parsed<ExprKind> {
    it.close_paren()?;
    Ok(ExprKind::Function(Box::new(FunctionCall {
        name: named(function, word),
        arguments: values.into_iter().map(Argument::plain).collect(),
        is_distinct: false,
        suffix: None,
        clauses: None,
    })))
}
