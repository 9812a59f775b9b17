use super::{dev, eventually, text};
use crate::support::postgres::all_binaries;
use crate::support::{folder, write};

#[test]
fn runs_a_command_against_the_schema_on_every_version() {
    let schema = folder(&[
        (
            "b/orders.sql",
            "CREATE TABLE orders (id uuid PRIMARY KEY, user_id uuid);",
        ),
        (
            "users.SQL",
            "CREATE TABLE users (id uuid PRIMARY KEY, name text);",
        ),
    ]);
    for binaries in all_binaries() {
        let mut arguments = vec!["--schema", text(schema.path())];
        if let Some(binaries) = &binaries {
            arguments.extend(["--postgres-bin", text(binaries)]);
        }
        let sql = "SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'";
        arguments.extend(["--", "psql", "-XAtc", sql]);
        let output = dev(&arguments).run().status(0);
        assert_eq!(output.stdout, "orders users\n");
        assert_eq!(output.stderr, "schema: 2 created\n");
    }
}

#[test]
fn the_command_is_told_where_the_database_is() {
    let script = "echo $PGHOST $PGUSER $PGPASSWORD $PGDATABASE $PGSSLMODE $PGHOSTADDR\n\
                  echo $DATABASE_URL $PGPORT\n\
                  psql -XAtc 'SELECT 1'\n\
                  psql -XAt \"$DATABASE_URL\" -c 'SELECT 2'";
    let output = dev(&["-q", "--", "sh", "-c", script])
        .env("PGHOSTADDR", "192.0.2.1")
        .env("PGSERVICE", "elsewhere")
        .env("PGHOST", "elsewhere")
        .run()
        .status(0);
    let lines: Vec<&str> = output.stdout.lines().collect();
    let [where_, url, "1", "2"] = lines.as_slice() else {
        panic!("{output:?}");
    };
    assert_eq!(*where_, "127.0.0.1 admin deesql postgres disable");
    let (url, port) = url.split_once(' ').unwrap();
    let expected = format!("postgresql://admin:deesql@127.0.0.1:{port}/postgres?sslmode=disable");
    assert_eq!(url, expected);
    assert_eq!(output.stderr, "");
}

#[test]
fn ends_as_the_command_ends() {
    let folder = folder(&[]);
    let plain = write(folder.path(), "plain", b"no program");
    for (command, status, message) in [
        (&["true"][..], 0, ""),
        (&["sh", "-c", "exit 7"], 7, ""),
        (&["sh", "-c", "kill -9 $$"], 137, ""),
        (
            &["/nope/program"],
            127,
            "error: cannot run `/nope/program`: No such file",
        ),
        (&[text(&plain)], 126, "plain`: Permission denied"),
    ] {
        let output = dev(&[&["--"], command].concat()).run().status(status);
        assert!(output.stderr.contains(message), "{}", output.stderr);
        assert_eq!(output.stdout, "");
    }
}

#[test]
fn the_command_reads_what_deesql_is_given() {
    let mut dev = dev(&["--", "cat"]);
    dev.deesql = dev.deesql.stdin("from outside\n");
    assert_eq!(dev.run().status(0).stdout, "from outside\n");
}

#[test]
fn a_signal_reaches_the_command_and_deesql_waits_for_it() {
    let script = "trap 'echo told; sleep 0.2; echo done; exit 9' TERM INT\n\
                  echo ready\n\
                  while :; do sleep 0.05; done";
    for name in ["TERM", "INT"] {
        let mut running = dev(&["--", "sh", "-c", script]).spawn();
        assert_eq!(running.line(), "ready");
        running.signal(name);
        assert_eq!(running.end(), (Some(9), "told\ndone\n".to_owned()));
    }
}

#[test]
fn two_run_at_once() {
    let script = "psql -qXc 'CREATE TABLE t ()'; echo $PGPORT; read -r _";
    let mut runs = [0, 1].map(|_| dev(&["--", "sh", "-c", script]).spawn());
    let [first, second] = &mut runs;
    assert_ne!(first.line(), second.line());
    for it in runs {
        assert_eq!(it.end().0, Some(1));
    }
}

#[test]
fn a_database_that_dies_ends_the_command() {
    let script = "trap 'echo told; exit 9' TERM; echo ready; while :; do sleep 0.05; done";
    let mut running = dev(&["--", "sh", "-c", script]).spawn();
    assert_eq!(running.line(), "ready");
    let mut processes = vec![];
    eventually(
        || {
            processes = crate::support::trace::processes_in(running.temporary.path());
            !processes.is_empty()
        },
        String::new,
    );
    let postmaster = crate::support::trace::parent_of_all(&processes);
    crate::support::trace::signal("KILL", postmaster);
    running.says("error: PostgreSQL ended with status 137");
    assert_eq!(running.end(), (Some(2), "told\n".to_owned()));
}
