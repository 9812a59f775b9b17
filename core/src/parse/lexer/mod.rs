//! The byte scanner: PostgreSQL's lexical rules (its manual, "Lexical Structure") and psql's.
//!
//! It never fails and never looks at a byte more than a bounded number of times. It works on
//! bytes: all that SQL's syntax is made of is ASCII, and every byte from 0x80 on belongs to a word
//! or to something quoted.

mod quoted;

use super::token::{StringKind, Token, TokenKind};
use crate::ident::{Keyword, MAX_BYTES};
use crate::order::Map;
use crate::text::Span;

/// Something that is opened and never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unterminated {
    /// What it is.
    pub what: UnterminatedKind,
    /// Where it opens: the opening delimiter.
    pub span: Span,
}

/// What can be left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnterminatedKind {
    /// A string constant.
    String,
    /// A quoted identifier.
    QuotedIdent,
    /// A dollar-quoted string constant.
    DollarQuote,
    /// A block comment.
    Comment,
}

/// What the scanner finds next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse) enum Lexeme {
    Token(Token),
    /// A psql meta-command from its backslash to the end of the line.
    MetaCommand(Span),
    Unterminated(Unterminated),
    End,
}

/// A place in the text that moves forward, one lexeme at a time.
#[derive(Clone, Debug)]
pub(in crate::parse) struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// What is never closed makes the reader go back; what that may cost in all is bounded.
    rescan_budget: usize,
    /// Where every dollar-quote tag stands for the last time, known once one was not closed.
    last_tags: Option<Map<&'a str, usize>>,
    /// Where comments open that are never closed, known once one was not.
    unclosed_comments: Vec<usize>,
    /// Where the comments open that the scanner is in. A buffer that is used again.
    open_comments: Vec<usize>,
    /// The data of a `COPY`: its start, and where the script goes on.
    data: Option<(usize, usize)>,
    /// Whether a backslash in a plain string constant escapes what follows it.
    pub(in crate::parse) has_escapes: bool,
}

impl<'a> Lexer<'a> {
    pub(in crate::parse) fn new(text: &'a str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let rescan_budget = text.len().saturating_mul(16).saturating_add(1 << 16);
        Self {
            text,
            bytes: text.as_bytes(),
            at,
            rescan_budget,
            last_tags: None,
            unclosed_comments: Vec::new(),
            open_comments: Vec::new(),
            data: None,
            has_escapes: false,
        }
    }

    pub(in crate::parse) fn position(&self) -> usize {
        self.at
    }

    pub(in crate::parse) fn set_position(&mut self, at: usize) {
        self.at = at;
    }

    /// Counts bytes that were looked at and will be looked at again.
    pub(in crate::parse) fn charge(&mut self, bytes: usize) {
        self.rescan_budget = self.rescan_budget.saturating_sub(bytes);
    }

    /// Whether the reader may still go back to look for statements after something unterminated.
    pub(in crate::parse) fn may_rescan(&self) -> bool {
        self.rescan_budget > 0
    }

    /// What stands from `start` up to `end` is data: passed over on the way.
    pub(in crate::parse) fn skip_data(&mut self, start: usize, end: usize) {
        self.data = Some((start, end));
    }

    /// Where the data end that start at `start`, if some do.
    pub(in crate::parse) fn data_end(&self, start: usize) -> Option<usize> {
        self.data.filter(|data| data.0 == start).map(|(_, end)| end)
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn span_from(&self, start: usize) -> Span {
        Span::new(start as u32, self.at as u32)
    }

    /// Skips what is no token, then reads one.
    pub(in crate::parse) fn next(&mut self) -> Lexeme {
        if let Some(unterminated) = self.skip_blank() {
            return Lexeme::Unterminated(unterminated);
        }
        let start = self.at;
        let Some(&byte) = self.bytes.get(start) else {
            return Lexeme::End;
        };
        let kind = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => match self.prefixed_quote(byte) {
                Some(lexeme) => return lexeme,
                None => self.word(),
            },
            b'\'' => return self.string(start, StringKind::Plain),
            b'"' => return self.quoted_ident(start),
            b'0'..=b'9' => self.number(),
            b'.' if self.peek(1).is_ascii_digit() => self.number(),
            b'$' => match self.dollar(start) {
                Ok(kind) => kind,
                Err(unterminated) => return Lexeme::Unterminated(unterminated),
            },
            b'\\' => {
                self.at = self.meta_command_end(start);
                return Lexeme::MetaCommand(self.span_from(start));
            }
            b'(' => self.one(TokenKind::LeftParen),
            b')' => self.one(TokenKind::RightParen),
            b'[' => self.one(TokenKind::LeftBracket),
            b']' => self.one(TokenKind::RightBracket),
            b',' => self.one(TokenKind::Comma),
            b';' => self.one(TokenKind::Semicolon),
            b'.' if self.peek(1) == b'.' => self.several(2, TokenKind::DotDot),
            b'.' => self.one(TokenKind::Dot),
            b':' if self.peek(1) == b':' => self.several(2, TokenKind::ColonColon),
            b':' if self.peek(1) == b'=' => self.several(2, TokenKind::ColonEquals),
            b':' => self.one(TokenKind::Colon),
            _ if is_operator_byte(byte) => self.operator(),
            _ => self.one(TokenKind::Unknown),
        };
        Lexeme::Token(Token {
            kind,
            span: self.span_from(start),
        })
    }

    fn one(&mut self, kind: TokenKind) -> TokenKind {
        self.several(1, kind)
    }

