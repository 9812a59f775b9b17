//! Where statements begin and end.

use crate::parse::parse;

/// The statements' texts.
fn split(sql: &str) -> Vec<&str> {
    parse(sql).iter().map(|it| it.span.slice(sql)).collect()
}

#[track_caller]
fn check(sql: &str, expected: &[&str]) {
    assert_eq!(split(sql), expected, "{sql}");
}

#[test]
fn splits_at_semicolons_outside_of_what_is_quoted() {
    check("", &[]);
    check(";;; \n;", &[]);
    check("SELECT 1", &["SELECT 1"]);
    check("SELECT 1; SELECT 2;", &["SELECT 1", "SELECT 2"]);
    check(
        "SELECT ';', \";\", $$;$$, $a$;$$;$a$, E'\\';' -- ;\n /* ; /* ; */ ; */, 1; b",
        &[
            "SELECT ';', \";\", $$;$$, $a$;$$;$a$, E'\\';' -- ;\n /* ; /* ; */ ; */, 1",
            "b",
        ],
    );
    check(
        "CREATE INDEX ASYNC a ON t(x); CREATE INDEX b ON t(y);",
        &["CREATE INDEX ASYNC a ON t(x)", "CREATE INDEX b ON t(y)"],
    );
    check(
        "/* a */ SELECT 1 -- b; c\n; SELECT 2 /* d */",
        &["SELECT 1", "SELECT 2"],
    );
    check(
        "\u{feff}SELECT 1;\r\nSELECT\0 2;\r\n\u{feff}SELECT 3",
        &["SELECT 1", "SELECT\0 2", "SELECT 3"],
    );
    check("SELECT (1; SELECT 2", &["SELECT (1", "SELECT 2"]);
    check(
        "SELECT 'a' -- it's\n 'b'; c",
        &["SELECT 'a' -- it's\n 'b'", "c"],
    );
}

#[test]
fn keeps_bodies_and_rules_together() {
    check(
        "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN a > 0 THEN 1 END; SELECT 2; END; SELECT 3",
        &[
            "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN a > 0 THEN 1 END; SELECT 2; END",
            "SELECT 3",
        ],
    );
    check(
        "BEGIN; SELECT 1; END; SELECT 2",
        &["BEGIN", "SELECT 1", "END", "SELECT 2"],
    );
    check(
        "CREATE OR REPLACE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT (2)); SELECT 3",
        &[
            "CREATE OR REPLACE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT (2))",
            "SELECT 3",
        ],
    );
}

#[test]
fn does_not_lose_what_follows_an_unclosed_body() {
    check(
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;\nCREATE TABLE t (a int);\nSELECT 2;",
        &[
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1",
            "CREATE TABLE t (a int)",
            "SELECT 2",
        ],
    );
    check(
        "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2;",
        &["CREATE RULE r AS ON INSERT TO t DO (SELECT 1", "SELECT 2"],
    );
}

