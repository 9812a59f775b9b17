//! Deep and long inputs: no stack runs out, nothing takes time that grows with the square.

#![allow(clippy::disallowed_types, reason = "a test may look at the clock")]

use super::parse;
use crate::parse::query::QueryBody;
use crate::parse::query::insert::InsertSource;
use crate::parse::{Body, Statement};
use std::time::{Duration, Instant};

/// Reads the text in a thread with a small stack and drops what was read.
#[track_caller]
fn check(what: &str, text: String, statements: usize) {
    let started = Instant::now();
    let stack = if cfg!(debug_assertions) { 2 } else { 1 } << 20;
    let thread = std::thread::Builder::new()
        .stack_size(stack)
        .spawn(move || parse(&text).len());
    let found = thread.map(|it| it.join().unwrap_or(0)).unwrap_or(0);
    assert_eq!(found, statements, "{what}");
    let elapsed = started.elapsed();
    assert!(elapsed < Duration::from_secs(20), "{what}: {elapsed:?}");
}

fn in_check(condition: &str) -> String {
    format!("CREATE TABLE t (a int CHECK ({condition}))")
}

#[test]
fn survives_deep_nesting() {
    const DEEP: usize = 100_000;
    let nest = |open: &str, close: &str| format!("{}1{}", open.repeat(DEEP), close.repeat(DEEP));
    check("parentheses", in_check(&nest("(", ")")), 1);
    check("open parentheses", in_check(&"(".repeat(DEEP)), 1);
    check("arrays", in_check(&format!("ARRAY{}", nest("[", "]"))), 1);
    check("calls", in_check(&nest("f(", ")")), 1);
    check("substrings", in_check(&nest("substring(", ", 1)")), 1);
    check("casts", in_check(&nest("CAST(", " AS int)")), 1);
    check("cases", in_check(&nest("CASE WHEN ", " THEN 1 END")), 1);
    check("queries", in_check(&nest("(SELECT ", ")")), 1);
    check(
        "queries in parentheses",
        in_check(&format!(
            "{}SELECT 1{} + 1",
            "(".repeat(DEEP),
            ")".repeat(DEEP)
        )),
        1,
    );
    check("not", in_check(&format!("{} a", "NOT ".repeat(DEEP))), 1);
    check("minus", in_check(&format!("{} a", "- ".repeat(DEEP))), 1);
    check(
        "types",
        format!("CREATE TABLE t (a {})", nest("numeric(", ")")),
        1,
    );
    check("time", in_check(&nest("time(", ")")), 1);
    check("select", nest("(", ")"), 1);
    check(
        "case in a body",
        format!("CREATE FUNCTION f() BEGIN ATOMIC {}", "CASE ".repeat(DEEP)),
        1,
    );
}

#[test]
fn survives_deep_queries() {
    const DEEP: usize = 100_000;
    let nest = |open: &str, close: &str| format!("{}1{}", open.repeat(DEEP), close.repeat(DEEP));
    check("scalar", format!("SELECT {}", nest("(SELECT ", ")")), 1);
    check(
        "from",
        format!("SELECT 1 FROM {}", nest("(SELECT * FROM ", ") a")),
        1,
    );
    check("parentheses", nest("(", ")").replace('1', "SELECT 1"), 1);
    check(
        "parentheses with limits",
        nest("(", " LIMIT 1)").replacen('1', "SELECT 1", 1),
        1,
    );
    check("with", nest("WITH a AS (", ") SELECT 1"), 1);
    check(
        "exists",
        format!("SELECT 1 WHERE {}", nest("EXISTS (SELECT 1 WHERE ", ")")),
        1,
    );
    check(
        "in",
        format!("DELETE FROM t WHERE {}", nest("a IN (SELECT ", ")")),
        1,
    );
    check(
        "joins",
        format!(
            "SELECT 1 FROM {}a{}",
            "(".repeat(DEEP),
            " JOIN b ON c)".repeat(DEEP)
        ),
        1,
    );
    check(
        "joins on the right",
        format!(
            "SELECT 1 FROM a{}{}",
            " JOIN b".repeat(DEEP),
            " ON c".repeat(DEEP)
        ),
        1,
    );
    check(
        "grouping sets",
        format!("SELECT 1 GROUP BY {}", nest("GROUPING SETS (", ")")),
        1,
    );
    check(
        "windows",
        format!("SELECT {}", nest("sum(1) OVER (ORDER BY ", ")")),
        1,
    );
    check(
        "filters",
        format!("SELECT {}", nest("sum(1) FILTER (WHERE ", ")")),
        1,
    );
    check("explain", format!("{}SELECT 1", "EXPLAIN ".repeat(DEEP)), 1);
    check(
        "functions",
        format!("SELECT 1 FROM {}", nest("f(ARRAY(SELECT 1 FROM ", "))")),
        1,
    );
    // What is read at the deepest, with as many parsers on the stack as there can be.
    for depth in 1..40 {
        let nested = format!(
            "{}SELECT 1{}",
            "SELECT 1 FROM (a JOIN b ON CASE WHEN EXISTS (".repeat(depth),
            ") THEN 1 END = 1)".repeat(depth)
        );
        check("everything", nested, 1);
    }
}

