//! The report as SARIF 2.1.0, which code-scanning services read.
//!
//! Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".

use serde_json::{Value, json};

use super::{FileReport, Place, Taken, fingerprint, path};
use crate::rules::{self, RULES};
use crate::service::Release;
use crate::text::{Diagnostic, LineIndex, Severity};

/// The whole report as one JSON document, without a line end.
pub fn render(files: &[FileReport<'_>], release: Release) -> String {
    let mut findings = Findings::default();
    for file in files {
        findings.add(file);
    }
    log(findings, json!({}), release)
}

/// What was found, file by file.
#[derive(Default)]
pub(super) struct Findings {
    results: Vec<Value>,
    unreadable: Vec<Value>,
    taken: Taken,
}

impl Findings {
    /// Adds a file. Its results, for more to be said of them.
    pub(super) fn add(&mut self, file: &FileReport<'_>) -> &mut [Value] {
        let index = LineIndex::new(file.text);
        let first = self.results.len();
        for it in file.diagnostics {
            let result = result(file, &index, it, &mut self.taken);
            self.results.push(result);
        }
        if let Some(error) = file.error {
            self.unreadable.push(json!({
                "level": "error",
                "message": { "text": error },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(path(file.name)) } } }],
            }));
        }
        &mut self.results[first..]
    }
}

/// A log file with one run, of which something may be said already.
pub(super) fn log(findings: Findings, mut run: Value, release: Release) -> String {
    run["tool"] = json!({ "driver": {
        "name": "deesql",
        "version": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
        "properties": { "dsql": release.to_string() },
    } });
    run["columnKind"] = json!("unicodeCodePoints");
    run["invocations"] = json!([{
        "executionSuccessful": findings.unreadable.is_empty(),
        "toolExecutionNotifications": findings.unreadable,
    }]);
    run["results"] = json!(findings.results);
    let report = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    report.to_string()
}

fn rule(rule: &rules::Rule) -> Value {
    let mut value = json!({
        "id": rule.id,
        "helpUri": rule.url(),
        "defaultConfiguration": { "level": rule.severity.name() },
    });
    if let Some(prose) = rule.documentation() {
        value["shortDescription"] = json!({ "text": prose.title });
        value["fullDescription"] = json!({ "text": prose.what });
        value["help"] = json!({ "text": format!("{}\n\n{}", prose.why, prose.instead) });
    }
    value
}

fn result(file: &FileReport<'_>, index: &LineIndex, it: &Diagnostic, taken: &mut Taken) -> Value {
    let place = Place::new(file.text, index, it.span);
    let mut message = it.message.clone();
    for (kind, text) in [("note", &it.note), ("help", &it.help)] {
        if let Some(text) = text {
            message.push_str(&format!("\n{kind}: {text}"));
        }
    }
    let mut value = json!({
        "ruleId": it.rule,
        "level": it.severity.name(),
        "message": { "text": message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(path(file.name)) },
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.column,
                "endLine": place.end.line,
                "endColumn": place.end.column,
                "snippet": { "text": it.span.slice(file.text) },
            },
        } }],
        "partialFingerprints": {
            "deesql/v1": fingerprint(&[path(file.name), it.rule, place.line.trim()], taken),
        },
    });
    if let Ok(at) = RULES.binary_search_by(|rule| rule.id.cmp(it.rule)) {
        value["ruleIndex"] = json!(at);
    }
    if it.severity == Severity::Error
        && let Some(server) = &it.server
    {
        value["properties"] = json!({
            "sqlstate": server.sqlstate,
            "serverMessage": server.message,
        });
    }
    value
}

/// A path as a URI reference: relative, or of a file on this machine.
fn uri(path: &str) -> String {
    let mut out = String::new();
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
