//! Reads a statement by the notation of its grammar.

use super::value::READERS;
use super::{Clause, Utility, notation};
use crate::parse::cursor::{Cursor, Parsed, Unread};
use crate::parse::token::TokenKind;
use crate::text::Span;

/// Reads a statement from its first word on.
pub(in crate::parse) fn utility(it: &mut Cursor<'_>, notation: &'static str) -> Parsed<Utility> {
    let mut matcher = Matcher { it, furthest: None };
    let mut root = matcher.clause("");
    let read = matcher.sequence(notation, &mut root);
    let read = match read {
        Ok(()) if !matcher.it.is_at_end() => Err(matcher.it.unread("the end of the statement")),
        read => read,
    };
    match read {
        Ok(()) => Ok(Utility {
            clauses: root.clauses,
        }),
        // What was tried and given up may have come further.
        Err(unread) => Err(matcher.note(unread)),
    }
}

struct Matcher<'c, 't> {
    it: &'c mut Cursor<'t>,
    /// Where it came to a stop that lies the furthest in the text, of all that was tried.
    furthest: Option<Unread>,
}

/// One piece of a notation.
pub(super) struct Item {
    /// `name:` before it.
    pub(super) part: Option<&'static str>,
    /// What it is, by its first character, without its brackets.
    pub(super) kind: char,
    pub(super) inside: &'static str,
    /// `…` or `,…` behind it.
    pub(super) is_repeated: bool,
    pub(super) has_commas: bool,
}

impl Matcher<'_, '_> {
    fn clause(&self, part: &'static str) -> Clause {
        Clause {
            part,
            span: Span::default(),
            values: vec![],
            clauses: vec![],
        }
    }

    /// Remembers where a try ended, and gives what came the furthest of all.
    fn note(&mut self, unread: Unread) -> Unread {
        let furthest = match self.furthest {
            Some(other) if other.span.start >= unread.span.start => other,
            _ => unread,
        };
        self.furthest = Some(furthest);
        furthest
    }

    /// Everything that a notation says, one after the other.
    fn sequence(&mut self, mut notation: &'static str, into: &mut Clause) -> Parsed<()> {
        while let Some((item, rest)) = item(notation) {
            self.repeated(&item, into)?;
            notation = rest;
        }
        Ok(())
    }

    fn repeated(&mut self, item: &Item, into: &mut Clause) -> Parsed<()> {
        self.labeled(item, into)?;
        if item.has_commas {
            while self.it.eat_kind(TokenKind::Comma).is_some() {
                self.labeled(item, into)?;
            }
        } else if item.is_repeated {
            let mut before = usize::MAX;
            while before != self.it.position() {
                before = self.it.position();
                self.attempt(into, |it, into| it.labeled(item, into));
            }
        }
        Ok(())
    }

    fn labeled(&mut self, item: &Item, into: &mut Clause) -> Parsed<()> {
        let Some(part) = item.part else {
            return self.one(item, into);
        };
        let start = self.it.position();
        let mut clause = self.clause(part);
        self.one(item, &mut clause)?;
        clause.span = self.it.span_from(start);
        if self.it.position() > start {
            into.clauses.push(clause);
        }
        Ok(())
    }

    /// Reads, or goes back to where it began. Says whether it was read.
    fn attempt(
        &mut self,
        into: &mut Clause,
        read: impl FnOnce(&mut Self, &mut Clause) -> Parsed<()>,
    ) -> bool {
        let (start, values, clauses) = (self.it.position(), into.values.len(), into.clauses.len());
        let Err(unread) = read(self, into) else {
            return true;
        };
        self.note(unread);
        self.it.rewind(start);
        into.values.truncate(values);
        into.clauses.truncate(clauses);
        false
    }

    fn choice(&mut self, notation: &'static str, into: &mut Clause) -> bool {
        let mut rest = Some(notation);
        while let Some(alternatives) = rest {
            let (first, others) = alternative(alternatives);
            if self.attempt(into, |it, into| it.sequence(first, into)) {
                return true;
            }
            rest = others;
        }
        false
    }

    fn one(&mut self, item: &Item, into: &mut Clause) -> Parsed<()> {
        let inside = item.inside;
        let is_read = match item.kind {
            '{' => {
                if !self.choice(inside, into) {
                    let unread = self.it.unread(inside);
                    return Err(self.furthest.unwrap_or(unread));
                }
                true
            }
            '[' => {
                self.choice(inside, into);
                true
            }
            '@' => return self.sequence(notation::fragment(inside), into),
            '<' => {
                let reader = READERS.iter().find(|it| it.0 == inside);
                let (_, read) = reader.ok_or_else(|| self.it.unread(inside))?;
                into.values.push(read(self.it)?);
                true
            }
            '(' => self.it.eat_kind(TokenKind::LeftParen).is_some(),
            ')' => self.it.eat_kind(TokenKind::RightParen).is_some(),
            ',' => self.it.eat_kind(TokenKind::Comma).is_some(),
            ';' => self.it.eat_kind(TokenKind::Semicolon).is_some(),
            '=' | '*' => self.it.eat_operator(inside).is_some(),
            _ => self.it.eat_word(inside).is_some(),
        };
        if is_read {
            Ok(())
        } else {
            Err(self.it.unread(inside))
        }
    }
}

/// The first item of a notation, and what follows it.
pub(super) fn item(notation: &'static str) -> Option<(Item, &'static str)> {
    let notation = notation.trim_start();
    let word = |it: &str| {
        let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
        it.find(|it| !is_word(it)).unwrap_or(it.len())
    };
    let label = word(notation);
    let (part, body) = match notation[label..].strip_prefix(':') {
        Some(body) if label > 0 => (Some(&notation[..label]), body),
        _ => (None, notation),
    };
    let kind = body.chars().next()?;
    let (inside, end) = match kind {
        '{' | '[' => {
            let end = closing(body);
            (&body[1..end], end + 1)
        }
        '<' => {
            let end = body.find('>')?;
            (&body[1..end], end + 1)
        }
        '@' => {
            let end = 1 + word(&body[1..]);
            (&body[1..end], end)
        }
        _ => {
            let end = word(body).max(1);
            (&body[..end], end)
        }
    };
    let rest = &body[end..];
    let (has_commas, rest) = match rest.strip_prefix(",..") {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (is_repeated, rest) = match rest.strip_prefix("...") {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let item = Item {
        part,
        kind,
        inside,
        is_repeated,
        has_commas,
    };
    Some((item, rest))
}

/// Where the bracket that the notation begins with is closed.
fn closing(notation: &str) -> usize {
    let mut depth = 0;
    let end = notation.bytes().position(|byte| {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.unwrap_or(notation.len() - 1)
}

/// The first of several alternatives, and the others.
pub(super) fn alternative(notation: &'static str) -> (&'static str, Option<&'static str>) {
    let mut depth = 0;
    let bar = notation.bytes().position(|byte| {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        depth == 0 && byte == b'|'
    });
    match bar {
        Some(at) => (&notation[..at], Some(&notation[at + 1..])),
        None => (notation, None),
    }
}
