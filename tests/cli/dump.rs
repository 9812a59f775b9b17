//! `deesql dump`. What is dumped of every kind of object is a part of the cases under
//! `tests/migrate`; here is what people give and get.

use std::path::Path;

use crate::apply::against;
use crate::support::postgres::{Database, database, run};
use crate::support::proxy::Proxy;
use crate::support::{Output, deesql, folder, root};

/// A run of a command against a database behind the proxy.
fn through(proxy: &Proxy, arguments: &[&str]) -> Output {
    let endpoint = format!("127.0.0.1:{}", proxy.port);
    let (command, rest) = arguments.split_first().unwrap();
    deesql(&[&[*command, "--endpoint", &endpoint], rest].concat())
        .env("PGPASSWORD", "any")
        .run()
}

async fn with(sql: &str) -> Database {
    let database = database().await;
    database.client().await.batch_execute(sql).await.unwrap();
    database
}

#[test]
fn the_tour_comes_back_from_its_dump() {
    run(async {
        let (first, second) = (database().await, database().await);
        let (first, second) = (Proxy::before(&first), Proxy::before(&second));
        let schema = root().join("tests/demo/dsql");
        let schema = schema.to_str().unwrap();
        through(&first, &["apply", "--schema", schema, "--force", "--quiet"]).status(0);
        let folder = folder(&[("keep.txt", "")]);
        let file = folder.path().join("dump.sql");
        let file = file.to_str().unwrap();
        let output = through(&first, &["dump", "--out", file]).status(0);
        assert_eq!((&*output.stdout, &*output.stderr), ("", ""));
        let text = std::fs::read_to_string(file).unwrap();
        assert_eq!(through(&first, &["dump"]).status(0).stdout, text);

        through(&second, &["sql", file, "--quiet"]).status(0);
        assert_eq!(through(&second, &["dump"]).status(0).stdout, text);
        through(&second, &["plan", "--exit-code", "--schema", schema]).status(0);
        deesql(&["verify", file]).run().status(0);

        // As a folder it is a desired schema.
        let parts = format!("{}/parts/", folder.path().display());
        through(&second, &["dump", "--out", &parts]).status(0);
        let tables = std::fs::read_to_string(format!("{parts}tables.sql")).unwrap();
        assert!(tables.contains("\n\nCREATE TABLE "), "{tables}");
        through(&first, &["plan", "--exit-code", "--schema", &parts]).status(0);
    });
}

#[test]
fn a_folder_holds_what_the_database_has_and_what_else_was_there() {
    run(async {
        let database = with("CREATE VIEW v AS SELECT 1 AS a; CREATE TABLE t (a int);").await;
        let folder = folder(&[("mine.sql", "-- mine")]);
        let dump = || {
            let output = against(&database, &["dump", "--out", "."]);
            output.current_dir(folder.path()).run().status(0);
            let mut names: Vec<String> = std::fs::read_dir(folder.path())
                .unwrap()
                .map(|it| it.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names.join(" ")
        };
        assert_eq!(dump(), "mine.sql tables.sql views.sql");
        let client = database.client().await;
        client.batch_execute("DROP VIEW v").await.unwrap();
        assert_eq!(dump(), "mine.sql tables.sql");

        // What somebody else wrote is neither written over nor taken away.
        let views = folder.path().join("views.sql");
        std::fs::write(&views, "-- mine, too").unwrap();
        let again = against(&database, &["dump", "--out", "."]);
        let refused = again.current_dir(folder.path()).run().status(2);
        assert!(
            refused
                .stderr
                .contains("views.sql was not written by deesql dump"),
            "{}",
            refused.stderr
        );
        assert_eq!(std::fs::read_to_string(&views).unwrap(), "-- mine, too");
    });
}

#[test]
fn the_scope_is_that_of_a_plan() {
    run(async {
        let database = with(
            "CREATE SCHEMA app; CREATE SCHEMA other; CREATE TABLE app.a (id int); \
             CREATE TABLE other.b (id int); CREATE TABLE c (id int); \
             CREATE TABLE schema_migrations (id int);",
        )
        .await;
        let files = folder(&[("a.sql", "CREATE SCHEMA app;")]);
        let created = |arguments: &[&str]| {
            let all = [&["dump"], arguments].concat();
            let output = against(&database, &all).current_dir(files.path());
            let text = output.run().status(0).stdout;
            let lines = text.lines().filter(|it| it.starts_with("CREATE"));
            lines
                .map(|it| it.trim_end_matches([' ', '(']).to_owned())
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(
            created(&[]),
            "CREATE SCHEMA app;, CREATE SCHEMA other;, CREATE TABLE app.a, CREATE TABLE c, CREATE TABLE other.b"
        );
        assert_eq!(
            created(&["--schema", ".", "--ignore-table", "c"]),
            "CREATE SCHEMA app;, CREATE TABLE app.a"
        );
    });
}

#[test]
fn what_is_not_finished_is_said() {
    run(async {
        let sql = "CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;";
        let database = with(sql).await;
        let output = against(&database, &["dump"]).run().status(0);
        let expected =
            "note: constraint c on t is NOT VALID; the dump has it as if it were complete\n";
        assert_eq!(output.stderr, expected);
        let text = "CREATE TABLE t (\n    a integer,\n    CONSTRAINT c CHECK ((a > 0))\n);\n";
        assert_eq!(output.stdout, text);
    });
}

#[test]
fn what_only_postgresql_has_is_an_error_that_names_it() {
    run(async {
        let database = with("CREATE TABLE t (a int[]);").await;
        let output = against(&database, &["dump"]).run().status(2);
        assert_eq!(output.stdout, "");
        for expected in ["integer[]", "nothing was written"] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        let output = against(&database, &["dump", "--out", "/nonexistent/x"]);
        output.run().status(2);
        assert!(!Path::new("/nonexistent").exists());
    });
}
