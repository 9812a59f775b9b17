//! A plan for programs. The shapes stand here, apart from the planner's own types, because they are
//! a promise.

use super::plan_file::NotWritable;
use crate::plan::{Plan, Reviewed, Step};
use crate::schema::Fingerprint;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<ReviewReport<'a>>,
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
    rows: Option<u64>,
    transactions: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
}

/// What it takes to run the plan later.
#[derive(Serialize)]
struct ReviewReport<'a> {
    start: String,
    desired: String,
    ignored_tables: &'a [String],
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
    rows: Option<u64>,
    transactions: Option<u64>,
}

/// The JSON schema of what is written here.
pub const SCHEMA: &str = include_str!("plan.schema.json");

/// The plan as one JSON object, indented, with a line break at its end.
pub fn render(plan: &Plan) -> String {
    report(plan, None, &[])
}

/// The same with all that it takes to run the plan later: what the schema is before it and after each
/// step, what it leads to, and which tables are nobody's business. [`super::plan_file::read`] reads
/// it.
///
/// # Errors
/// The desired schema cannot be written down.
pub fn render_reviewed(
    reviewed: &Reviewed,
    ignored_tables: &[String],
) -> Result<String, NotWritable> {
    let review = ReviewReport {
        start: reviewed.start.to_string(),
        desired: super::plan_file::script(&reviewed.desired)?,
        ignored_tables,
    };
    Ok(report(&reviewed.plan, Some(review), &reviewed.after))
}

fn report(plan: &Plan, review: Option<ReviewReport<'_>>, after: &[Fingerprint]) -> String {
    let summary = plan.summary();
    let report = Report {
        schema_version: SCHEMA_VERSION,
        tool: format!("deesql {}", env!("CARGO_PKG_VERSION")),
        dsql: plan.release.to_string(),
        from: plan.from.to_string(),
        to: plan.to.to_string(),
        review,
        steps: plan
            .steps
            .iter()
            .enumerate()
            .map(|(at, it)| step(at + 1, it, after.get(at)))
            .collect(),
        hints: &plan.hints,
        summary: SummaryReport {
            statements: plan.steps.len(),
            create: summary.create,
            update: summary.update,
            destroy: summary.destroy,
            replace: summary.replace,
            rows: plan.rows(),
            transactions: plan.transactions(),
        },
    };
    // Strings and numbers always serialize.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn step<'a>(number: usize, step: &'a Step, after: Option<&Fingerprint>) -> StepReport<'a> {
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
        rows: step.rows,
        transactions: step.transactions(),
        after: after.map(ToString::to_string),
    }
}