    fn several(&mut self, bytes: usize, kind: TokenKind) -> TokenKind {
        self.at += bytes;
        kind
    }

    /// White space, `--` comments and nested `/* */` comments. A NUL is white space here: it must
    /// not hide what follows.
    fn skip_blank(&mut self) -> Option<Unterminated> {
        loop {
            if let Some((start, end)) = self.data
                && self.at == start
            {
                self.at = end;
                self.data = None;
            }
            match self.peek(0) {
                b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => self.at += 1,
                0 if self.at < self.bytes.len() => self.at += 1,
                b'-' if self.peek(1) == b'-' => self.at = self.line_end(self.at),
                b'/' if self.peek(1) == b'*' => {
                    if let Some(unterminated) = self.block_comment() {
                        return Some(unterminated);
                    }
                }
                // A byte order mark where files were put together.
                0xef if self.text[self.at..].starts_with('\u{feff}') => self.at += 3,
                _ => return None,
            }
        }
    }

    /// A meta-command reaches to the end of its line, to the next one or to `\\`, which ends it;
    /// `\;` is one of its own. Some take the whole line, as does what begins with a `|`.
    fn meta_command_end(&self, start: usize) -> usize {
        let name = &self.text[start + 1..];
        if name.starts_with([';', '\\']) {
            return start + 2;
        }
        let mut takes_line = ["copy", "!", "h", "help", "ef", "ev", "sf", "sv"]
            .iter()
            .any(|it| name.strip_prefix(it).is_some_and(ends_word));
        let mut quote = None;
        let mut at = start + 1;
        while let Some(byte) = self.bytes.get(at).copied() {
            match byte {
                b'\n' | b'\r' => break,
                b'\\' if quote == Some(b'\'') => at += 1,
                b'\\' if quote.is_none() && !takes_line => {
                    let ends = self.bytes.get(at + 1) == Some(&byte);
                    return at + 2 * usize::from(ends);
                }
                b'|' if quote.is_none() => takes_line = true,
                b'\'' | b'"' | b'`' if quote == Some(byte) => quote = None,
                b'\'' | b'"' | b'`' if quote.is_none() => quote = Some(byte),
                _ => {}
            }
            at += 1;
        }
        at.min(self.bytes.len())
    }

    fn line_end(&self, from: usize) -> usize {
        self.bytes[from..]
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'))
            .map_or(self.bytes.len(), |length| from + length)
    }

    fn word(&mut self) -> TokenKind {
        let start = self.at;
        while is_word_byte(self.peek(0)) {
            self.at += 1;
        }
        TokenKind::Word(Keyword::find(&self.text[start..self.at]))
    }

    /// Decimal, `0x`, `0o`, `0b`, with `_` between digits, fraction and exponent (PostgreSQL 16).
    fn number(&mut self) -> TokenKind {
        if self.peek(0) == b'0' && matches!(self.peek(1) | 0x20, b'x' | b'o' | b'b') {
            self.at += 2;
            while self.peek(0).is_ascii_hexdigit() || self.peek(0) == b'_' {
                self.at += 1;
            }
            return TokenKind::Number;
        }
        self.digits();
        // `1..10` is a range, not a number with a fraction.
        if self.peek(0) == b'.' && self.peek(1) != b'.' {
            self.at += 1;
            self.digits();
        }
        if matches!(self.peek(0), b'e' | b'E') {
            let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
            if self.peek(1 + sign).is_ascii_digit() {
                self.at += 1 + sign;
                self.digits();
            }
        }
        TokenKind::Number
    }

    fn digits(&mut self) {
        while self.peek(0).is_ascii_digit()
            || (self.peek(0) == b'_' && self.peek(1).is_ascii_digit())
        {
            self.at += 1;
        }
    }

    /// The longest run of operator characters that PostgreSQL takes as one operator: it stops
    /// before a comment, and it ends in `+` or `-` only if it holds one of `~!@#%^&|?` and the
    /// backtick. No operator is longer than a name.
    fn operator(&mut self) -> TokenKind {
        let start = self.at;
        while is_operator_byte(self.peek(0)) && self.at - start < MAX_BYTES {
            let comment = matches!((self.peek(0), self.peek(1)), (b'-', b'-') | (b'/', b'*'));
            if comment && self.at > start {
                break;
            }
            self.at += 1;
        }
        let special = self.bytes[start..self.at].iter().any(|byte| {
            matches!(
                byte,
                b'~' | b'!' | b'@' | b'#' | b'%' | b'^' | b'&' | b'|' | b'`' | b'?'
            )
        });
        while !special && self.at - start > 1 && matches!(self.bytes[self.at - 1], b'+' | b'-') {
            self.at -= 1;
        }
        // Looked at last: `a =>-1` and `a =>/**/1` name an argument, too.
        match &self.bytes[start..self.at] {
            b"=>" => TokenKind::EqualsGreater,
            _ => TokenKind::Operator,
        }
    }
}

/// Whether a name ends where this text begins.
fn ends_word(text: &str) -> bool {
    !text.starts_with(|it: char| it.is_ascii_alphanumeric())
}

fn is_operator_byte(byte: u8) -> bool {
    matches!(
        byte,
        b'+' | b'-'
            | b'*'
            | b'/'
            | b'<'
            | b'>'
            | b'='
            | b'~'
            | b'!'
            | b'@'
            | b'#'
            | b'%'
            | b'^'
            | b'&'
            | b'|'
            | b'`'
            | b'?'
    )
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80
}
