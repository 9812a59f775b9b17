//! The report as SARIF 2.1.0. The statements have no files, so the report holds their text.

use serde_json::{Value, json};

use super::{StatementReport, name};
use crate::report::sarif::{Findings, log};
use crate::service::Release;

/// The whole report as one JSON document, without a line end.
pub fn render(statements: &[StatementReport<'_>], release: Release) -> String {
    let mut findings = Findings::default();
    let mut artifacts = Vec::new();
    for (at, it) in statements.iter().enumerate() {
        let name = name(at);
        artifacts.push(json!({
            "location": { "uri": name },
            "contents": { "text": it.text },
            "sourceLanguage": "sql",
            "properties": {
                "firstConnection": it.first.connection,
                "firstApplication": it.first.application,
                "firstStatement": it.first.statement,
            },
        }));
        for result in findings.add(&it.file(&name)) {
            // A program that has only prepared it has still asked for it.
            result["occurrenceCount"] = json!(it.count.max(1));
        }
    }
    let run = json!({ "artifacts": Value::from(artifacts) });
    log(findings, run, release)
}
