//! The kinds of all statements of PostgreSQL 16 and Aurora DSQL, by their heads.

use super::one;

/// One example of every kind: its head, a bar, its rest. The kind is the head, unless it is given.
const EXAMPLES: &str = include_str!("kinds.txt");

#[test]
fn knows_every_kind_of_statement() {
    for line in EXAMPLES.lines().filter(|it| !it.is_empty()) {
        let (example, kind) = match line.split_once(" => ") {
            Some((example, kind)) => (example, Some(kind)),
            None => (line, None),
        };
        let (head, rest) = example.split_once('|').unwrap_or((example, ""));
        let sql = format!("{head}{rest}");
        let statement = one(&sql);
        assert_eq!(statement.kind.to_string(), kind.unwrap_or(head), "{sql}");
        assert_eq!(statement.head.slice(&sql), head, "{sql}");
        assert_eq!(statement.unread, None, "{sql}");
    }
}
