//! The schemas of the tour (`make demo`): what it shows must stay true.

use expect_test::expect_file;

use crate::support::{deesql, root};

/// Every finding about the PostgreSQL schema, as `file:line:column rule`. `UPDATE_EXPECT=1` writes
/// the list anew; read what it changed.
#[test]
fn the_postgresql_schema_is_full_of_findings() {
    let output = deesql(&["verify", "--format", "json", "tests/demo/postgres"])
        .run()
        .status(1);
    let report = output.json();
    let mut list = String::new();
    for file in report["files"].as_array().unwrap() {
        let name = file["file"]
            .as_str()
            .unwrap()
            .trim_start_matches("tests/demo/");
        for it in file["findings"].as_array().unwrap() {
            let severity = match it["severity"].as_str().unwrap() {
                "error" => "",
                other => &format!("{other}:"),
            };
            let (start, rule) = (&it["start"], it["rule"].as_str().unwrap());
            list.push_str(&format!(
                "{name}:{}:{} {severity}{rule}\n",
                start["line"], start["column"]
            ));
        }
    }
    expect_file![root().join("tests/demo/postgres.findings")].assert_eq(&list);
}

#[test]
fn the_dsql_schemas_are_clean_as_scripts_and_as_sets() {
    for folder in ["tests/demo/dsql", "tests/demo/dsql-before"] {
        let output = deesql(&["verify", "-v", folder]).run().status(0);
        assert_eq!(output.stdout, "", "{folder}");
        deesql(&["verify", "--schema", folder]).run().status(0);
    }
}
