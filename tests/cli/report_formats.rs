//! The formats of `verify` that services read.

use expect_test::{Expect, expect};

use crate::support::{deesql, folder, write};

/// What the binary prints of a folder with something of everything.
fn report(format: &str, arguments: &[&str]) -> String {
    let folder = folder(&[("ok.sql", "SELECT 1;")]);
    write(
        folder.path(),
        "a b/x,y.sql",
        "CREATE TABLE t (\n  \"é<&\" text[],\n  n name);\nTRUNCATE t; TRUNCATE t;\n".as_bytes(),
    );
    write(folder.path(), "utf16.sql", b"\xff\xfe");
    let all = [&["verify", "--format", format, "."], arguments].concat();
    let output = deesql(&all).current_dir(folder.path()).run().status(2);
    output.stdout
}

fn check(format: &str, expected: Expect) {
    expected.assert_eq(&report(format, &[]));
}

#[test]
fn github_shows_findings_beside_the_lines() {
    check(
        "github",
        expect![[r#"
        ::error file=a b/x%2Cy.sql,line=2,endLine=2,col=9,endColumn=15,title=array-type::column `"é<&"` has an array type%0Anote: Aurora DSQL has arrays in queries only, not as stored values%0Ahelp: use `jsonb`, or a table with a row for each element
        ::error file=a b/x%2Cy.sql,line=4,endLine=4,col=1,endColumn=9,title=truncate::`TRUNCATE` is not supported%0Anote: a transaction in Aurora DSQL changes at most 3,000 rows%0Ahelp: delete in batches of at most 3,000 rows, or drop and create the table
        ::error file=a b/x%2Cy.sql,line=4,endLine=4,col=13,endColumn=21,title=truncate::`TRUNCATE` is not supported%0Anote: a transaction in Aurora DSQL changes at most 3,000 rows%0Ahelp: delete in batches of at most 3,000 rows, or drop and create the table
        ::error file=utf16.sql::the file is UTF-16 (seen at byte 0); save it as UTF-8
    "#]],
    );
    let notes = report("github", &["-v"]);
    assert!(
        notes.contains("::notice file=a b/x%2Cy.sql,line=3,"),
        "{notes}"
    );
}

#[test]
fn gitlab_tells_findings_apart_from_run_to_run() {
    check(
        "gitlab",
        expect![[r#"
        [{"description":"column `\"é<&\"` has an array type; help: use `jsonb`, or a table with a row for each element","check_name":"array-type","fingerprint":"20a82155de7e2857f617579ab2688025c85daedebcf3e9a32615f518b8f5e73f","severity":"major","location":{"path":"a b/x,y.sql","lines":{"begin":2,"end":2}}},{"description":"`TRUNCATE` is not supported; help: delete in batches of at most 3,000 rows, or drop and create the table","check_name":"truncate","fingerprint":"e85033f26f402f33ae3c785c180854e19124482c764b9478dd53885355c5e13d","severity":"major","location":{"path":"a b/x,y.sql","lines":{"begin":4,"end":4}}},{"description":"`TRUNCATE` is not supported; help: delete in batches of at most 3,000 rows, or drop and create the table","check_name":"truncate","fingerprint":"3ed5912ec00bf502a490e0d4a7415d8606f7c65c9449801b1f0c74451545a7d5","severity":"major","location":{"path":"a b/x,y.sql","lines":{"begin":4,"end":4}}},{"description":"the file is UTF-16 (seen at byte 0); save it as UTF-8","check_name":"unreadable","fingerprint":"babf46c3ee9d6e4ae31702641b2ea31fdfc985ceceaf2ada8f0e23a2017d9908","severity":"blocker","location":{"path":"utf16.sql","lines":{"begin":1,"end":1}}}]
    "#]],
    );
}

#[test]
fn junit_has_a_test_for_each_finding() {
    check(
        "junit",
        expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="deesql verify" tests="5" failures="3" errors="1">
          <testsuite name="deesql verify" tests="5" failures="3" errors="1">
            <testcase name="array-type at 2:9" classname="a b/x,y.sql">
              <failure type="array-type" message="column `&quot;é&lt;&amp;&quot;` has an array type">a b/x,y.sql:2:9
          &quot;é&lt;&amp;&quot; text[],
        note: Aurora DSQL has arrays in queries only, not as stored values
        help: use `jsonb`, or a table with a row for each element
        </failure>
            </testcase>
            <testcase name="truncate at 4:1" classname="a b/x,y.sql">
              <failure type="truncate" message="`TRUNCATE` is not supported">a b/x,y.sql:4:1
        TRUNCATE t; TRUNCATE t;
        note: a transaction in Aurora DSQL changes at most 3,000 rows
        help: delete in batches of at most 3,000 rows, or drop and create the table
        </failure>
            </testcase>
            <testcase name="truncate at 4:13" classname="a b/x,y.sql">
              <failure type="truncate" message="`TRUNCATE` is not supported">a b/x,y.sql:4:13
        TRUNCATE t; TRUNCATE t;
        note: a transaction in Aurora DSQL changes at most 3,000 rows
        help: delete in batches of at most 3,000 rows, or drop and create the table
        </failure>
            </testcase>
            <testcase name="nothing found" classname="ok.sql"/>
            <testcase name="readable" classname="utf16.sql">
              <error message="the file is UTF-16 (seen at byte 0); save it as UTF-8"/>
            </testcase>
          </testsuite>
        </testsuites>
    "#]],
    );
}

#[test]
fn sarif_has_the_rules_and_the_places() {
    let report = report("sarif", &[]);
    crate::support::sarif::is_valid(&report);
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let unreadable = &run["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(unreadable.as_array().unwrap().len(), 1, "{unreadable}");
    let results = run["results"].as_array().unwrap();
    let rules = &run["tool"]["driver"]["rules"];
    for it in results {
        let at = usize::try_from(it["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(it["ruleId"], rules[at]["id"]);
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b/x%2Cy.sql");
    assert_eq!(
        place["region"],
        serde_json::json!({
            "startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 15,
            "snippet": { "text": "text[]" },
        })
    );
    let fingerprints: std::collections::BTreeSet<_> = results
        .iter()
        .map(|it| it["partialFingerprints"]["deesql/v1"].as_str().unwrap())
        .collect();
    assert_eq!(fingerprints.len(), results.len());
}
