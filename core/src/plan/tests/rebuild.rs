//! Tables that are made anew: why, and how an interrupted plan is continued.

use super::*;
use crate::plan::{HazardKind, NotNull};

const T: &str = "CREATE TABLE t (id int PRIMARY KEY, a int); CREATE INDEX i ON t (a);";
const NEXT: &str = "CREATE TABLE t (id bigint PRIMARY KEY, a int); CREATE INDEX i ON t (a);";

/// The statements from a live schema, each cut after its first words.
fn statements(live_text: &str, next: &str) -> Vec<String> {
    let plan = planned(&live(live_text), &schema(next));
    let words = |sql: &str| {
        let line = sql.lines().next().unwrap_or_default();
        line.trim_end_matches(" (").to_owned()
    };
    plan.steps.iter().map(|it| words(&it.sql)).collect()
}

/// Why a table is rebuilt.
fn reason(previous: &str, next: &str) -> String {
    let plan = planned(&schema(previous), &schema(next));
    let creation = plan.steps.iter().find(|it| it.sql.contains("t_deesql_new"));
    creation.unwrap().reason.clone().unwrap()
}

#[test]
fn a_table_is_rebuilt_for_what_no_statement_changes() {
    let t = "CREATE TABLE t (id int PRIMARY KEY, a int);";
    for (previous, next, words) in [
        (t, "CREATE TABLE t (id int, a int);", "primary key"),
        (t, "CREATE TABLE t (a int);", "primary key"),
        (
            t,
            "CREATE TABLE t (id int, a int PRIMARY KEY);",
            "primary key",
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a int);",
            "id changes from integer to bigint",
        ),
        (
            t,
            "CREATE TABLE t (id int PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a) STORED);",
            "the generated column b",
        ),
        (
            t,
            "CREATE TABLE t (id int PRIMARY KEY, a int GENERATED ALWAYS AS (id) STORED);",
            "generating expression of a",
        ),
        (
            t,
            "CREATE TABLE t (id int PRIMARY KEY, a int, b bigint GENERATED ALWAYS AS IDENTITY \
             (CACHE 1));",
            "the identity b",
        ),
        (
            "CREATE TABLE t (a int CHECK (a > 0));",
            "CREATE TABLE t (a bigint CHECK (a > 0));",
            "the check t_a_check uses it",
        ),
        (
            "CREATE TABLE t (a int); CREATE INDEX ASYNC i ON t (lower(a::text));",
            "CREATE TABLE t (a bigint); CREATE INDEX ASYNC i ON t (lower(a::text));",
            "the index i uses it",
        ),
    ] {
        let reason = reason(previous, next);
        assert!(reason.contains(words), "{reason}");
    }
}

#[test]
fn not_null_is_a_check_unless_the_attribute_is_asked_for() {
    let next = schema("CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL);");
    let previous = schema("CREATE TABLE t (id int PRIMARY KEY, a int);");
    let is_rebuilt = |previous: &Schema, not_null| {
        let options = PlanOptions {
            not_null,
            ..PlanOptions::default()
        };
        let plan = plan(previous, &next, options).unwrap();
        let mut hazards = plan.steps.iter().flat_map(|it| &it.hazards);
        (
            plan.is_empty(),
            hazards.any(|it| it.kind == HazardKind::TableRebuild),
        )
    };
    assert_eq!(is_rebuilt(&previous, NotNull::Check), (false, false));
    assert_eq!(is_rebuilt(&previous, NotNull::Rebuild), (false, true));
    // The check that stands for it is as good.
    let checked = schema("CREATE TABLE t (id int PRIMARY KEY, a int CHECK (a IS NOT NULL));");
    assert_eq!(is_rebuilt(&checked, NotNull::Rebuild), (true, false));
}

