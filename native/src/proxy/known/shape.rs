//! Queries that differ in constants of which no rule asks.
//!
//! An application that writes its values into its texts never sends the same one twice. What the
//! service makes of `WHERE id = 1` it makes of `WHERE id = 2`, though not of `numeric(1)` what it
//! makes of `numeric(2000)`: so only constants in certain places are left out.

use std::cell::Cell;
use std::ops::Range;

/// What stands for a constant. It starts no token.
const LEFT_OUT: char = '\0';

thread_local! {
    /// Where shapes are written: one is looked up for almost every statement, and seldom kept.
    static BUFFER: Cell<String> = const { Cell::new(String::new()) };
}

/// Does something with the query without such constants; with `None` if it has none, is no single
/// query, or has something in it that would have to be read with more care.
pub(super) fn with<T>(text: &str, act: impl FnOnce(Option<&str>) -> T) -> T {
    let mut shape = BUFFER.take();
    shape.clear();
    let mut end = 0;
    let is_read = constants(text, |it| {
        shape.push_str(&text[end..it.start]);
        shape.push(LEFT_OUT);
        end = it.end;
    });
    let result = if is_read && end > 0 {
        shape.push_str(&text[end..]);
        act(Some(&shape))
    } else {
        act(None)
    };
    BUFFER.set(shape);
    result
}

/// Says of each constant of which no rule asks where it stands; whether the text could be read.
///
/// This is no lexer: it knows the tokens of most queries, and gives up at all that could be anything
/// else (a comment, a dollar quote, an escape, a command of psql, a second statement).
fn constants(text: &str, mut found: impl FnMut(Range<usize>)) -> bool {
    let bytes = text.as_bytes();
    let mut at = after_space(bytes, 0);
    let first = at;
    at = after(bytes, at, is_word);
    if !text[first..at].eq_ignore_ascii_case("select") {
        return false;
    }
    let (mut place, mut list) = (Place::Other, List::None);
    loop {
        at = after_space(bytes, at);
        let Some(&byte) = bytes.get(at) else {
            return true;
        };
        let start = at;
        match byte {
            b'0'..=b'9' | b'\'' => {
                let end = match byte {
                    b'\'' => string_end(bytes, at),
                    _ => number_end(bytes, at),
                };
                let Some(end) = end else {
                    return false;
                };
                at = end;
                // A cast says the type, and a string may go on in the next line.
                let next = &bytes[after_space(bytes, at)..];
                if next.starts_with(b"'") {
                    return false;
                }
                let is_value = place != Place::Other || list.constant() == List::Values;
                if is_value && !next.starts_with(b"::") {
                    found(start..at);
                }
                (place, list) = (Place::Other, list.constant());
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                at = after(bytes, at, is_word);
                if bytes.get(at) == Some(&b'\'') {
                    return false;
                }
                let word = &text[start..at];
                place = Place::after_word(word);
                list = match word.eq_ignore_ascii_case("in") {
                    true => List::In,
                    false => List::None,
                };
            }
            b'"' => {
                let Some(length) = bytes[at + 1..].iter().position(|it| *it == b'"') else {
                    return false;
                };
                at += length + 2;
                (place, list) = (Place::Other, List::None);
            }
            b'$' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
                at = after(bytes, at + 1, |it| it.is_ascii_digit());
                if bytes.get(at).is_some_and(|it| is_word(*it)) {
                    return false;
                }
                (place, list) = (Place::Other, List::None);
            }
            b'(' | b')' | b',' | b'[' | b']' | b'.' | b':' => {
                at += 1;
                if byte == b'.' && bytes.get(at).is_some_and(u8::is_ascii_digit) {
                    return false;
                }
                place = Place::Other;
                list = match (list, byte) {
                    (List::In, b'(') | (List::Values, b',') => List::Values,
                    _ => List::None,
                };
            }
            b';' => return after_space(bytes, at + 1) == bytes.len(),
            _ if is_operator(byte) => {
                at = after(bytes, at, is_operator);
                let signs = &text[start..at];
                if signs.contains("--") || signs.contains("/*") {
                    return false;
                }
                place = place.after_operator(signs);
                list = List::None;
            }
            _ => return false,
        }
    }
}

fn after(bytes: &[u8], start: usize, belongs: impl Fn(u8) -> bool) -> usize {
    let length = bytes[start..].iter().position(|it| !belongs(*it));
    length.map_or(bytes.len(), |it| start + it)
}

fn after_space(bytes: &[u8], start: usize) -> usize {
    after(bytes, start, |it| {
        matches!(it, b' ' | b'\t' | b'\n' | b'\r' | b'\x0b' | b'\x0c')
    })
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$')
}

fn is_operator(byte: u8) -> bool {
    b"+-*/<>=~!@#%^&|`?".contains(&byte)
}

/// The end of a number without exponent or other ado.
fn number_end(bytes: &[u8], start: usize) -> Option<usize> {
    let digits = |start| after(bytes, start, |it| it.is_ascii_digit());
    let mut end = digits(start);
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    let is_more = |it: &u8| is_word(*it) || *it == b'.' || !it.is_ascii();
    (!bytes.get(end).is_some_and(is_more)).then_some(end)
}

