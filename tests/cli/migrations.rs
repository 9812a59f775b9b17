//! Folders of migrations: their order, what undoes them, and what a finding says of the tool.

use expect_test::expect;

use crate::support::{deesql, folder};

/// What the concise report says of a folder, one line a finding, without the messages.
fn places(files: &[(&str, &str)], arguments: &[&str]) -> String {
    let folder = folder(files);
    let arguments = [&["verify", "--format", "concise", "."], arguments].concat();
    let output = deesql(&arguments).current_dir(folder.path()).run();
    assert!(output.stderr.contains("Aurora DSQL"), "{}", output.stderr);
    let line = |it: &str| it.split("]: ").next().unwrap_or(it).to_owned();
    output
        .stdout
        .lines()
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

/// A key that is dropped is found only where the table is known.
const DROP_KEY: &str = "ALTER TABLE a DROP COLUMN id;";
const CREATE: &str = "CREATE TABLE a (id int PRIMARY KEY, n int);";

#[test]
fn migrations_run_in_the_order_of_their_versions() {
    for (files, expected) in [
        (
            [("2_a.sql", CREATE), ("10_b.sql", DROP_KEY)],
            "./10_b.sql:1:27: error[drop-primary-key-column",
        ),
        ([("10_a.sql", CREATE), ("2_b.sql", DROP_KEY)], ""),
        // Not all are named by one convention: by path.
        (
            [("2_a.sql", CREATE), ("b.sql", DROP_KEY)],
            "./b.sql:1:27: error[drop-primary-key-column",
        ),
        (
            [("V2__a.sql", CREATE), ("V10__b.sql", DROP_KEY)],
            "./V10__b.sql:1:27: error[drop-primary-key-column",
        ),
        // `R` runs after all versions.
        (
            [("R__b.sql", DROP_KEY), ("V10__a.sql", CREATE)],
            "./R__b.sql:1:27: error[drop-primary-key-column",
        ),
        // Each folder has an order of its own.
        ([("x/2_a.sql", CREATE), ("x/10_b.sql", "SELECT 1;")], ""),
        ([("y/1_b.sql", CREATE), ("x/2_a.sql", DROP_KEY)], ""),
    ] {
        assert_eq!(places(&files, &[]), expected, "{files:?}");
    }
}

#[test]
fn what_undoes_a_migration_sees_it_and_leaves_nothing_behind() {
    let drop = "DROP TABLE a;";
    let sections = |up: &str, down: &str| {
        [
            format!("-- +goose Up\n{up}\n-- +goose Down\n{down}\n"),
            format!("-- migrate:up\n{up}\n-- migrate:down\n{down}\n"),
        ]
    };
    // The table is still there for the migration that follows.
    for first in sections(CREATE, drop) {
        assert_eq!(
            places(&[("1_a.sql", &first), ("2_b.sql", DROP_KEY)], &[]),
            "./2_b.sql:1:27: error[drop-primary-key-column"
        );
    }
    // Down sees what Up made, and what it makes itself.
    for only in sections(CREATE, DROP_KEY) {
        assert_eq!(
            places(&[("1_a.sql", &only)], &[]),
            "./1_a.sql:4:27: error[drop-primary-key-column"
        );
    }
    // What Down makes is not there for the migration that follows.
    for first in sections("DROP TABLE a;", CREATE) {
        assert_eq!(
            places(&[("1_a.sql", &first), ("2_b.sql", DROP_KEY)], &[]),
            ""
        );
    }
    for (up, down, next) in [
        ("1_a.up.sql", "1_a.down.sql", "2_b.up.sql"),
        ("V1__a.sql", "U1__a.sql", "V2__b.sql"),
    ] {
        assert_eq!(
            places(&[(up, CREATE), (down, drop), (next, DROP_KEY)], &[]),
            format!("./{next}:1:27: error[drop-primary-key-column")
        );
        assert_eq!(
            places(&[(up, CREATE), (down, DROP_KEY)], &[]),
            format!("./{down}:1:27: error[drop-primary-key-column")
        );
    }
    // A table that only Down creates does not stand further down for Up.
    let up = "CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a (id));";
    for only in sections(up, "CREATE TABLE a (id int PRIMARY KEY);") {
        assert_eq!(places(&[("1_a.sql", &only)], &[]), "");
    }
}

#[test]
fn the_flag_decides_for_files_that_say_nothing_and_before_their_names() {
    let two = "CREATE TABLE a (id int);\nCREATE TABLE b (id int);\n";
    let goose = format!("-- +goose Up\n{two}");
    let found = |at: &str| format!("./{at}: error[multiple-ddl");
    for (name, text, of_none, of_statement, of_file) in [
        ("a.sql", two, "", "", "a.sql:2:1"),
        ("1_a.sql", two, "", "", "1_a.sql:2:1"),
        ("1_a.up.sql", two, "1_a.up.sql:2:1", "", "1_a.up.sql:2:1"),
        ("V1__a.sql", two, "V1__a.sql:2:1", "", "V1__a.sql:2:1"),
        ("a.sql", &goose, "a.sql:3:1", "a.sql:3:1", "a.sql:3:1"),
    ] {
        for (arguments, expected) in [
            (&[][..], of_none),
            (&["--assume-transaction", "statement"], of_statement),
            (&["--assume-transaction", "file"], of_file),
        ] {
            let expected = if expected.is_empty() {
                String::new()
            } else {
                found(expected)
            };
            assert_eq!(
                places(&[(name, text)], arguments),
                expected,
                "{name} {arguments:?}"
            );
        }
    }
    let schema = folder(&[("V1__a.sql", two)]);
    let run = |arguments: &[&str]| {
        let arguments = [&["verify", "--schema", "."], arguments].concat();
        deesql(&arguments).current_dir(schema.path()).run()
    };
    // The order of a desired schema says nothing, and no tool runs it as it stands.
    run(&[]).status(0);
    run(&["--assume-transaction", "file"]).status(1);
    let by_environment = deesql(&["verify", "-"])
        .env("DEESQL_ASSUME_TRANSACTION", "file")
        .stdin(two)
        .run();
    by_environment.status(1);
    let wrong = deesql(&["verify", "--assume-transaction", "none", "-"]).run();
    let wrong = wrong.status(2).stderr;
    assert!(
        wrong.contains("[possible values: statement, file]"),
        "{wrong}"
    );
}

#[test]
fn a_finding_names_the_tool_and_how_to_have_no_transaction() {
    let report = |name: &str, text: &str, arguments: &[&str]| {
        let folder = folder(&[(name, text)]);
        let arguments = [&["verify", "-v", name], arguments].concat();
        let output = deesql(&arguments).current_dir(folder.path()).run();
        let said = |it: &&str| it.contains("  = ") || it.contains("[multiple-ddl]");
        let lines: Vec<&str> = output.stdout.lines().filter(said).collect();
        lines.join("\n") + "\n"
    };
    let two = "DROP TABLE a; DROP TABLE b;";
    let all = [
        report("a.sql", &format!("-- +goose Up\n{two}"), &[]),
        report("a.sql", &format!("-- migrate:up\n{two}"), &[]),
        report(
            "a.sql",
            &format!("-- migrate:up transaction:false\n{two}"),
            &[],
        ),
        report("a.sql", &format!("-- no-transaction\n{two}"), &[]),
        report("V1__a.sql", two, &[]),
        report("1_a.up.sql", two, &[]),
        report("a.sql", two, &["--assume-transaction", "file"]),
        report("V1__a.sql", &format!("COMMIT; BEGIN; {two}"), &[]),
    ];
    expect![[r#"
        error[multiple-ddl]: `DROP TABLE` is not the first DDL statement of its transaction
          = note: a transaction in Aurora DSQL holds at most one DDL statement; goose runs this section in one transaction
          = help: write `-- +goose NO TRANSACTION` at the top of the file
          = server: 0A000: multiple ddl statements not supported in a transaction
        error[multiple-ddl]: `DROP TABLE` is not the first DDL statement of its transaction
          = note: a transaction in Aurora DSQL holds at most one DDL statement; dbmate runs this section in one transaction
          = help: move it to a migration of its own, with `transaction:false` after `migrate:up`
          = server: 0A000: multiple ddl statements not supported in a transaction
        note[multiple-ddl]: `DROP TABLE` is not the first DDL statement of its transaction
          = note: a transaction in Aurora DSQL holds at most one DDL statement; dbmate sends this section as one query, which may be one transaction
          = help: move it to a migration of its own
        note[multiple-ddl]: `DROP TABLE` is not the first DDL statement of its transaction
          = note: a transaction in Aurora DSQL holds at most one DDL statement; sqlx may send this file as one query, which is one transaction
          = help: move it to a migration of its own
        error[multiple-ddl]: `DROP TABLE` is not the first DDL statement of its transaction
          = note: a transaction in Aurora DSQL holds at most one DDL statement; Flyway runs this migration in one transaction
          = help: move it to a migration of its own, or set `executeInTransaction=false` in its `.conf`; if that is set for all: `--assume-transaction statement`
          = server: 0A000: multiple ddl statements not supported in a transaction
        error[multiple-ddl]: `DROP TABLE` is not the first DDL statement of its transaction
          = note: a transaction in Aurora DSQL holds at most one DDL statement; golang-migrate and sqlx run this file in one transaction
          = help: move it to a migration of its own, for sqlx after a first line `-- no-transaction`; if `x-multi-statement=true` is set: `--assume-transaction statement`
          = server: 0A000: multiple ddl statements not supported in a transaction
        error[multiple-ddl]: `DROP TABLE` is not the first DDL statement of its transaction
          = note: a transaction in Aurora DSQL holds at most one DDL statement; each file is assumed to run in one transaction
          = help: move it to a file of its own
          = server: 0A000: multiple ddl statements not supported in a transaction
        error[multiple-ddl]: `DROP TABLE` is not the first DDL statement of its transaction
          = note: a transaction in Aurora DSQL holds at most one DDL statement
          = help: commit before it
          = server: 0A000: multiple ddl statements not supported in a transaction
    "#]].assert_eq(&all.concat());
}
