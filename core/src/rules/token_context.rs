//! What a rule finds on the tokens of statements that have no tree.

use super::Context;
use crate::ident::{Ident, Keyword};
use crate::parse::string::string_value;
use crate::parse::token::{Token, TokenKind};
use crate::service::{ObjectKind, StatementKind};
use crate::text::Span;

impl<'a> Context<'a> {
    /// The tokens after the head.
    pub fn rest(&self) -> &'a [Token] {
        let end = self.head().end;
        let at = self.tokens.partition_point(|it| it.span.start < end);
        &self.tokens[at..]
    }

    /// Whether `IF EXISTS` follows the head.
    pub fn has_if_exists(&self) -> bool {
        matches!(self.rest(), [first, second, ..]
            if first.keyword() == Some(Keyword::If) && second.keyword() == Some(Keyword::Exists))
    }

    /// `[GLOBAL | LOCAL] TEMPORARY` or `UNLOGGED` in the head.
    pub fn temporary(&self) -> Option<Span> {
        let end = self.head().end;
        let head = self.tokens.iter().take_while(|it| it.span.start < end);
        head.filter(|it| {
            matches!(
                it.keyword(),
                Some(
                    Keyword::Global
                        | Keyword::Local
                        | Keyword::Temporary
                        | Keyword::Temp
                        | Keyword::Unlogged
                )
            )
        })
        .map(|it| it.span)
        .reduce(Span::to)
    }

    /// The name that a token is, as the catalog holds it. Any keyword counts as a name.
    pub fn name(&self, token: Token) -> Option<String> {
        let written = self.slice(token.span);
        match token.kind {
            TokenKind::Word(_) => Some(Ident::folded(written).as_str().to_owned()),
            TokenKind::QuotedIdent => {
                let inside = written.strip_prefix('"')?.strip_suffix('"')?;
                Some(Ident::quoted(inside).as_str().to_owned())
            }
            _ => None,
        }
    }

    /// The value of a string constant.
    pub fn string(&self, token: Token) -> Option<String> {
        match token.kind {
            TokenKind::String(kind) => Some(string_value(kind, self.slice(token.span))),
            _ => None,
        }
    }

    /// What stands between the arguments of a `CREATE FUNCTION` and its body in SQL; none for
    /// other statements.
    pub fn function_clauses(&self) -> &'a [Token] {
        if self.kind() != StatementKind::Create(ObjectKind::Function) {
            return &[];
        }
        let rest = self.rest();
        let Some(open) = rest.iter().position(|it| it.kind == TokenKind::LeftParen) else {
            return &[];
        };
        let clauses = rest.get(close_of(rest, open) + 1..).unwrap_or_default();
        let body = top_level(clauses).find(|(at, it)| match it.keyword() {
            Some(Keyword::Return) => true,
            Some(Keyword::Begin) => {
                clauses.get(at + 1).and_then(|it| it.keyword()) == Some(Keyword::Atomic)
            }
            _ => false,
        });
        &clauses[..body.map_or(clauses.len(), |(at, _)| at)]
    }

    /// The sequences that are created, by a `CREATE SEQUENCE` of its own or inside of
    /// `CREATE SCHEMA`: the words that say so, and the options.
    pub fn sequences(&self) -> Vec<(Span, &'a [Token])> {
        let rest = self.rest();
        match self.kind() {
            StatementKind::Create(ObjectKind::Sequence) => vec![(self.head(), after_name(rest))],
            StatementKind::Create(ObjectKind::Schema) => {
                let keyword = |at: usize| rest.get(at).and_then(|it| it.keyword());
                let starts: Vec<usize> = top_level(rest)
                    .filter(|(_, it)| {
                        matches!(it.keyword(), Some(Keyword::Create | Keyword::Grant))
                    })
                    .map(|(at, _)| at)
                    .chain([rest.len()])
                    .collect();
                let elements = starts.windows(2).map(|pair| (pair[0], pair[1]));
                elements
                    .filter(|(from, _)| keyword(from + 1) == Some(Keyword::Sequence))
                    .map(|(from, to)| {
                        let head = rest[from].span.to(rest[from + 1].span);
                        (head, after_name(&rest[from + 2..to]))
                    })
                    .collect()
            }
            _ => vec![],
        }
    }

    /// Calls of functions, wherever an expression may stand. Names of arguments and columns in
    /// parentheses after the name of what is being defined are none.
    pub fn calls(&self) -> impl Iterator<Item = Call<'a>> + use<'a> {
        let (text, tokens) = (self.text, self.tokens);
        let names_only = matches!(
            self.kind(),
            StatementKind::Grant
                | StatementKind::Revoke
                | StatementKind::Comment
                | StatementKind::Drop(_)
        );
        let opening = tokens
            .iter()
            .enumerate()
            .filter(move |(_, it)| it.kind == TokenKind::LeftParen && !names_only);
        opening.filter_map(move |(open, _)| call_at(text, tokens, open))
    }
}

