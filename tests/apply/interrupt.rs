//! Ctrl-C, and readers that go away.

use std::io::Read;
use std::process::{Command, Stdio};

use super::{T_AND_U, on_ddl, tables, until_a_session};
use crate::support::folder;
use crate::support::postgres::{database, run};
use crate::support::trace::signal;

#[test]
fn ctrl_c_stops_between_statements() {
    run(async {
        let database = database().await;
        on_ddl(&database, "ddl_command_end", "PERFORM pg_sleep(1);").await;
        let folder = folder(&[("a.sql", T_AND_U)]);
        let mut child = Command::new(env!("CARGO_BIN_EXE_deesql"))
            .args(["apply", "--force", "--schema", "a.sql", "--endpoint"])
            .arg(&database.folder)
            .args(["--user", &database.user])
            .env("PGDATABASE", &database.name)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        until_a_session(&database, "query LIKE 'CREATE TABLE t%'").await;
        signal("INT", child.id());
        let mut stderr = String::new();
        let mut pipe = child.stderr.take().unwrap();
        pipe.read_to_string(&mut stderr).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(2), "{stderr}");
        for expected in [
            "stopping after the statement that runs now",
            "error: stopped",
            "1 of 2 statement(s) are done",
            "not done: 2 + table.u",
        ] {
            assert!(stderr.contains(expected), "{stderr}");
        }
        assert_eq!(tables(&database).await, "t");
    });
}

#[test]
fn a_plan_that_nobody_reads_is_applied_all_the_same() {
    run(async {
        let database = database().await;
        let folder = folder(&[("a.sql", T_AND_U)]);
        let mut child = Command::new(env!("CARGO_BIN_EXE_deesql"))
            .args(["apply", "--force", "--schema", "a.sql", "--endpoint"])
            .arg(&database.folder)
            .args(["--user", &database.user])
            .env("PGDATABASE", &database.name)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert_eq!(tables(&database).await, "t u");
    });
}
