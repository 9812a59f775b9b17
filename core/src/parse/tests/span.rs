//! Every place in a tree lies inside of its statement and cuts out what it names.

use super::debug_tree::{Node, nodes};
use super::parse;
use crate::ident::Ident;
use crate::parse::cursor::Cursor;
use crate::parse::expr::expr;
use crate::parse::{Body, Reader};
use crate::text::Span;
use std::path::Path;

/// The SQL that the other tests of the parser read: the string literals of their sources.
const TESTS: [&str; 7] = [
    include_str!("alter_table.rs"),
    include_str!("create_index.rs"),
    include_str!("create_table.rs"),
    include_str!("expr.rs"),
    include_str!("kinds.txt"),
    include_str!("session.rs"),
    include_str!("split.rs"),
];

#[test]
fn places_are_right_in_the_tests_inputs() {
    for source in TESTS {
        check(source);
        for literal in source.split('"').skip(1).step_by(2) {
            check(literal);
            check(&format!("ALTER TABLE t {literal}"));
            check(&format!("CREATE INDEX i ON t (({literal}))"));
        }
        for line in source.lines() {
            check(&line.replace('|', ""));
        }
    }
}

#[test]
fn places_are_right_in_the_sql_of_all_tests() {
    let read = check_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests"));
    assert!(read > 100, "the case files are gone");
}

/// PostgreSQL's own regression tests, which `.dev/need regress` fetches.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test may read the environment")]
fn places_are_right_in_the_tests_of_postgresql() {
    let home = std::env::var("HOME").unwrap_or_default();
    let folder = Path::new(&home).join(".cache/deesql-dev/postgresql-15-regress");
    let is_needed = std::env::var("CI").is_ok_and(|it| it == "true");
    if folder.is_dir() || is_needed {
        assert!(check_folder(&folder) > 100, "run .dev/need regress");
    }
}

/// Checks every `.sql` file and says how many there are.
#[allow(clippy::disallowed_methods, reason = "a test may read files")]
fn check_folder(folder: &Path) -> usize {
    let mut read = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("node_modules") {
            read += check_folder(&path);
        } else if path.extension().is_some_and(|it| it == "sql") {
            let bytes = std::fs::read(&path).unwrap_or_default();
            check(&String::from_utf8_lossy(&bytes));
            read += 1;
        }
    }
    read
}

#[track_caller]
fn check(text: &str) {
    let mut end = 0;
    for statement in parse(text) {
        assert!(statement.span.start >= end, "{text}");
        end = statement.span.end;
        assert!(text.get(statement.span.range()).is_some(), "{text}");
        if statement.body == Body::Tokens {
            continue;
        }
        let tree = format!("{:?}", statement.body);
        let written = statement.span.slice(text);
        for node in nodes(&tree) {
            check_node(&node, statement.span, text, written);
        }
    }
}

/// A node of any kind, those that are yet to come too: it lies in the statement, what is in it lies in
/// it, and a name or an expression stands there as it was read.
#[track_caller]
fn check_node(node: &Node<'_>, statement: Span, text: &str, written: &str) {
    let Some(own) = node.span.or(node.inner) else {
        return;
    };
    assert!(contains(statement, own), "{} in {written}", node.debug);
    assert!(text.get(own.range()).is_some(), "{}", node.debug);
    // `interval '1' second (3)`: the type stands around its constant.
    let is_split = node.name == "DataType" && node.debug.contains("System(\"interval\")");
    if let (Some(own), Some(inner), false) = (node.span, node.inner, is_split) {
        assert!(contains(own, inner), "{} in {written}", node.debug);
    }
    let own = own.slice(text);
    if let Some(name) = node.debug.strip_prefix("Spanned { value: Ident(\"") {
        let name = name.split("\"), span: ").next().unwrap_or_default();
        let is_escaped = name.contains('\\') || own.starts_with("U&") || own.starts_with("u&");
        let ident = match own.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
            Some(inside) => Ident::quoted(inside),
            None => Ident::folded(own),
        };
        assert!(is_escaped || ident.as_str() == name, "{own} in {written}");
    }
    if node.name == "Expr" {
        check_expr(node, own, written);
    }
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end
}

/// The text of an expression reads as the expression.
#[track_caller]
fn check_expr(node: &Node<'_>, own: &str, written: &str) {
    let mut reader = Reader::new(own);
    let read = reader.next().and_then(|(_, tokens)| {
        let mut cursor = Cursor::new(own, tokens);
        expr(&mut cursor).ok().filter(|_| cursor.is_at_end())
    });
    let again = read.map(|it| shape(&format!("{it:?}")));
    let kind = node.debug.split("kind: ").nth(1).unwrap_or_default();
    // What PostgreSQL adds or makes a string of stands at the word that says so.
    let is_added = kind.starts_with("Number(\"1\")") || kind.starts_with("String(");
    if !is_added && !kind.starts_with("Default") {
        assert_eq!(again, Some(shape(node.debug)), "{own} in {written}");
    }
}

/// A tree without its places.
fn shape(debug: &str) -> String {
    debug
        .split("Span { start: ")
        .map(|it| it.trim_start_matches(|it: char| it.is_ascii_digit()))
        .map(|it| it.strip_prefix(", end: ").unwrap_or(it))
        .map(|it| it.trim_start_matches(|it: char| it.is_ascii_digit()))
        .collect()
}
