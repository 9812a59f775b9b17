//! A place among the tokens of one statement, and the small steps every parser is made of.

mod name;

use super::token::{Token, TokenKind};
use crate::ident::Keyword;
use crate::text::Span;

/// The parser stopped here: it does not know how to go on. The statement may well be valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The first token that was not understood; the last token where more was expected.
    pub span: Span,
    /// What would have been understood there.
    pub expected: &'static str,
}

pub(in crate::parse) type Parsed<T> = Result<T, Unread>;

/// How deep parentheses, `CASE`, casts and the like may nest before the parser gives up and the
/// statement is judged by its tokens. Keeps the stack bounded, also in a thread and in WebAssembly.
const MAX_NESTING: u16 = 100;

#[derive(Clone, Debug)]
pub(in crate::parse) struct Cursor<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    nesting: u16,
    /// The height of the highest expression read since it was last taken.
    height: u16,
    /// How large the trees of the statement are, in expressions.
    size: u32,
    /// The first place that was passed over, in a query of which only the text is kept.
    passed_over: Option<Unread>,
    /// Whether variables of psql's stand for names and constants. Not where a schema is defined: a
    /// plan must know what it says.
    has_variables: bool,
}

/// How large the trees of one statement may get, in expressions, before the statement is judged by
/// its tokens: memory stays within a few hundred megabytes whatever is read.
const MAX_SIZE: u32 = 1 << 22;

