//! Reads a statement by the notation of its grammar.

use super::value::READERS;
use super::{Clause, Utility, notation};
use crate::parse::cursor::{Cursor, Parsed, Unread};
use crate::parse::token::TokenKind;
use crate::text::Span;

/// Reads a statement from its first word on.
pub(in crate::parse) fn utility(it: &mut Cursor<'_>, notation: &'static str) -> Parsed<Utility> {
    let mut matcher = Matcher { it, furthest: None };
    let mut root = clause("");
    let read = matcher
        .sequence(notation, &mut root)
        .and_then(|()| matcher.end());
    match read {
        Ok(()) => Ok(Utility {
            clauses: root.clauses,
        }),
        // What was tried and given up may have come further.
        Err(unread) => Err(matcher.note(unread)),
    }
}

/// How much of the allowed nesting it takes to read a part of an expression or of a query so.
const NESTING: u16 = 3;

/// Reads what stands here, as a clause without a name.
pub(in crate::parse) fn part(it: &mut Cursor<'_>, notation: &'static str) -> Parsed<Clause> {
    it.nested_by(NESTING, |it| {
        let start = it.position();
        let mut root = clause("");
        Matcher { it, furthest: None }.sequence(notation, &mut root)?;
        root.span = it.span_from(start);
        Ok(root)
    })
}

fn clause(part: &'static str) -> Clause {
    Clause {
        part,
        span: Span::default(),
        values: vec![],
        clauses: vec![],
    }
}

struct Matcher<'c, 't> {
    it: &'c mut Cursor<'t>,
    /// Where it came to a stop that lies the furthest in the text, of all that was tried.
    furthest: Option<Unread>,
}

/// One piece of a notation.
struct Item {
    /// `name:` before it.
    part: Option<&'static str>,
    /// What it is, by its first character, without its brackets.
    kind: char,
    inside: &'static str,
    /// `…` or `,…` behind it.
    is_repeated: bool,
    has_commas: bool,
}

impl Matcher<'_, '_> {
    fn end(&self) -> Parsed<()> {
        if self.it.is_at_end() {
            Ok(())
        } else {
            Err(self.it.unread("the end of the statement"))
        }
    }

    /// Remembers where a try ended, and gives what came the furthest of all.
    fn note(&mut self, unread: Unread) -> Unread {
        let furthest = match self.furthest {
            Some(other) if other.span.start > unread.span.start => other,
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
        let mut clause = clause(part);
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
            '$' => return self.end(),
            ':' => self.it.eat_kind(TokenKind::Colon).is_some(),
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
fn item(notation: &'static str) -> Option<(Item, &'static str)> {
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
fn alternative(notation: &'static str) -> (&'static str, Option<&'static str>) {
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

/// Goes through all that a notation says. Errors with what nobody could read by it.
#[cfg(test)]
pub(in crate::parse) fn pieces(
    mut notation: &'static str,
    is_in_clause: bool,
) -> Result<(), String> {
    while let Some((item, rest)) = item(notation) {
        let is_in_clause = is_in_clause || item.part.is_some();
        let is_lower = |it: &str| it.chars().all(|it| it.is_ascii_lowercase() || it == '_');
        if item.part.is_some_and(|it| !is_lower(it)) {
            return Err(format!("the part {:?}", item.part));
        }
        match item.kind {
            '{' | '[' => {
                let mut rest = Some(item.inside);
                while let Some(alternatives) = rest {
                    let (first, others) = alternative(alternatives);
                    pieces(first, is_in_clause)?;
                    rest = others;
                }
            }
            '@' => {
                let fragment = notation::fragment(item.inside);
                if fragment.is_empty() {
                    return Err(format!("no fragment {}", item.inside));
                }
                pieces(fragment, is_in_clause)?;
            }
            '<' if !is_in_clause => return Err(format!("<{}> in no clause", item.inside)),
            '<' if READERS.iter().any(|it| it.0 == item.inside) => {}
            '(' | ')' | ',' | ';' | ':' | '=' | '*' | '$' | 'A'..='Z' => {}
            _ => return Err(format!("{}{}", item.kind, item.inside)),
        }
        notation = rest;
    }
    Ok(())
}
