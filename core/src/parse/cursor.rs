//! A place among the tokens of one statement, and the small steps every parser is made of.

use super::string::{string_value, unescape_unicode, unicode_value};
use super::token::{StringKind, Token, TokenKind};
use crate::ident::{Ident, Keyword, KeywordCategory, QualifiedName};
use crate::text::{Span, Spanned};

/// The parser stopped here: it does not know how to go on. The statement may well be valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The first token that was not understood; the last token where more was expected.
    pub span: Span,
    /// What would have been understood there.
    pub expected: &'static str,
}

pub(super) type Parsed<T> = Result<T, Unread>;

/// How deep parentheses, `CASE`, casts and the like may nest before the parser gives up and the
/// statement is judged by its tokens. Keeps the stack bounded, also in a thread and in WebAssembly.
const MAX_NESTING: u16 = 100;

#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    nesting: u16,
    /// The height of the highest expression read since it was last taken.
    height: u16,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            text,
            tokens,
            at: 0,
            nesting: 0,
            height: 0,
        }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn position(&self) -> usize {
        self.at
    }

    pub(super) fn rewind(&mut self, to: usize) {
        self.at = to;
    }

    pub(super) fn peek(&self) -> Option<Token> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.at + ahead).copied()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(super) fn bump(&mut self) -> Option<Token> {
        let token = self.peek()?;
        self.at += 1;
        Some(token)
    }

    pub(super) fn unread(&self, expected: &'static str) -> Unread {
        let token = self.peek().or_else(|| self.tokens.last().copied());
        Unread {
            span: token.map_or(Span::default(), |it| it.span),
            expected,
        }
    }

    /// From the first byte of the token at index `start` to the last byte read.
    pub(super) fn span_from(&self, start: usize) -> Span {
        match (
            self.tokens.get(start),
            self.at.checked_sub(1).and_then(|it| self.tokens.get(it)),
        ) {
            (Some(first), Some(last)) if start < self.at => first.span.to(last.span),
            (Some(first), _) => Span::new(first.span.start, first.span.start),
            _ => Span::default(),
        }
    }

    // Keywords and words.

    pub(super) fn keyword(&self) -> Option<Keyword> {
        self.peek()?.keyword()
    }

    pub(super) fn keyword_at(&self, ahead: usize) -> Option<Keyword> {
        self.peek_at(ahead)?.keyword()
    }

    pub(super) fn is(&self, keyword: Keyword) -> bool {
        self.keyword() == Some(keyword)
    }

    /// Whether these keywords stand next, one after the other.
    pub(super) fn is_all(&self, keywords: &[Keyword]) -> bool {
        keywords
            .iter()
            .enumerate()
            .all(|(at, it)| self.keyword_at(at) == Some(*it))
    }

    pub(super) fn eat(&mut self, keyword: Keyword) -> Option<Span> {
        if self.is(keyword) {
            self.bump().map(|it| it.span)
        } else {
            None
        }
    }

    /// Reads these keywords if all of them stand next; otherwise reads nothing.
    pub(super) fn eat_all(&mut self, keywords: &[Keyword]) -> Option<Span> {
        if !self.is_all(keywords) {
            return None;
        }
        let start = self.at;
        self.at += keywords.len();
        Some(self.span_from(start))
    }

    pub(super) fn expect(&mut self, keyword: Keyword) -> Parsed<Span> {
        self.eat(keyword).ok_or_else(|| self.unread(keyword.text()))
    }

    /// A word that is no keyword of PostgreSQL, such as `ASYNC`.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.peek().is_some_and(|it| it.is_word(word, self.text))
    }

    pub(super) fn eat_word(&mut self, word: &str) -> Option<Span> {
        if self.is_word(word) {
            self.bump().map(|it| it.span)
        } else {
            None
        }
    }

    // Punctuation.

    pub(super) fn is_kind(&self, kind: TokenKind) -> bool {
        self.peek().is_some_and(|it| it.kind == kind)
    }

    pub(super) fn eat_kind(&mut self, kind: TokenKind) -> Option<Span> {
        if self.is_kind(kind) {
            self.bump().map(|it| it.span)
        } else {
            None
        }
    }

    pub(super) fn expect_kind(&mut self, kind: TokenKind, expected: &'static str) -> Parsed<Span> {
        self.eat_kind(kind).ok_or_else(|| self.unread(expected))
    }

    pub(super) fn open_paren(&mut self) -> Parsed<Span> {
        self.expect_kind(TokenKind::LeftParen, "(")
    }

    pub(super) fn close_paren(&mut self) -> Parsed<Span> {
        self.expect_kind(TokenKind::RightParen, ")")
    }

    /// Whether the next token is this operator.
    pub(super) fn is_operator(&self, operator: &str) -> bool {
        self.peek().is_some_and(|it| {
            it.kind == TokenKind::Operator && it.span.slice(self.text) == operator
        })
    }

    pub(super) fn eat_operator(&mut self, operator: &str) -> Option<Span> {
        if self.is_operator(operator) {
            self.bump().map(|it| it.span)
        } else {
            None
        }
    }

    /// Reads past the parenthesis that closes the one that stands next, whatever is between them.
    pub(super) fn skip_parens(&mut self) -> Parsed<Span> {
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
    pub(super) fn skip_list_element(&mut self) {
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
    pub(super) fn parens<T>(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        self.open_paren()?;
        let list = self.comma_separated(&mut element)?;
        self.close_paren()?;
        Ok(list)
    }

    pub(super) fn comma_separated<T>(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        let mut list = vec![element(self)?];
        while self.eat_kind(TokenKind::Comma).is_some() {
            list.push(element(self)?);
        }
        Ok(list)
    }

    // Names.

    fn ident_of(&self, token: Token) -> Option<Ident> {
        let written = token.span.slice(self.text);
        match token.kind {
            TokenKind::Word(_) => Some(Ident::folded(written)),
            TokenKind::QuotedIdent if written.starts_with('"') => {
                Some(Ident::quoted(written.get(1..written.len() - 1)?))
            }
            TokenKind::QuotedIdent => {
                let inside = written.get(3..written.len() - 1)?.replace("\"\"", "\"");
                Some(Ident::new(unescape_unicode(&inside, '\\')))
            }
            _ => None,
        }
    }

    fn name_of_category(
        &mut self,
        accepts: impl Fn(KeywordCategory) -> bool,
        expected: &'static str,
    ) -> Parsed<Spanned<Ident>> {
        let token = self.peek().ok_or_else(|| self.unread(expected))?;
        if token.keyword().is_some_and(|it| !accepts(it.category())) {
            return Err(self.unread(expected));
        }
        let mut ident = self.ident_of(token).ok_or_else(|| self.unread(expected))?;
        let mut span = token.span;
        self.at += 1;
        if token.kind == TokenKind::QuotedIdent
            && let Some(escape) = self.unicode_escape()
        {
            let written = span.slice(self.text);
            let inside = written.get(3..written.len() - 1).unwrap_or("");
            ident = Ident::new(unescape_unicode(
                &inside.replace("\"\"", "\""),
                escape.value,
            ));
            span = span.to(escape.span);
        }
        Ok(Spanned::new(ident, span))
    }

    /// `UESCAPE 'c'` after something that was written with `U&`.
    fn unicode_escape(&mut self) -> Option<Spanned<char>> {
        let before = self.tokens.get(self.at.checked_sub(1)?)?;
        let is_unicode = before.span.slice(self.text).starts_with(['U', 'u']);
        let constant = self.peek_at(1)?;
        let TokenKind::String(kind) = constant.kind else {
            return None;
        };
        if !is_unicode || !self.is(Keyword::Uescape) {
            return None;
        }
        let value = string_value(kind, constant.span.slice(self.text));
        let escape = value.chars().next()?;
        self.at += 2;
        Some(Spanned::new(escape, constant.span))
    }

    /// A column or table name (`ColId`).
    pub(super) fn ident(&mut self) -> Parsed<Spanned<Ident>> {
        use KeywordCategory::{ColumnName, Unreserved};
        self.name_of_category(|it| matches!(it, Unreserved | ColumnName), "a name")
    }

    /// A type or function name (`type_function_name`).
    pub(super) fn type_or_function_ident(&mut self) -> Parsed<Spanned<Ident>> {
        use KeywordCategory::{TypeOrFunctionName, Unreserved};
        self.name_of_category(
            |it| matches!(it, Unreserved | TypeOrFunctionName),
            "a type name",
        )
    }

    /// Any word (`ColLabel`).
    pub(super) fn label(&mut self) -> Parsed<Spanned<Ident>> {
        self.name_of_category(|_| true, "a name")
    }

    /// `name`, `namespace.name`; of `database.namespace.name` the database is dropped.
    pub(super) fn qualified_name(&mut self) -> Parsed<Spanned<QualifiedName>> {
        let first = self.ident()?;
        self.qualified_rest(first)
    }

    pub(super) fn qualified_rest(
        &mut self,
        first: Spanned<Ident>,
    ) -> Parsed<Spanned<QualifiedName>> {
        let mut name = QualifiedName::bare(first.value);
        let mut span = first.span;
        while self.is_kind(TokenKind::Dot) {
            self.at += 1;
            let next = self.label()?;
            name = QualifiedName {
                namespace: Some(name.name),
                name: next.value,
            };
            span = span.to(next.span);
        }
        Ok(Spanned::new(name, span))
    }

    /// The value of a string constant.
    pub(super) fn eat_string(&mut self) -> Option<Spanned<String>> {
        let token = self.peek()?;
        let TokenKind::String(kind) = token.kind else {
            return None;
        };
        if kind == StringKind::Bits {
            return None;
        }
        self.at += 1;
        let written = token.span.slice(self.text);
        if kind == StringKind::Unicode
            && let Some(escape) = self.unicode_escape()
        {
            let value = unicode_value(written, escape.value);
            return Some(Spanned::new(value, token.span.to(escape.span)));
        }
        Some(Spanned::new(string_value(kind, written), token.span))
    }

    /// A whole number with an optional sign, as options of sequences take them.
    pub(super) fn integer(&mut self) -> Parsed<Spanned<i64>> {
        let start = self.at;
        let negative = self.eat_operator("-").is_some();
        if !negative {
            self.eat_operator("+");
        }
        let token = self.expect_kind(TokenKind::Number, "a number")?;
        let digits = token.slice(self.text).replace('_', "");
        let value = digits
            .parse::<i128>()
            .ok()
            .map(|it| if negative { -it } else { it });
        match value.and_then(|it| i64::try_from(it).ok()) {
            Some(value) => Ok(Spanned::new(value, self.span_from(start))),
            None => {
                self.at = start;
                Err(self.unread("a whole number of 64 bits"))
            }
        }
    }

    /// The height of the highest expression read since the last call.
    pub(super) fn take_height(&mut self) -> u16 {
        std::mem::take(&mut self.height)
    }

    pub(super) fn raise_height(&mut self, to: u16) {
        self.height = self.height.max(to);
    }

    /// Runs an inner parser one level deeper, or gives up where it gets too deep.
    pub(super) fn nested<T>(&mut self, inner: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.nesting >= MAX_NESTING {
            return Err(self.unread("fewer levels of nesting"));
        }
        self.nesting += 1;
        let result = inner(self);
        self.nesting -= 1;
        result
    }
}
