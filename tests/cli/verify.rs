use expect_test::expect;

use crate::support::{deesql, folder, write};

#[test]
fn shows_the_place_and_what_to_write_instead() {
    let output = deesql(&["verify", "-"])
        .stdin("CREATE TABLE t (\n  tags text[]\n);")
        .run()
        .status(1);
    expect![[r#"
        error[array-type]: column `tags` has an array type
         --> <stdin>:2:8
          |
        2 |   tags text[]
          |        ^^^^^^
          |
          = note: Aurora DSQL has arrays in queries only, not as stored values
          = help: use `jsonb`, or a table with a row for each element
          = server: 0A000: datatype text[] not supported

    "#]]
    .assert_eq(&output.stdout);
    expect![[r#"
        1 file: 1 error, 0 warnings (Aurora DSQL as of 2026-09-15)
    "#]]
    .assert_eq(&output.stderr);
}

#[test]
fn the_concise_report_has_a_line_for_each_finding() {
    let sql = "TRUNCATE a;\nCREATE TABLE t (tags text[], n name);\n";
    let concise = |arguments: &[&str]| {
        let all = [&["verify", "--format", "concise", "-"], arguments].concat();
        deesql(&all).stdin(sql).run().status(1).stdout
    };
    expect![[r#"
        <stdin>:1:1: error[truncate]: `TRUNCATE` is not supported
        <stdin>:2:22: error[array-type]: column `tags` has an array type
    "#]]
    .assert_eq(&concise(&[]));
    assert!(concise(&["-v"]).contains("<stdin>:2:32: note[unknown-type-support]"));
}

#[test]
fn the_json_report_has_the_published_shape() {
    let output = deesql(&["verify", "--format", "json", "-"])
        .stdin("-- é\nTRUNCATE t;")
        .run()
        .status(1);
    let report = output.json();
    assert_eq!(report["schema_version"], 1);
    assert_eq!(
        report["tool"],
        format!("deesql {}", env!("CARGO_PKG_VERSION"))
    );
    assert_eq!(report["dsql"], "2026-09-15");
    assert_eq!(
        report["summary"],
        serde_json::json!({"files": 1, "errors": 1, "warnings": 0, "fixable": 0})
    );
    let finding = &report["files"][0]["findings"][0];
    assert_eq!(finding["span"], serde_json::json!({"start": 6, "end": 14}));
    assert_eq!(
        finding["start"],
        serde_json::json!({"line": 2, "column": 1})
    );
    assert_eq!(finding["end"], serde_json::json!({"line": 2, "column": 9}));
    assert_eq!(
        finding["server"],
        serde_json::json!({"sqlstate": "0A000", "message": "unsupported statement: Truncate"})
    );
    assert!(finding["fix"].is_null() && finding["since"].is_null() && finding["until"].is_null());
    assert_eq!(finding["source"], "TRUNCATE t;");
}

#[test]
fn reads_folders_files_and_globs_each_file_once_in_path_order() {
    let folder = folder(&[
        ("b.sql", "TRUNCATE b;"),
        ("a/deep/er.SQL", "TRUNCATE a;"),
        ("a/notes.txt", "TRUNCATE no;"),
        ("c.sql", "SELECT 1;"),
    ]);
    let files = |arguments: &[&str], status| -> Vec<String> {
        let arguments = [&["verify", "--format", "json"], arguments].concat();
        let report = deesql(&arguments)
            .current_dir(folder.path())
            .run()
            .status(status)
            .json();
        let files = report["files"].as_array().unwrap();
        files
            .iter()
            .map(|it| it["file"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(files(&["."], 1), ["./a/deep/er.SQL", "./b.sql", "./c.sql"]);
    assert_eq!(files(&["*.sql"], 1), ["b.sql", "c.sql"]);
    assert_eq!(
        files(&["**/*.{sql,SQL}"], 1),
        ["a/deep/er.SQL", "b.sql", "c.sql"]
    );
    assert_eq!(files(&["c.sql", "c.sql", "?.sql"], 1), ["c.sql", "b.sql"]);
    assert_eq!(files(&["a/notes.txt"], 1), ["a/notes.txt"]);
    assert_eq!(files(&["--schema", "a"], 1), ["a/deep/er.SQL"]);
    assert_eq!(files(&["c.sql"], 0), ["c.sql"]);
}

#[test]
fn a_file_that_cannot_be_read_fails_the_run_but_not_the_others() {
    let folder = folder(&[("b.sql", "TRUNCATE b;")]);
    write(folder.path(), "a.sql", b"SELECT 1;\nSELECT '\xff';");
    write(folder.path(), "c.sql", b"\xff\xfeS\0E\0");
    let output = deesql(&["verify", "."])
        .current_dir(folder.path())
        .run()
        .status(2);
    assert!(
        output
            .stdout
            .contains("error: not UTF-8 at byte 18 (line 2)"),
        "{}",
        output.stdout
    );
    assert!(
        output.stdout.contains("error[truncate]"),
        "{}",
        output.stdout
    );
    assert!(
        output.stdout.contains("error: the file is UTF-16"),
        "{}",
        output.stdout
    );
}

#[test]
fn what_is_typed_wrong_is_said_and_ends_with_2() {
    let folder = folder(&[("empty/x.txt", "")]);
    for (arguments, message) in [
        (&["verify"][..], "<PATH|--schema <DIR>>"),
        (&["verify", "nope.sql"], "nope.sql: no such file or folder"),
        (&["verify", "empty"], "empty: no .sql file in this folder"),
        (&["verify", "*.sql"], "*.sql: no file matches"),
        (&["verify", "a{b.sql"], "not a valid glob"),
        (&["verify", "--fix", "."], "unexpected argument '--fix'"),
        (&["verify", "--format", "xml", "."], "invalid value 'xml'"),
        (
            &["verify", "--dsql", "yesterday", "."],
            "a release is `latest` or a date such as 2026-09-15",
        ),
        (
            &["verify", "--dsql", "2025-01-01", "."],
            "generally available since 2025-05-27",
        ),
        (
            &["verify", "--ignore", "array-types", "."],
            "did you mean `array-type`?",
        ),
        (&["verify", "-q", "-v", "."], "cannot be used with"),
        (&["frobnicate"], "unrecognized subcommand"),
        (&[], "Usage: deesql"),
    ] {
        let output = deesql(arguments).current_dir(folder.path()).run().status(2);
        assert!(
            output.stderr.contains(message),
            "{arguments:?}: {}",
            output.stderr
        );
        assert_eq!(output.stdout, "", "{arguments:?}");
    }
}

#[test]
fn flags_come_from_the_environment_too_and_the_command_line_wins() {
    let run = |arguments: &[&str], release: &str| {
        let sql = "CREATE TABLE t (id int PRIMARY KEY, j jsonb);";
        deesql(&[&["verify", "-"], arguments].concat())
            .env("DEESQL_DSQL", release)
            .stdin(sql)
            .run()
    };
    assert!(
        run(&[], "2026-04-13")
            .status(1)
            .stdout
            .contains("error[jsonb-type]")
    );
    run(&["--dsql", "latest"], "2026-04-13").status(0);
    run(&[], "soon").status(2);
}

#[test]
fn notes_show_with_verbose_only_and_never_change_the_status() {
    let sql = "CREATE TABLE t (a int FROBNICATE);";
    assert_eq!(
        deesql(&["verify", "-"]).stdin(sql).run().status(0).stdout,
        ""
    );
    let output = deesql(&["verify", "-v", "-"]).stdin(sql).run().status(0);
    assert!(
        output.stdout.contains("note[unread-statement]"),
        "{}",
        output.stdout
    );
}

#[test]
fn the_order_of_statements_counts_in_scripts_only() {
    let folder = folder(&[(
        "a.sql",
        "CREATE TABLE b (c int REFERENCES d (e));\nCREATE TABLE d (e int PRIMARY KEY);",
    )]);
    let run = |arguments: &[&str]| deesql(arguments).current_dir(folder.path()).run();
    let output = run(&["verify", "--format", "concise", "."]).status(1);
    assert!(
        output
            .stdout
            .starts_with("./a.sql:1:34: error[forward-reference]"),
        "{}",
        output.stdout
    );
    run(&["verify", "--schema", "."]).status(0);
}

#[test]
fn rules_can_be_chosen() {
    let sql = "TRUNCATE t; VACUUM;";
    let rules = |arguments: &[&str]| -> Vec<String> {
        let output = deesql(&[&["verify", "--format", "json", "-"], arguments].concat())
            .stdin(sql)
            .run();
        let report = output.json();
        let findings = report["files"][0]["findings"].as_array().unwrap();
        findings
            .iter()
            .map(|it| it["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(rules(&[]), ["truncate", "vacuum"]);
    assert_eq!(rules(&["--ignore", "vacuum"]), ["truncate"]);
    assert_eq!(rules(&["--select", "vacuum"]), ["vacuum"]);
    assert!(rules(&["--select", "vacuum", "--ignore", "vacuum"]).is_empty());
}

#[test]
fn colors_only_when_asked_for() {
    let colored = |when: &str| {
        let output = deesql(&["verify", "-", "--color", when])
            .stdin("TRUNCATE t")
            .run()
            .status(1);
        output.stdout.contains('\u{1b}')
    };
    assert!(colored("always"));
    assert!(!colored("never"));
    assert!(!colored("auto"), "standard output is no terminal here");
}

#[test]
fn a_closed_pipe_changes_no_exit_status() {
    use std::process::{Command, Stdio};
    let sql = "TRUNCATE t;\n".repeat(20_000);
    let folder = folder(&[("a.sql", &sql)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_deesql"))
        .args(["verify", "a.sql", "--quiet"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), stderr.as_ref()), (Some(1), ""));
}

#[test]
fn nothing_hides_what_follows() {
    for before in [
        "\\restrict abc\n",
        "\\connect db\n",
        "COPY t FROM stdin;\n1\tO'Brien\n\\.\n",
        "\u{feff}",
        "/* a /* b */ c */",
        "SELECT 'a\nb';\r\n",
        "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a + 1; END;\n",
        "SELECT $$ ' $$; SELECT E'\\'';\n",
        "SELECT 1;\0\n",
        "SELECT 1 FROM (;\n",
    ] {
        let output = deesql(&["verify", "-"])
            .stdin(format!("{before}TRUNCATE t;"))
            .run()
            .status(1);
        assert_eq!(
            output.stdout.matches("error[").count(),
            1,
            "{before:?}: {}",
            output.stdout
        );
        assert!(
            output.stdout.contains("error[truncate]"),
            "{before:?}: {}",
            output.stdout
        );
    }
}

#[test]
fn deep_and_long_input_neither_fails_nor_hides_what_follows() {
    let deep = format!("SELECT {}1{};", "(".repeat(100_000), ")".repeat(100_000));
    let chain = format!(
        "CREATE TABLE c (a int CHECK ({}1));",
        "1 + ".repeat(200_000)
    );
    let list = format!(
        "CREATE TABLE l (a int CHECK ({}a = 1));",
        "a = 1 OR ".repeat(1_000_000)
    );
    let check = format!(
        "CREATE TABLE d (a int CHECK ({}a{}));",
        "(".repeat(100_000),
        ")".repeat(100_000)
    );
    let sql = format!("{deep}\n{chain}\n{list}\n{check}\nTRUNCATE t;");
    let output = deesql(&["verify", "-"]).stdin(sql).run().status(1);
    assert!(
        output.stdout.contains("error[truncate]"),
        "{}",
        output.stdout
    );
}
