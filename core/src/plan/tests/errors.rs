use super::*;

/// That there is one error about this object, whose reason holds these words.
#[track_caller]
fn check_error(previous: &str, next: &str, release: &str, object: &str, words: &str) {
    let errors = errors(previous, next, release);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert_eq!(errors[0].object, object);
    assert!(errors[0].reason.contains(words), "{}", errors[0].reason);
    assert!(!errors[0].help.is_empty());
    assert!(errors[0].origin.place().is_some(), "{errors:?}");
}

#[test]
fn what_cannot_be_done_names_object_reason_and_way_out() {
    let t = "CREATE TABLE t (id bigint PRIMARY KEY, a int);";
    for (previous, next, object, words) in [
        (
            t,
            "CREATE TABLE t (b text);",
            "table t",
            "no column of the old one",
        ),
        (
            "CREATE TABLE t (a jsonb NOT NULL, b int);",
            "CREATE TABLE t (a date NOT NULL, b int);",
            "column t.a",
            "no cast",
        ),
        (
            t,
            "CREATE TABLE t (id text[] PRIMARY KEY, a int);",
            "column t.id",
            "text[]",
        ),
        (
            "",
            "CREATE TABLE t (a bigint GENERATED ALWAYS AS IDENTITY);",
            "column t.a",
            "needs a CACHE",
        ),
        (
            "",
            "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY (CACHE 1));",
            "column t.a",
            "must be bigint",
        ),
        ("", "CREATE TABLE t (a text[]);", "column t.a", "text[]"),
        ("", "CREATE TABLE t (a money);", "column t.a", "money"),
        (
            "",
            "CREATE TABLE t (a bigserial);",
            "column t.a",
            "bigserial",
        ),
        (
            "CREATE TABLE p (a int UNIQUE, b int); CREATE TABLE c (a int REFERENCES p (a));",
            "CREATE TABLE p (a int, b int, CONSTRAINT p_a_key UNIQUE (a) INCLUDE (b));
             CREATE TABLE c (a int REFERENCES p (a));",
            "constraint p_a_key of p",
            "refers to it",
        ),
    ] {
        check_error(previous, next, "latest", object, words);
    }
}

#[test]
fn a_type_changes_only_where_there_is_a_cast() {
    let t = |data_type: &str| format!("CREATE TABLE t (id bigint PRIMARY KEY, a {data_type});");
    for (from, to) in [
        ("jsonb", "date"),
        ("bytea", "int"),
        ("real", "boolean"),
        ("uuid", "bytea"),
        ("bigint", "boolean"),
        ("timestamp(3)", "numeric(4, 2)"),
    ] {
        check_error(&t(from), &t(to), "latest", "column t.a", "has no cast");
    }
    for (from, to) in [
        ("jsonb", "int"),
        ("int", "boolean"),
        ("bytea", "text"),
        ("varchar(9)", "date"),
        ("numeric(4, 2)", "numeric(8, 4)"),
        ("date", "timestamptz"),
    ] {
        planned(&schema(&t(from)), &schema(&t(to)));
    }
}

#[test]
fn a_column_that_has_the_name_of_the_swap_is_named() {
    let t = |columns: &str| format!("CREATE TABLE t (id bigint PRIMARY KEY, {columns});");
    for (previous, next) in [
        ("a int, a_deesql_swap text", "a bigint"),
        ("a int, a_deesql_swap bigint NOT NULL", "a bigint"),
        (
            "a int, a_deesql_swap bigint",
            "a bigint, a_deesql_swap bigint",
        ),
        ("a int", "a bigint, a_deesql_swap text"),
    ] {
        let words = "the table has a column a_deesql_swap";
        check_error(&t(previous), &t(next), "latest", "column t.a", words);
    }
    // One that no swap needs goes like any other.
    check(
        &t("a int, a_deesql_swap int"),
        &t("a int"),
        &["ALTER TABLE t DROP COLUMN a_deesql_swap"],
    );
}

#[test]
fn what_the_service_refuses_of_a_table_is_pointed_at() {
    for (text, place) in [
        (
            "CREATE TABLE t (a int, b jsonb PRIMARY KEY);",
            "PRIMARY KEY",
        ),
        (
            "CREATE TABLE t (a int, b jsonb, c bytea, CONSTRAINT u UNIQUE (a, c));",
            "CONSTRAINT u UNIQUE (a, c)",
        ),
        (
            "CREATE TABLE t (a int, b numeric(2000, 3));",
            "b numeric(2000, 3)",
        ),
    ] {
        let errors = errors("", text, "latest");
        assert_eq!(errors.len(), 1, "{errors:#?}");
        let found = errors[0].origin.place().unwrap().span.slice(text);
        assert_eq!(found, place, "{errors:#?}");
    }
}

#[test]
fn a_release_is_held_to() {
    let t = "CREATE TABLE t (id bigint PRIMARY KEY, a int);";
    for (previous, next, object, since) in [
        ("", "CREATE TABLE t (a jsonb);", "column t.a", "2026-06-08"),
        (
            "CREATE TABLE p (id bigint PRIMARY KEY);",
            "CREATE TABLE p (id bigint PRIMARY KEY); CREATE TABLE t (a bigint REFERENCES p);",
            "foreign key t_a_fkey of t",
            "2026-08-26",
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY);",
            "column t.a",
            "2026-08-03",
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a int DEFAULT 1);",
            "column t.a",
            "2026-07-06",
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a int CHECK (a > 0));",
            "constraint t_a_check of t",
            "2026-08-03",
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a int); CREATE INDEX ASYNC i ON t (abs(a));",
            "index i of t",
            "2026-08-13",
        ),
        (
            t,
            "CREATE TABLE t (id bigint PRIMARY KEY, a int);
             CREATE INDEX ASYNC i ON t (a) WHERE a > 0;",
            "index i of t",
            "2026-09-15",
        ),
    ] {
        check_error(previous, next, "2026-04-13", object, since);
        let help = &errors(previous, next, "2026-04-13")[0].help;
        assert!(!help.contains("--"), "{help}");
        planned(&schema(previous), &schema(next));
    }
}
