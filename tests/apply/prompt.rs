//! The question, on a terminal.

use super::{T, tables};
use crate::support::folder;
use crate::support::postgres::{database, run};
use crate::support::terminal::Terminal;

/// Applies on a terminal and types an answer.
fn answered(database: &crate::support::postgres::Database, answer: &str) -> (i32, String) {
    let folder = folder(&[("a.sql", T)]);
    let endpoint = database.folder.to_str().unwrap();
    let mut terminal = Terminal::start(
        |it| {
            it.args(["apply", "--endpoint", endpoint, "--schema", "a.sql"])
                .args(["--user", &database.user])
                .current_dir(folder.path())
                .env("PGDATABASE", &database.name)
        },
        env!("CARGO_BIN_EXE_deesql"),
    );
    terminal.type_in(answer);
    let (status, text) = terminal.end();
    (status.code().unwrap(), text)
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
