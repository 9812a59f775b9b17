//! A plan for programs. The shapes stand here, apart from the planner's own types, because they are
//! a promise.

use crate::plan::{Plan, Step};
use serde::Serialize;

/// The version of the shapes.
pub const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    schema_version: u32,
    tool: String,
    dsql: String,
    from: String,
    to: String,
    steps: Vec<StepReport<'a>>,
    hints: &'a [String],
    summary: SummaryReport,
}

#[derive(Serialize)]
struct StepReport<'a> {
    statement: usize,
    action: &'static str,
    resource: &'a str,
    kind: &'static str,
    starts_job: bool,
    sql: &'a str,
    hazards: Vec<HazardReport<'a>>,
    reason: Option<&'a str>,
    origin: Option<OriginReport<'a>>,
}

#[derive(Serialize)]
struct HazardReport<'a> {
    kind: &'static str,
    message: &'a str,
    needs_permission: bool,
}

#[derive(Serialize)]
struct OriginReport<'a> {
    file: &'a str,
    line: u32,
}

#[derive(Serialize)]
struct SummaryReport {
    statements: usize,
    create: usize,
    update: usize,
    destroy: usize,
    replace: usize,
}

/// The plan as one JSON object, indented, with a line break at its end.
pub fn render(plan: &Plan) -> String {
    let summary = plan.summary();
    let report = Report {
        schema_version: SCHEMA_VERSION,
        tool: format!("deesql {}", env!("CARGO_PKG_VERSION")),
        dsql: plan.release.to_string(),
        from: plan.from.to_string(),
        to: plan.to.to_string(),
        steps: plan
            .steps
            .iter()
            .enumerate()
            .map(|(at, it)| step(at + 1, it))
            .collect(),
        hints: &plan.hints,
        summary: SummaryReport {
            statements: plan.steps.len(),
            create: summary.create,
            update: summary.update,
            destroy: summary.destroy,
            replace: summary.replace,
        },
    };
    // Strings and numbers always serialize.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn step(number: usize, step: &Step) -> StepReport<'_> {
    StepReport {
        statement: number,
        action: step.action.name(),
        resource: &step.resource,
        kind: step.kind.name(),
        starts_job: step.kind.starts_job(),
        sql: &step.sql,
        hazards: step
            .hazards
            .iter()
            .map(|it| HazardReport {
                kind: it.kind.name(),
                message: &it.message,
                needs_permission: it.needs_permission,
            })
            .collect(),
        reason: step.reason.as_deref(),
        origin: step.origin.place().map(|it| OriginReport {
            file: &it.file,
            line: it.line,
        }),
    }
}
