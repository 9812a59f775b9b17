//! Two spellings of the same schema need no plan, and two schemas that only look alike do.

use crate::support::{deesql, folder};

/// Whether a plan between the two has statements.
#[track_caller]
fn differs(previous: &str, next: &str) -> bool {
    let folder = folder(&[("a.sql", previous), ("b.sql", next)]);
    let arguments = [
        "plan",
        "--from",
        "a.sql",
        "--schema",
        "b.sql",
        "--exit-code",
    ];
    let output = deesql(&arguments).current_dir(folder.path()).run();
    assert!(output.status < 2, "{previous}\n{next}\n{}", output.stderr);
    assert!(
        !output.stderr.contains("not part of the plan"),
        "{}",
        output.stderr
    );
    output.status == 1
}

/// Checks the pairs in both directions and says every one that is wrong.
#[track_caller]
fn check(pairs: &[(&str, &str)], expected: bool, schema: impl Fn(&str) -> String) {
    let mut wrong = String::new();
    for (a, b) in pairs {
        for (previous, next) in [(a, b), (b, a)] {
            if differs(&schema(previous), &schema(next)) != expected {
                wrong.push_str(&format!("{previous}   /   {next}\n"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "should {}differ:\n{wrong}",
        if expected { "" } else { "not " }
    );
}

#[test]
fn types_in_other_words_are_the_same() {
    let pairs = [
        ("character varying(20)", "varchar(20)"),
        ("varchar", "character varying"),
        ("decimal(10,2)", "numeric(10, 2)"),
        ("decimal", "numeric"),
        ("numeric", "numeric(18,6)"),
        ("numeric(10)", "numeric(10,0)"),
        ("dec(4)", "NUMERIC(4)"),
        ("char", "character(1)"),
        ("int", "INTEGER"),
        ("int8", "bigint"),
        ("float(53)", "double precision"),
        ("float(10)", "real"),
        ("timestamp(3)", "timestamp(3) without time zone"),
        ("timestamptz", "timestamp with time zone"),
        ("timestamp(6)", "timestamp"),
        ("time", "time without time zone"),
        ("bool", "boolean"),
        ("pg_catalog.int4", "int"),
        ("text STORAGE EXTENDED", "text"),
    ];
    check(&pairs, false, |it| {
        format!("CREATE TABLE t (id uuid PRIMARY KEY, a {it});")
    });
}

#[test]
fn defaults_in_other_words_are_the_same() {
    let pairs = [
        ("int DEFAULT -1", "int DEFAULT '-1'::integer"),
        (
            "interval DEFAULT '1 day'",
            "interval DEFAULT '1 day'::interval",
        ),
        ("jsonb DEFAULT '{}'", "jsonb DEFAULT '{}'::jsonb"),
        ("text DEFAULT 'x'", "text DEFAULT 'x'::text"),
        (
            "varchar(5) DEFAULT 'x'",
            "varchar(5) DEFAULT 'x'::character varying",
        ),
        (
            "text DEFAULT 'x'||'y'",
            "text DEFAULT ('x'::text || 'y'::text)",
        ),
        ("timestamptz DEFAULT now()", "timestamptz DEFAULT NOW()"),
        ("text DEFAULT 'a;b'", "text DEFAULT 'a;b'::text"),
        ("bool DEFAULT false", "boolean DEFAULT FALSE"),
        ("numeric(4,1) DEFAULT 0", "numeric(4,1) DEFAULT (0)"),
        (
            "text DEFAULT gen_random_uuid()::text",
            "text DEFAULT CAST(gen_random_uuid() AS text)",
        ),
        ("int NULL", "int"),
        ("text DEFAULT NULL", "text"),
    ];
    check(&pairs, false, |it| {
        format!("CREATE TABLE t (id uuid PRIMARY KEY, a {it});")
    });
}

#[test]
fn changed_defaults_are_seen() {
    let pairs = [
        ("text DEFAULT 'Hello'", "text DEFAULT 'HELLO'"),
        ("text DEFAULT 'a b'", "text DEFAULT 'a  b'"),
        ("int DEFAULT 1", "int DEFAULT 2"),
        ("int DEFAULT 1", "int"),
        (
            "timestamptz DEFAULT now()",
            "timestamptz DEFAULT current_timestamp",
        ),
        ("int DEFAULT 1 - (2 - 3)", "int DEFAULT (1 - 2) - 3"),
        ("int DEFAULT -1", "int DEFAULT 1"),
    ];
    check(&pairs, true, |it| {
        format!("CREATE TABLE t (id uuid PRIMARY KEY, a {it});")
    });
}

#[test]
fn conditions_in_other_words_are_the_same() {
    let pairs = [
        ("s <> ''", "s != ''"),
        ("s LIKE 'a%'", "(s ~~ 'a%'::text)"),
        ("a IN (1, 2)", "a = ANY (ARRAY[1, 2])"),
        ("a NOT IN (1, 2)", "a <> ALL (ARRAY[1, 2])"),
        ("a BETWEEN 1 AND 5", "((a >= 1) AND (a <= 5))"),
        ("a > 0 AND b > 0", "((a > 0) AND (b > 0))"),
        ("NOT a = 1", "NOT (a = 1)"),
        ("a * 2 + b > 3", "(((a * 2) + b) > 3)"),
        ("s IS NOT NULL", "s NOTNULL"),
        ("lower(s) = s", "(LOWER(s) = s)"),
    ];
    check(&pairs, false, |it| {
        format!("CREATE TABLE t (a int, b int, s text, CONSTRAINT c CHECK ({it}));")
    });
}

#[test]
fn changed_conditions_are_seen() {
    let pairs = [
        ("a > 0 AND (a < 5 OR a = 9)", "(a > 0 AND a < 5) OR a = 9"),
        ("a - (b - 1) > 0", "(a - b) - 1 > 0"),
        ("a > 0", "a >= 0"),
        ("s = 'x'", "s = 'X'"),
        ("s LIKE 'a%'", "s ILIKE 'a%'"),
        ("a IN (1, 2)", "a IN (1, 3)"),
        ("a BETWEEN 1 AND 5", "a NOT BETWEEN 1 AND 5"),
        ("a = 1 AND b = 2", "a = 1 OR b = 2"),
    ];
    check(&pairs, true, |it| {
        format!("CREATE TABLE t (a int, b int, s text, CONSTRAINT c CHECK ({it}));")
    });
}

#[test]
fn keys_and_indexes_in_other_words_are_the_same() {
    let pairs = [
        (
            "CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));",
            "CREATE TABLE public.t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (a, b));",
        ),
        (
            "CREATE TABLE t (a int PRIMARY KEY);",
            "CREATE TABLE IF NOT EXISTS t (a int NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (a));",
        ),
        (
            "CREATE TABLE t (a int UNIQUE);",
            "CREATE TABLE t (a int, CONSTRAINT t_a_key UNIQUE (a));",
        ),
        (
            "CREATE TABLE t (a bigint GENERATED ALWAYS AS IDENTITY (CACHE 1));",
            "CREATE TABLE t (a bigint NOT NULL GENERATED ALWAYS AS IDENTITY (INCREMENT BY 1 CACHE 1 START 1));",
        ),
        (
            "CREATE TABLE t (a int, b int); CREATE INDEX ASYNC i ON t (a) INCLUDE (b);",
            "CREATE TABLE t (b int, a int); CREATE INDEX i ON public.t (a ASC NULLS LAST) INCLUDE (b);",
        ),
        (
            "CREATE TABLE t (a text); CREATE INDEX ASYNC ON t (lower(a));",
            "CREATE TABLE t (a text); CREATE INDEX ASYNC t_lower_idx ON t ((lower(a)));",
        ),
        (
            "CREATE TABLE \"T\" (\"Id\" int);",
            "CREATE TABLE public.\"T\" (\"Id\" int);",
        ),
        (
            "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE t (a int REFERENCES p);",
            "CREATE TABLE t (a int, CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES p (a) MATCH SIMPLE ON DELETE NO ACTION); CREATE TABLE p (a int PRIMARY KEY);",
        ),
        (
            "CREATE TABLE t (a int); ALTER TABLE t ADD COLUMN b text, ALTER COLUMN b SET DEFAULT 'x';",
            "CREATE TABLE t (a int, b text DEFAULT 'x');",
        ),
        (
            "CREATE TABLE t (a int CHECK (a > 0), b int, CHECK (a < b));",
            "CREATE TABLE t (a int, b int, CONSTRAINT t_a_check CHECK (a > 0), CONSTRAINT t_check CHECK (a < b));",
        ),
    ];
    check(&pairs, false, ToString::to_string);
}

#[test]
fn changed_indexes_are_seen() {
    let table = "CREATE TABLE t (a int, b int); CREATE INDEX ASYNC i ON t ";
    let pairs = [
        ("(a)", "(b)"),
        ("(a, b)", "(b, a)"),
        ("(a)", "(a) INCLUDE (b)"),
        ("(a)", "(a NULLS FIRST)"),
        ("(a)", "(a) WHERE b > 0"),
        ("(a) WHERE b > 0", "(a) WHERE b > 1"),
        ("(a)", "((a + 1))"),
    ];
    check(&pairs, true, |it| format!("{table}{it};"));
}
