//! A plan that is written to a file, looked at, and run later.

use super::proxied::against;
use super::tables;
use crate::support::folder;
use crate::support::postgres::{Database, database, run};
use crate::support::proxy::Proxy;

const NEXT: &str = "CREATE TABLE t (id bigint PRIMARY KEY, a int, b text DEFAULT 'x');
CREATE INDEX ASYNC i ON t (a);";

/// A database behind the proxy, with some rows in a table.
async fn prepared() -> (Database, Proxy) {
    let database = database().await;
    let rows = "CREATE TABLE t (id int PRIMARY KEY, a int); \
                INSERT INTO t SELECT i, i FROM generate_series(1, 7000) AS i";
    database.client().await.batch_execute(rows).await.unwrap();
    let proxy = Proxy::before(&database);
    (database, proxy)
}

#[test]
fn just_the_plan_is_run_and_nothing_else() {
    run(async {
        let (database, proxy) = prepared().await;
        let files = folder(&[("a.sql", NEXT)]);
        let plan = |arguments: &[&str]| {
            let all = [&["plan", "--schema", "a.sql"], arguments].concat();
            against(&proxy, &all).current_dir(files.path()).run()
        };
        let apply = |arguments: &[&str]| {
            let all = [&["apply"], arguments].concat();
            against(&proxy, &all).current_dir(files.path()).run()
        };
        let shown = plan(&["--out", "plan.json"]).status(0);
        assert!(
            shown
                .stdout
                .contains("-- about 7000 row(s), 4 transaction(s)"),
            "{}",
            shown.stdout
        );
        let written = std::fs::read_to_string(files.path().join("plan.json")).unwrap();
        let written: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(written["summary"]["rows"], 7000);

        // The hazards are still to be allowed.
        let refused = apply(&["plan.json", "--force"]).status(1);
        assert!(
            refused.stderr.contains("TABLE_REBUILD"),
            "{}",
            refused.stderr
        );
        let allowed = ["--allow-hazards", "TABLE_REBUILD,DELETES_DATA,INDEX_BUILD"];
        let allowed = [&["plan.json", "--force"], &allowed[..]].concat();

        // Somebody else changes the schema.
        let other = database.client().await;
        other.batch_execute("CREATE TABLE u (a int)").await.unwrap();
        let refused = apply(&allowed).status(2);
        assert!(
            refused.stderr.contains("nothing was done: plan again"),
            "{}",
            refused.stderr
        );
        other.batch_execute("DROP TABLE u").await.unwrap();

        // An interrupted run, in the midst of the copy.
        let begun = "CREATE TABLE t_deesql_new (id bigint CONSTRAINT t_pkey_deesql_new PRIMARY KEY, \
                     a int, b text DEFAULT 'x'); \
                     INSERT INTO t_deesql_new SELECT id, a FROM t WHERE id <= 4000";
        other.batch_execute(begun).await.unwrap();
        let applied = apply(&allowed).status(0);
        assert!(
            applied
                .stderr
                .contains("1 of 12 statement(s) are done already"),
            "{}",
            applied.stderr
        );
        assert_eq!(tables(&database).await, "t");
        assert_eq!(
            database.rows("SELECT count(*) FROM t WHERE id = a").await,
            "7000\n"
        );

        // It is done.
        let applied = apply(&allowed).status(0);
        assert!(applied.stdout.contains("No changes"), "{}", applied.stdout);
    });
}

#[test]
fn what_is_no_plan_is_named() {
    let files = folder(&[
        ("a.sql", "CREATE TABLE t (a int);"),
        ("b.sql", "CREATE TABLE t (a int, b int);"),
        ("nonsense.json", "[]"),
    ]);
    let deesql = |arguments: &[&str]| {
        crate::support::deesql(arguments)
            .current_dir(files.path())
            .run()
    };
    let plan = ["plan", "--from", "a.sql", "--schema", "b.sql"];
    let json = deesql(&[&plan[..], &["--format", "json"]].concat()).status(0);
    std::fs::write(files.path().join("shown.json"), &json.stdout).unwrap();
    deesql(&[&plan[..], &["--out", "plan.json"]].concat()).status(0);
    let text = std::fs::read_to_string(files.path().join("plan.json")).unwrap();
    let changed = text.replace("ADD COLUMN b", "ADD COLUMN c");
    std::fs::write(
        files.path().join("changed.json"),
        changed.replace("b integer", "c integer"),
    )
    .unwrap();
    std::fs::write(
        files.path().join("newer.json"),
        text.replacen(": 1", ": 9", 1),
    )
    .unwrap();
    for (file, words) in [
        ("nonsense.json", "nonsense.json is no plan to be applied"),
        ("missing.json", "cannot read missing.json"),
        ("shown.json", "write it with `deesql plan --out FILE`"),
        ("newer.json", "it has version 9"),
        ("changed.json", "its desired schema has another fingerprint"),
    ] {
        let refused = deesql(&["apply", file, "--endpoint", "localhost:1"]).status(2);
        assert!(refused.stderr.contains(words), "{}", refused.stderr);
    }
    let both = [
        "apply",
        "plan.json",
        "--schema",
        "b.sql",
        "--endpoint",
        "localhost:1",
    ];
    let refused = deesql(&both).status(2);
    assert!(
        refused.stderr.contains("leave one out"),
        "{}",
        refused.stderr
    );
}