#[test]
fn survives_deep_clauses() {
    const DEEP: usize = 100_000;
    let nest = |open: &str, close: &str| format!("{}1{}", open.repeat(DEEP), close.repeat(DEEP));
    check(
        "rules",
        format!(
            "CREATE RULE r AS ON INSERT TO t DO {}",
            nest("(SELECT ", ")")
        ),
        1,
    );
    check(
        "policies",
        format!(
            "CREATE POLICY p ON t USING ({})",
            nest("EXISTS (SELECT ", ")")
        ),
        1,
    );
    check(
        "views",
        format!("CREATE VIEW v AS {}", nest("SELECT (", ")")),
        1,
    );
    check(
        "bodies",
        format!(
            "{}SELECT 1;{}",
            "CREATE FUNCTION f() BEGIN ATOMIC ".repeat(DEEP),
            " END;".repeat(DEEP)
        ),
        // The first END closes all of them.
        DEEP,
    );
    check(
        "json",
        format!("SELECT {}", nest("JSON_OBJECT(1: ", ")")),
        1,
    );
    check(
        "arrays",
        format!("CALL p({})", nest("JSON_ARRAY(", " NULL ON NULL)")),
        1,
    );
    check(
        "xml",
        format!("SELECT {}", nest("XMLELEMENT(NAME a, XMLATTRIBUTES(", "))")),
        1,
    );
    // What is read at the deepest, whatever is read twice on the way.
    for depth in 1..40 {
        let nested = format!(
            "SELECT {}1{}",
            "JSON_ARRAY((SELECT 1 FROM XMLTABLE(JSON_OBJECT(1: ".repeat(depth),
            ") PASSING 1 COLUMNS a int)) NULL ON NULL)".repeat(depth)
        );
        check("everything", nested, 1);
        let nested = format!(
            "CREATE SCHEMA s CREATE VIEW v AS SELECT {}1{}",
            "JSON_ARRAY(SELECT ".repeat(depth),
            " RETURNING text)".repeat(depth)
        );
        check("everything", nested, 1);
    }
}

#[test]
fn survives_long_clauses() {
    const LONG: usize = 50_000;
    let chain = |start: &str, link: &str| format!("{start}{}", link.repeat(LONG));
    check("tables", chain("TRUNCATE a", ", b"), 1);
    check(
        "attributes",
        chain("CREATE TRIGGER a BEFORE INSERT ON b", " NOT DEFERRABLE"),
        1,
    );
    check("options", chain("VACUUM (a", ", b 1"), 1);
    check(
        "actions",
        format!(
            "{})",
            chain("CREATE RULE r AS ON INSERT TO t DO (SELECT 1", "; SELECT 1")
        ),
        1,
    );
    check(
        "open lists",
        chain("CREATE FOREIGN TABLE a (b int", ", b int OPTIONS (c"),
        1,
    );
    check("do", chain("DO 'a'", " LANGUAGE b"), 1);
}

#[test]
fn survives_long_queries() {
    const LONG: usize = 50_000;
    let chain = |start: &str, link: &str| format!("{start}{}", link.repeat(LONG));
    check("union", chain("SELECT 1", " UNION SELECT 1"), 1);
    check(
        "union and intersect",
        chain("SELECT 1", " UNION SELECT 1 INTERSECT SELECT 2"),
        1,
    );
    check(
        "joins",
        chain("SELECT 1 FROM a", " JOIN b ON c CROSS JOIN d"),
        1,
    );
    check("from", chain("SELECT 1 FROM a", ", b"), 1);
    check("targets", chain("SELECT 1", ", a AS b"), 1);
    check("rows", chain("INSERT INTO t VALUES (1)", ", (2, 'a')"), 1);
    check("assignments", chain("UPDATE t SET a = 1", ", a = 1"), 1);
    check(
        "parts",
        format!("UPDATE t SET a{} = 1", "[1]".repeat(LONG)),
        1,
    );
    check(
        "with",
        chain("WITH a AS (SELECT 1)", ", a AS (SELECT 1)"),
        1,
    );
    check("locks", chain("SELECT 1", " FOR UPDATE"), 1);
    check("keys", chain("SELECT 1 ORDER BY 1", ", 1 DESC"), 1);
    check("or", chain("SELECT 1 WHERE a", " OR a = 1 AND b"), 1);
    check(
        "when",
        chain("MERGE INTO t USING a ON b", " WHEN MATCHED THEN DELETE"),
        1,
    );
    check(
        "open queries",
        chain("SELECT 1", ", (SELECT 1 FROM (SELECT 1"),
        1,
    );
    check("unread queries", chain("SELECT 1", ", (SELECT 1 2)"), 1);
}