/// The end of a string without quotes or backslashes in it.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let inside = &bytes[start + 1..];
    let length = inside.iter().position(|it| matches!(it, b'\'' | b'\\'))?;
    let is_end = inside[length] == b'\'' && inside.get(length + 1) != Some(&b'\'');
    is_end.then_some(start + length + 2)
}

/// What stands before a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Other,
    /// A comparison, or a word behind which a value is counted or compared.
    Compared,
    /// The same, and a minus.
    Signed,
}

impl Place {
    fn after_word(word: &str) -> Self {
        let is = |it: &str| word.eq_ignore_ascii_case(it);
        match is("and") || is("between") || is("limit") || is("offset") {
            true => Self::Compared,
            false => Self::Other,
        }
    }

    fn after_operator(self, signs: &str) -> Self {
        match signs {
            "=" | "<" | ">" | "<=" | ">=" | "<>" | "!=" => Self::Compared,
            // They are two operators.
            "=-" | "<-" | ">-" | "<=-" | ">=-" | "<>-" => Self::Signed,
            "-" if self == Self::Compared => Self::Signed,
            _ => Self::Other,
        }
    }
}

/// How far a list `IN (1, 2, 3)` has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    None,
    In,
    /// Nothing but constants and commas so far.
    Values,
}

impl List {
    fn constant(self) -> Self {
        match self {
            Self::Values => Self::Values,
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use deesql_core::parse::token::{StringKind, TokenKind};
    use deesql_core::parse::{Reader, tokens};
    use deesql_core::verify::{Options, Verifier};

    use super::*;

    #[test]
    fn what_is_left_out() {
        for (text, shape) in [
            (
                "SELECT a FROM t WHERE id = 5",
                Some("SELECT a FROM t WHERE id = \0"),
            ),
            (" select -1 where -x=-5;", Some(" select -1 where -x=-\0;")),
            (
                "SELECT * FROM t WHERE s='x' AND n IN (1, 2)",
                Some("SELECT * FROM t WHERE s=\0 AND n IN (\0, \0)"),
            ),
            (
                "SELECT a LIMIT 5 OFFSET 10",
                Some("SELECT a LIMIT \0 OFFSET \0"),
            ),
            ("SELECT a = 1 -- perhaps not closed", None),
            ("SELECT 'x', 5", None),
            ("SELECT a::numeric(5)", None),
            ("SELECT a = '5'::money", None),
            ("SELECT a = 1; SELECT 2", None),
            ("SELECT a = 1 AND 'b", None),
            ("SELECT a = E'x'", None),
            ("SELECT a = 'x' 'y'", None),
            ("SELECT a = 'it''s'", None),
            ("SELECT a = 1e5", None),
            ("SELECT a = 1 /* x */", None),
            ("SELECT a = 1 \\g", None),
            ("SELECT $$x$$ = 1", None),
            ("SELECT ä = 1", None),
            ("SELECT a =- -1", None),
            (
                "SELECT \"q\"\"x\".a[1] WHERE b < $1 AND 2.5 > c",
                Some("SELECT \"q\"\"x\".a[1] WHERE b < $1 AND \0 > c"),
            ),
            ("INSERT INTO t VALUES (1)", None),
            ("SET a = 1", None),
            ("", None),
        ] {
            with(text, |it| assert_eq!(it, shape, "{text}"));
        }
    }

    /// The text with what is left out changed to something else. What is left out are constants for
    /// the lexer, too.
    fn changed(text: &str) -> Option<String> {
        let tokens = tokens(text);
        let (mut changed, mut end) = (String::new(), 0);
        let is_read = constants(text, |it| {
            changed.push_str(&text[end..it.start]);
            end = it.end;
            let token = tokens.iter().find(|token| token.span.range() == it);
            changed.push_str(match token.map(|it| it.kind) {
                Some(TokenKind::Number) => "987654",
                Some(TokenKind::String(StringKind::Plain)) => "'english'",
                other => panic!("{other:?} at {it:?} in {text}"),
            });
        });
        changed.push_str(&text[end..]);
        (is_read && end > 0).then_some(changed)
    }

    fn rules(text: &str) -> Vec<&'static str> {
        let verifier = Verifier::new(Options::default());
        let mut reader = Reader::new(text);
        let (statement, tokens) = reader.next().unwrap();
        let state = deesql_core::transaction::TransactionState::Autocommit;
        let findings = verifier.verify_statement(text, &statement, tokens, state);
        findings.iter().map(|it| it.rule).collect()
    }

    /// Every query of the case files, with other constants.
    #[test]
    fn no_rule_asks_for_what_is_left_out() {
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
        let mut folders = vec![cases];
        let mut tried = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.ends_with("node_modules") {
                    folders.push(path);
                } else if path.extension().is_some_and(|it| it == "sql") {
                    let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
                    let mut reader = Reader::new(&text);
                    while let Some((statement, _)) = reader.next() {
                        let query = statement.span.slice(&text);
                        if let Some(changed) = changed(query) {
                            assert_eq!(rules(query), rules(&changed), "{query}\n{changed}");
                            tried += 1;
                        }
                    }
                }
            }
        }
        assert!(tried > 20, "{tried}");
    }
}
