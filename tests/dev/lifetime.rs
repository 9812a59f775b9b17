use std::net::TcpListener;
use std::path::PathBuf;

use super::{Running, dev, psql, text};
use crate::support::postgres::{database, run};
use crate::support::terminal::Terminal;
use crate::support::{folder, open_folder, write};

/// Starts it and gives the connection string.
fn ready(arguments: &[&str]) -> (Running, String) {
    let mut running = dev(arguments).spawn();
    let url = running.line();
    (running, url)
}

#[test]
fn runs_until_it_is_told_to_end() {
    for name in ["INT", "TERM", "QUIT"] {
        let (running, url) = ready(&[]);
        assert_eq!(psql(&url, "SELECT 1"), "1\n");
        running.says("ready; Ctrl-C ends it\n");
        running.signal(name);
        assert_eq!(running.end(), (Some(0), String::new()), "{name}");
    }
}

#[test]
fn an_open_session_does_not_keep_it() {
    let (running, url) = ready(&[]);
    let mut session = std::process::Command::new("psql")
        .args(["-X", "-c", "BEGIN", "-c", "SELECT pg_sleep(60)", &url])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let busy = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'";
    super::eventually(|| psql(&url, busy) == "1\n", String::new);
    let started = std::time::Instant::now();
    running.signal("TERM");
    assert_eq!(running.end().0, Some(0));
    assert!(started.elapsed().as_secs() < 5);
    session.wait().unwrap();
}

#[test]
fn killed_it_leaves_nothing() {
    let (running, _) = ready(&[]);
    running.signal("KILL");
    assert_eq!(running.end(), (None, String::new()));
}

#[test]
fn killed_while_it_starts_it_leaves_nothing_and_the_folder_of_the_data_usable() {
    let folder = open_folder();
    let data = folder.path().join("data");
    for milliseconds in [5, 150, 450] {
        for name in ["KILL", "TERM"] {
            for arguments in [&[][..], &["--data", text(&data)]] {
                let running = dev(arguments).spawn();
                std::thread::sleep(std::time::Duration::from_millis(milliseconds));
                running.signal(name);
                let status = running.end().0;
                assert!(matches!(status, None | Some(0)), "{name} {status:?}");
            }
        }
    }
    dev(&["--data", text(&data), "--", "true"]).run().status(0);
}

#[test]
fn ends_with_ctrl_c_on_a_terminal() {
    let temporary = open_folder();
    // The first one is for the command alone, which says so and goes on. It may come in the middle of a
    // `read`, which then fails.
    let command =
        "trap 'echo interrupted' INT; echo started; until read -r line; do :; done; echo end $line";
    let mut terminal = Terminal::start(
        |it| {
            it.args(["dev", "--", "sh", "-c", command])
                .env("TMPDIR", temporary.path())
        },
        env!("CARGO_BIN_EXE_deesql"),
    );
    terminal.wait_for("started");
    terminal.type_in("\x03");
    terminal.wait_for("interrupted");
    terminal.type_in("line\n");
    terminal.wait_for("end line");
    let (status, shown) = terminal.end();
    assert!(status.success(), "{status}: {shown:?}");
    crate::support::trace::leaves_nothing_at_once(temporary.path());
}

#[test]
fn kept_data_is_there_the_next_time() {
    let folder = open_folder();
    let data = folder.path().join("data");
    let data = text(&data);
    let script = "psql -qXc 'CREATE TABLE kept (a int)' && psql -qXc 'INSERT INTO kept VALUES (5)'";
    dev(&["--data", data, "--", "sh", "-c", script])
        .run()
        .status(0);
    let (running, url) = ready(&["--data", data]);
    assert_eq!(psql(&url, "SELECT a FROM kept"), "5\n");
    let second = dev(&["--data", data]).run().status(2);
    assert!(
        second
            .stderr
            .contains("is in use by another PostgreSQL (process "),
        "{}",
        second.stderr
    );
    assert_eq!(second.stdout, "");
    // Killed, it still ends its server in order, and the folder is free again.
    running.signal("KILL");
    running.end();
    let output = dev(&["--data", data, "--", "psql", "-XAtc", "SELECT a FROM kept"]).run();
    assert_eq!(output.status(0).stdout, "5\n");
    let other = write(folder.path(), "other/file", b"");
    let output = dev(&["--data", text(other.parent().unwrap())])
        .run()
        .status(2);
    assert!(
        output.stderr.contains("not a data folder of PostgreSQL"),
        "{}",
        output.stderr
    );
}

