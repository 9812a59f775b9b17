//! The statements whose tree is a list of clauses, and the notation of their grammar.

use super::outline::outline;
use super::{one, read};
use crate::order::{Set, filled};
use crate::parse::expr::ExprKind;
use crate::parse::utility::{FUNCTIONS, XMLTABLE, all_notations, pieces};
use crate::parse::{Body, parse};

/// A statement, and on the next line its clauses.
const STATEMENTS: &str = include_str!("utility.txt");

#[test]
fn reads_every_clause() {
    let mut lines = STATEMENTS.lines().filter(|it| !it.is_empty());
    while let (Some(sql), Some(expected)) = (lines.next(), lines.next()) {
        let tree = outline(&format!("{:?}", read(sql).body), sql);
        let tree = tree.trim_start_matches("Utility(clauses=[");
        let tree = tree.trim_end_matches("])");
        assert_eq!(Some(tree), expected.strip_prefix("  "), "{sql}");
    }
}

#[test]
fn every_notation_has_an_example() {
    let statements = STATEMENTS
        .lines()
        .filter(|it| !it.is_empty() && !it.starts_with(' '));
    let examples: Set<String> = filled(statements.map(|it| one(it).kind.to_string()));
    for (kind, _) in all_notations() {
        assert!(examples.contains(&kind), "{kind}");
    }
}

#[test]
fn notations_are_well_formed() {
    for (kind, notation) in all_notations() {
        if let Err(problem) = pieces(notation, false) {
            panic!("{kind}: {problem}");
        }
    }
    for notation in FUNCTIONS.iter().map(|it| it.1).chain([XMLTABLE]) {
        assert_eq!(pieces(notation, true), Ok(()), "{notation}");
    }
}

#[test]
fn names_its_clauses() {
    let sql = "CREATE POLICY p ON s.t FOR SELECT TO r, CURRENT_USER USING (a = 1)";
    let Body::Utility(policy) = read(sql).body else {
        panic!("no clauses");
    };
    let text = |part: &str| policy.clause(part).map(|it| it.span.slice(sql));
    assert_eq!(text("table"), Some("s.t"));
    assert_eq!(text("roles"), Some("TO r, CURRENT_USER"));
    assert_eq!(text("check"), None);
}

#[test]
fn stops_where_it_came_the_furthest() {
    for (sql, place, expected) in [
        ("VACUUM (FULL", "FULL", ")"),
        ("TRUNCATE a b", "b", "the end of the statement"),
        ("LOCK a IN SHARED MODE", "SHARED", "EXCLUSIVE"),
        ("CREATE TRIGGER a BEFORE INSERT ON b", "b", "EXECUTE"),
        ("CREATE POLICY a ON b USING (c +)", ")", "an expression"),
        (
            "CREATE PUBLICATION a FOR EVERYTHING b",
            "b",
            "the end of the statement",
        ),
        ("FETCH 1 2 FROM a", "2", "a name"),
        ("SHOW 1", "1", "a name"),
        ("CALL p(1", "1", ")"),
        ("DO 1", "1", "a string"),
    ] {
        let statement = one(sql);
        assert_eq!(statement.body, Body::Tokens, "{sql}");
        let unread = statement.unread.map(|it| (it.span.slice(sql), it.expected));
        assert_eq!(unread, Some((place, expected)), "{sql}");
    }
}

/// Every expression is visited: each holds a number of its own, and so does what stands between.
#[test]
fn walks_through_every_statement() {
    for sql in [
        "CREATE TABLE t (a int DEFAULT 1 CHECK (a > 2), CHECK (a > 3), EXCLUDE USING gist ((a + 4) WITH =) WHERE (a > 5)) PARTITION BY RANGE ((a + 6))",
        "CREATE TABLE t PARTITION OF u (a DEFAULT 1, CHECK (2)) FOR VALUES FROM (3) TO (4)",
        "ALTER TABLE t ADD COLUMN a int DEFAULT 1, ADD CHECK (2), ALTER b SET DEFAULT 3, ALTER c TYPE int USING 4",
        "CREATE INDEX i ON t ((a + 1)) WHERE b = 2",
        "CREATE DOMAIN d AS int DEFAULT 1 CHECK (value > 2)",
        "ALTER DOMAIN d SET DEFAULT 1",
        "CREATE VIEW v AS SELECT 1 FROM (SELECT 2) a WHERE b = 3",
        "CREATE FUNCTION f(a int DEFAULT 1) RETURNS int RETURN 2",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC INSERT INTO t VALUES (1); SELECT 2; RETURN 3; END",
        "CREATE STATISTICS s ON (a + 1), b FROM t JOIN u ON 2",
        "CREATE SCHEMA s CREATE TABLE t (a int DEFAULT 1) CREATE VIEW v AS SELECT 2",
        "CREATE RULE r AS ON INSERT TO t WHERE 1 DO ALSO (UPDATE t SET a = 2; DELETE FROM t WHERE 3)",
        "CREATE POLICY p ON t USING (1) WITH CHECK (EXISTS (SELECT 2))",
        "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (old.a = 1) EXECUTE FUNCTION f()",
        "CREATE PUBLICATION p FOR TABLE t WHERE (1)",
        "CREATE FOREIGN TABLE t (a int DEFAULT 1, CHECK (2)) SERVER s",
        "EXECUTE e (1, 2 + 3)",
        "CALL p(1, a => 2)",
        "SELECT * FROM XMLTABLE(1 PASSING 2 COLUMNS a int PATH 3 DEFAULT 4, b FOR ORDINALITY)",
        "SELECT JSON_OBJECT(1: 2, 3 VALUE 4 ABSENT ON NULL), JSON_ARRAY(5, 6 FORMAT JSON NULL ON NULL RETURNING text), JSON_ARRAYAGG(7 ORDER BY 8), JSON_OBJECTAGG(9: 10 WITH UNIQUE KEYS) FILTER (WHERE 11), JSON_ARRAY(SELECT 12)",
        "SELECT XMLELEMENT(NAME a, XMLATTRIBUTES(1 AS b, 2), 3), XMLFOREST(4 AS c, 5), XMLPARSE(DOCUMENT 6 STRIP WHITESPACE), XMLPI(NAME d, 7), XMLROOT(8, VERSION 9, STANDALONE NO VALUE), XMLSERIALIZE(CONTENT 10 AS text INDENT), XMLEXISTS(11 PASSING BY REF 12), TREAT(13 AS int)",
    ] {
        let mut found = Vec::new();
        for statement in &parse(sql) {
            assert_eq!(statement.unread, None, "{sql}");
            statement.body.walk_queries(&mut |it| {
                if let ExprKind::Number(it) = &it.kind {
                    found.extend(it.parse::<usize>());
                }
            });
        }
        found.sort_unstable();
        let all: Vec<_> = (1..=found.len()).collect();
        let highest = sql.split(|it: char| !it.is_ascii_digit());
        let highest = highest.filter_map(|it| it.parse::<usize>().ok()).max();
        assert_eq!(Some(found.len()), highest, "{sql}: {found:?}");
        assert_eq!(found, all, "{sql}");
    }
}
