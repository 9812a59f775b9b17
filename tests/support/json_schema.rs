//! JSON documents, checked against a JSON schema by a validator that others wrote.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Prints what is wrong with the documents on standard input, which the first of them is the schema
/// of.
const VALIDATE: &str = "
const { createRequire } = require('node:module');
const { readFileSync } = require('node:fs');
const Ajv = createRequire(process.argv[1] + '/package.json')('ajv');
const [schema, ...documents] = JSON.parse(readFileSync(0, 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(schema);
for (const it of documents) {
    if (!validate(it)) {
        console.log(JSON.stringify(validate.errors, null, 1), JSON.stringify(it));
    }
}
";

/// What is wrong with documents by a schema. The validator is in the folder that `.dev/need sarif`
/// makes, which is in DEESQL_TEST_SARIF; without it, and without CI=true, nothing is checked.
pub(crate) fn mistakes(schema: &str, documents: &[String]) -> Option<String> {
    let Some(folder) = std::env::var_os("DEESQL_TEST_SARIF").map(PathBuf::from) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "DEESQL_TEST_SARIF is not set"
        );
        eprintln!("DEESQL_TEST_SARIF is not set: JSON is not checked against its schema");
        return None;
    };
    let mut child = Command::new("node")
        .args(["-e", VALIDATE])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let text = format!("[{schema},{}]", documents.join(","));
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
