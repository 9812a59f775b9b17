//! Settings from the environment and from `deesql.toml`. That every flag of every command has both
//! is a test beside the code.

use crate::support::{deesql, folder};

#[test]
fn a_file_is_found_upwards_and_its_paths_are_its_own() {
    let files = folder(&[
        (
            "deesql.toml",
            "schema = 'schema'\n[severity]\ntruncate = 'off'\nserial-type = 'note'\n",
        ),
        ("schema/a.sql", "CREATE TABLE a (id serial PRIMARY KEY);\n"),
        ("deep/down/b.sql", "TRUNCATE a; VACUUM;"),
    ]);
    let below = files.path().join("deep/down");
    let verify = |arguments: &[&str]| {
        let all = [&["verify", "-v", "--format", "concise"], arguments].concat();
        deesql(&all).current_dir(&below).run()
    };
    let output = verify(&["b.sql"]).status(1);
    let expected = ["../../schema/a.sql:1:20", "note", "b.sql:1:13", "vacuum"];
    for it in expected {
        assert!(output.stdout.contains(it), "{it}: {}", output.stdout);
    }
    assert!(!output.stdout.contains("truncate"), "{}", output.stdout);
    let output = verify(&["b.sql", "--severity", "vacuum=warning,truncate=error"]).status(1);
    assert!(output.stdout.contains("truncate"), "{}", output.stdout);
}

#[test]
fn mistakes_name_their_place() {
    let run = |toml: &str, arguments: &[&str]| {
        let files = folder(&[("deesql.toml", toml), ("a.sql", "SELECT 1;")]);
        deesql(arguments).current_dir(files.path()).run()
    };
    let output = run("quiet = true\nfromat = 'json'\n", &["verify", "a.sql"]).status(2);
    for it in [
        "there is no setting `fromat`",
        "deesql.toml:2:1",
        "did you mean `format`?",
    ] {
        assert!(output.stderr.contains(it), "{it}: {}", output.stderr);
    }
    // What only the parser of the command line can know.
    for (toml, arguments, place) in [
        (
            "\nretries = 'x'\n",
            &["sql", "a.sql"][..],
            "deesql.toml:2:1",
        ),
        (
            "[severity]\ntruncat = 'off'\n",
            &["verify", "a.sql"],
            "deesql.toml:1:2",
        ),
    ] {
        let output = run(toml, arguments).status(2);
        assert!(output.stderr.contains(place), "{place}: {}", output.stderr);
    }
    // Help does not need settings that can be read.
    run("nonsense", &["--help"]).status(0);
}

#[test]
fn a_value_of_another_command_is_no_mistake() {
    let verify = |value: &str| {
        let run = deesql(&["verify", "-"]).env("DEESQL_FORMAT", value);
        run.stdin("SELECT 1").run()
    };
    verify("sql").status(0);
    assert!(verify("json").status(0).stdout.starts_with('{'));
    let output = verify("jsno").status(2);
    let expected = "error: DEESQL_FORMAT: `jsno` is no value of `format`; did you mean `json`?\n";
    assert_eq!(output.stderr, expected);
}

#[test]
fn old_facts_are_said_once_by_every_command() {
    for (day, is_old) in [("2026-12-01", false), ("2027-06-01", true)] {
        for arguments in [
            &["verify", "-"][..],
            &["explain"],
            &["plan", "--from", "-", "--schema", "-"],
            &["apply", "--schema", "-", "--endpoint", "localhost:1"],
            &["sql", "-"],
            &["dump"],
            &["proxy", "--listen", "nonsense.invalid:1"],
            &["dev", "--postgres-bin", "/nonexistent"],
        ] {
            let run = deesql(arguments).env("DEESQL_TODAY", day);
            let output = run.env("DEESQL_RETRIES", "0").stdin("SELECT 1").run();
            let count = output.stderr.matches("what this deesql knows").count();
            assert_eq!(
                count,
                usize::from(is_old),
                "{arguments:?} {}",
                output.stderr
            );
        }
    }
}
