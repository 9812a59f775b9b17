use super::*;
use crate::plan::{Action, HazardKind};

/// The hazards of a plan: kind, and whether it must be allowed.
fn hazards(previous: &str, next: &str) -> Vec<(HazardKind, bool)> {
    let plan = planned(&schema(previous), &schema(next));
    let all = plan.steps.iter().flat_map(|it| &it.hazards);
    all.map(|it| (it.kind, it.needs_permission)).collect()
}

#[test]
fn every_risk_is_named() {
    use HazardKind::{Backfill, Correctness, DeletesData, IndexBuild, IndexDropped, TableRebuild};
    let t = "CREATE TABLE t (id bigint PRIMARY KEY, a int);";
    for (previous, next, expected) in [
        (t, "", &[(DeletesData, true)][..]),
        ("CREATE SCHEMA app;", "", &[(DeletesData, true)]),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY);",
            &[(DeletesData, true)],
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a int, b int);",
            &[],
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a int, b int DEFAULT 1);",
            &[(Backfill, true)],
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a int NOT NULL);",
            &[(Correctness, true)],
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a int UNIQUE);",
            &[(IndexBuild, true)],
        ),
        (
            "CREATE TABLE t (id bigint PRIMARY KEY, a int UNIQUE);",
            t,
            &[(IndexDropped, true)],
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a bigint);",
            &[(TableRebuild, true), (DeletesData, true)],
        ),
        (
            "",
            "CREATE TABLE t (a int UNIQUE); CREATE INDEX ASYNC i ON t (a);",
            &[(IndexBuild, false)],
        ),
        (
            "CREATE TABLE t (a int); CREATE INDEX ASYNC i ON t (a);",
            "CREATE TABLE t (a int);",
            &[(IndexDropped, true)],
        ),
    ] {
        assert_eq!(hazards(previous, next), expected, "{previous} -> {next}");
    }
}

#[test]
fn a_schema_is_said_to_go_only_when_it_is_empty() {
    let plan = planned(&schema("CREATE SCHEMA app;"), &schema(""));
    assert_eq!(plan.steps[0].sql, "DROP SCHEMA app");
    let message = &plan.steps[0].hazards[0].message;
    assert!(message.contains("fails while something"), "{message}");
}

#[test]
fn permissions_are_asked_by_kind() {
    let plan = planned(
        &schema("CREATE TABLE t (a int, b int);"),
        &schema("CREATE TABLE t (a int); CREATE INDEX ASYNC i ON t (a);"),
    );
    let refused = |allowed: &[HazardKind]| plan.refused_hazards(allowed).len();
    assert_eq!(refused(&[]), 2);
    assert_eq!(refused(&[HazardKind::DeletesData]), 1);
    assert_eq!(refused(&HazardKind::ALL), 0);
    assert_eq!("BACKFILL".parse(), Ok(HazardKind::Backfill));
    let unknown = "backfill".parse::<HazardKind>().unwrap_err().to_string();
    assert!(unknown.contains("INDEX_DROPPED"), "{unknown}");
}

#[test]
fn the_summary_counts_resources() {
    let plan = planned(
        &schema("CREATE TABLE t (a int); CREATE INDEX ASYNC i ON t (a);"),
        &schema(
            "CREATE TABLE t (a int NOT NULL, b int DEFAULT 1);
                 CREATE INDEX ASYNC i ON t (b);",
        ),
    );
    assert_eq!(plan.summary().to_string(), "1 to update, 1 to replace");
    assert!(plan.steps.iter().any(|it| it.action == Action::Replace));
}

#[test]
fn what_looks_like_a_rename_is_hinted_at() {
    let hints = |previous: &str, next: &str| planned(&schema(previous), &schema(next)).hints;
    let found = hints(
        "CREATE TABLE users (a int);",
        "CREATE TABLE members (a int);",
    );
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("table users goes and table members"),
        "{found:?}"
    );
    assert!(
        found[0].contains("`-- deesql:renamed from=users`"),
        "{found:?}"
    );
    let found = hints(
        "CREATE TABLE t (a int, b int CONSTRAINT k CHECK (b > 0)); CREATE INDEX ASYNC i ON t (b);",
        "CREATE TABLE t (c int, b int CONSTRAINT l CHECK (b > 0)); CREATE INDEX ASYNC j ON t (b);",
    );
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(
        hints("CREATE TABLE t (a int);", "CREATE TABLE t (b text);"),
        [""; 0]
    );
}
