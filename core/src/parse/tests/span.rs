//! Every place in a tree lies inside of its statement and cuts out what it names.

use super::query::query_text;
use super::{Expr, dump, expr_tree, parse};
use crate::ident::Ident;
use crate::parse::ddl::alter_table::{AlterActionKind, ColumnChange};
use crate::parse::ddl::constraint::{Constraint, ConstraintKind};
use crate::parse::ddl::create_table::{ColumnDef, TableElement};
use crate::parse::ddl::index::IndexTarget;
use crate::parse::expr::ExprKind;
use crate::parse::{Body, Statement};
use std::path::Path;

/// The SQL that the other tests of the parser read: the string literals of their sources.
const TESTS: [&str; 9] = [
    include_str!("alter_table.rs"),
    include_str!("create_index.rs"),
    include_str!("create_table.rs"),
    include_str!("expr.rs"),
    include_str!("kinds.txt"),
    include_str!("manipulation.rs"),
    include_str!("query.rs"),
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
#[allow(clippy::disallowed_methods, reason = "a test may read files")]
fn places_are_right_in_the_demo() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/demo");
    let mut read = 0;
    for folder in ["dsql", "dsql-before", "postgres"] {
        for entry in std::fs::read_dir(demo.join(folder))
            .into_iter()
            .flatten()
            .flatten()
        {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            check(&text);
            read += 1;
        }
    }
    assert!(read > 10, "the demo's files are gone");
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
        check_places(&statement, text);
        for expr in exprs(&statement) {
            expr.walk(&mut |it| check_expr(it, text));
        }
        statement.body.walk_queries(&mut |it| {
            check_expr(it, text);
            check_query(it, text);
        });
    }
}

/// Looks for places in the tree's debug form, so that none can be forgotten.
#[track_caller]
fn check_places(statement: &Statement, text: &str) {
    let debug = format!("{statement:?}");
    for (at, _) in debug.match_indices("Span { start: ") {
        let (start, end) = place(&debug[at..]);
        let all = statement.span;
        let is_open = statement
            .unterminated
            .is_some_and(|it| it.span.start == start);
        assert!(
            is_open || (start <= end && all.start <= start && end <= all.end),
            "{start}..{end} in {:?}",
            all.slice(text)
        );
    }
    for (at, intro) in debug.match_indices("value: Ident(\"") {
        let rest = &debug[at + intro.len()..];
        let Some((name, rest)) = rest.split_once("\"), span: ") else {
            continue;
        };
        let (start, end) = place(rest);
        let written = &text[start as usize..end as usize];
        if name.contains('\\') || written.starts_with(['U', 'u']) && written.contains('&') {
            continue;
        }
        let ident = match written
            .strip_prefix('"')
            .and_then(|it| it.strip_suffix('"'))
        {
            Some(inside) => Ident::quoted(inside),
            None => Ident::folded(written),
        };
        assert_eq!(ident.as_str(), name, "{written}");
    }
}

fn place(debug: &str) -> (u32, u32) {
    let mut numbers = debug
        .split(|it: char| !it.is_ascii_digit())
        .filter_map(|it| it.parse::<u32>().ok());
    (
        numbers.next().unwrap_or(u32::MAX),
        numbers.next().unwrap_or(0),
    )
}

/// The text of an expression reads as the expression.
#[track_caller]
fn check_expr(it: &Expr, text: &str) {
    let written = it.span.slice(text);
    let tree = dump(it, text);
    // What PostgreSQL adds or makes a string of stands at the word that says so.
    let is_added = tree == "1" || tree.starts_with('\'');
    if !is_added {
        assert_eq!(expr_tree(written), tree, "{written}");
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

fn exprs(statement: &Statement) -> Vec<&Expr> {
    let mut found = Vec::new();
    match &statement.body {
        Body::CreateTable(table) => {
            for element in &table.elements {
                match element {
                    TableElement::Column(it) => of_column(it, &mut found),
                    TableElement::Constraint(it) => of_constraint(it, &mut found),
                    TableElement::Like(_) | TableElement::Unread(_) => {}
                }
            }
        }
        Body::AlterTable(table) => {
            for action in &table.actions {
                match &action.kind {
                    AlterActionKind::AddColumn { column, .. } => of_column(column, &mut found),
                    AlterActionKind::AddConstraint(it) => of_constraint(it, &mut found),
                    AlterActionKind::AlterColumn { change, .. } => match change {
                        ColumnChange::SetDefault(value) => found.push(value),
                        ColumnChange::SetType { using, .. } => found.extend(using),
                        _ => {}
                    },
                    _ => {}
                }
            }
        }
        Body::CreateIndex(index) => {
            for key in &index.keys {
                if let IndexTarget::Expression(value) = &key.target {
                    found.push(value);
                }
            }
            found.extend(&index.include);
            found.extend(index.predicate.as_ref().map(|it| &it.1));
        }
        _ => {}
    }
    found
}

fn of_column<'a>(column: &'a ColumnDef, found: &mut Vec<&'a Expr>) {
    found.extend(&column.data_type.modifiers);
    for constraint in &column.constraints {
        of_constraint(constraint, found);
    }
}

fn of_constraint<'a>(constraint: &'a Constraint, found: &mut Vec<&'a Expr>) {
    match &constraint.kind {
        ConstraintKind::Default(value)
        | ConstraintKind::Check(value)
        | ConstraintKind::Generated(value) => found.push(value),
        _ => {}
    }
}
