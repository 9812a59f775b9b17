//! Renames by a comment, and those of names that PostgreSQL gave.

use super::*;

#[test]
fn a_rename_happens_where_only_the_old_name_is_there() {
    let next = "-- deesql:renamed from=users\nCREATE TABLE members (id int PRIMARY KEY);";
    let renamed = [
        "ALTER TABLE users RENAME TO members",
        "ALTER TABLE members RENAME CONSTRAINT users_pkey TO members_pkey",
    ];
    check("CREATE TABLE users (id int PRIMARY KEY);", next, &renamed);
    // It is done.
    check("CREATE TABLE members (id int PRIMARY KEY);", next, &[]);
    // There never was one.
    let created = ["CREATE TABLE members (\n    id integer,\n    PRIMARY KEY (id)\n)"];
    check("", next, &created);
    // The old name belongs to something else by now.
    let both = format!("{next} CREATE TABLE users (a int);");
    check(
        "CREATE TABLE members (id int PRIMARY KEY); CREATE TABLE users (a int);",
        &both,
        &[],
    );
}

#[test]
fn where_both_names_are_there_nobody_guesses() {
    for (previous, next, object) in [
        (
            "CREATE TABLE a (id int); CREATE TABLE b (id int);",
            "-- deesql:renamed from=a\nCREATE TABLE b (id int);",
            "table b",
        ),
        (
            "CREATE TABLE t (a int, b int);",
            "CREATE TABLE t (\n-- deesql:renamed from=a\nb int);",
            "column b of t",
        ),
        (
            "CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0) CONSTRAINT d UNIQUE);",
            "CREATE TABLE t (a int\n-- deesql:renamed from=c\nCONSTRAINT d UNIQUE);",
            "constraint d of t",
        ),
        (
            "CREATE TABLE t (a int); CREATE INDEX i ON t (a); CREATE INDEX j ON t (a);",
            "CREATE TABLE t (a int);\n-- deesql:renamed from=i\nCREATE INDEX j ON t (a);",
            "index j of t",
        ),
        // The name is that of an index.
        (
            "CREATE TABLE a (id int); CREATE INDEX b ON a (id);",
            "-- deesql:renamed from=a\nCREATE TABLE b (id int);",
            "table b",
        ),
    ] {
        let errors = errors(previous, next, "latest");
        assert_eq!(errors.len(), 1, "{errors:#?}");
        assert_eq!(errors[0].object, object);
        assert!(errors[0].reason.contains("both names are there"));
        let place = errors[0].origin.place().unwrap();
        assert!(place.span.slice(next).starts_with("-- deesql:renamed"));
    }
}

#[test]
fn a_table_moves_in_two_steps_and_goes_on_after_the_first() {
    let next =
        "CREATE SCHEMA a; CREATE SCHEMA b;\n-- deesql:renamed from=a.t\nCREATE TABLE b.u (id int);";
    let move_it = "ALTER TABLE a.u SET SCHEMA b";
    check(
        "CREATE SCHEMA a; CREATE TABLE a.t (id int);",
        next,
        &["ALTER TABLE a.t RENAME TO u", "CREATE SCHEMA b", move_it],
    );
    check(
        "CREATE SCHEMA a; CREATE TABLE a.u (id int); CREATE SCHEMA b;",
        next,
        &[move_it],
    );
}

#[test]
fn what_nobody_named_is_renamed_rather_than_built_again() {
    check(
        "CREATE TABLE t (a int CONSTRAINT x UNIQUE, CONSTRAINT z CHECK (a > 0));
         CREATE INDEX y ON t (a);",
        "CREATE TABLE t (a int UNIQUE CHECK (a > 0)); CREATE INDEX ON t (a);",
        &[
            "ALTER TABLE t RENAME CONSTRAINT x TO t_a_key",
            "ALTER TABLE t RENAME CONSTRAINT z TO t_a_check",
            "ALTER INDEX y RENAME TO t_a_idx",
        ],
    );
    // What is written is meant.
    let plan = planned(
        &schema("CREATE TABLE t (a int CONSTRAINT x UNIQUE);"),
        &schema("CREATE TABLE t (a int CONSTRAINT y UNIQUE);"),
    );
    assert_eq!(plan.steps.len(), 5);
    assert_eq!(plan.hints.len(), 1);
    // Each only once.
    let plan = planned(
        &schema("CREATE TABLE t (a int); CREATE INDEX x ON t (a);"),
        &schema("CREATE TABLE t (a int); CREATE INDEX ON t (a); CREATE INDEX ON t (a);"),
    );
    let renames = plan.steps.iter().filter(|it| it.sql.contains("RENAME"));
    assert_eq!(renames.count(), 1);
}
