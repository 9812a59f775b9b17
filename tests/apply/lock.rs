//! `apply --lock`: only one at a time.

use super::faults::held::Held;
use super::{NO_CHANGES, T, T_AND_U, against, tables};
use crate::support::folder;
use crate::support::postgres::{Database, database, run};
use tempfile::TempDir;

fn schema(text: &str) -> TempDir {
    folder(&[("a.sql", text)])
}

fn locked(database: &Database, files: &TempDir, arguments: &[&str]) -> crate::support::Deesql {
    let all = ["apply", "--schema", "a.sql", "--force", "--lock"];
    against(database, &[&all, arguments].concat()).current_dir(files.path())
}

fn held(database: &Database, files: &TempDir, arguments: &[&str]) -> Held {
    let command = locked(database, files, arguments).into_command();
    let mut held = Held::start(command, "step.before=pause");
    assert!(held.next().is_some(), "{}", held.said);
    held
}

#[test]
fn the_second_waits_for_the_first() {
    run(async {
        let database = database().await;
        let (one, two) = (schema(T), schema(T_AND_U));
        let mut first = held(&database, &one, &[]);
        let output = locked(&database, &two, &["--lock-wait", "1ms"]).run();
        let output = output.status(2);
        for expected in [
            "nothing was done: the lock is still held by ",
            ", process ",
            ", since 20",
        ] {
            assert!(output.stderr.contains(expected), "{}", output.stderr);
        }
        let mut second = Held::start(locked(&database, &two, &[]).into_command(), "");
        second.until("waiting for the lock, held by ");
        first.go_on();
        assert_eq!(first.end(), 0, "{}", first.said);
        assert_eq!(second.end(), 0, "{}", second.said);
        assert_eq!(tables(&database).await, "t u");
        // It is given back, and nobody sees where it was.
        let left = "SELECT count(*) FROM deesql.lease";
        assert_eq!(database.rows(left).await, "0\n");
        let plan = ["plan", "--schema", "a.sql"];
        let output = against(&database, &plan).current_dir(two.path()).run();
        assert_eq!(output.status(0).stdout, NO_CHANGES);
    });
}

#[test]
fn without_the_flag_there_is_no_table() {
    run(async {
        let database = database().await;
        super::apply(&database, T, &["--force"]).status(0);
        let found = "SELECT count(*) FROM pg_namespace WHERE nspname = 'deesql'";
        assert_eq!(database.rows(found).await, "0\n");
    });
}

#[test]
fn it_ends_some_time_after_a_crash_and_not_before_the_run() {
    run(async {
        let database = database().await;
        let files = schema(T);
        let mut first = held(&database, &files, &["--lock-expiry", "1500ms"]);
        // Renewed, it lasts longer than that.
        let output = locked(&database, &files, &["--lock-wait", "2500ms"]).run();
        assert!(output.status(2).stderr.contains("is still held by"));
        first.signal("KILL");
        first.end();
        locked(&database, &files, &[]).run().status(0);
        assert_eq!(tables(&database).await, "t");
    });
}

#[test]
fn who_lost_it_stops() {
    run(async {
        let database = database().await;
        let files = schema(T_AND_U);
        let mut first = held(&database, &files, &["--lock-expiry", "600ms"]);
        let client = database.client().await;
        let taken = "UPDATE deesql.lease SET id = 'another'";
        client.batch_execute(taken).await.unwrap();
        first.until("the lock could not be renewed");
        first.go_on();
        assert_eq!(first.end(), 2, "{}", first.said);
        assert!(
            first.said.contains("not done: 2 + table.u"),
            "{}",
            first.said
        );
        // What is another's is not given back.
        assert_eq!(
            database.rows("SELECT id FROM deesql.lease").await,
            "another\n"
        );
    });
}
