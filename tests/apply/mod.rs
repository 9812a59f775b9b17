//! `deesql apply` and the library behind it, on a real server.

mod cut;
mod faults;
mod interrupt;
mod jobs;
mod library;
mod lock;
mod plan_file;
mod prompt;
mod proxied;

use crate::support::postgres::{Database, database, run};
use crate::support::{Deesql, Output, deesql, folder};

/// A run of a command against a database.
pub(crate) fn against(database: &Database, arguments: &[&str]) -> Deesql {
    let endpoint = database.folder.to_str().unwrap();
    let (command, rest) = arguments.split_first().unwrap();
    let all = [
        &[*command, "--endpoint", endpoint, "--user", &database.user],
        rest,
    ]
    .concat();
    deesql(&all)
        .env("PGDATABASE", &database.name)
        .env("PGPORT", &database.port.to_string())
        .env("DEESQL_RETRY_DELAY", "10ms")
}

/// Applies a schema of one file.
fn apply(database: &Database, schema: &str, arguments: &[&str]) -> Output {
    let folder = folder(&[("schema/a.sql", schema)]);
    let all = [&["apply", "--schema", "schema"], arguments].concat();
    against(database, &all).current_dir(folder.path()).run()
}

const T: &str = "CREATE TABLE t (id int PRIMARY KEY);";
const T_AND_U: &str =
    "CREATE TABLE t (id int PRIMARY KEY, a text); CREATE TABLE u (id int PRIMARY KEY);";
const NO_CHANGES: &str = "No changes. The live schema matches the desired one.\n";

/// The tables of `public`, a space between them.
pub(crate) async fn tables(database: &Database) -> String {
    let sql = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";
    database
        .rows(sql)
        .await
        .replace('\n', " ")
        .trim()
        .to_owned()
}

