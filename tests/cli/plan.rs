use expect_test::{expect, expect_file};

use crate::support::{Output, deesql, folder, root};

/// Plans between two schemas of one file each.
fn plan(previous: &str, next: &str, arguments: &[&str]) -> Output {
    let folder = folder(&[("previous/a.sql", previous), ("next/a.sql", next)]);
    let all = [
        &["plan", "--from", "previous", "--schema", "next"],
        arguments,
    ]
    .concat();
    deesql(&all).current_dir(folder.path()).run()
}

#[test]
fn plans_the_tour() {
    let arguments = [
        "plan",
        "--from",
        "tests/demo/dsql-before",
        "--schema",
        "tests/demo/dsql",
    ];
    let output = deesql(&arguments).run().status(0);
    expect_file![root().join("tests/demo/plan.txt")].assert_eq(&output.stdout);
    assert_eq!(output.stderr, "");
}

#[test]
fn what_is_there_needs_no_plan() {
    let arguments = [
        "plan",
        "--from",
        "tests/demo/dsql",
        "--schema",
        "tests/demo/dsql",
        "--exit-code",
    ];
    let output = deesql(&arguments).run().status(0);
    assert_eq!(
        output.stdout,
        "No changes. The live schema matches the desired one.\n"
    );
}

#[test]
fn prints_each_statement_below_its_resource() {
    let previous = "CREATE TABLE users (id uuid PRIMARY KEY);";
    let next = "\
        CREATE TABLE orders (id uuid PRIMARY KEY, user_id uuid);\n\
        CREATE TABLE users (id uuid PRIMARY KEY, bio text);\n\
        CREATE INDEX idx_orders_user_id ON orders (user_id);";
    expect![[r#"
        Migration plan (3 statement(s)):
        ------------------------------------------------------------
        + table.orders
        -- Statement 1
        CREATE TABLE orders (
            id uuid,
            user_id uuid,
            PRIMARY KEY (id)
        );

        ~ table.users
        -- Statement 2
        ALTER TABLE users ADD COLUMN bio text;

        + index.idx_orders_user_id
        -- Statement 3
        CREATE INDEX ASYNC idx_orders_user_id ON orders (user_id);
        -- ⚠ INDEX_BUILD: Building index idx_orders_user_id asynchronously
        ------------------------------------------------------------
        Plan: 2 to create, 1 to update.
    "#]]
    .assert_eq(&plan(previous, next, &[]).status(0).stdout);
}

#[test]
fn the_script_of_a_plan_verifies_clean_and_ends_where_it_should() {
    let sql = deesql(&[
        "plan",
        "--from",
        "tests/demo/dsql-before",
        "--schema",
        "tests/demo/dsql",
        "--format",
        "sql",
    ]);
    let script = sql.run().status(0).stdout;
    deesql(&["verify", "-"])
        .stdin(script.clone())
        .run()
        .status(0);
    // The older schema with the statements of the plan after it is the present one. In one file,
    // since the order of files says nothing.
    let before = crate::support::files_under("tests/demo/dsql-before");
    let read = |file: &String| std::fs::read_to_string(root().join(file)).unwrap();
    let all: String = before.iter().map(read).chain([script]).collect();
    let folder = folder(&[("all.sql", &all)]);
    let from = folder.path().to_str().unwrap();
    let again = deesql(&["plan", "--from", from, "--schema", "tests/demo/dsql"])
        .run()
        .status(0);
    assert_eq!(
        again.stdout, "No changes. The live schema matches the desired one.\n",
        "{}",
        again.stderr
    );
}

#[test]
fn prints_json_and_says_by_the_status_that_there_is_something_to_do() {
    let output = plan(
        "CREATE TABLE a (b int);",
        "",
        &["--format", "json", "--exit-code"],
    )
    .status(1);
    let report = output.json();
    assert_eq!(report["schema_version"], 1);
    let step = &report["steps"][0];
    assert_eq!(
        (&step["action"], &step["resource"]),
        (&"destroy".into(), &"table.a".into())
    );
    assert_eq!(step["hazards"][0]["kind"], "DELETES_DATA");
    assert_eq!(step["hazards"][0]["needs_permission"], true);
}

#[test]
fn what_is_wrong_in_the_files_is_shown_at_its_place() {
    for (next, place, message) in [
        (
            "CREATE TABLE t (\n  a int,, b int);",
            "next/a.sql:2:9",
            "could not be read",
        ),
        (
            "ALTER TABLE nope ADD COLUMN a int;",
            "next/a.sql:1:13",
            "table nope does not exist",
        ),
        (
            "CREATE TABLE t (a int);\nCREATE TABLE t (b int);",
            "next/a.sql:2:",
            "t",
        ),
        (
            "CREATE TABLE t (a int);\nCREATE INDEX i ON t (b);",
            "next/a.sql:2:",
            "b",
        ),
        ("CREATE TABLE t (a int REFERENCES u);", "next/a.sql:1:", "u"),
        (
            "CREATE TABLE t (\n  tags text[]\n);",
            "next/a.sql:2:",
            "text[]",
        ),
        (
            "CREATE TABLE t (\n  id bigint GENERATED ALWAYS AS IDENTITY);",
            "next/a.sql:",
            "CACHE",
        ),
        ("CREATE TABLE t (a 'x", "next/a.sql:1:19", ""),
    ] {
        let output = plan("", next, &[]).status(2);
        assert!(output.stderr.contains(place), "{next}: {}", output.stderr);
        assert!(output.stderr.contains(message), "{next}: {}", output.stderr);
        assert!(
            output.stderr.contains("error: "),
            "{next}: {}",
            output.stderr
        );
        assert_eq!(output.stdout, "", "{next}");
    }
}

#[test]
fn what_is_not_part_of_a_plan_is_said_and_not_lost() {
    let output = plan(
        "",
        "CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);",
        &[],
    )
    .status(0);
    assert!(
        output.stderr.contains("INSERT is not part of the plan"),
        "{}",
        output.stderr
    );
    assert!(
        output.stderr.contains("next/a.sql:2:1"),
        "{}",
        output.stderr
    );
    assert!(
        output.stdout.contains("CREATE TABLE t"),
        "{}",
        output.stdout
    );
}

#[test]
fn what_is_typed_wrong_ends_with_2() {
    let folder = folder(&[("a.sql", "")]);
    for (arguments, message) in [
        (&["plan", "--schema", "a.sql"][..], "--from"),
        (&["plan", "--from", "a.sql"], "--schema"),
        (
            &["plan", "--from", "nope", "--schema", "a.sql"],
            "nope: no such file or folder",
        ),
    ] {
        let output = deesql(arguments).current_dir(folder.path()).run().status(2);
        assert!(
            output.stderr.contains(message),
            "{arguments:?}: {}",
            output.stderr
        );
    }
}

#[test]
fn plans_for_an_older_release_only_what_it_accepts() {
    let previous = "CREATE TABLE t (id int PRIMARY KEY, a int);";
    let next = "CREATE TABLE t (id int PRIMARY KEY);";
    plan(previous, next, &[]).status(0);
    let output = plan(previous, next, &["--dsql", "2026-04-13"]).status(2);
    assert!(output.stderr.contains("2026-08-03"), "{}", output.stderr);
}
