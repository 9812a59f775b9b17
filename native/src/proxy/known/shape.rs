//! Queries that differ in constants of which no rule asks.
//!
//! An application that writes its values into its texts never sends the same one twice. What the
//! service makes of `WHERE id = 1` it makes of `WHERE id = 2`, though not of `numeric(1)` what it
//! makes of `numeric(2000)`: so only constants in certain places are left out.

use deesql_core::ident::Keyword;
use deesql_core::parse::token::{StringKind, Token, TokenKind};
use deesql_core::parse::tokens;

/// What stands for a constant. It starts no token.
const LEFT_OUT: char = '\0';

/// The query without such constants; `None` if it has none or is no single query.
pub(super) fn of(text: &str) -> Option<String> {
    let start = text.trim_ascii_start().get(..6)?;
    // Behind a backslash could be a command of psql, which is no token.
    if !start.eq_ignore_ascii_case("select") || text.contains('\\') {
        return None;
    }
    let tokens = tokens(text);
    let mut shape = String::with_capacity(text.len());
    let mut has_left_out = false;
    let mut list = List::None;
    for (at, it) in tokens.iter().enumerate() {
        if it.kind == TokenKind::Semicolon && at + 1 < tokens.len() {
            return None;
        }
        list = list.after(*it);
        let is_left_out =
            is_value(&tokens, at) && (list == List::Values || is_compared(text, &tokens[..at]));
        has_left_out |= is_left_out;
        if is_left_out {
            shape.push(LEFT_OUT);
        } else {
            shape.push_str(it.span.slice(text));
        }
        shape.push(' ');
    }
    // What follows the last token may be something that is never closed.
    let end = tokens.last()?.span.end as usize;
    (has_left_out && text[end..].trim_ascii().is_empty()).then_some(shape)
}

/// Whether a token is a constant whose type is not said behind it.
fn is_value(tokens: &[Token], at: usize) -> bool {
    let is_constant = matches!(
        tokens[at].kind,
        TokenKind::Number | TokenKind::String(StringKind::Plain)
    );
    let next = tokens.get(at + 1).map(|it| it.kind);
    is_constant && next != Some(TokenKind::ColonColon)
}

/// Whether what stands before is a comparison, or a place where a value is counted or compared.
fn is_compared(text: &str, before: &[Token]) -> bool {
    let before = match before {
        [rest @ .., sign] if sign.kind == TokenKind::Operator && sign.span.slice(text) == "-" => {
            rest
        }
        _ => before,
    };
    let Some(last) = before.last() else {
        return false;
    };
    match last.kind {
        TokenKind::Operator => {
            matches!(
                last.span.slice(text),
                "=" | "<" | ">" | "<=" | ">=" | "<>" | "!="
            )
        }
        _ => matches!(
            last.keyword(),
            Some(Keyword::Between | Keyword::And | Keyword::Limit | Keyword::Offset)
        ),
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
    fn after(self, token: Token) -> Self {
        match (self, token.kind) {
            (_, TokenKind::Word(Some(Keyword::In))) => Self::In,
            (Self::In, TokenKind::LeftParen) => Self::Values,
            (
                Self::Values,
                TokenKind::Comma | TokenKind::Number | TokenKind::String(StringKind::Plain),
            ) => Self::Values,
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use deesql_core::parse::Reader;
    use deesql_core::verify::{Options, Verifier};

    use super::*;

    #[test]
    fn what_is_left_out() {
        for (text, shape) in [
            (
                "SELECT a FROM t WHERE id = 5",
                Some("SELECT a FROM t WHERE id = \0 "),
            ),
            (
                " select -1 where -x=-5;",
                Some("select - 1 where - x = - \0 ; "),
            ),
            (
                "SELECT * FROM t WHERE s='x' AND n IN (1, 2)",
                Some("SELECT * FROM t WHERE s = \0 AND n IN ( \0 , \0 ) "),
            ),
            (
                "SELECT a LIMIT 5 OFFSET 10",
                Some("SELECT a LIMIT \0 OFFSET \0 "),
            ),
            ("SELECT a = 1 -- perhaps not closed", None),
            ("SELECT 'x', 5", None),
            ("SELECT a::numeric(5)", None),
            ("SELECT a = '5'::money", None),
            ("SELECT a = 1; SELECT 2", None),
            ("SELECT a = 1 AND 'b", None),
            ("SELECT a = E'x'", None),
            ("INSERT INTO t VALUES (1)", None),
            ("SET a = 1", None),
            ("", None),
        ] {
            assert_eq!(of(text).as_deref(), shape, "{text}");
        }
    }

    /// The texts with what is left out changed to something else.
    fn changed(text: &str) -> Option<String> {
        of(text)?;
        let tokens = tokens(text);
        let (mut changed, mut end) = (String::new(), 0);
        let mut list = List::None;
        for (at, it) in tokens.iter().enumerate() {
            changed.push_str(&text[end..it.span.start as usize]);
            end = it.span.end as usize;
            list = list.after(*it);
            let is_left_out =
                is_value(&tokens, at) && (list == List::Values || is_compared(text, &tokens[..at]));
            changed.push_str(match it.kind {
                TokenKind::Number if is_left_out => "987654",
                _ if is_left_out => "'english'",
                _ => it.span.slice(text),
            });
        }
        Some(changed)
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
