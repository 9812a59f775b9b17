//! What `CREATE FUNCTION` and `ALTER FUNCTION` say of a function besides its arguments.

use crate::ident::{Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::session::{Set, set_clause};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionOption {
    /// All of it.
    pub span: Span,
    /// Which one.
    pub kind: FunctionOptionKind,
}

/// The options of functions and procedures.
#[derive(Clone, Debug, PartialEq)]
pub enum FunctionOptionKind {
    /// `LANGUAGE name`; unquoted it is in lower case.
    Language(Spanned<String>),
    /// `AS 'text'`, or the file and the symbol of a function in C.
    As(Spanned<String>, Option<Spanned<String>>),
    /// `TRANSFORM FOR TYPE type, …`
    Transform(Vec<DataType>),
    /// `WINDOW`
    Window,
    /// `IMMUTABLE`, `STABLE` or `VOLATILE`
    Volatility(Volatility),
    /// `STRICT` and `RETURNS NULL ON NULL INPUT` (true), `CALLED ON NULL INPUT` (false)
    Strict(bool),
    /// `[EXTERNAL] SECURITY DEFINER` (true) or `… INVOKER` (false)
    SecurityDefiner(bool),
    /// `LEAKPROOF` (true) or `NOT LEAKPROOF` (false)
    Leakproof(bool),
    /// `PARALLEL word`: the word.
    Parallel(Span),
    /// `COST number`: the number.
    Cost(Span),
    /// `ROWS number`: the number.
    Rows(Span),
    /// `SUPPORT function`
    Support(Spanned<QualifiedName>),
    /// `SET parameter …` or `RESET parameter`
    Set(Set),
}

/// What a function's result depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Volatility {
    Immutable,
    Stable,
    Volatile,
}

/// Reads one option, if one stands here.
pub(in crate::parse) fn function_option(it: &mut Cursor<'_>) -> Parsed<Option<FunctionOption>> {
    let start = it.position();
    let Some(kind) = option_kind(it)? else {
        return Ok(None);
    };
    Ok(Some(FunctionOption {
        span: it.span_from(start),
        kind,
    }))
}

fn option_kind(it: &mut Cursor<'_>) -> Parsed<Option<FunctionOptionKind>> {
    use FunctionOptionKind as Kind;
    /// Those that are words alone.
    const WORDS: [(&[K], FunctionOptionKind); 13] = [
        (&[K::Window], Kind::Window),
        (&[K::Immutable], Kind::Volatility(Volatility::Immutable)),
        (&[K::Stable], Kind::Volatility(Volatility::Stable)),
        (&[K::Volatile], Kind::Volatility(Volatility::Volatile)),
        (&[K::Strict], Kind::Strict(true)),
        (
            &[K::Returns, K::Null, K::On, K::Null, K::Input],
            Kind::Strict(true),
        ),
        (&[K::Called, K::On, K::Null, K::Input], Kind::Strict(false)),
        (&[K::Leakproof], Kind::Leakproof(true)),
        (&[K::Not, K::Leakproof], Kind::Leakproof(false)),
        (&[K::Security, K::Definer], Kind::SecurityDefiner(true)),
        (&[K::Security, K::Invoker], Kind::SecurityDefiner(false)),
        (
            &[K::External, K::Security, K::Definer],
            Kind::SecurityDefiner(true),
        ),
        (
            &[K::External, K::Security, K::Invoker],
            Kind::SecurityDefiner(false),
        ),
    ];
    let mut words = WORDS.into_iter();
    if let Some((_, kind)) = words.find(|(words, _)| it.eat_all(words).is_some()) {
        return Ok(Some(kind));
    }
    let Some(keyword) = it.keyword() else {
        return Ok(None);
    };
    let start = it.position();
    it.bump();
    Ok(Some(match keyword {
        K::Language => Kind::Language(word_or_string(it)?),
        K::As => {
            let first = string(it)?;
            let symbol = match it.eat_kind(TokenKind::Comma) {
                Some(_) => Some(string(it)?),
                None => None,
            };
            Kind::As(first, symbol)
        }
        K::Transform => Kind::Transform(it.comma_separated(|it| {
            it.eat_all(&[K::For, K::Type])
                .ok_or_else(|| it.unread("FOR TYPE"))?;
            data_type(it)
        })?),
        K::Parallel => Kind::Parallel(it.ident()?.span),
        K::Cost => Kind::Cost(number(it)?),
        K::Rows => Kind::Rows(number(it)?),
        K::Support => Kind::Support(it.qualified_name()?),
        K::Set | K::Reset => Kind::Set(set_clause(it, keyword == K::Reset)?),
        _ => {
            it.rewind(start);
            return Ok(None);
        }
    }))
}

fn string(it: &mut Cursor<'_>) -> Parsed<Spanned<String>> {
    // A variable of psql's stands for a constant: `:'file'`.
    it.eat_kind(TokenKind::Colon);
    it.eat_string().ok_or_else(|| it.unread("a string"))
}

fn word_or_string(it: &mut Cursor<'_>) -> Parsed<Spanned<String>> {
    if let Some(name) = it.eat_string() {
        return Ok(name);
    }
    let name = it.unreserved_ident("a language")?;
    Ok(Spanned::new(name.value.as_str().to_owned(), name.span))
}

/// A number of any kind, with an optional sign.
fn number(it: &mut Cursor<'_>) -> Parsed<Span> {
    let start = it.position();
    let _ = it.eat_operator("-").or_else(|| it.eat_operator("+"));
    it.expect_kind(TokenKind::Number, "a number")?;
    Ok(it.span_from(start))
}
