//! The report as JSON. Its shape is public: `schema_version` grows when it changes.

use serde::Serialize;

use super::{StatementReport, Totals, name};
use crate::report::json::{Finding, findings};
use crate::service::Release;

/// The version of the shape.
pub const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    schema_version: u32,
    tool: String,
    dsql: String,
    statements: Vec<Statement<'a>>,
    summary: Counts,
}

/// One distinct statement. The findings are as in the report of `verify`, with offsets in `text`.
#[derive(Serialize)]
struct Statement<'a> {
    name: String,
    text: &'a str,
    count: u64,
    first: First<'a>,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct First<'a> {
    connection: u64,
    application: &'a str,
    statement: u64,
}

#[derive(Serialize)]
struct Counts {
    /// All that was sent to be run.
    statements: u64,
    /// Distinct ones that would be refused.
    refused: usize,
    omitted: u64,
}

/// The whole report as one JSON document, without a line end.
pub fn render(statements: &[StatementReport<'_>], totals: Totals, release: Release) -> String {
    let report = Report {
        schema_version: SCHEMA_VERSION,
        tool: format!("deesql {}", env!("CARGO_PKG_VERSION")),
        dsql: release.to_string(),
        statements: statements.iter().enumerate().map(statement).collect(),
        summary: Counts {
            statements: totals.statements,
            refused: statements.len(),
            omitted: totals.omitted,
        },
    };
    serde_json::to_string(&report).unwrap_or_default()
}

fn statement<'a>((at, it): (usize, &StatementReport<'a>)) -> Statement<'a> {
    Statement {
        name: name(at),
        text: it.text,
        count: it.count,
        first: First {
            connection: it.first.connection,
            application: it.first.application,
            statement: it.first.statement,
        },
        findings: findings(it.text, it.diagnostics),
    }
}
