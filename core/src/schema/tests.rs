//! Reading files and scripts.

use super::*;
use crate::text::Severity;

/// The problems of some files: file, severity, the text they point at, the message.
fn problems(texts: &[&str]) -> Vec<(usize, Severity, String, String)> {
    let names: Vec<String> = (0..texts.len()).map(|it| format!("{it}.sql")).collect();
    let files: Vec<SourceText<'_>> = names
        .iter()
        .zip(texts)
        .map(|(name, text)| SourceText { name, text })
        .collect();
    let (_, problems) = Schema::from_files(&files);
    problems
        .into_iter()
        .map(|it| {
            let place = it.span.slice(texts[it.file]).to_owned();
            (it.file, it.severity, place, it.message)
        })
        .collect()
}

fn read(text: &str) -> Schema {
    let (schema, problems) = Schema::from_files(&[SourceText {
        name: "t.sql",
        text,
    }]);
    assert_eq!(problems, [], "{text}");
    schema
}

fn applied(text: &str) -> Schema {
    let mut schema = Schema::new();
    for statement in crate::parse::parse(text) {
        schema.apply(&statement, text);
    }
    schema
}

#[track_caller]
fn check_error(text: &str, place: &str, message: &str) {
    let found = problems(&[text]);
    let error = (0, Severity::Error, place.to_owned(), message.to_owned());
    assert_eq!(found, [error], "{text}");
}

#[test]
fn says_what_refers_to_nothing() {
    for (text, place, message) in [
        (
            "CREATE INDEX ASYNC i ON t (a);",
            "t",
            "table t does not exist",
        ),
        (
            "CREATE TABLE t (a int); CREATE INDEX ASYNC i ON t (b);",
            "b",
            "table t has no column b",
        ),
        (
            "CREATE TABLE t (a int); CREATE INDEX ASYNC i ON t (lower(b));",
            "lower(b)",
            "table t has no column b",
        ),
        (
            "CREATE TABLE t (a int, PRIMARY KEY (b));",
            "b",
            "table t has no column b",
        ),
        (
            "CREATE TABLE t (a int CHECK (a > b));",
            "a > b",
            "table t has no column b",
        ),
        (
            "CREATE TABLE t (a int, a text);",
            "a",
            "column a is there twice",
        ),
        (
            "CREATE TABLE t (a int REFERENCES p);",
            "REFERENCES p",
            "table p does not exist",
        ),
        (
            "CREATE TABLE t (a int REFERENCES t (a));",
            "REFERENCES t (a)",
            "no unique constraint of t has just the referenced columns",
        ),
        (
            "ALTER TABLE t ADD COLUMN a int;",
            "t",
            "table t does not exist",
        ),
        (
            "CREATE TABLE t (a int); ALTER TABLE t DROP COLUMN b;",
            "b",
            "table t has no column b",
        ),
        (
            "CREATE TABLE t (a int); ALTER TABLE t DROP CONSTRAINT k;",
            "k",
            "table t has no constraint k",
        ),
        ("DROP TABLE t;", "t", "table t does not exist"),
        ("DROP INDEX i;", "i", "index i does not exist"),
        (
            "CREATE TABLE app.t (a int);",
            "CREATE TABLE app.t (a int)",
            "schema app is not created in these files",
        ),
        ("CREATE TABLE t (LIKE u);", "u", "table u does not exist"),
        (
            "CREATE TABLE t (a int PRIMARY KEY, PRIMARY KEY (a));",
            "PRIMARY KEY",
            "the table has two primary keys",
        ),
        (
            "CREATE TABLE t (a int); CREATE INDEX ASYNC t ON t (a);",
            "t",
            "relation t exists already",
        ),
    ] {
        check_error(text, place, message);
    }
}

