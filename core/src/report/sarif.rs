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
    let mut taken = Taken::new();
    let mut results = Vec::new();
    let mut unreadable = Vec::new();
    for file in files {
        let index = LineIndex::new(file.text);
        for it in file.diagnostics {
            results.push(result(file, &index, it, &mut taken));
        }
        if let Some(error) = file.error {
            unreadable.push(json!({
                "level": "error",
                "message": { "text": error },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(path(file.name)) } } }],
            }));
        }
    }
    let report = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "deesql",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
                "properties": { "dsql": release.to_string() },
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": unreadable.is_empty(),
                "toolExecutionNotifications": unreadable,
            }],
            "results": results,
        }],
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
