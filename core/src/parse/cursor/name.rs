//! Names and constants.

use super::{Cursor, Parsed};
use crate::ident::{Ident, Keyword, KeywordCategory, QualifiedName};
use crate::parse::string::{string_value, unescape_unicode, unicode_value};
use crate::parse::token::{StringKind, Token, TokenKind};
use crate::text::Spanned;

impl Cursor<'_> {
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
        accepts: fn(KeywordCategory) -> bool,
        expected: &'static str,
    ) -> Parsed<Spanned<Ident>> {
        if let Some((span, TokenKind::Word(_) | TokenKind::QuotedIdent)) = self.variable() {
            self.at += 2;
            return Ok(Spanned::new(Ident::folded(span.slice(self.text)), span));
        }
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
    pub(in crate::parse) fn ident(&mut self) -> Parsed<Spanned<Ident>> {
        use KeywordCategory::{ColumnName, Unreserved};
        self.name_of_category(|it| matches!(it, Unreserved | ColumnName), "a name")
    }

    /// A type or function name (`type_function_name`).
    pub(in crate::parse) fn type_or_function_ident(&mut self) -> Parsed<Spanned<Ident>> {
        use KeywordCategory::{TypeOrFunctionName, Unreserved};
        self.name_of_category(
            |it| matches!(it, Unreserved | TypeOrFunctionName),
            "a type name",
        )
    }

    /// The name of a function (`func_name`), of which only a part may be reserved for types.
    pub(in crate::parse) fn function_name(&mut self) -> Parsed<Spanned<QualifiedName>> {
        let first = self.unreserved_ident("a function name")?;
        self.qualified_rest(first)
    }

    /// Any word that is not reserved (`NonReservedWord`).
    pub(in crate::parse) fn unreserved_ident(
        &mut self,
        expected: &'static str,
    ) -> Parsed<Spanned<Ident>> {
        self.name_of_category(|it| it != KeywordCategory::Reserved, expected)
    }

    /// Any word (`ColLabel`).
    pub(in crate::parse) fn label(&mut self) -> Parsed<Spanned<Ident>> {
        self.name_of_category(|_| true, "a name")
    }

    /// `name`, `namespace.name`; of `database.namespace.name` the database is dropped.
    pub(in crate::parse) fn qualified_name(&mut self) -> Parsed<Spanned<QualifiedName>> {
        let first = self.ident()?;
        self.qualified_rest(first)
    }

    pub(in crate::parse) fn qualified_rest(
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
    pub(in crate::parse) fn eat_string(&mut self) -> Option<Spanned<String>> {
        if let Some((span, TokenKind::String(_))) = self.variable() {
            self.at += 2;
            return Some(Spanned::new(span.slice(self.text).to_owned(), span));
        }
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
    pub(in crate::parse) fn integer(&mut self) -> Parsed<Spanned<i64>> {
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
}
