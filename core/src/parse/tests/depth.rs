//! Deep and long inputs: no stack runs out, nothing takes time that grows with the square.

#![allow(clippy::disallowed_types, reason = "a test may look at the clock")]

use super::parse;
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
    check("a word", "a".repeat(1 << 20), 1);
    check(
        "statements",
        lines("CREATE TABLE t (a int DEFAULT 1 CHECK (a > 0));"),
        LINES,
    );
}