/// Waits until a session of the database does what a condition on `pg_stat_activity` says.
async fn until_a_session(database: &Database, condition: &str) {
    let sql = format!(
        "SELECT count(*) FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND {condition}"
    );
    while database.rows(&sql).await == "0\n" {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// An event trigger that does something before or after each definition. It is in a schema that no
/// files name, so that no plan looks at it.
async fn on_ddl(database: &Database, event: &str, body: &str) {
    let sql = format!(
        "CREATE SCHEMA watch; CREATE SEQUENCE watch.app_count; \
         CREATE FUNCTION watch.app_trigger() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$; \
         CREATE EVENT TRIGGER app_trigger ON {event} WHEN TAG IN ('CREATE TABLE') \
         EXECUTE FUNCTION watch.app_trigger();"
    );
    database.client().await.batch_execute(&sql).await.unwrap();
}

#[test]
fn applies_a_schema_and_then_finds_nothing_to_do() {
    run(async {
        let database = database().await;
        let output = apply(&database, T, &["--force"]).status(0);
        assert!(output.stdout.starts_with("Migration plan (1 statement(s))"));
        for expected in ["[1/1] + table.t: done", "applied 1 statement(s)"] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        assert!(!output.stderr.contains('\r'));
        let output = apply(&database, T_AND_U, &["--force", "--quiet"]).status(0);
        assert_eq!(output.stderr, "");
        assert_eq!(tables(&database).await, "t u");
        // Where there is nothing to do, nobody has to be asked.
        let output = apply(&database, T_AND_U, &[]).status(0);
        assert_eq!((&*output.stdout, &*output.stderr), (NO_CHANGES, ""));
    });
}

#[test]
fn nothing_happens_without_a_terminal_to_ask_on() {
    run(async {
        let database = database().await;
        let output = apply(&database, T, &[]).status(2);
        assert!(output.stdout.contains("CREATE TABLE t"));
        assert!(output.stderr.contains("--force"), "{}", output.stderr);
        assert_eq!(tables(&database).await, "");
    });
}

#[test]
fn hazards_must_be_allowed_by_name() {
    run(async {
        let database = database().await;
        apply(&database, T_AND_U, &["--force"]).status(0);
        let output = apply(&database, T, &["--force"]).status(1);
        for expected in [
            "statement 1 (table.t): DELETES_DATA: Dropping column a of t",
            "statement 2 (table.u): DELETES_DATA",
            "the plan has 2 hazards that are not allowed",
            "nothing was done",
            "add --allow-hazards DELETES_DATA\n",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        assert_eq!(tables(&database).await, "t u");
        let allow = ["--force", "--allow-hazards", "BACKFILL"];
        let output = apply(&database, T, &allow).status(1);
        let flag = "--allow-hazards BACKFILL,DELETES_DATA\n";
        assert!(output.stderr.contains(flag), "{}", output.stderr);
        let allow = ["--force", "--allow-hazards", "BACKFILL,DELETES_DATA"];
        apply(&database, T, &allow).status(0);
        assert_eq!(tables(&database).await, "t");
        let output = apply(&database, T, &["--allow-hazards", "NONE"]).status(2);
        assert!(
            output.stderr.contains("invalid value 'NONE'")
                && output.stderr.contains("TABLE_REBUILD"),
            "{}",
            output.stderr
        );
    });
}

#[test]
fn a_conflict_is_tried_again() {
    run(async {
        let database = database().await;
        let raise = "IF nextval('watch.app_count') <= 2 THEN RAISE EXCEPTION SQLSTATE '40001' \
                     USING MESSAGE = 'change conflicts with another transaction (OC000)'; END IF;";
        on_ddl(&database, "ddl_command_end", raise).await;
        let output = apply(&database, T, &["--force", "--retries", "1"]).status(2);
        for expected in [
            "statement 1 (table.t): 40001: change conflicts",
            "gave up after 1 retries",
            "0 of 1 statement(s) are done",
            "not done: 1 + table.t",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        let output = apply(&database, T, &["--force"]).status(0);
        assert!(!output.stderr.contains("retry"), "{}", output.stderr);

        let sql = "DROP TABLE t; SELECT setval('watch.app_count', 1, false)";
        database.client().await.batch_execute(sql).await.unwrap();
        let output = apply(&database, T, &["--force"]).status(0);
        assert!(
            output.stderr.contains("retry 2 of 5 in"),
            "{}",
            output.stderr
        );
    });
}

#[test]
fn an_error_whose_text_holds_40001_is_not_tried_again() {
    run(async {
        let database = database().await;
        let raise = "RAISE EXCEPTION 'key 40001 OC000' USING DETAIL = 'more.', HINT = 'less';";
        on_ddl(&database, "ddl_command_end", raise).await;
        let output = apply(&database, T_AND_U, &["--force"]).status(2);
        let expected = "error: statement 1 (table.t): P0001: key 40001 OC000 (more) (less)\n\
                        0 of 2 statement(s) are done\n  not done: 1 + table.t\n";
        assert!(output.stderr.contains(expected), "{}", output.stderr);
        assert!(!output.stderr.contains("retry"), "{}", output.stderr);
        assert!(output.stderr.contains("not done: 2 + table.u"));
    });
}

#[test]
fn an_error_is_shown_at_its_place() {
    run(async {
        let database = database().await;
        let schema = "CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT nope(1));";
        let output = apply(&database, schema, &["--force"]).status(2);
        for expected in [
            "error: statement 1 (table.t): 42883: function nope(integer) does not exist",
            " --> statement 1:3:23\n",
            "^^^^",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
    });
}

#[test]
fn a_session_that_is_ended_is_made_anew_and_the_statement_run_again() {
    run(async {
        let database = database().await;
        let kill = "IF nextval('watch.app_count') = 2 THEN \
                    PERFORM pg_terminate_backend(pg_backend_pid()); END IF;";
        on_ddl(&database, "ddl_command_end", kill).await;
        let output = apply(&database, T_AND_U, &["--force"]).status(0);
        for expected in ["57P01", "retry 1 of 5", "connected again", "applied 2"] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        assert_eq!(tables(&database).await, "t u");
    });
}

#[test]
fn an_unavailable_server_leaves_a_definition_that_is_looked_up() {
    run(async {
        let database = database().await;
        let raise = "IF nextval('watch.app_count') = 1 THEN RAISE EXCEPTION SQLSTATE 'XX000' \
                     USING MESSAGE = 'server unavailable'; END IF;";
        on_ddl(&database, "ddl_command_end", raise).await;
        let output = apply(&database, T, &["--force"]).status(0);
        assert!(output.stderr.contains("XX000: server unavailable; retry"));
        assert!(!output.stderr.contains("was committed"));
    });
}

#[test]
fn the_live_schema_has_the_last_word() {
    run(async {
        let database = database().await;
        let body = "ALTER TABLE public.t ADD COLUMN extra int;";
        on_ddl(&database, "ddl_command_end", body).await;
        let output = apply(&database, T, &["--force"]).status(2);
        for expected in ["DROP COLUMN extra", "still differs from the desired one"] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
    });
}

#[test]
fn what_cannot_be_reached_or_entered_is_said() {
    run(async {
        let database = database().await;
        let folder = folder(&[("a.sql", T), ("bad.sql", "CREATE TABLE t (tags text[]);")]);
        let with = |arguments: &[&str]| {
            let all = [&["apply", "--force", "--schema"], arguments].concat();
            deesql(&all).current_dir(folder.path())
        };
        let output = with(&["a.sql", "--endpoint", "localhost:1"])
            .run()
            .status(2);
        assert!(output.stderr.contains("localhost:1"), "{}", output.stderr);
        let output = with(&["a.sql"]).run().status(2);
        assert!(output.stderr.contains("--endpoint"), "{}", output.stderr);

        let socket = database.folder.to_str().unwrap();
        let nobody = ["a.sql", "--endpoint", socket, "--user", "nobody_there"];
        let output = with(&nobody).run().status(2);
        assert!(output.stderr.contains("nobody_there"), "{}", output.stderr);

        // "Too many connections" may pass.
        let role = "CREATE ROLE crowd LOGIN CONNECTION LIMIT 0";
        database.client().await.batch_execute(role).await.unwrap();
        let crowd = ["a.sql", "--endpoint", socket, "--user", "crowd"];
        let output = with(&crowd)
            .env("DEESQL_RETRIES", "2")
            .env("DEESQL_RETRY_DELAY", "10ms")
            .run()
            .status(2);
        for expected in ["53300", "retry 2 of 2 in", "error: cannot connect to"] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }

        let arguments = ["bad.sql", "--endpoint", socket, "--user", &database.user];
        let output = with(&arguments)
            .env("PGDATABASE", &database.name)
            .run()
            .status(2);
        assert!(output.stderr.contains("text[]"), "{}", output.stderr);
        assert_eq!(output.stdout, "");
    });
}
