//! Pieces of SQL that are no statements: an expression, a type or a name alone.

use super::cursor::{Cursor, Parsed, Unread};
use super::data_type::{self, DataType};
use super::expr::{Expr, expr};
use super::lexer::{Lexeme, Lexer};
use super::query::{self, Query};
use super::token::{Token, TokenKind};
use crate::ident::{Ident, QualifiedName};
use crate::text::Span;

/// The tokens of a text, up to its end or to something that is never closed.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer::new(text);
    let mut tokens = Vec::new();
    loop {
        match lexer.next() {
            Lexeme::Token(token) => tokens.push(token),
            Lexeme::MetaCommand(_) => {}
            Lexeme::Unterminated(_) | Lexeme::End => return tokens,
        }
    }
}

/// Reads a text that is one expression and nothing else.
///
/// # Errors
/// Where it goes on after the expression, or is none that the parser knows.
pub fn expression(text: &str) -> Result<Expr, Unread> {
    whole(text, expr, "the end of the expression")
}

/// Reads a text that is one type and nothing else.
///
/// # Errors
/// Where it goes on after the type, or is none that the parser knows.
pub fn data_type(text: &str) -> Result<DataType, Unread> {
    whole(text, data_type::data_type, "the end of the type")
}

/// Reads a text that is one name, with a namespace or without, and nothing else.
///
/// # Errors
/// Where it goes on after the name, or is none.
pub fn qualified_name(text: &str) -> Result<QualifiedName, Unread> {
    fn name(it: &mut Cursor<'_>) -> Parsed<QualifiedName> {
        it.qualified_name().map(|it| it.value)
    }
    whole(text, name, "the end of the name")
}

fn whole<T>(
    text: &str,
    read: impl FnOnce(&mut Cursor<'_>) -> Parsed<T>,
    expected: &'static str,
) -> Result<T, Unread> {
    if u32::try_from(text.len()).is_err() {
        return Err(Unread {
            span: Span::default(),
            expected: "a shorter text",
        });
    }
    let tokens = tokens(text);
    let mut cursor = Cursor::new(text, &tokens);
    let found = read(&mut cursor)?;
    if cursor.is_at_end() {
        Ok(found)
    } else {
        Err(cursor.unread(expected))
    }
}

/// Reads a text that is names with dots between them, all of them, and nothing else.
pub fn names(text: &str) -> Option<Vec<Ident>> {
    fn list(it: &mut Cursor<'_>) -> Parsed<Vec<Ident>> {
        let mut names = vec![it.ident()?.value];
        while it.eat_kind(TokenKind::Dot).is_some() {
            names.push(it.label()?.value);
        }
        Ok(names)
    }
    whole(text, list, "the end of the names").ok()
}

/// Reads a text that is one query and nothing else.
///
/// # Errors
/// Where it goes on after the query, or is none that the parser knows.
pub fn query(text: &str) -> Result<Box<Query>, Unread> {
    whole(text, query::query, "the end of the query")
}
