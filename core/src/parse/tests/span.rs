//! Every place in a tree lies inside of its statement and cuts out what it names.

use super::debug_tree::{Node, nodes};
use super::query::query_text;
use super::{Expr, parse};
use crate::ident::Ident;
use crate::parse::cursor::Cursor;
use crate::parse::expr::{ExprKind, expr};
use crate::parse::{Body, Reader, Statement};
use crate::text::Span;
use std::path::Path;

/// The SQL that the other tests of the parser read: the string literals of their sources.
const TESTS: [&str; 20] = [
    include_str!("alter_index.rs"),
    include_str!("alter_table.rs"),
    include_str!("comment.rs"),
    include_str!("create_index.rs"),
    include_str!("create_table.rs"),
    include_str!("create_type.rs"),
    include_str!("domain.rs"),
    include_str!("expr.rs"),
    include_str!("function.rs"),
    include_str!("grant.rs"),
    include_str!("kinds.txt"),
    include_str!("manipulation.rs"),
    include_str!("query.rs"),
    include_str!("role.rs"),
    include_str!("sequence.rs"),
    include_str!("session.rs"),
    include_str!("split.rs"),
    include_str!("statistics.rs"),
    include_str!("utility.txt"),
    include_str!("view.rs"),
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
    let folder = Path::new(&home).join(".cache/deesql-dev/postgresql-15-regression/sql");
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

#[test]
fn places_are_right_where_a_statement_ends_too_early() {
    for whole in [
        "ALTER TABLE t RENAME COLUMN a TO b",
        "CREATE TABLE t (a int DEFAULT 1, CHECK (a > 0)) WITH (x = 1)",
        "CREATE UNIQUE INDEX i ON t USING btree (a DESC NULLS LAST) WHERE b > 1",
        "WITH RECURSIVE a (b) AS MATERIALIZED (SELECT 1) SEARCH DEPTH FIRST BY b SET c SELECT DISTINCT ON (b) *, (b).c AS d FROM a x (e) LEFT JOIN LATERAL f(1) WITH ORDINALITY g ON h WHERE EXISTS (SELECT 2) GROUP BY ROLLUP (b) HAVING c WINDOW w AS (ORDER BY d ROWS 1 PRECEDING) UNION ALL TABLE i ORDER BY 1 USING < NULLS FIRST LIMIT 3 OFFSET 4 ROWS FOR UPDATE OF a SKIP LOCKED",
        "INSERT INTO t AS x (a, b[1]) OVERRIDING USER VALUE VALUES (1, 2) ON CONFLICT (a) WHERE b DO UPDATE SET a = 1 WHERE c RETURNING *",
        "MERGE INTO t x USING u ON a = b WHEN NOT MATCHED AND c THEN INSERT (d) VALUES (1) WHEN MATCHED THEN UPDATE SET e = 2",
        "EXPLAIN (ANALYZE off) CREATE TEMP TABLE t (a) ON COMMIT DROP AS EXECUTE b (1) WITH NO DATA",
        "COPY (SELECT 1) TO PROGRAM 'x' WITH (FORMAT csv)",
        "DECLARE a SCROLL CURSOR WITH HOLD FOR UPDATE t SET (a, b) = (SELECT 1, 2) FROM c WHERE CURRENT OF d",
    ] {
        for (at, _) in whole.char_indices() {
            check(&whole[..at]);
            check(&format!("{} ) {}", &whole[..at], &whole[at..]));
        }
    }
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
        statement.body.walk_queries(&mut |it| check_query(it, text));
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
        cursor.accept_variables();
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

/// The text of a query in an expression reads as its tree, wherever it stands.
#[track_caller]
fn check_query(it: &Expr, text: &str) {
    let (ExprKind::Subquery(query)
    | ExprKind::Exists(query)
    | ExprKind::ArrayQuery(query)
    | ExprKind::InQuery { query, .. }) = &it.kind
    else {
        return;
    };
    let Some(tree) = &query.tree else {
        return;
    };
    let written = query.span.slice(text);
    let statements = parse(written);
    let [
        Statement {
            body: Body::Query(alone),
            ..
        },
    ] = &statements[..]
    else {
        panic!("{written}: {statements:?}");
    };
    assert_eq!(query_text(alone, written), query_text(tree, text));
    assert_eq!(tree.span.slice(text), alone.span.slice(written));
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
