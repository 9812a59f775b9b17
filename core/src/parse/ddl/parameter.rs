//! Parameters in parentheses, as `WITH (…)`, `SET (…)` and `CREATE TYPE` take them.

use crate::ident::{Ident, Keyword as K, KeywordCategory};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::data_type;
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `[namespace.]name [= value]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// All of it.
    pub span: Span,
    /// The namespace of a storage parameter: `toast`.
    pub namespace: Option<Spanned<Ident>>,
    /// Its name.
    pub name: Spanned<Ident>,
    /// Its value: a number, a constant, a word, a type or an operator.
    pub value: Option<Span>,
}

/// `( parameter, … )`
pub(in crate::parse) fn parameters(it: &mut Cursor<'_>) -> Parsed<Vec<Parameter>> {
    it.parens(parameter)
}

/// `WITH ( parameter, … )`, if it stands here. What cannot be read in it is passed over.
pub(in crate::parse) fn with_parameters(
    it: &mut Cursor<'_>,
) -> Parsed<Option<Spanned<Vec<Parameter>>>> {
    let start = it.position();
    if it.eat(K::With).is_none() {
        return Ok(None);
    }
    let list = it.parens_or_skip(parameter)?;
    Ok(Some(Spanned::new(list, it.span_from(start))))
}

pub(in crate::parse) fn parameter(it: &mut Cursor<'_>) -> Parsed<Parameter> {
    let start = it.position();
    let mut name = it.label()?;
    let mut namespace = None;
    if it.eat_kind(TokenKind::Dot).is_some() {
        namespace = Some(std::mem::replace(&mut name, it.label()?));
    }
    let value = match it.eat_operator("=") {
        Some(_) => Some(value(it)?),
        None => None,
    };
    Ok(Parameter {
        span: it.span_from(start),
        namespace,
        name,
        value,
    })
}

fn value(it: &mut Cursor<'_>) -> Parsed<Span> {
    let start = it.position();
    let token = it.peek().ok_or_else(|| it.unread("a value"))?;
    match token.kind {
        TokenKind::Number => {
            it.bump();
        }
        TokenKind::String(_) => {
            it.eat_string().ok_or_else(|| it.unread("a value"))?;
        }
        TokenKind::Operator => {
            it.bump();
            it.eat_kind(TokenKind::Number);
        }
        TokenKind::Word(Some(K::Operator)) => {
            it.bump();
            it.skip_parens()?;
        }
        TokenKind::Word(Some(keyword))
            if keyword == K::None || keyword.category() == KeywordCategory::Reserved =>
        {
            it.bump();
        }
        _ => {
            data_type(it)?;
        }
    }
    Ok(it.span_from(start))
}
