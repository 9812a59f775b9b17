//! SARIF, checked against OASIS's schema.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Prints what is wrong with the document on standard input.
const VALIDATE: &str = "
const { createRequire } = require('node:module');
const { readFileSync } = require('node:fs');
const at = createRequire(process.argv[1] + '/package.json');
const Ajv = at('ajv');
const schema = at('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// The schema says draft-07 by an address with https, which the validator does not know.
const validate = new Ajv({ allErrors: true, schemaId: 'auto' }).compile({ ...schema, $schema: undefined });
if (!validate(JSON.parse(readFileSync(0, 'utf8')))) {
    console.log(JSON.stringify(validate.errors, null, 1));
}
";

/// Fails unless a text is valid SARIF 2.1.0. The folder that `.dev/need sarif` makes is in
/// DEESQL_TEST_SARIF; without it, and without CI=true, nothing is checked.
#[track_caller]
pub(crate) fn is_valid(text: &str) {
    let Some(folder) = std::env::var_os("DEESQL_TEST_SARIF").map(PathBuf::from) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "DEESQL_TEST_SARIF is not set"
        );
        eprintln!("DEESQL_TEST_SARIF is not set: SARIF is not checked against its schema");
        return;
    };
    let mut child = Command::new("node")
        .args(["-e", VALIDATE])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(text.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
}