#[test]
fn says_what_it_cannot_read_or_hold() {
    for (text, place, message) in [
        (
            "CREATE TABLE t (a int ~);",
            "~",
            "CREATE TABLE could not be read here",
        ),
        (
            "ALTER TABLE t FROB;",
            "FROB",
            "ALTER TABLE could not be read here",
        ),
        (
            "CREATE TABLE t (a text DEFAULT 'x);",
            "'",
            "this is never closed",
        ),
        ("FROB;", "FROB", "this statement cannot be planned"),
        (
            "CREATE TABLE t AS SELECT 1;",
            "CREATE TABLE",
            "this CREATE TABLE AS cannot be planned",
        ),
        (
            "CREATE TEMP TABLE t (a int);",
            "TEMP",
            "TEMPORARY cannot be planned, as Aurora DSQL does not take it",
        ),
        (
            "CREATE TABLE t (a int); CREATE INDEX ON t USING gin (a);",
            "USING gin",
            "USING cannot be planned, as Aurora DSQL does not take it",
        ),
        (
            "CREATE TABLE t (a int, EXCLUDE USING gist (a WITH =));",
            "EXCLUDE",
            "EXCLUDE cannot be planned, as Aurora DSQL does not take it",
        ),
    ] {
        check_error(text, place, message);
    }
}

#[test]
fn names_what_the_plan_leaves_out() {
    let found = problems(&[
        "BEGIN; INSERT INTO t VALUES (1); COMMIT; SET search_path = app; CREATE VIEW v AS SELECT 1;
         COMMENT ON ROLE r IS 'x'; GRANT r TO s;",
    ]);
    let messages: Vec<&str> = found.iter().map(|it| it.3.as_str()).collect();
    assert_eq!(
        messages,
        [
            "INSERT is not part of the plan",
            "SET is not part of the plan",
            "COMMENT is not part of the plan",
            "GRANT is not part of the plan",
        ]
    );
    assert!(found.iter().all(|it| it.1 == Severity::Warning));
}