#[test]
fn forgets_the_rows_of_a_dump() {
    let text = format!(
        "INSERT INTO t VALUES (1){} ON CONFLICT DO NOTHING",
        ", (2)".repeat(20_000)
    );
    let statements = parse(&text);
    let [
        Statement {
            body: Body::Insert(insert),
            unread: None,
            ..
        },
    ] = &statements[..]
    else {
        panic!("not read");
    };
    let InsertSource::Query(query) = &insert.source else {
        panic!("no query");
    };
    let QueryBody::Values(values) = &query.body else {
        panic!("no rows");
    };
    assert_eq!(values.rows.len(), 10_000);
    let further = values.further_rows.map(|it| it.slice(&text));
    let further = further.unwrap_or("");
    assert_eq!(further.matches("(2)").count(), 10_001);
    assert!(further.starts_with("(2)") && further.ends_with("(2)"));
}

#[test]
fn survives_long_chains() {
    const LONG: usize = 200_000;
    let chain = |link: &str| in_check(&format!("a{}", link.repeat(LONG)));
    check("+", chain("+1"), 1);
    check("and", chain(" AND b"), 1);
    check("or", chain(" OR b = 1"), 1);
    check("and or", chain(" AND b OR c"), 1);
    check("casts", chain("::int"), 1);
    check("subscripts", chain("[1]"), 1);
    check("fields", in_check(&format!("(a){}", ".b".repeat(LONG))), 1);
    check("is null", chain(" IS NULL"), 1);
    check("is distinct from", chain(" IS DISTINCT FROM b"), 1);
    check("collate", chain(" COLLATE b"), 1);
    check("in", chain(" IN (1)"), 1);
    check("= any", chain(" = ANY (b)"), 1);
    check("plus signs", chain("+"), 1);
    check(
        "list",
        in_check(&format!("a IN (1{})", ",1".repeat(LONG))),
        1,
    );
    check("names", in_check(&format!("a{}", ".b".repeat(LONG))), 1);
    // A chain of the longest that is read, in parentheses, in a chain, …
    let mut nested = "a".to_owned();
    for _ in 0..120 {
        nested = format!("({nested}{})", "+1".repeat(400));
    }
    check("chains in chains", in_check(&nested), 1);
}

#[test]
fn takes_time_in_proportion() {
    const LINES: usize = 50_000;
    let lines = |line: &str| format!("{line}\n").repeat(LINES);
    check(
        "a quote",
        format!("SELECT '\n{}", lines("SELECT 1;")),
        LINES + 1,
    );
    let tags: String = (0..LINES).map(|it| format!("SELECT $t{it}$\n")).collect();
    check("dollar quotes", tags, LINES);
    check("comments", lines("SELECT /*"), LINES);
    check("copy", lines("COPY t FROM stdin;"), LINES);
    check(
        "bodies",
        lines("CREATE FUNCTION f() BEGIN ATOMIC SELECT 1;"),
        LINES,
    );
    check(
        "rules",
        lines("CREATE RULE r AS ON INSERT TO t DO (SELECT 1;"),
        LINES,
    );
    check("operators", "+".repeat(1 << 20), 1);
    check("dollars", "$".repeat(1 << 20), 1);
    check("semicolons", ";".repeat(1 << 20), 0);
    check("backslashes", "\\".repeat(1 << 20), 0);
    check("copies", "COPY t FROM stdin;".repeat(LINES), LINES);
    check("commands", "\\x \\\\".repeat(1 << 18), 0);
    check("a word", "a".repeat(1 << 20), 1);
    check(
        "statements",
        lines("CREATE TABLE t (a int DEFAULT 1 CHECK (a > 0));"),
        LINES,
    );
}