#[test]
fn an_interrupted_rebuild_goes_on() {
    let whole = statements(T, NEXT);
    let check = "SELECT NOT EXISTS";
    let copy = "INSERT INTO t_deesql_new (id, a)";
    let count = "SELECT";
    let rest = [
        "CREATE INDEX ASYNC i_deesql_new ON t_deesql_new (a)",
        "CALL sys.wait_for_job('<job_id>')",
        count,
        check,
        "ALTER TABLE t RENAME TO t_deesql_old",
        "ALTER TABLE t_deesql_new RENAME TO t",
        "DROP TABLE t_deesql_old",
        "ALTER TABLE t RENAME CONSTRAINT t_pkey_deesql_new TO t_pkey",
        "ALTER INDEX i_deesql_new RENAME TO i",
    ];
    assert_eq!(whole[..3], ["CREATE TABLE t_deesql_new", copy, copy]);
    assert_eq!(whole[3..], rest);
    let new = "CREATE TABLE t_deesql_new (id bigint, a int, CONSTRAINT t_pkey_deesql_new PRIMARY \
               KEY (id));";
    let index = "CREATE INDEX i_deesql_new ON t_deesql_new (a);";
    // A copy was begun: whether it is done, the batches find out.
    assert_eq!(statements(&format!("{T}{new}"), NEXT), whole[1..]);
    let with_index = statements(&format!("{T}{new}{index}"), NEXT);
    assert_eq!(with_index[..3], [copy, copy, count]);
    // Between the two renames.
    let old = "ALTER TABLE t RENAME TO t_deesql_old;";
    assert_eq!(
        statements(&format!("{T}{new}{index}{old}"), NEXT),
        rest[5..]
    );
    // After them, and after the old table is gone.
    let swapped = format!("{T}{new}{index}{old}ALTER TABLE t_deesql_new RENAME TO t;");
    assert_eq!(statements(&swapped, NEXT), rest[6..]);
    let dropped = format!("{swapped}DROP TABLE t_deesql_old;");
    assert_eq!(statements(&dropped, NEXT), rest[7..]);
}

#[test]
fn a_rebuild_that_is_wanted_otherwise_begins_again() {
    let begun = format!("{T}CREATE TABLE t_deesql_new (id text PRIMARY KEY, a int);");
    let found = statements(&begun, NEXT);
    assert_eq!(
        found[..2],
        ["DROP TABLE t_deesql_new", "CREATE TABLE t_deesql_new"]
    );
    // Between the two renames, the old table first gets its name back.
    let between = format!("{begun}ALTER TABLE t RENAME TO t_deesql_old;");
    let found = statements(&between, NEXT);
    assert_eq!(
        found[..3],
        [
            "ALTER TABLE t_deesql_old RENAME TO t",
            "DROP TABLE t_deesql_new",
            "CREATE TABLE t_deesql_new",
        ]
    );
    // Nothing is wanted any more.
    assert_eq!(statements(&begun, T), ["DROP TABLE t_deesql_new"]);
    assert_eq!(
        statements(&between, T),
        [
            "ALTER TABLE t_deesql_old RENAME TO t",
            "DROP TABLE t_deesql_new"
        ]
    );
    // The swap was done, and then something else came to be wanted.
    let swapped = "CREATE TABLE t (id bigint CONSTRAINT t_pkey_deesql_new PRIMARY KEY, a int);
        CREATE TABLE t_deesql_old (id int CONSTRAINT t_pkey PRIMARY KEY, a int);";
    let found = statements(swapped, "CREATE TABLE t (id text PRIMARY KEY, a int);");
    assert_eq!(
        found[..3],
        [
            "DROP TABLE t_deesql_old",
            "ALTER TABLE t RENAME CONSTRAINT t_pkey_deesql_new TO t_pkey",
            "CREATE TABLE t_deesql_new",
        ]
    );
}

#[test]
fn a_reserved_name_that_is_taken_is_an_error() {
    let long = "a".repeat(60);
    for (previous, next, name) in [
        (
            "CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE t_deesql_new (a int);",
            "CREATE TABLE t (id bigint PRIMARY KEY); CREATE TABLE t_deesql_new (a int);",
            "t_deesql_new",
        ),
        (
            "CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE u (a int);
             CREATE INDEX t_deesql_old ON u (a);",
            "CREATE TABLE t (id bigint PRIMARY KEY); CREATE TABLE u (a int);",
            "t_deesql_old",
        ),
        (
            "CREATE TABLE t (id int PRIMARY KEY);",
            &format!(
                "CREATE TABLE t (id bigint PRIMARY KEY, CONSTRAINT {long}b UNIQUE (id));
                 CREATE INDEX {long}c ON t (id);"
            ),
            &format!("{}_deesql_new", &long[..52]),
        ),
    ] {
        let errors = errors(previous, next, "latest");
        assert_eq!(errors.len(), 1, "{errors:#?}");
        assert_eq!(errors[0].object, "table t");
        assert!(errors[0].reason.contains(name), "{}", errors[0].reason);
    }
}

#[test]
fn a_table_of_a_reserved_name_that_is_desired_is_no_leftover() {
    let both = "CREATE TABLE t (id int PRIMARY KEY, a int); CREATE TABLE t_deesql_old (id int);";
    check(both, both, &[]);
    check(
        "CREATE TABLE t_deesql_old (id int);",
        "CREATE TABLE t (id int); CREATE TABLE t_deesql_old (id int);",
        &["CREATE TABLE t (\n    id integer\n)"],
    );
}
