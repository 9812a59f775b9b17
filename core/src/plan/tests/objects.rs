//! Objects beside tables, where a case on a server cannot show it.

use super::*;

fn statements(previous: &str, next: &str) -> Vec<String> {
    let plan = planned(&schema(previous), &schema(next));
    plan.steps.into_iter().map(|it| it.sql).collect()
}

#[test]
fn privileges_that_nothing_is_said_about_stay() {
    let tables = "CREATE TABLE t (id int, a text); GRANT SELECT ON t TO r;";
    let next = "CREATE TABLE t (id int, a text);";
    assert_eq!(statements(tables, next), [""; 0]);
    // A view that is made anew has lost them.
    let previous = "CREATE TABLE t (id int, a text); CREATE VIEW v AS SELECT id, a FROM t; \
                    GRANT SELECT ON v TO r;";
    let next = "CREATE TABLE t (id int, a text); CREATE VIEW v AS SELECT a, id FROM t;";
    assert_eq!(
        statements(previous, next),
        [
            "DROP VIEW v",
            "CREATE VIEW v AS\nSELECT a, id FROM t",
            "GRANT SELECT ON v TO r",
        ]
    );
}

#[test]
fn what_cannot_be_done_names_the_way_out() {
    for (previous, next, wanted) in [
        (
            "CREATE DOMAIN d AS int; CREATE TABLE t (a d);",
            "CREATE DOMAIN d AS int NOT NULL; CREATE TABLE t (a d);",
            "domain d: Aurora DSQL cannot change it while columns have its type: NOT NULL cannot \
             be added to it",
        ),
        (
            "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql RETURN a; \
             CREATE TABLE t (a int DEFAULT f(1));",
            "CREATE FUNCTION f(a int) RETURNS bigint LANGUAGE sql RETURN a; \
             CREATE TABLE t (a int DEFAULT f(1));",
            "function f(integer): its result or the names of its arguments cannot change while \
             table t calls it",
        ),
        (
            "",
            "CREATE TABLE t (a int, b int); CREATE STATISTICS a ON a, b FROM t; \
             CREATE STATISTICS b ON a, b FROM t; CREATE STATISTICS c ON a, b FROM t; \
             CREATE STATISTICS d ON a, b FROM t; CREATE STATISTICS e ON a, b FROM t; \
             CREATE STATISTICS f ON a, b FROM t;",
            "statistics.a: table t would have more than 5 extended statistics",
        ),
    ] {
        let errors = plan(&schema(previous), &schema(next), PlanOptions::default()).unwrap_err();
        let text = errors[0].to_string();
        assert!(text.starts_with(wanted), "{text}");
    }
}

#[test]
fn views_that_read_each_other_are_a_circle() {
    let (next, problems) = Schema::from_files(&[SourceText {
        name: "t.sql",
        text: "CREATE VIEW a AS SELECT x FROM b; CREATE VIEW b AS SELECT x FROM a;",
    }]);
    assert_eq!(problems, []);
    let errors = plan(&Schema::new(), &next, PlanOptions::default()).unwrap_err();
    assert_eq!(errors[0].object, "view.a, view.b");
}