#[test]
fn passes_over_the_data_of_copy() {
    check(
        "COPY t FROM stdin;\nO'Brien\t1;\n\\.\nCREATE EXTENSION x;",
        &["COPY t FROM stdin", "CREATE EXTENSION x"],
    );
    check(
        "COPY t (a) FROM STDIN WITH (FORMAT csv);\r\n\"\r\n\\.\r\nSELECT 1",
        &["COPY t (a) FROM STDIN WITH (FORMAT csv)", "SELECT 1"],
    );
    check(
        "COPY t FROM stdin; SELECT 1;\na'b\n\\.\nSELECT 2",
        &["COPY t FROM stdin", "SELECT 1", "SELECT 2"],
    );
    check("\\copy t from stdin\na'b\n\\.\nSELECT 2", &["SELECT 2"]);
    // `FROM STDOUT` is the same to PostgreSQL; a query takes no data.
    check(
        "COPY t FROM stdout;\na'b\n\\.\nSELECT 2",
        &["COPY t FROM stdout", "SELECT 2"],
    );
    check(
        "COPY (SELECT 1) FROM stdin;\nSELECT 2;\nCOPY t FROM stdin;\na'b\n\\.\n",
        &[
            "COPY (SELECT 1) FROM stdin",
            "SELECT 2",
            "COPY t FROM stdin",
        ],
    );
    check(
        "COPY t FROM stdin; COPY u FROM stdin;\n1\n\\.\n'2\n\\.\nSELECT 3",
        &["COPY t FROM stdin", "COPY u FROM stdin", "SELECT 3"],
    );
    // What `\;` joins is sent together; the data follow.
    check(
        "COPY t FROM stdin \\;\nSELECT 1 \\;\nSELECT 2;\na'b\n\\.\nSELECT 3",
        &["COPY t FROM stdin", "SELECT 1", "SELECT 2", "SELECT 3"],
    );
    // Never ended: what looks like data, up to what does not.
    check(
        "COPY t FROM stdin;\nO'Brien\t1\n\\N\t'\n",
        &["COPY t FROM stdin"],
    );
    check(
        "COPY t FROM stdin;\nO'Brien\t1\nCREATE EXTENSION x;\nCOPY u FROM stdin;\n'\n-- '\nDO $$;$$",
        &[
            "COPY t FROM stdin",
            "CREATE EXTENSION x",
            "COPY u FROM stdin",
            "DO $$;$$",
        ],
    );
    // No data: the file is no psql script.
    check(
        "COPY t FROM stdin;\nSELECT 1;\nCOPY t FROM stdin;\nSELECT 2",
        &[
            "COPY t FROM stdin",
            "SELECT 1",
            "COPY t FROM stdin",
            "SELECT 2",
        ],
    );
    check(
        "COPY t FROM 'f';\nSELECT 1;\n\\.\n",
        &["COPY t FROM 'f'", "SELECT 1"],
    );
    check(
        "COPY t TO stdout; SELECT 1",
        &["COPY t TO stdout", "SELECT 1"],
    );
}

#[test]
fn follows_standard_conforming_strings() {
    let set = "SET standard_conforming_strings";
    for off in [" = off", " TO 'off'", " TO false"] {
        let sql = format!("{set}{off}; SELECT 'it\\';'; {set} = on; SELECT '\\'; SELECT 3");
        let found = split(&sql);
        assert_eq!(found.len(), 5, "{found:?}");
    }
    assert_eq!(split("SELECT 'a\\'; SELECT 2").len(), 2);
}

#[test]
fn passes_over_meta_commands() {
    check("\\connect db\nCREATE EXTENSION x;", &["CREATE EXTENSION x"]);
    check(
        "\\restrict abc\nSELECT 1;\n\\unrestrict abc\n",
        &["SELECT 1"],
    );
    check(
        "\\if :x\nSELECT 1;\n\\else\nSELECT 2;\n\\endif",
        &["SELECT 1", "SELECT 2"],
    );
    check(
        "SELECT 1 \\gexec\nSELECT 2 \\gset p_\nSELECT 3\n\\g\nSELECT 4",
        &["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4"],
    );
    check(
        "SELECT 1 \\; SELECT 2 \\; SELECT 3;",
        &["SELECT 1", "SELECT 2", "SELECT 3"],
    );
    check("\\echo 'it\\\\x' \\\\ SELECT 1;", &["SELECT 1"]);
    check("\\echo \"it's\\\" \\\\ SELECT 1;", &["SELECT 1"]);
    // One ends where the next begins, unless it takes the line.
    check(
        "SELECT $1 \\bind 'a\\g' \\g\nSELECT 2 \\parse p\nSELECT 3 \\bind 1 \\sendpipeline\nSELECT 4 \\gset \\echo :a",
        &["SELECT $1", "SELECT 2", "SELECT 3", "SELECT 4"],
    );
    check(
        "SELECT\n\\! echo \\g \\\\\n1 \\g |sort \\g\nSELECT 2",
        &["SELECT\n\\! echo \\g \\\\\n1", "SELECT 2"],
    );
    check("SELECT (1 \\r\nSELECT 2;", &["SELECT 2"]);
    check(
        "SELECT\n\\echo it's\n1; SELECT 2",
        &["SELECT\n\\echo it's\n1", "SELECT 2"],
    );
}

