//! The JSON report. Its shape is public: `schema_version` grows when it changes.

use serde::Serialize;

use super::{FileReport, Place, Summary};
use crate::rules;
use crate::service::Release;
use crate::text::{Diagnostic, LineColumn, LineIndex};

/// The version of the shape.
pub const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    schema_version: u32,
    tool: String,
    dsql: String,
    files: Vec<File<'a>>,
    summary: Counts,
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    error: Option<&'a str>,
    findings: Vec<Finding<'a>>,
}

/// One finding. Offsets are bytes of the file; lines and columns are counted from 1, columns in
/// characters.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    note: Option<&'a str>,
    help: Option<&'a str>,
    span: Range,
    start: Position,
    end: Position,
    source: &'a str,
    server: Option<Server<'a>>,
    since: Option<String>,
    until: Option<String>,
    url: Option<String>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Range {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Server<'a> {
    sqlstate: Option<&'static str>,
    message: Option<&'a str>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct Counts {
    files: usize,
    errors: usize,
    warnings: usize,
    fixable: usize,
}

/// The whole report as one JSON document, without a line end.
pub fn render(files: &[FileReport<'_>], release: Release) -> String {
    let mut summary = Summary::default();
    files.iter().for_each(|it| summary.add(it));
    let report = Report {
        schema_version: SCHEMA_VERSION,
        tool: format!("deesql {}", env!("CARGO_PKG_VERSION")),
        dsql: release.to_string(),
        files: files.iter().map(file).collect(),
        summary: Counts {
            files: summary.files,
            errors: summary.errors,
            warnings: summary.warnings,
            fixable: summary.fixable,
        },
    };
    serde_json::to_string(&report).unwrap_or_default()
}

fn file<'a>(it: &FileReport<'a>) -> File<'a> {
    File {
        file: it.name,
        error: it.error,
        findings: findings(it.text, it.diagnostics),
    }
}

/// The findings in a text.
pub(super) fn findings<'a>(text: &'a str, diagnostics: &'a [Diagnostic]) -> Vec<Finding<'a>> {
    let index = LineIndex::new(text);
    let findings = diagnostics.iter().map(|it| finding(text, &index, it));
    findings.collect()
}

fn finding<'a>(text: &'a str, index: &LineIndex, it: &'a Diagnostic) -> Finding<'a> {
    let place = Place::new(text, index, it.span);
    let position = |at: LineColumn| Position {
        line: at.line,
        column: at.column,
    };
    Finding {
        rule: it.rule,
        severity: it.severity.name(),
        message: &it.message,
        note: it.note.as_deref(),
        help: it.help.as_deref(),
        span: Range {
            start: it.span.start,
            end: it.span.end,
        },
        start: position(place.start),
        end: position(place.end),
        source: place.line,
        server: it.server.as_ref().map(|it| Server {
            sqlstate: it.sqlstate,
            message: it.message.as_deref(),
        }),
        since: it.since.map(|it| it.to_string()),
        until: it.until.map(|it| it.to_string()),
        url: rules::find(it.rule).map(rules::Rule::url),
        fix: it.fix.as_ref().map(|fix| Fix {
            title: &fix.title,
            applicability: fix.applicability.name(),
            edits: fix
                .edits
                .iter()
                .map(|it| Edit {
                    start: it.span.start,
                    end: it.span.end,
                    text: &it.text,
                })
                .collect(),
        }),
    }
}