#[test]
fn a_second_one_waits_while_the_first_one_makes_the_data() {
    let folder = open_folder();
    let data = folder.path().join("data");
    let mut first = dev(&["--data", text(&data)]).spawn();
    while !data.join("PG_VERSION").exists() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let second = dev(&["--data", text(&data)]).run().status(2);
    assert!(
        second
            .stderr
            .contains("is in use by another PostgreSQL (process "),
        "{}",
        second.stderr
    );
    assert_eq!(psql(&first.line(), "SELECT 1"), "1\n");
    first.signal("TERM");
    assert_eq!(first.end().0, Some(0));
}

#[test]
fn listens_where_it_is_told() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let (running, url) = ready(&["--listen", &format!(":{}", free.port())]);
    assert!(url.contains(&format!("@{free}/")), "{url}");
    assert_eq!(psql(&url, "SELECT 1"), "1\n");
    for host in ["localhost", "[::1]"] {
        assert_eq!(psql(&url.replace("127.0.0.1", host), "SELECT 1"), "1\n");
    }
    let output = dev(&["--listen", &free.to_string()]).run().status(2);
    let message = format!("error: cannot listen at {free}: another program listens there");
    assert!(output.stderr.starts_with(&message), "{}", output.stderr);
    running.signal("TERM");
    assert_eq!(running.end().0, Some(0));
    let (running, url) = ready(&[]);
    assert_eq!(psql(&url.replace("127.0.0.1", "[::1]"), "SELECT 1"), "1\n");
    drop(running);
}

#[test]
fn uses_a_postgresql_that_is_there() {
    let there = run(database());
    let upstream = format!("{}:{}", text(&there.folder), there.port);
    let schema = folder(&[("a.sql", "CREATE TABLE t (a int);")]);
    let arguments = [
        "--upstream",
        &upstream,
        "--schema",
        text(schema.path()),
        "--",
    ];
    let command = [
        "psql",
        "-XAtc",
        "SELECT current_user || ' ' || count(*) FROM t",
    ];
    dev(&[&arguments[..], &command].concat())
        .env("POSTGRES_USER", &there.user)
        .env("POSTGRES_DB", &there.name)
        .run()
        .status(0);
    // It is still there, with what was done.
    assert_eq!(run(there.rows("SELECT count(*) FROM t")), "0\n");
}

#[test]
fn without_a_postgresql_it_says_what_to_do() {
    let empty = open_folder();
    let output = dev(&["--postgres-bin", text(empty.path())]).run().status(2);
    assert!(
        output.stderr.contains("has no initdb; name the folder"),
        "{}",
        output.stderr
    );
    assert_eq!(output.stdout, "");
}

#[test]
fn finds_postgresql_without_a_path() {
    // Where Debian and Homebrew put it; elsewhere only the PATH leads there.
    if PathBuf::from("/usr/lib/postgresql").is_dir() {
        let output = dev(&["--", "/bin/sh", "-c", "exit 3"])
            .env("PATH", "")
            .run();
        output.status(3);
    }
}

#[test]
fn what_is_typed_wrong_is_said_and_ends_with_2() {
    for (arguments, message) in [
        (&["--watch"][..], "--schema <DIR>"),
        (&["--upstream", "h:x"], "`h:x` is no server"),
        (&["--upstream", "h", "--data", "d"], "cannot be used with"),
        (&["--listen", ":x"], "`:x` is no place to listen at"),
        (&["--schema", "nope"], "nope: no such file or folder"),
    ] {
        let output = dev(arguments).run().status(2);
        assert!(output.stderr.contains(message), "{}", output.stderr);
    }
}
