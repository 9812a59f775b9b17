use super::{dev, eventually, psql, text};
use crate::support::{folder, write};

#[test]
fn a_schema_with_errors_is_shown_and_ends_with_2() {
    let schema = folder(&[("a.sql", "CREATE TABLE t (\n  a int,, b int);")]);
    for command in [&[][..], &["--", "true"]] {
        let arguments = [&["--schema", text(schema.path())], command].concat();
        let output = dev(&arguments).run().status(2);
        assert_eq!(output.stdout, "");
        assert!(output.stderr.contains("a.sql:2:9"), "{}", output.stderr);
        let last = output.stderr.lines().last();
        assert_eq!(
            last,
            Some("error: the schema cannot be applied as it stands")
        );
    }
}

#[test]
fn what_the_server_refuses_is_said_and_ends_with_2() {
    let schema = folder(&[("a.sql", "CREATE TABLE t (a int DEFAULT nope());")]);
    let output = dev(&["--schema", text(schema.path()), "--", "true"])
        .run()
        .status(2);
    for part in [
        "statement 1 (table.t): 42883: function nope() does not exist",
        "CREATE TABLE t",
        "error: the schema is not applied",
    ] {
        assert!(output.stderr.contains(part), "{}", output.stderr);
    }
}

#[test]
fn a_changed_file_is_applied() {
    let schema = folder(&[("a.sql", "CREATE TABLE t (a int);")]);
    let mut running = dev(&["--watch", "--schema", text(schema.path())]).spawn();
    let url = running.line();
    let columns = || {
        let sql = "SELECT string_agg(column_name, ' ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 't'";
        psql(&url, sql)
    };
    assert_eq!(columns(), "a\n");
    write(schema.path(), "a.sql", b"CREATE TABLE t (a int, b text);");
    eventually(|| columns() == "a b\n", || running.stderr());
    running.says("schema: 1 updated\n");
    // A mistake is shown, and the watch goes on.
    write(
        schema.path(),
        "a.sql",
        b"CREATE TABLE t (a int, b text,, c int);",
    );
    running.says("a.sql:1:");
    running.says("error: the schema cannot be applied as it stands");
    assert_eq!(columns(), "a b\n");
    // As editors save: another file that gets the name.
    let new = write(
        schema.path(),
        "a.sql~",
        b"CREATE TABLE t (a int, b text, c int);",
    );
    std::fs::rename(new, schema.path().join("a.sql")).unwrap();
    eventually(|| columns() == "a b c\n", || running.stderr());
    write(schema.path(), "new/b.sql", b"CREATE TABLE u (a int);");
    eventually(
        || psql(&url, "SELECT count(*) FROM u") == "0\n",
        || running.stderr(),
    );
    running.signal("TERM");
    assert_eq!(running.end(), (Some(0), String::new()));
}

#[test]
fn a_watched_schema_may_begin_with_errors() {
    let schema = folder(&[("a.sql", "CREATE TABLE t (")]);
    let file = schema.path().join("a.sql");
    let script = "echo $DATABASE_URL; read -r _; exit 0";
    let arguments = ["--watch", "--schema", text(&file), "--", "sh", "-c", script];
    let mut running = dev(&arguments).spawn();
    let url = running.line();
    running.says("error: the schema cannot be applied as it stands");
    write(schema.path(), "a.sql", b"CREATE TABLE t (a int);");
    eventually(
        || psql(&url, "SELECT count(*) FROM t") == "0\n",
        || running.stderr(),
    );
    assert_eq!(running.end().0, Some(0));
}

#[test]
fn with_kept_data_hazards_are_named() {
    let folder = crate::support::open_folder();
    let data = folder.path().join("data");
    let file = write(
        folder.path(),
        "a.sql",
        b"CREATE TABLE t (a int); CREATE TABLE u (a int);",
    );
    let arguments = ["--watch", "--schema", text(&file), "--data", text(&data)];
    let mut running = dev(&arguments).spawn();
    running.line();
    write(folder.path(), "a.sql", b"CREATE TABLE t (a int);");
    running.says("schema: 1 destroyed\n  table.u: DELETES_DATA: ");
    running.signal("TERM");
    assert_eq!(running.end().0, Some(0));
}

#[test]
fn a_schema_meets_what_kept_data_already_has() {
    let folder = crate::support::open_folder();
    let data = folder.path().join("data");
    let first = "CREATE TABLE t (id int PRIMARY KEY, a text); CREATE INDEX t_a ON t (a);";
    let file = write(folder.path(), "a.sql", first.as_bytes());
    let arguments = ["--schema", text(&file), "--data", text(&data), "--"];
    let psql = |sql: &str| {
        let command = ["psql", "-qXAtc", sql];
        let output = dev(&[&arguments[..], &command].concat()).run().status(0);
        (output.stdout, output.stderr)
    };
    let (_, said) = psql("INSERT INTO t VALUES (1, 'kept')");
    assert_eq!(said, "schema: 2 created\n");
    let (found, said) = psql("SELECT * FROM t");
    assert_eq!((&*found, &*said), ("1|kept\n", "schema: no changes\n"));
    let second = first.replace("a text", "a text, b int CHECK (b > 0)");
    write(folder.path(), "a.sql", second.as_bytes());
    let (found, said) = psql(
        "SELECT a, convalidated FROM t, pg_constraint WHERE conrelid = 't'::regclass AND contype = 'c'",
    );
    assert_eq!(found, "kept|t\n");
    assert!(said.starts_with("schema: 1 created, 1 updated\n"), "{said}");
}