#[test]
fn goes_on_after_what_is_not_closed() {
    for open in [
        "'b",
        "\"b",
        "$$b",
        "$x$ $$ b",
        "/* b",
        "/* /* b */",
        "E'\\'",
    ] {
        let sql = format!("SELECT 1;\nSELECT {open}\n c\nCREATE EXTENSION x;\nSELECT 2");
        let found = parse(&sql);
        let texts: Vec<_> = found.iter().map(|it| it.span.slice(&sql)).collect();
        assert_eq!(
            texts,
            ["SELECT 1", "SELECT", "CREATE EXTENSION x", "SELECT 2"],
            "{open}"
        );
        let opened: Vec<_> = found.iter().filter_map(|it| it.unterminated).collect();
        assert_eq!(opened.len(), 1, "{open}");
        assert!(open.starts_with(opened[0].span.slice(&sql)), "{open}");
        assert!(found.iter().all(|it| it.unread.is_none()), "{open}");
    }
    // Several of them, each on a line of its own.
    check(
        "SELECT $a$\nSELECT $b$\nSELECT /*\nSELECT /*\nSELECT 'x\nSELECT 1",
        &["SELECT", "SELECT", "SELECT", "SELECT", "SELECT", "SELECT 1"],
    );
    for next in [
        "DO $$ a $$",
        "CALL f()",
        "REFRESH MATERIALIZED VIEW a",
        "aws iam grant a to b",
    ] {
        check(&format!("SELECT 'a\n{next}"), &["SELECT", next]);
    }
    check(
        "INSERT INTO a VALUES (1)\nON CONFLICT (b, 'c\nDO NOTHING",
        &["INSERT INTO a VALUES (1)\nON CONFLICT (b,"],
    );
    // What is closed later is not unterminated.
    check(
        "SELECT 'a\nSELECT 1'; SELECT 2",
        &["SELECT 'a\nSELECT 1'", "SELECT 2"],
    );
    check(
        "SELECT $a$b$a$; SELECT $a$ x",
        &["SELECT $a$b$a$", "SELECT"],
    );
}

#[test]
fn is_not_misled_by_comments_and_line_breaks() {
    check(
        "/* CREATE TRIGGER x; */ -- a; b\nCREATE TABLE t (id int /* ; */, -- the key, really\n note text DEFAULT 'a;b'); -- x; y\n",
        &["CREATE TABLE t (id int /* ; */, -- the key, really\n note text DEFAULT 'a;b')"],
    );
    check(
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; SELECT 'it''s' $$; SELECT 2",
        &[
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; SELECT 'it''s' $$",
            "SELECT 2",
        ],
    );
    check(
        "SELECT 1;\rSELECT '\rCREATE EXTENSION x",
        &["SELECT 1", "SELECT", "CREATE EXTENSION x"],
    );
}

#[test]
fn the_data_of_a_copy_belong_to_their_statement() {
    let sql = "COPY a FROM stdin; COPY b FROM stdin;\n1\t;\n\\.\n\\.\nSELECT 1;\nCOPY c FROM stdin;\n\\x\n";
    let mut reader = crate::parse::Reader::new(sql);
    let mut data = Vec::new();
    while reader.next().is_some() {
        data.push(reader.copy_data().map(|it| it.slice(sql)));
    }
    assert_eq!(data, [Some("1\t;\n"), Some(""), None, None]);
    let commands = reader.meta_commands().iter().map(|it| it.slice(sql));
    assert_eq!(commands.collect::<Vec<_>>(), ["\\x"]);
}
