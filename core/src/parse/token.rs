//! Tokens: a kind and a place, no text of their own.

use crate::ident::Keyword;
use crate::text::Span;

/// What a token is. White space, comments and psql meta-commands are no tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// An unquoted word: a keyword of PostgreSQL or a plain identifier.
    Word(Option<Keyword>),
    /// `"name"` or `U&"name"`.
    QuotedIdent,
    /// A string constant in any of its forms.
    String(StringKind),
    /// A number.
    Number,
    /// `$1`
    Parameter,
    /// An operator of PostgreSQL's operator characters, for example `+`, `<>`, `->>`.
    Operator,
    /// `(`
    LeftParen,
    /// `)`
    RightParen,
    /// `[`
    LeftBracket,
    /// `]`
    RightBracket,
    /// `,`
    Comma,
    /// `;`, inside a statement only: in a rule's or a function's body.
    Semicolon,
    /// `.`
    Dot,
    /// `..`
    DotDot,
    /// `:`
    Colon,
    /// `::`
    ColonColon,
    /// `:=`
    ColonEquals,
    /// `=>`
    EqualsGreater,
    /// A character that starts no token of PostgreSQL's.
    Unknown,
}

/// The forms of a string constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringKind {
    /// `'…'` or `N'…'`, backslashes being plain characters.
    Plain,
    /// `E'…'`
    Escape,
    /// `U&'…'`
    Unicode,
    /// `$tag$…$tag$`
    Dollar,
    /// `B'…'` or `X'…'`
    Bits,
}

/// One token: 12 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it is.
    pub span: Span,
}

impl Token {
    /// The keyword, if the token is one.
    pub fn keyword(self) -> Option<Keyword> {
        match self.kind {
            TokenKind::Word(keyword) => keyword,
            _ => None,
        }
    }

    /// Whether the token is this word, unquoted, whatever its case. For words that are no
    /// keywords of PostgreSQL.
    pub fn is_word(self, word: &str, text: &str) -> bool {
        matches!(self.kind, TokenKind::Word(_)) && self.span.slice(text).eq_ignore_ascii_case(word)
    }
}
