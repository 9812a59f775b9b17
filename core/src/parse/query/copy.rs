//! `COPY`.

use super::select::condition;
use super::{Preparable, preparable};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::Expr;
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `COPY …`
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    /// What is copied.
    pub source: CopySource,
    /// `FROM` (false) or `TO` (true): the word.
    pub is_to: Spanned<bool>,
    /// The other end: `STDIN`, a file, `PROGRAM 'command'`.
    pub place: Span,
    /// All options.
    pub options: Option<Span>,
    /// `WHERE condition`: the word, and the condition.
    pub condition: Option<(Span, Expr)>,
}

/// What is copied.
#[derive(Clone, Debug, PartialEq)]
pub enum CopySource {
    /// A table, and its columns where they are written.
    Table(Spanned<QualifiedName>, Vec<Spanned<Ident>>),
    /// A query in parentheses.
    Query(Preparable),
}

/// After `COPY`.
pub(in crate::parse) fn copy(it: &mut Cursor<'_>) -> Parsed<Copy> {
    it.eat(K::Binary);
    let source = if it.eat_kind(TokenKind::LeftParen).is_some() {
        let query = preparable(it)?;
        it.close_paren()?;
        CopySource::Query(query)
    } else {
        let name = it.qualified_name()?;
        let columns = if it.is_kind(TokenKind::LeftParen) {
            it.parens(Cursor::ident)?
        } else {
            vec![]
        };
        CopySource::Table(name, columns)
    };
    let is_to = match it.eat(K::To) {
        Some(span) => Spanned::new(true, span),
        None => Spanned::new(false, it.expect(K::From)?),
    };
    let start = it.position();
    let is_program = it.eat(K::Program).is_some();
    let is_stream = !is_program && it.eat(K::Stdin).or_else(|| it.eat(K::Stdout)).is_some();
    if !is_stream && it.eat_string().is_none() {
        return Err(it.unread("a file, STDIN or STDOUT"));
    }
    let place = it.span_from(start);
    let start = it.position();
    // Their grammar is open: an option that PostgreSQL does not know is refused later.
    it.eat(K::With);
    if it.is_kind(TokenKind::LeftParen) {
        it.skip_parens()?;
    } else {
        while !it.is_at_end() && !it.is(K::Where) {
            it.bump();
        }
    }
    let options = (it.position() > start).then(|| it.span_from(start));
    Ok(Copy {
        source,
        is_to,
        place,
        options,
        condition: condition(it, K::Where)?,
    })
}