#[test]
fn a_namespace_comes_with_its_elements() {
    let whole = "CREATE SCHEMA app
          CREATE INDEX i ON t (a)
          CREATE TABLE t (a int PRIMARY KEY, p int REFERENCES p, o int REFERENCES o)
          CREATE TABLE app.p (a int PRIMARY KEY, \"create\" int)
          CREATE TABLE p2 (a int PRIMARY KEY REFERENCES t);
        CREATE TABLE o (a int PRIMARY KEY);";
    let apart = "CREATE SCHEMA app; CREATE TABLE app.p (a int PRIMARY KEY, \"create\" int);
        CREATE TABLE o (a int PRIMARY KEY);
        CREATE TABLE app.t (a int PRIMARY KEY, p int REFERENCES app.p, o int REFERENCES o);
        CREATE TABLE app.p2 (a int PRIMARY KEY REFERENCES app.t);
        CREATE INDEX i ON app.t (a);";
    assert_eq!(read(whole).canonical_text(), read(apart).canonical_text());
    let both = [whole, apart].map(|text| applied(text).tables().len());
    assert_eq!(both, [4, 4]);
    let found = problems(&["CREATE SCHEMA app
        CREATE VIEW v AS SELECT 1 AS create
        CREATE SEQUENCE x.s
        GRANT SELECT, CREATE ON t TO r WITH GRANT OPTION
        CREATE TABLE t (a int ~)
        CREATE TABLE x.u (a int)"]);
    let messages: Vec<_> = found
        .iter()
        .map(|it| (it.2.as_str(), it.3.as_str()))
        .collect();
    assert_eq!(
        messages,
        [
            (
                "CREATE SEQUENCE x.s",
                "schema x is not created in these files"
            ),
            ("x.s", "x.s is not in schema app, which is created here"),
            ("t", "t does not exist"),
            ("~", "CREATE TABLE could not be read here"),
            (
                "CREATE TABLE x.u (a int)",
                "schema x is not created in these files"
            ),
            ("x.u", "x.u is not in schema app, which is created here"),
        ]
    );
    check_error(
        "CREATE SCHEMA app FROB;",
        "FROB",
        "CREATE SCHEMA could not be read here",
    );
    check_error(
        "CREATE SCHEMA IF NOT EXISTS app CREATE TABLE t (a int);",
        "CREATE",
        "CREATE SCHEMA could not be read here",
    );
    check_error(
        "CREATE SCHEMA app CREATE SCHEMA b;",
        "CREATE",
        "CREATE SCHEMA could not be read here",
    );
}

/// The renames that a text asks for, as `kind new from old`.
fn renames(text: &str) -> Vec<String> {
    let (schema, problems) = Schema::from_files(&[SourceText {
        name: "t.sql",
        text,
    }]);
    assert_eq!(problems, [], "{text}");
    let shown = schema.renames().iter().map(|it| {
        let to = match &it.to {
            Renamed::Table(name) => format!("table {name}"),
            Renamed::Column(table, name) => format!("column {name} of {table}"),
            Renamed::Constraint(table, name) => format!("constraint {name} of {table}"),
            Renamed::Index(table, name) => format!("index {name} of {table}"),
            Renamed::Object(id) => format!("{} {id}", id.object_type().word()),
        };
        format!("{to} from {}", it.from)
    });
    shown.collect()
}

#[test]
fn a_comment_gives_the_old_name_of_what_comes_after_it() {
    let text = "CREATE SCHEMA app; CREATE SCHEMA old
        -- deesql:renamed from=u
        CREATE TABLE t (a int);
-- deesql:renamed from=r
CREATE SEQUENCE s CACHE 1;
-- deesql:renamed from = old.\"T\"
-- another comment
CREATE TABLE app.t (
    -- deesql:renamed from=\"b c\"
    a int
        -- deesql:renamed from=t_check
        CONSTRAINT positive CHECK (a > 0),
    /* deesql:renamed from=d */ b int, /* deesql:renamed from=e */ c int,
    -- deesql:renamed from=\"PK\"
    PRIMARY KEY (a)
);
-- deesql:renamed from=app.i
CREATE INDEX ASYNC j ON app.t (b);
ALTER TABLE app.t
    -- deesql:renamed from=f
    ADD COLUMN g int,
    -- deesql:renamed from=k
    ADD CONSTRAINT l UNIQUE (g);
-- deesql:renamed from=m
ALTER TABLE app.t ADD CHECK (b > 0);";
    assert_eq!(
        renames(text),
        [
            "table old.t from old.u",
            "sequence s from public.r",
            "table app.t from old.\"T\"",
            "column a of app.t from \"b c\"",
            "constraint positive of app.t from t_check",
            "column b of app.t from d",
            "column c of app.t from e",
            "constraint t_pkey of app.t from \"PK\"",
            "index j of app.t from i",
            "column g of app.t from f",
            "constraint l of app.t from k",
            "constraint t_b_check of app.t from m",
        ]
    );
    // None of these is such a comment.
    let text = "CREATE TABLE t (a text DEFAULT '-- deesql:renamed from=x'); -- see deesql:renamed
         -- -- deesql:renamed from=x";
    assert_eq!(renames(text), [""; 0]);
}

#[test]
fn a_comment_that_gives_no_old_name_is_an_error() {
    for (text, place, message) in [
        (
            "CREATE TABLE t (\n  a int, --deesql:renamed from=x\r\n  b int);",
            "--deesql:renamed from=x",
            "this comment is the end of a line, so it is not clear what has the old name",
        ),
        (
            "CREATE TABLE t (a int); -- deesql:renamed from=x\nCREATE TABLE u (a int);",
            "-- deesql:renamed from=x",
            "this comment is the end of a line, so it is not clear what has the old name",
        ),
        (
            "CREATE TABLE t (a int); /* deesql:renamed from=x */",
            "/* deesql:renamed from=x */",
            "nothing that can be renamed comes after this comment",
        ),
        (
            "CREATE TABLE t (a int\n-- deesql:renamed from=x\nNOT NULL);",
            "-- deesql:renamed from=x",
            "nothing that can be renamed comes after this comment",
        ),
        (
            "-- deesql:renamed from=x\nALTER TABLE t ADD COLUMN b int, ADD COLUMN c int;
             CREATE TABLE t (a int);",
            "-- deesql:renamed from=x",
            "nothing that can be renamed comes after this comment",
        ),
        (
            "-- deesql:renamed\nCREATE TABLE t (a int);",
            "-- deesql:renamed",
            "this comment gives no old name",
        ),
        (
            "-- deesql:renamed from=a b\nCREATE TABLE t (a int);",
            "-- deesql:renamed from=a b",
            "this comment gives no old name",
        ),
        (
            "-- deesql:renamed from=\"a\nCREATE TABLE t (a int);",
            "-- deesql:renamed from=\"a",
            "this comment gives no old name",
        ),
        (
            "-- deesql:renamed from=t\nCREATE TABLE public.\"t\" (a int);",
            "-- deesql:renamed from=t",
            "t is the old name and the new one",
        ),
        (
            "CREATE TABLE t (\n-- deesql:renamed from=u.b\na int);",
            "-- deesql:renamed from=u.b",
            "u.b cannot be the old name of something of table t",
        ),
        (
            "-- deesql:renamed from=app.t\nCREATE TABLE t (a int);",
            "-- deesql:renamed from=app.t",
            "schema app is not created in these files, so it is not looked at",
        ),
        (
            "-- deesql:renamed from=a\n/* deesql:renamed from=b */ CREATE TABLE t (a int);",
            "/* deesql:renamed from=b */",
            "another comment gives an old name of this",
        ),
    ] {
        check_error(text, place, message);
    }
    // What the comment is about may be what could not be read.
    let text = "-- deesql:renamed from=u\nCREATE TABLE t (a int, a int); \
                -- deesql:renamed from=u\nCREATE FROB x;";
    let found = problems(&[text]);
    assert!(
        found.iter().all(|it| !it.3.contains("nothing")),
        "{found:?}"
    );
}

#[test]
fn what_the_service_may_refuse_is_not_recommended() {
    let text = "CREATE TYPE e AS ENUM ('a'); CREATE EXTENSION x; TRUNCATE t; GRANT s TO r;
        CREATE TRIGGER a AFTER INSERT ON t EXECUTE FUNCTION f();
        CREATE POLICY p ON t; INSERT INTO t VALUES (1);";
    let (_, found) = Schema::from_files(&[SourceText {
        name: "t.sql",
        text,
    }]);
    assert_eq!(found.len(), 7);
    for problem in found {
        let help = problem.help.unwrap();
        assert!(help.contains("`deesql verify` says whether"), "{help}");
    }
}

#[test]
fn a_column_of_a_type_that_cannot_be_is_an_error() {
    for (name, column) in [
        ("e", "a e"),
        ("public.e", "a \"e\""),
        ("\"E e\"", "a public.\"E e\""),
    ] {
        let text = format!("CREATE TABLE t ({column}, b d); CREATE TYPE {name} AS ENUM ('a');");
        let found: Vec<_> = problems(&[&text])
            .into_iter()
            .filter(|it| it.1 == Severity::Error)
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].2, column);
        assert!(found[0].3.ends_with("does not exist in Aurora DSQL"));
    }
    read("CREATE TABLE t (a e);");
}

#[test]
fn a_table_is_created_once() {
    let found = problems(&[
        "CREATE TABLE t (a int);\n",
        "\nCREATE TABLE IF NOT EXISTS public.t ();",
    ]);
    let message = "table t is also created in 0.sql:1".to_owned();
    assert_eq!(
        found,
        [(1, Severity::Error, "public.t".to_owned(), message)]
    );
}

#[test]
fn the_order_of_files_says_nothing() {
    let index = "CREATE INDEX ASYNC i ON app.t (a);";
    let copy = "CREATE TABLE u (LIKE app.t INCLUDING ALL);";
    let table = "CREATE TABLE app.t (a int PRIMARY KEY REFERENCES app.p);";
    let parent = "CREATE TABLE app.p (a int PRIMARY KEY); CREATE SCHEMA app;";
    let mut all = [index, copy, table, parent];
    let files = |texts: &[&'static str]| -> Vec<SourceText<'static>> {
        texts
            .iter()
            .map(|text| SourceText {
                name: "x.sql",
                text,
            })
            .collect()
    };
    let (first, found) = Schema::from_files(&files(&all));
    assert_eq!(found, []);
    all.reverse();
    let (second, _) = Schema::from_files(&files(&all));
    assert!(first == second);
    assert_eq!(first.fingerprint(), second.fingerprint());
}

#[test]
fn a_view_is_written_with_names_that_are_there_in_the_end() {
    let found = problems(&["CREATE TABLE t (a int);
        CREATE VIEW v AS SELECT a FROM t;
        CREATE VIEW w AS SELECT 1 AS one;
        ALTER TABLE t RENAME TO u;"]);
    let [(_, Severity::Error, place, message)] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(place, "t");
    assert_eq!(message, "view v is written with the old name of this");
    let found = problems(&["CREATE TABLE t (a int);
        ALTER TABLE t RENAME TO u;
        ALTER TABLE u RENAME a TO b;
        CREATE VIEW v AS SELECT b FROM u;"]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn drops_clear_the_way_or_take_effect() {
    // As dumps and idempotent scripts write it.
    assert_eq!(
        read("DROP TABLE IF EXISTS t; CREATE TABLE t (a int);")
            .tables()
            .len(),
        1
    );
    assert_eq!(
        read("CREATE TABLE t (a int); DROP TABLE t;").tables().len(),
        0
    );
    let found = problems(&["CREATE TABLE t (a int);", "DROP TABLE t;"]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].3, "table t is created in 0.sql:1 and dropped here");
}

#[test]
fn changes_add_up() {
    let schema = read(
        "CREATE TABLE old (a int CHECK (a > 0), b text DEFAULT 'x', c int UNIQUE);
         CREATE INDEX ASYNC i ON old (b) WHERE old.a = 1;
         ALTER TABLE old RENAME TO t;
         ALTER TABLE t RENAME COLUMN a TO \"Key\";
         ALTER TABLE t ADD COLUMN d varchar, ALTER COLUMN d SET DEFAULT 'd', DROP COLUMN c;
         ALTER TABLE t ALTER COLUMN b DROP DEFAULT, ALTER COLUMN b TYPE varchar(9);
         ALTER TABLE t RENAME CONSTRAINT old_a_check TO k;
         CREATE UNIQUE INDEX ASYNC u ON t (d); ALTER TABLE t ADD CONSTRAINT v UNIQUE USING INDEX u;
         ALTER INDEX i RENAME TO j;",
    );
    let expected = read(
        "CREATE TABLE t (\"Key\" int CONSTRAINT k CHECK (\"Key\" > 0), b varchar(9),
           d varchar DEFAULT 'd' CONSTRAINT v UNIQUE);
         CREATE INDEX ASYNC j ON t (b) WHERE \"Key\" = 1;",
    );
    assert_eq!(schema.canonical_text(), expected.canonical_text());
}

#[test]
fn constraints_and_indexes_get_postgresqls_names() {
    let schema = read(
        "CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE CHECK (b > 0) CHECK (a < b) CHECK (b < 9),
           c int REFERENCES t, CHECK (c > 0), UNIQUE (a, b), UNIQUE (b, a) INCLUDE (c),
           FOREIGN KEY (b, a) REFERENCES t (a, b));
         CREATE INDEX ASYNC ON t (a, b) INCLUDE (c); CREATE INDEX ASYNC ON t (a, b) INCLUDE (c);
         CREATE INDEX ASYNC ON t ((a + b), (a - b), abs(a));",
    );
    let table = schema.tables().values().next().unwrap();
    let names = |names: &mut dyn Iterator<Item = &Ident>| -> String {
        names.map(Ident::as_str).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(table.primary_key.as_ref().unwrap().name, "t_pkey");
    assert_eq!(
        names(&mut table.uniques.keys()),
        "t_a_b_key t_b_a_c_key t_b_key"
    );
    assert_eq!(
        names(&mut table.checks.keys()),
        "t_b_check t_b_check1 t_c_check t_check"
    );
    assert_eq!(names(&mut table.foreign_keys.keys()), "t_b_a_fkey t_c_fkey");
    assert_eq!(
        names(&mut table.indexes.keys()),
        "t_a_b_c_idx t_a_b_c_idx1 t_expr_expr1_abs_idx"
    );
}

#[test]
fn a_script_that_makes_no_sense_changes_nothing() {
    let text = "CREATE TABLE t (a int PRIMARY KEY);";
    let schema = applied(&format!(
        "{text} CREATE TABLE t (b int); DROP TABLE u; ALTER TABLE u ADD b int;
         ALTER TABLE t DROP COLUMN b, RENAME TO t; CREATE INDEX i ON u (a); DROP INDEX t_pkey;
         ALTER TABLE t ADD PRIMARY KEY (a); ALTER TABLE t ADD UNIQUE USING INDEX x; SELECT;"
    ));
    assert!(schema == applied(text));
    // A refused table is there as far as it could be read.
    let schema = applied("CREATE UNLOGGED TABLE t (a serial, b int frob, c text[]);");
    assert_eq!(schema.tables().values().next().unwrap().columns.len(), 2);
}

#[test]
fn copies_what_like_asks_for() {
    let source =
        "CREATE TABLE s (a bigint PRIMARY KEY, b text DEFAULT 'x' NOT NULL CHECK (b <> ''));
                  CREATE INDEX ASYNC ON s (b);";
    for (options, copied) in [
        ("", "a bigint NOT NULL, b text NOT NULL"),
        (
            "INCLUDING DEFAULTS",
            "a bigint NOT NULL, b text DEFAULT 'x' NOT NULL",
        ),
        (
            "INCLUDING ALL EXCLUDING INDEXES",
            "a bigint NOT NULL, b text DEFAULT 'x' NOT NULL CONSTRAINT s_b_check CHECK (b <> '')",
        ),
    ] {
        let one = read(&format!("{source} CREATE TABLE t (LIKE s {options});"));
        let other = read(&format!("{source} CREATE TABLE t ({copied});"));
        assert_eq!(one.canonical_text(), other.canonical_text(), "{options}");
    }
    let all = read(&format!("{source} CREATE TABLE t (LIKE s INCLUDING ALL);"));
    let table = all.table(&QualifiedName::bare(Ident::new("t"))).unwrap();
    let names: Vec<&str> = table.index_names().map(Ident::as_str).collect();
    assert_eq!(names, ["t_pkey", "t_b_idx"]);
}

#[test]
fn expressions_keep_every_character_of_their_tokens() {
    for (written, line) in [
        ("a\n  -- why\n  > 'it''s  -- no'", "a > 'it''s  -- no'"),
        ("lower( a )||E'\\n'", "lower( a )||E'\\n'"),
        ("a/* x */+/* y */b", "a + b"),
        ("$$ a  b $$", "$$ a  b $$"),
    ] {
        assert_eq!(Expression::new(written).one_line(), line);
    }
}

#[test]
fn what_changed_since_a_mark_can_be_taken_back() {
    let before = "CREATE SCHEMA s; CREATE TABLE t (a int, b int); CREATE INDEX ASYNC i ON t (a); \
                  CREATE TABLE s.u (a int PRIMARY KEY);";
    for change in [
        "DROP TABLE t; CREATE TABLE t (c int)",
        "ALTER TABLE t DROP COLUMN a; DROP TABLE t",
        "ALTER TABLE t RENAME TO v; CREATE TABLE t (c int); CREATE INDEX ASYNC i ON t (c)",
        "DROP INDEX i; CREATE TABLE v (a int); CREATE INDEX ASYNC i ON v (a)",
        "CREATE INDEX ASYNC k ON t (b); ALTER INDEX i RENAME TO j",
        "DROP SCHEMA s CASCADE; CREATE SCHEMA x; CREATE TABLE x.y (a int)",
        "ALTER TABLE s.u ADD COLUMN b int; DROP TABLE s.u, t",
    ] {
        let mut schema = applied(before);
        schema.mark();
        for statement in crate::parse::parse(change) {
            schema.apply(&statement, change);
        }
        assert!(schema != applied(before), "{change}");
        schema.take_back();
        assert!(schema == applied(before), "{change}");
        let indexes = |it: &Schema| format!("{:?}", it.index_tables);
        assert_eq!(indexes(&schema), indexes(&applied(before)), "{change}");
    }
}

#[test]
fn holds_what_a_table_can_have() {
    let table = |text: &str| {
        let schema = applied(text);
        schema.table(&QualifiedName::bare(Ident::new("t"))).cloned()
    };
    let columns: Vec<String> = (0..2000).map(|it| format!("c{it} int")).collect();
    let wide = format!(
        "CREATE TABLE t ({}); ALTER TABLE t ADD d int",
        columns.join(", ")
    );
    assert_eq!(table(&wide).map(|it| it.columns.len()), Some(1600));
    let indexed = format!(
        "CREATE TABLE t (a int); {}",
        "CREATE INDEX ON t (a);".repeat(300)
    );
    assert_eq!(table(&indexed).map(|it| it.indexes.len()), Some(256));
    let (_, problems) = Schema::from_files(&[SourceText {
        name: "t.sql",
        text: &indexed,
    }]);
    assert_eq!(problems.len(), 44);
    assert_eq!(
        problems[0].message,
        "a table of more than 256 indexes cannot be planned"
    );
}
