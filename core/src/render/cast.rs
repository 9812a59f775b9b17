//! Casts of arrays as PostgreSQL prints them the second time.
//!
//! It prints what it was given as `(ARRAY[a, b])::text[]`, but reads that as
//! `ARRAY[(a)::text, (b)::text]`, and prints it like this from then on.

use crate::ident::Keyword;
use crate::parse::token::{Token, TokenKind};
use crate::parse::tokens;

/// The statement with the casts of arrays written at their elements.
pub(super) fn at_elements(sql: &str) -> String {
    let mut text = sql.to_owned();
    // An array in an array is found when the outer one is written.
    while let Some(next) = once(&text) {
        text = next;
    }
    text
}

/// All casts that are not in one another; `None` if there is none.
fn once(sql: &str) -> Option<String> {
    if !sql.contains("(ARRAY[") {
        return None;
    }
    let tokens = tokens(sql);
    let mut text = String::new();
    let (mut copied, mut at) = (0, 0);
    while at < tokens.len() {
        if let Some((cast, end)) = tokens.get(at..).and_then(|it| cast(it, sql)) {
            text.push_str(sql.get(copied..tokens[at].span.range().start)?);
            text.push_str(&cast);
            copied = tokens.get(at + end - 1)?.span.range().end;
            at += end;
        } else {
            at += 1;
        }
    }
    (copied > 0).then(|| text + sql.get(copied..).unwrap_or_default())
}

/// The cast that tokens begin with, written anew, and how many of them it is.
fn cast(tokens: &[Token], sql: &str) -> Option<(String, usize)> {
    let [open, array, bracket, ..] = tokens else {
        return None;
    };
    let is_array = open.kind == TokenKind::LeftParen
        && array.keyword() == Some(Keyword::Array)
        && bracket.kind == TokenKind::LeftBracket;
    if !is_array {
        return None;
    }
    let (commas, close) = elements(tokens.get(3..)?)?;
    let close = close + 3;
    let [paren, colons, rest @ ..] = tokens.get(close + 1..)? else {
        return None;
    };
    if paren.kind != TokenKind::RightParen || colons.kind != TokenKind::ColonColon {
        return None;
    }
    let brackets = rest.windows(2).position(|it| {
        (it[0].kind, it[1].kind) == (TokenKind::LeftBracket, TokenKind::RightBracket)
    })?;
    let is_type = |it: &Token| {
        let is_name = matches!(it.kind, TokenKind::Word(_) | TokenKind::QuotedIdent);
        let is_length = matches!(
            it.kind,
            TokenKind::LeftParen | TokenKind::RightParen | TokenKind::Number | TokenKind::Comma
        );
        is_name || is_length || it.kind == TokenKind::Dot
    };
    let name = rest.get(..brackets)?;
    if !name.iter().all(is_type) {
        return None;
    }
    let data_type = sql.get(name.first()?.span.range().start..name.last()?.span.range().end)?;
    let mut elements = Vec::new();
    let mut start = bracket.span.range().end;
    for end in commas.iter().map(|it| it + 3).chain([close]) {
        let place = tokens.get(end)?.span.range();
        let element = sql.get(start..place.start)?.trim();
        if element.starts_with("ARRAY[") {
            elements.push(format!("({element})::{data_type}[]"));
        } else {
            elements.push(format!("({element})::{data_type}"));
        }
        start = place.end;
    }
    let text = format!("ARRAY[{}]", elements.join(", "));
    // The parenthesis that opens, the one that closes, the colons, the type and its brackets.
    Some((text, close + 1 + 2 + brackets + 2))
}

/// Where the commas between the elements are, and the bracket that closes.
fn elements(tokens: &[Token]) -> Option<(Vec<usize>, usize)> {
    let (mut depth, mut commas) = (0_u32, Vec::new());
    for (at, it) in tokens.iter().enumerate() {
        match it.kind {
            TokenKind::LeftParen | TokenKind::LeftBracket => depth += 1,
            TokenKind::RightBracket if depth == 0 => return (at > 0).then_some((commas, at)),
            TokenKind::RightParen | TokenKind::RightBracket => depth = depth.checked_sub(1)?,
            TokenKind::Comma if depth == 0 => commas.push(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::at_elements;

    #[test]
    fn a_cast_goes_to_the_elements() {
        for (before, after) in [
            ("SELECT 1", "SELECT 1"),
            (
                "(a = ANY ((ARRAY['x'::character varying, f(1, 2)])::text[]))",
                "(a = ANY (ARRAY[('x'::character varying)::text, (f(1, 2))::text]))",
            ),
            (
                "((ARRAY[1])::numeric(3,1)[] = (ARRAY[b[1]])::timestamp with time zone[])",
                "(ARRAY[(1)::numeric(3,1)] = ARRAY[(b[1])::timestamp with time zone])",
            ),
            (
                "(ARRAY[ARRAY[1, 2], ARRAY[3, 4]])::bigint[]",
                "ARRAY[ARRAY[(1)::bigint, (2)::bigint], ARRAY[(3)::bigint, (4)::bigint]]",
            ),
            // Nothing to do, and nothing that makes it stumble.
            ("ARRAY[1]", "ARRAY[1]"),
            ("(ARRAY[1])::text", "(ARRAY[1])::text"),
            ("(ARRAY[])::text[]", "(ARRAY[])::text[]"),
            ("(ARRAY[1", "(ARRAY[1"),
            ("(ARRAY[1])::", "(ARRAY[1])::"),
            ("'(ARRAY[1])::text[]'", "'(ARRAY[1])::text[]'"),
        ] {
            assert_eq!(at_elements(before), after);
        }
    }
}
