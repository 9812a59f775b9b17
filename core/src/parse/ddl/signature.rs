//! Functions and aggregates as statements name them: a name and its arguments.

use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `name`, `name(arguments)`
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// All of it.
    pub span: Span,
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// Its arguments; none where only the name is written.
    pub arguments: Option<Vec<FunctionArgument>>,
    /// The arguments after `ORDER BY`, of an ordered-set aggregate.
    pub ordered: Vec<FunctionArgument>,
    /// `*`, of an aggregate without arguments.
    pub star: Option<Span>,
}

/// One argument of a function.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionArgument {
    /// All of it.
    pub span: Span,
    /// Which way it goes; without a word it is `IN`.
    pub mode: Option<Spanned<ArgumentMode>>,
    /// Its name.
    pub name: Option<Spanned<Ident>>,
    /// Its type.
    pub data_type: DataType,
    /// `DEFAULT value` or `= value`: the clause, and the value.
    pub default: Option<(Span, Expr)>,
}

/// Which way an argument goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ArgumentMode {
    In,
    Out,
    InOut,
    Variadic,
}

/// Reads a function's or an aggregate's name with its arguments, if they are written.
pub(in crate::parse) fn signature(it: &mut Cursor<'_>) -> Parsed<Signature> {
    let start = it.position();
    let mut found = Signature {
        span: Span::default(),
        name: it.function_name()?,
        arguments: None,
        ordered: vec![],
        star: None,
    };
    if it.eat_kind(TokenKind::LeftParen).is_some() {
        let ends = |it: &Cursor<'_>| it.is_kind(TokenKind::RightParen) || it.is(K::Order);
        found.star = it.eat_operator("*");
        found.arguments = Some(if found.star.is_some() || ends(it) {
            vec![]
        } else {
            it.comma_separated(argument)?
        });
        if it.eat_all(&[K::Order, K::By]).is_some() {
            found.ordered = it.comma_separated(argument)?;
        }
        it.close_paren()?;
    }
    found.span = it.span_from(start);
    Ok(found)
}

/// `( [argument, …] )`
pub(in crate::parse) fn arguments(it: &mut Cursor<'_>) -> Parsed<Vec<FunctionArgument>> {
    it.open_paren()?;
    if it.eat_kind(TokenKind::RightParen).is_some() {
        return Ok(vec![]);
    }
    let list = it.comma_separated(argument)?;
    it.close_paren()?;
    Ok(list)
}

fn argument(it: &mut Cursor<'_>) -> Parsed<FunctionArgument> {
    let start = it.position();
    let mut mode = argument_mode(it);
    let name = argument_name(it);
    if mode.is_none() && name.is_some() {
        mode = argument_mode(it);
    }
    let data_type = data_type(it)?;
    let clause = it.position();
    let default = if it
        .eat(K::Default)
        .or_else(|| it.eat_operator("="))
        .is_some()
    {
        let value = expr(it)?;
        Some((it.span_from(clause), value))
    } else {
        None
    };
    Ok(FunctionArgument {
        span: it.span_from(start),
        mode,
        name,
        data_type,
        default,
    })
}

fn argument_mode(it: &mut Cursor<'_>) -> Option<Spanned<ArgumentMode>> {
    let start = it.position();
    let mode = match it.keyword()? {
        K::In if it.keyword_at(1) == Some(K::Out) => {
            it.bump();
            ArgumentMode::InOut
        }
        K::In => ArgumentMode::In,
        K::Out => ArgumentMode::Out,
        K::Inout => ArgumentMode::InOut,
        K::Variadic => ArgumentMode::Variadic,
        _ => return None,
    };
    it.bump();
    Some(Spanned::new(mode, it.span_from(start)))
}

/// A name, where what follows begins a type: alone it is a type itself.
fn argument_name(it: &mut Cursor<'_>) -> Option<Spanned<Ident>> {
    if it.is_all(&[K::Double, K::Precision]) {
        return None;
    }
    let start = it.position();
    let name = it.type_or_function_ident().ok();
    let begins_type = match it.peek()?.kind {
        TokenKind::QuotedIdent | TokenKind::Word(None) => true,
        TokenKind::Word(Some(K::In | K::Variadic)) => true,
        TokenKind::Word(Some(keyword)) => {
            keyword.category() != crate::ident::KeywordCategory::Reserved
        }
        _ => false,
    };
    if begins_type && name.is_some() {
        return name;
    }
    it.rewind(start);
    None
}
