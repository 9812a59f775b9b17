//! Pieces of SQL that are no statements: an expression alone, as the catalog prints it.

use super::cursor::{Cursor, Unread};
use super::expr::{Expr, expr};
use super::lexer::{Lexeme, Lexer};
use super::token::Token;
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
    if u32::try_from(text.len()).is_err() {
        return Err(Unread {
            span: Span::default(),
            expected: "a shorter text",
        });
    }
    let tokens = tokens(text);
    let mut cursor = Cursor::new(text, &tokens);
    let read = expr(&mut cursor)?;
    if cursor.is_at_end() {
        Ok(read)
    } else {
        Err(cursor.unread("the end of the expression"))
    }
}
