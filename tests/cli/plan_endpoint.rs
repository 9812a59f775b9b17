//! Plans that start from a live database.

use std::path::Path;

use crate::support::postgres::{Database, database, run};
use crate::support::{Deesql, Output, deesql, folder, root};

const NO_CHANGES: &str = "No changes. The live schema matches the desired one.\n";

/// A plan for files, in this database.
fn plan(database: &Database, schema: &Path, arguments: &[&str]) -> Deesql {
    let endpoint = database.folder.to_str().unwrap().to_owned();
    let schema = schema.to_str().unwrap().to_owned();
    let all = [
        &[
            "plan",
            "--endpoint",
            &*endpoint,
            "--schema",
            &*schema,
            "--user",
            &*database.user,
        ],
        arguments,
    ]
    .concat();
    deesql(&all)
        .env("PGDATABASE", &database.name)
        .env("PGPORT", &database.port.to_string())
}

fn plan_of(database: &Database, schema: &str, arguments: &[&str]) -> Output {
    let folder = folder(&[("schema.sql", schema)]);
    plan(database, folder.path(), arguments).run()
}

/// The demo as a PostgreSQL before version 16 takes it.
fn demo() -> String {
    let mut text = String::new();
    for file in crate::support::files_under("tests/demo/dsql") {
        text += &std::fs::read_to_string(root().join(file)).unwrap();
    }
    text = text.replace("INDEX ASYNC", "INDEX");
    for (table, column, storage) in [
        ("accounts", "password_hash", "EXTERNAL"),
        ("repair_tickets", "details", "MAIN"),
    ] {
        text = text.replacen(&format!(" STORAGE {storage}"), "", 1);
        text += &format!("ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE {storage};\n");
    }
    text
}

#[test]
fn the_tour_is_what_its_files_say() {
    run(async {
        let database = database().await;
        database
            .client()
            .await
            .batch_execute(&demo())
            .await
            .unwrap();
        let schema = root().join("tests/demo/dsql");
        let output = plan(&database, &schema, &["--exit-code"]).run().status(0);
        assert_eq!((&*output.stdout, &*output.stderr), (NO_CHANGES, ""));
        // The way from one release to the next does not depend on where it starts from.
        let before = root().join("tests/demo/dsql-before");
        let back = plan(&database, &before, &["--format", "sql"])
            .run()
            .status(0);
        let files = [
            "plan",
            "--from",
            "tests/demo/dsql",
            "--format",
            "sql",
            "--schema",
        ];
        let of_files = deesql(&[&files[..], &[before.to_str().unwrap()]].concat()).run();
        assert_eq!(back.stdout, of_files.status(0).stdout);
    });
}

#[test]
fn the_service_takes_the_queries_of_its_catalog() {
    let queries = "native/src/introspect/queries";
    let output = deesql(&["verify", "-v", queries]).run().status(0);
    assert_eq!(output.stdout, "");
}

#[test]
fn what_the_files_do_not_manage_is_left_alone() {
    run(async {
        let database = database().await;
        let sql = "CREATE TABLE t (id int PRIMARY KEY); CREATE SCHEMA other; \
                   CREATE TABLE other.t (a int); CREATE TABLE flyway_schema_history (a int); \
                   CREATE TABLE _prisma_migrations (a int); CREATE TABLE \"Jobs\" (a int); \
                   CREATE TABLE other_jobs (a int); CREATE SCHEMA apart; CREATE VIEW apart.v AS SELECT * FROM t; \
                   CREATE SEQUENCE apart.s; CREATE TEMPORARY TABLE passing (a int); \
                   CREATE SEQUENCE q OWNED BY flyway_schema_history.a; \
                   CREATE FUNCTION apart.f() RETURNS int LANGUAGE sql AS 'SELECT 1';";
        database.client().await.batch_execute(sql).await.unwrap();
        let files = "CREATE TABLE t (id int PRIMARY KEY);";
        let output = plan_of(&database, files, &["--format", "sql"]).status(0);
        assert!(
            output.stdout.contains("DROP TABLE \"Jobs\";"),
            "{}",
            output.stdout
        );
        assert!(
            output.stdout.contains("DROP TABLE other_jobs;"),
            "{}",
            output.stdout
        );
        assert_eq!(output.stdout.matches(';').count(), 2, "{}", output.stdout);
        let ignoring = [
            "--ignore-table",
            "\"Jobs\"",
            "--ignore-table",
            "public.other_jobs",
        ];
        let output = plan_of(&database, files, &ignoring).status(0);
        assert_eq!(output.stdout, NO_CHANGES);
        let output = plan_of(&database, files, &["--ignore-table", "a b"]).status(2);
        assert!(
            output.stderr.contains("--ignore-table \"a b\""),
            "{}",
            output.stderr
        );
        // What a file does name is managed, whoever made it.
        let files = "CREATE SCHEMA other; CREATE TABLE other.t (a int); CREATE TABLE t (id int PRIMARY KEY); \
                     CREATE TABLE _prisma_migrations (a int, b int);";
        let output = plan_of(
            &database,
            files,
            &[&ignoring[..], &["--format", "sql"]].concat(),
        );
        let sql =
            "-- ~ table._prisma_migrations\nALTER TABLE _prisma_migrations ADD COLUMN b integer;\n";
        assert_eq!(output.status(0).stdout, sql);
    });
}

