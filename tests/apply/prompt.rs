//! The question, on a terminal that `script` of util-linux makes.

use std::io::Write;
use std::process::{Command, Stdio};

use super::{T, tables};
use crate::support::folder;
use crate::support::postgres::{database, run};

/// Applies on a terminal and types an answer.
fn answered(database: &crate::support::postgres::Database, answer: &str) -> (i32, String) {
    let folder = folder(&[("a.sql", T)]);
    let line = format!(
        "{} apply --endpoint {} --user {} --schema a.sql",
        env!("CARGO_BIN_EXE_deesql"),
        database.folder.display(),
        database.user
    );
    let mut child = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(folder.path())
        .env("PGDATABASE", &database.name)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(answer.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    drop(stdin);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code().unwrap(), text)
}

#[test]
fn asks_on_a_terminal_and_takes_the_answer() {
    run(async {
        let database = database().await;
        for answer in ["n\n", "\n"] {
            let (status, text) = answered(&database, answer);
            assert!(text.contains("Apply these 1 statement(s) to /"), "{text}");
            assert!(text.contains("not applied"), "{text}");
            assert_eq!(status, 1, "{text}");
            assert_eq!(tables(&database).await, "");
        }
        let (status, text) = answered(&database, "y\n");
        assert_eq!(status, 0, "{text}");
        assert_eq!(tables(&database).await, "t");
    });
}