impl<'a> Cursor<'a> {
    pub(in crate::parse) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            text,
            tokens,
            at: 0,
            nesting: 0,
            height: 0,
            size: 0,
            passed_over: None,
            has_variables: false,
        }
    }

    /// From here on `:name`, `:"name"` and `:'name'` stand for names and constants.
    pub(in crate::parse) fn accept_variables(&mut self) {
        self.has_variables = true;
    }

    /// The variable of psql's that stands next, as its colon and what follows that without a space.
    pub(in crate::parse) fn variable(&self) -> Option<(Span, TokenKind)> {
        let colon = self.peek()?;
        let name = self.peek_at(1)?;
        let is_variable = self.has_variables
            && colon.kind == TokenKind::Colon
            && colon.span.end == name.span.start
            && matches!(
                name.kind,
                TokenKind::Word(_)
                    | TokenKind::QuotedIdent
                    | TokenKind::String(super::token::StringKind::Plain)
            );
        is_variable.then(|| (colon.span.to(name.span), name.kind))
    }

    pub(in crate::parse) fn text(&self) -> &'a str {
        self.text
    }

    pub(in crate::parse) fn position(&self) -> usize {
        self.at
    }

    pub(in crate::parse) fn rewind(&mut self, to: usize) {
        self.at = to;
    }

    pub(in crate::parse) fn peek(&self) -> Option<Token> {
        self.peek_at(0)
    }

    pub(in crate::parse) fn peek_at(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.at + ahead).copied()
    }

    pub(in crate::parse) fn is_at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(in crate::parse) fn bump(&mut self) -> Option<Token> {
        let token = self.peek()?;
        self.at += 1;
        Some(token)
    }

    pub(in crate::parse) fn unread(&self, expected: &'static str) -> Unread {
        let token = self.peek().or_else(|| self.tokens.last().copied());
        Unread {
            span: token.map_or(Span::default(), |it| it.span),
            expected,
        }
    }

    /// From the first byte of the token at index `start` to the last byte read.
    pub(in crate::parse) fn span_from(&self, start: usize) -> Span {
        match (
            self.tokens.get(start),
            self.at.checked_sub(1).and_then(|it| self.tokens.get(it)),
        ) {
            (Some(first), Some(last)) if start < self.at => first.span.to(last.span),
            (Some(first), _) => Span::new(first.span.start, first.span.start),
            // Nothing was read at the end.
            (None, _) => self.tokens.last().map_or(Span::default(), |last| {
                Span::new(last.span.end, last.span.end)
            }),
        }
    }

    // Keywords and words.

    pub(in crate::parse) fn keyword(&self) -> Option<Keyword> {
        self.peek()?.keyword()
    }

    pub(in crate::parse) fn keyword_at(&self, ahead: usize) -> Option<Keyword> {
        self.peek_at(ahead)?.keyword()
    }

    pub(in crate::parse) fn is(&self, keyword: Keyword) -> bool {
        self.keyword() == Some(keyword)
    }

    /// Whether these keywords stand next, one after the other.
    pub(in crate::parse) fn is_all(&self, keywords: &[Keyword]) -> bool {
        keywords
            .iter()
            .enumerate()
            .all(|(at, it)| self.keyword_at(at) == Some(*it))
    }

    pub(in crate::parse) fn eat(&mut self, keyword: Keyword) -> Option<Span> {
        if self.is(keyword) {
            self.bump().map(|it| it.span)
        } else {
            None
        }
    }

    /// Reads these keywords if all of them stand next; otherwise reads nothing.
    pub(in crate::parse) fn eat_all(&mut self, keywords: &[Keyword]) -> Option<Span> {
        if !self.is_all(keywords) {
            return None;
        }
        let start = self.at;
        self.at += keywords.len();
        Some(self.span_from(start))
    }

    pub(in crate::parse) fn expect(&mut self, keyword: Keyword) -> Parsed<Span> {
        self.eat(keyword).ok_or_else(|| self.unread(keyword.text()))
    }

    /// A word that is no keyword of PostgreSQL, such as `ASYNC`.
    pub(in crate::parse) fn is_word(&self, word: &str) -> bool {
        self.peek().is_some_and(|it| it.is_word(word, self.text))
    }

    pub(in crate::parse) fn eat_word(&mut self, word: &str) -> Option<Span> {
        if self.is_word(word) {
            self.bump().map(|it| it.span)
        } else {
            None
        }
    }

    // Punctuation.

    pub(in crate::parse) fn is_kind(&self, kind: TokenKind) -> bool {
        self.peek().is_some_and(|it| it.kind == kind)
    }

    pub(in crate::parse) fn eat_kind(&mut self, kind: TokenKind) -> Option<Span> {
        if self.is_kind(kind) {
            self.bump().map(|it| it.span)
        } else {
            None
        }
    }

    pub(in crate::parse) fn expect_kind(
        &mut self,
        kind: TokenKind,
        expected: &'static str,
    ) -> Parsed<Span> {
        self.eat_kind(kind).ok_or_else(|| self.unread(expected))
    }

    pub(in crate::parse) fn open_paren(&mut self) -> Parsed<Span> {
        self.expect_kind(TokenKind::LeftParen, "(")
    }

    pub(in crate::parse) fn close_paren(&mut self) -> Parsed<Span> {
        self.expect_kind(TokenKind::RightParen, ")")
    }

    /// Whether the next token is this operator.
    pub(in crate::parse) fn is_operator(&self, operator: &str) -> bool {
        self.peek().is_some_and(|it| {
            it.kind == TokenKind::Operator && it.span.slice(self.text) == operator
        })
    }

    pub(in crate::parse) fn eat_operator(&mut self, operator: &str) -> Option<Span> {
        if self.is_operator(operator) {
            self.bump().map(|it| it.span)
        } else {
            None
        }
    }

    /// Reads past the parenthesis that closes the one that stands next, whatever is between them.
    pub(in crate::parse) fn skip_parens(&mut self) -> Parsed<Span> {
        let start = self.at;
        self.open_paren()?;
        let mut depth = 1;
        while depth > 0 {
            match self.bump().map(|it| it.kind) {
                Some(TokenKind::LeftParen) => depth += 1,
                Some(TokenKind::RightParen) => depth -= 1,
                Some(_) => {}
                None => return Err(self.unread(")")),
            }
        }
        Ok(self.span_from(start))
    }

    /// Reads on to the comma or closing parenthesis that ends the present list element, without
    /// reading it.
    pub(in crate::parse) fn skip_list_element(&mut self) {
        let mut depth = 0_usize;
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::LeftParen | TokenKind::LeftBracket => depth += 1,
                TokenKind::RightParen | TokenKind::RightBracket if depth > 0 => depth -= 1,
                TokenKind::RightParen | TokenKind::Comma if depth == 0 => return,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// `( element, … )`
    pub(in crate::parse) fn parens<T>(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        self.open_paren()?;
        let list = self.comma_separated(&mut element)?;
        self.close_paren()?;
        Ok(list)
    }

    /// `( element, … )`, passed over where an element cannot be read: for clauses that are known by
    /// their words, whose statement is worth more than they are.
    pub(in crate::parse) fn parens_or_skip<T>(
        &mut self,
        element: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        let start = self.at;
        self.parens(element).or_else(|_| {
            self.at = start;
            self.skip_parens()?;
            Ok(vec![])
        })
    }

    pub(in crate::parse) fn comma_separated<T>(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        let mut list = vec![element(self)?];
        while self.eat_kind(TokenKind::Comma).is_some() {
            list.push(element(self)?);
        }
        Ok(list)
    }

    /// The height of the highest expression read since the last call.
    pub(in crate::parse) fn take_height(&mut self) -> u16 {
        std::mem::take(&mut self.height)
    }

    pub(in crate::parse) fn raise_height(&mut self, to: u16) {
        self.height = self.height.max(to);
    }

    /// Counts what the next node takes, in expressions, or gives up where the trees get too large.
    pub(in crate::parse) fn grow(&mut self, by: u32) -> Parsed<()> {
        if self.size >= MAX_SIZE {
            return Err(self.unread("a shorter statement"));
        }
        self.size += by;
        Ok(())
    }

    pub(in crate::parse) fn size(&self) -> u32 {
        self.size
    }

    /// Forgets the expressions that were read since, and are no longer kept.
    pub(in crate::parse) fn set_size(&mut self, to: u32) {
        self.size = to;
    }

    /// Notes what is passed over because it could not be read.
    pub(in crate::parse) fn pass_over(&mut self, unread: Unread) {
        self.passed_over.get_or_insert(unread);
    }

    /// The first place that was passed over.
    pub(in crate::parse) fn passed_over(&self) -> Option<Unread> {
        self.passed_over
    }

    /// The tokens from here on.
    pub(in crate::parse) fn rest(&self) -> &'a [Token] {
        self.tokens.get(self.at..).unwrap_or(&[])
    }

    /// Runs an inner parser one level deeper, or gives up where it gets too deep.
    pub(in crate::parse) fn nested<T>(
        &mut self,
        inner: impl FnOnce(&mut Self) -> Parsed<T>,
    ) -> Parsed<T> {
        self.nested_by(1, inner)
    }

    /// The same for a parser that needs the stack of so many levels.
    pub(in crate::parse) fn nested_by<T>(
        &mut self,
        levels: u16,
        inner: impl FnOnce(&mut Self) -> Parsed<T>,
    ) -> Parsed<T> {
        if self.nesting + levels > MAX_NESTING {
            return Err(self.unread("fewer levels of nesting"));
        }
        self.nesting += levels;
        let result = inner(self);
        self.nesting -= levels;
        result
    }
}