/// A function's name and its parenthesis.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// What stands before the dot, as it is written.
    pub namespace: Option<&'a str>,
    /// The name as it is written.
    pub name: &'a str,
    /// Where both stand.
    pub span: Span,
    /// The tokens of the statement, and where the parenthesis stands.
    tokens: &'a [Token],
    open: usize,
}

impl<'a> Call<'a> {
    /// Whether it means the built-in function of this name.
    pub fn is_system(&self, name: &str) -> bool {
        means(self.name, name) && self.namespace.is_none_or(|it| means(it, "pg_catalog"))
    }

    /// Whether it means the function of this name in this namespace.
    pub fn is_in(&self, namespace: &str, name: &str) -> bool {
        means(self.name, name) && self.is_in_namespace(namespace)
    }

    /// Whether its namespace is written and is this one.
    pub fn is_in_namespace(&self, namespace: &str) -> bool {
        self.namespace.is_some_and(|it| means(it, namespace))
    }

    /// The arguments, cut at the commas.
    pub fn arguments(&self) -> Vec<&'a [Token]> {
        let close = close_of(self.tokens, self.open);
        let arguments = &self.tokens[self.open + 1..close];
        if arguments.is_empty() {
            return vec![];
        }
        let mut from = 0;
        let mut list = Vec::new();
        for (at, _) in top_level(arguments).filter(|(_, it)| it.kind == TokenKind::Comma) {
            list.push(&arguments[from..at]);
            from = at + 1;
        }
        list.push(&arguments[from..]);
        list
    }
}

/// Whether a name as it is written means this name of the catalog, which is in lower case.
fn means(written: &str, name: &str) -> bool {
    match written.strip_prefix('"') {
        Some(quoted) => quoted.strip_suffix('"') == Some(name),
        None => written.eq_ignore_ascii_case(name),
    }
}

fn call_at<'a>(text: &'a str, tokens: &'a [Token], open: usize) -> Option<Call<'a>> {
    let is_name = |it: &Token| matches!(it.kind, TokenKind::Word(_) | TokenKind::QuotedIdent);
    let at = open.checked_sub(1)?;
    let name = tokens.get(at).filter(|it| is_name(it))?;
    let mut first = at;
    let mut namespace = None;
    if let Some(before) = at.checked_sub(2)
        && tokens[before + 1].kind == TokenKind::Dot
        && is_name(&tokens[before])
    {
        namespace = Some(tokens[before].span.slice(text));
        first = before;
    }
    // The name of what is defined, referred to or inserted into.
    let before = first.checked_sub(1).and_then(|it| tokens[it].keyword());
    if matches!(
        before,
        Some(
            Keyword::Function
                | Keyword::Routine
                | Keyword::Table
                | Keyword::View
                | Keyword::Into
                | Keyword::References
        )
    ) {
        return None;
    }
    Some(Call {
        namespace,
        name: name.span.slice(text),
        span: tokens[first].span.to(name.span),
        tokens,
        open,
    })
}

/// What stands after `[IF [NOT] EXISTS] name`.
pub(super) fn after_name(tokens: &[Token]) -> &[Token] {
    let keyword = |at: usize| tokens.get(at).and_then(|it| it.keyword());
    let mut at = match [keyword(0), keyword(1), keyword(2)] {
        [Some(Keyword::If), Some(Keyword::Not), Some(Keyword::Exists)] => 4,
        [Some(Keyword::If), Some(Keyword::Exists), _] => 3,
        _ => 1,
    };
    while tokens.get(at).is_some_and(|it| it.kind == TokenKind::Dot) {
        at += 2;
    }
    tokens.get(at..).unwrap_or_default()
}

/// The tokens outside of all parentheses and brackets with their places; an opening one counts as
/// outside.
pub(super) fn top_level(tokens: &[Token]) -> impl Iterator<Item = (usize, Token)> + '_ {
    let mut depth = 0_usize;
    tokens.iter().copied().enumerate().filter(move |(_, it)| {
        let outside = depth == 0;
        match it.kind {
            TokenKind::LeftParen | TokenKind::LeftBracket => depth += 1,
            TokenKind::RightParen | TokenKind::RightBracket => depth = depth.saturating_sub(1),
            _ => {}
        }
        outside
    })
}

/// The place of the parenthesis that closes the one at `open`, or the end.
pub(super) fn close_of(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            TokenKind::LeftParen => depth += 1,
            TokenKind::RightParen if depth <= 1 => return at,
            TokenKind::RightParen => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}
