//! A plan that was written to a file, read again.

use super::{json, sql};
use crate::plan::{Action, Hazard, HazardKind, Plan, PlanOptions, Reviewed, Step, StepKind, plan};
use crate::schema::{Origin, Schema, SourceText};
use serde::Deserialize;

/// A reviewed plan and what belongs to it.
#[derive(Clone, Debug)]
pub struct PlanFile {
    /// The plan.
    pub reviewed: Reviewed,
    /// The tables that are nobody's business, as they were named.
    pub ignored_tables: Vec<String>,
}

/// The desired schema is one that no script of its own makes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the desired schema cannot be written down: {0}")]
pub struct NotWritable(String);

/// Why a file holds no plan that can be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoPlan(String);

/// A script that makes the schema out of nothing.
pub(super) fn script(schema: &Schema) -> Result<String, NotWritable> {
    let made = plan(&Schema::new(), schema, PlanOptions::default());
    let made = made.map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        NotWritable(errors.join("; "))
    })?;
    // Only definitions say what the schema is, and that a constraint is validated goes without
    // saying.
    let mut definitions = made;
    definitions
        .steps
        .retain(|it| matches!(it.kind, StepKind::Ddl { .. }) && !it.sql.contains(" VALIDATE "));
    for step in &mut definitions.steps {
        step.hazards.clear();
    }
    let text = sql::render(&definitions);
    match desired(&text) {
        Some(it) if it.fingerprint() == schema.fingerprint() => Ok(text),
        _ => Err(NotWritable("its text would be read otherwise".to_owned())),
    }
}

fn desired(text: &str) -> Option<Schema> {
    let name = "desired";
    let (schema, problems) = Schema::from_files(&[SourceText { name, text }]);
    problems.is_empty().then_some(schema)
}

#[derive(Deserialize)]
struct File {
    schema_version: u32,
    dsql: String,
    from: String,
    to: String,
    review: Option<FileReview>,
    steps: Vec<FileStep>,
    hints: Vec<String>,
}

#[derive(Deserialize)]
struct FileReview {
    start: String,
    desired: String,
    ignored_tables: Vec<String>,
}

#[derive(Deserialize)]
struct FileStep {
    action: String,
    resource: String,
    kind: String,
    starts_job: bool,
    sql: String,
    hazards: Vec<FileHazard>,
    reason: Option<String>,
    rows: Option<u64>,
    after: Option<String>,
}

#[derive(Deserialize)]
struct FileHazard {
    kind: String,
    message: String,
    needs_permission: bool,
}

/// Reads what [`json::render_reviewed`] wrote.
///
/// # Errors
/// The text is something else, or of another version.
pub fn read(text: &str) -> Result<PlanFile, NoPlan> {
    let no_plan = |it: &dyn std::fmt::Display| NoPlan(it.to_string());
    let file: File = serde_json::from_str(text).map_err(|it| no_plan(&it))?;
    if file.schema_version != json::SCHEMA_VERSION {
        let version = file.schema_version;
        return Err(NoPlan(format!(
            "it has version {version}, and this deesql reads version {}: plan again",
            json::SCHEMA_VERSION
        )));
    }
    let Some(review) = file.review else {
        let text = "it was not made to be applied: write it with `deesql plan --out FILE`";
        return Err(NoPlan(text.to_owned()));
    };
    let fingerprint = |it: &str| it.parse().map_err(|it| no_plan(&it));
    let mut steps = Vec::new();
    let mut after = Vec::new();
    for (at, it) in file.steps.into_iter().enumerate() {
        let number = at + 1;
        let Some(state) = &it.after else {
            return Err(NoPlan(format!(
                "step {number} says nothing of what is after it"
            )));
        };
        after.push(fingerprint(state)?);
        steps.push(step(it).ok_or_else(|| {
            NoPlan(format!(
                "step {number} is of a kind that this deesql does not know"
            ))
        })?);
    }
    let to = fingerprint(&file.to)?;
    let desired = desired(&review.desired).filter(|it| it.fingerprint() == to);
    let Some(desired) = desired else {
        let text = "its desired schema has another fingerprint: it was made by another version of \
                    deesql, or changed: plan again";
        return Err(NoPlan(text.to_owned()));
    };
    Ok(PlanFile {
        reviewed: Reviewed {
            plan: Plan {
                steps,
                from: fingerprint(&file.from)?,
                to,
                release: file.dsql.parse().map_err(|it| no_plan(&it))?,
                hints: file.hints,
            },
            desired,
            start: fingerprint(&review.start)?,
            after,
        },
        ignored_tables: review.ignored_tables,
    })
}

fn step(it: FileStep) -> Option<Step> {
    let kind = StepKind::ALL
        .into_iter()
        .find(|kind| kind.name() == it.kind);
    let hazards = it.hazards.into_iter().map(|it| {
        Some(Hazard {
            kind: it.kind.parse::<HazardKind>().ok()?,
            message: it.message,
            needs_permission: it.needs_permission,
        })
    });
    Some(Step {
        action: Action::ALL
            .into_iter()
            .find(|action| action.name() == it.action)?,
        resource: it.resource,
        kind: match kind? {
            StepKind::Ddl { .. } => StepKind::Ddl {
                starts_job: it.starts_job,
            },
            kind => kind,
        },
        sql: it.sql,
        hazards: hazards.collect::<Option<_>>()?,
        reason: it.reason,
        origin: Origin::NONE,
        rows_of: None,
        rows: it.rows,
    })
}
