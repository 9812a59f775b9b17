//! When two statements are the same one: in all but their constants, white space and comments.

use deesql_core::parse::token::{Token, TokenKind};

/// What a statement has in common with those that differ in their constants only.
pub(super) fn of(text: &str, tokens: &[Token]) -> String {
    let mut shape = String::new();
    for it in tokens {
        if !shape.is_empty() {
            shape.push(' ');
        }
        match it.kind {
            TokenKind::String(_) | TokenKind::Number => shape.push('?'),
            TokenKind::Word(_) => shape.push_str(&it.span.slice(text).to_ascii_lowercase()),
            _ => shape.push_str(it.span.slice(text)),
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use deesql_core::parse::Reader;

    fn shape(text: &str) -> String {
        let mut reader = Reader::new(text);
        let (_, tokens) = reader.next().unwrap();
        super::of(text, tokens)
    }

    #[test]
    fn constants_make_no_difference() {
        let first = shape("TRUNCATE t; SELECT 1");
        assert_eq!(first, "truncate t");
        let insert = shape("INSERT INTO t VALUES (1, 'a', $1)");
        assert_eq!(
            shape("insert into t -- comment\nvalues (2, 'b c', $1)"),
            insert
        );
        assert_ne!(shape("INSERT INTO u VALUES (1, 'a', $1)"), insert);
        assert_ne!(shape("TRUNCATE \"T\""), shape("TRUNCATE \"t\""));
    }
}