#[test]
fn an_index_whose_build_failed_is_built_again() {
    run(async {
        let database = database().await;
        let client = database.client().await;
        let sql = "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1);";
        client.batch_execute(sql).await.unwrap();
        // PostgreSQL leaves an invalid index in the same way.
        client
            .batch_execute("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)")
            .await
            .unwrap_err();
        let files = "CREATE TABLE t (a int); CREATE UNIQUE INDEX ASYNC i ON t (a);";
        let output = plan_of(&database, files, &["--format", "sql"]).status(0);
        let sql = "DROP INDEX i;\n\n-- +/- index.i\n";
        assert!(output.stdout.contains(sql), "{}", output.stdout);
        // With its job still running there is nothing to do but to wait.
        let jobs = "CREATE SCHEMA sys; CREATE TABLE sys.jobs (job_id text, status text, details text, \
                    job_type text, class_id oid, object_id oid, object_name text, \
                    start_time timestamptz, update_time timestamptz); \
                    INSERT INTO sys.jobs VALUES ('vs3kcl3rt5ddpk3a6xcq57cmcy', 'processing', NULL, \
                    'INDEX_BUILD', 1259, 'i'::regclass, 'public.i', now(), now());";
        client.batch_execute(jobs).await.unwrap();
        let output = plan_of(&database, files, &["--format", "sql"]).status(0);
        assert!(
            output.stdout.contains("CALL sys.wait_for_job"),
            "{}",
            output.stdout
        );
        assert!(!output.stdout.contains("DROP"), "{}", output.stdout);
    });
}

#[test]
fn exit_code_and_json_are_as_with_files() {
    run(async {
        let database = database().await;
        let files = "CREATE TABLE t (a int);";
        let output = plan_of(&database, files, &["--exit-code", "--format", "json"]).status(1);
        assert_eq!(output.json()["steps"][0]["resource"], "table.t");
    });
}

#[test]
fn one_start_is_enough() {
    let folder = folder(&[("a.sql", "CREATE TABLE t (a int);")]);
    let run = |arguments: &[&str], variables: &[(&str, &str)]| {
        let all = [&["plan", "--schema", "a.sql"], arguments].concat();
        let mut run = deesql(&all).current_dir(folder.path());
        for (name, value) in variables {
            run = run.env(name, value);
        }
        run.run()
    };
    let output = run(&["--from", "a.sql", "--endpoint", "localhost"], &[]).status(2);
    assert!(
        output.stderr.contains("cannot be used with"),
        "{}",
        output.stderr
    );
    let output = run(&[], &[]).status(2);
    assert!(output.stderr.contains("--endpoint"), "{}", output.stderr);
    assert!(output.stderr.contains("--from"), "{}", output.stderr);
    // A flag beats the environment.
    let from = run(&["--from", "a.sql"], &[("DEESQL_ENDPOINT", "localhost:1")]).status(0);
    assert_eq!(from.stdout, NO_CHANGES);
    let endpoint = ["--endpoint", "localhost:1"];
    let output = run(&endpoint, &[("DEESQL_FROM", "a.sql")]).status(2);
    assert!(output.stderr.contains("localhost:1"), "{}", output.stderr);
}
