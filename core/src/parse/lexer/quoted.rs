//! What has a beginning and an end: constants, quoted identifiers, block comments.

use super::{Lexeme, Lexer, Unterminated, UnterminatedKind, is_word_byte};
use crate::order::Map;
use crate::parse::token::{StringKind, Token, TokenKind};
use crate::text::Span;

impl Lexer<'_> {
    /// `E'…'`, `B'…'`, `X'…'`, `N'…'`, `U&'…'`, `U&"…"`.
    pub(super) fn prefixed_quote(&mut self, first: u8) -> Option<Lexeme> {
        let start = self.at;
        let (kind, prefix) = match (first.to_ascii_lowercase(), self.peek(1), self.peek(2)) {
            (b'e', b'\'', _) => (StringKind::Escape, 1),
            (b'b' | b'x', b'\'', _) => (StringKind::Bits, 1),
            (b'n', b'\'', _) => (StringKind::Plain, 1),
            (b'u', b'&', b'\'') => (StringKind::Unicode, 2),
            (b'u', b'&', b'"') => {
                self.at += 2;
                return Some(self.quoted_ident(start));
            }
            _ => return None,
        };
        self.at += prefix;
        Some(self.string(start, kind))
    }

    /// A string constant; `self.at` is at its opening quote.
    pub(super) fn string(&mut self, start: usize, kind: StringKind) -> Lexeme {
        let open = self.span_including_quote(start);
        let has_escapes =
            kind == StringKind::Escape || (kind == StringKind::Plain && self.has_escapes);
        self.at += 1;
        loop {
            match self.bytes.get(self.at) {
                None => {
                    self.charge(self.at - start);
                    return Lexeme::Unterminated(Unterminated {
                        what: UnterminatedKind::String,
                        span: open,
                    });
                }
                Some(b'\\') if has_escapes => {
                    self.at = (self.at + 2).min(self.bytes.len());
                }
                Some(b'\'') if self.peek(1) == b'\'' => self.at += 2,
                Some(b'\'') => {
                    self.at += 1;
                    match self.continuation() {
                        Some(next) => self.at = next + 1,
                        None => break,
                    }
                }
                Some(_) => self.at += 1,
            }
        }
        Lexeme::Token(Token {
            kind: TokenKind::String(kind),
            span: self.span_from(start),
        })
    }

    fn span_including_quote(&self, start: usize) -> Span {
        Span::new(start as u32, self.at as u32 + 1)
    }

    /// The next opening quote, if only white space and comments with a line break stand before it.
    fn continuation(&self) -> Option<usize> {
        let mut at = self.at;
        let mut has_line_break = false;
        loop {
            match self.bytes.get(at)? {
                b'\n' | b'\r' => {
                    has_line_break = true;
                    at += 1;
                }
                b' ' | b'\t' | 0x0b | 0x0c => at += 1,
                b'-' if self.bytes.get(at + 1) == Some(&b'-') => at = self.line_end(at),
                b'\'' if has_line_break => return Some(at),
                _ => return None,
            }
        }
    }

    pub(super) fn quoted_ident(&mut self, start: usize) -> Lexeme {
        let open = self.span_including_quote(start);
        self.at += 1;
        loop {
            match self.bytes.get(self.at) {
                None => {
                    self.charge(self.at - start);
                    return Lexeme::Unterminated(Unterminated {
                        what: UnterminatedKind::QuotedIdent,
                        span: open,
                    });
                }
                Some(b'"') if self.peek(1) == b'"' => self.at += 2,
                Some(b'"') => break,
                Some(_) => self.at += 1,
            }
        }
        self.at += 1;
        Lexeme::Token(Token {
            kind: TokenKind::QuotedIdent,
            span: self.span_from(start),
        })
    }

    /// `$1`, or a dollar quote, or a lone `$`.
    pub(super) fn dollar(&mut self, start: usize) -> Result<TokenKind, Unterminated> {
        if self.peek(1).is_ascii_digit() {
            self.at += 1;
            while self.peek(0).is_ascii_digit() {
                self.at += 1;
            }
            return Ok(TokenKind::Parameter);
        }
        let mut end = start + 1;
        while self
            .bytes
            .get(end)
            .is_some_and(|byte| is_word_byte(*byte) && *byte != b'$')
        {
            end += 1;
        }
        if self.bytes.get(end) != Some(&b'$') {
            return Ok(self.one(TokenKind::Unknown));
        }
        let tag = &self.text[start..=end];
        let is_closed = match &self.last_tags {
            Some(last) => last.get(tag).is_some_and(|at| *at > end),
            None => true,
        };
        let length = if is_closed {
            self.text[end + 1..].find(tag)
        } else {
            None
        };
        match length {
            Some(length) => {
                self.at = end + 1 + length + tag.len();
                Ok(TokenKind::String(StringKind::Dollar))
            }
            None => {
                self.last_tags.get_or_insert_with(|| last_tags(self.text));
                self.at = self.bytes.len();
                Err(Unterminated {
                    what: UnterminatedKind::DollarQuote,
                    span: Span::new(start as u32, end as u32 + 1),
                })
            }
        }
    }

    pub(super) fn block_comment(&mut self) -> Option<Unterminated> {
        let start = self.at;
        self.open_comments.clear();
        let is_unclosed = self.unclosed_comments.binary_search(&start).is_ok();
        while !is_unclosed && self.at < self.bytes.len() {
            match (self.peek(0), self.peek(1)) {
                (b'/', b'*') => {
                    self.open_comments.push(self.at);
                    self.at += 2;
                }
                (b'*', b'/') => {
                    self.open_comments.pop();
                    self.at += 2;
                    if self.open_comments.is_empty() {
                        return None;
                    }
                }
                _ => self.at += 1,
            }
        }
        if !is_unclosed {
            self.charge(self.at - start);
            std::mem::swap(&mut self.unclosed_comments, &mut self.open_comments);
        }
        self.at = self.bytes.len();
        Some(Unterminated {
            what: UnterminatedKind::Comment,
            span: Span::new(start as u32, start as u32 + 2),
        })
    }
}

/// Where every `$tag$` stands for the last time. They may overlap: `$a$b$` holds two.
fn last_tags(text: &str) -> Map<&str, usize> {
    let mut last = Map::default();
    let bytes = text.as_bytes();
    let mut start = 0;
    while let Some(length) = text[start..].find('$') {
        start += length;
        let mut end = start + 1;
        while bytes
            .get(end)
            .is_some_and(|byte| is_word_byte(*byte) && *byte != b'$')
        {
            end += 1;
        }
        if bytes.get(end) == Some(&b'$') {
            last.insert(&text[start..=end], start);
        }
        start = end;
    }
    last
}
