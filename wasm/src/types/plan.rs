//! What `plan` takes and gives.

use deesql_core::plan::{self, Plan, PlanError};
use deesql_core::render;
use deesql_core::schema::{self, Origin, Schema, SourceText};
use deesql_core::service::Release;
use deesql_core::text::{LineIndex, Severity, Span};
use serde::{Deserialize, Serialize};

use super::{Offsets, Position, Range};

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "an object")]
struct RawPlanOptions {
    dsql: Option<String>,
}

/// Reads the options of `plan` from JSON text.
pub(crate) fn options(json: Option<&str>) -> Result<plan::PlanOptions, String> {
    let raw: RawPlanOptions = super::read_options(json)?;
    let release = super::release(raw.dsql.as_deref())?;
    Ok(plan::PlanOptions {
        release,
        ..plan::PlanOptions::default()
    })
}

/// A plan, or why there is none.
#[derive(Serialize)]
pub(crate) struct Answer {
    release: String,
    /// `None` where an error keeps the schemas from being planned.
    steps: Option<Vec<Step>>,
    hints: Vec<String>,
    summary: String,
    text: String,
    sql: String,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Step {
    action: &'static str,
    resource: String,
    kind: &'static str,
    starts_job: bool,
    sql: String,
    reason: Option<String>,
    hazards: Vec<Hazard>,
    place: Option<Place>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Hazard {
    kind: &'static str,
    message: String,
    needs_permission: bool,
}

#[derive(Serialize)]
struct Problem {
    severity: &'static str,
    message: String,
    help: Option<String>,
    place: Option<Place>,
}

/// A place in one of the two texts.
#[derive(Serialize)]
struct Place {
    side: &'static str,
    span: Range,
    start: Position,
    end: Position,
}

/// One of the two texts.
struct Side<'a> {
    name: &'static str,
    text: &'a str,
    problems: Vec<schema::Problem>,
    lines: LineIndex,
    offsets: Offsets,
}

impl<'a> Side<'a> {
    /// Prepares for the places of the problems and of those `origins` that are in this text.
    fn new(
        name: &'static str,
        text: &'a str,
        problems: Vec<schema::Problem>,
        origins: &[&Origin],
    ) -> Self {
        let places = origins.iter().filter_map(|it| it.place());
        let here = places.filter(|it| *it.file == *name).map(|it| it.span);
        let offsets = Offsets::new(text, here.chain(problems.iter().map(|it| it.span)));
        Self {
            name,
            text,
            problems,
            lines: LineIndex::new(text),
            offsets,
        }
    }

    fn place(&self, span: Span) -> Place {
        Place {
            side: self.name,
            span: self.offsets.range(span),
            start: Position::new(self.text, &self.lines, span.start),
            end: Position::new(self.text, &self.lines, span.end),
        }
    }

    fn problems(&self) -> impl Iterator<Item = Problem> {
        self.problems.iter().map(|it| Problem {
            severity: it.severity.name(),
            message: it.message.clone(),
            help: it.help.clone(),
            place: Some(self.place(it.span)),
        })
    }
}

/// Plans the way from one script to another.
pub(crate) fn answer(from: &str, to: &str, options: plan::PlanOptions) -> Answer {
    let read = |name, text| Schema::from_files(&[SourceText { name, text }]);
    let (previous, in_from) = read("from", from);
    let (next, in_to) = read("to", to);
    let mut all = in_from.iter().chain(&in_to);
    let outcome = if all.any(|it| it.severity == Severity::Error) {
        Err(vec![])
    } else {
        plan::plan(&previous, &next, options)
    };
    let origins: Vec<&Origin> = match &outcome {
        Ok(plan) => plan.steps.iter().map(|it| &it.origin).collect(),
        Err(errors) => errors.iter().map(|it| &it.origin).collect(),
    };
    let sides = [
        Side::new("from", from, in_from, &origins),
        Side::new("to", to, in_to, &origins),
    ];
    let problems = sides.iter().flat_map(Side::problems);
    match &outcome {
        Ok(plan) => Answer::with_plan(plan, problems.collect(), &sides),
        Err(errors) => {
            let errors = errors.iter().map(|it| Problem::new(it, &sides));
            Answer::without_plan(options.release, problems.chain(errors).collect())
        }
    }
}

impl Answer {
    fn with_plan(plan: &Plan, problems: Vec<Problem>, sides: &[Side<'_>; 2]) -> Self {
        let summary = if plan.is_empty() {
            "no changes".to_owned()
        } else {
            plan.summary().to_string()
        };
        Self {
            release: plan.release.to_string(),
            steps: Some(plan.steps.iter().map(|it| step(it, sides)).collect()),
            hints: plan.hints.clone(),
            summary,
            text: render::text::render(plan),
            sql: render::sql::render(plan),
            problems,
        }
    }

    fn without_plan(release: Release, problems: Vec<Problem>) -> Self {
        Self {
            release: release.to_string(),
            steps: None,
            hints: vec![],
            summary: "no plan".to_owned(),
            text: String::new(),
            sql: String::new(),
            problems,
        }
    }
}

impl Problem {
    fn new(error: &PlanError, sides: &[Side<'_>; 2]) -> Self {
        Self {
            severity: Severity::Error.name(),
            message: format!("{}: {}", error.object, error.reason),
            place: place(&error.origin, sides),
            help: Some(error.help.clone()),
        }
    }
}

fn step(it: &plan::Step, sides: &[Side<'_>; 2]) -> Step {
    let hazard = |it: &plan::Hazard| Hazard {
        kind: it.kind.name(),
        message: it.message.clone(),
        needs_permission: it.needs_permission,
    };
    Step {
        action: it.action.name(),
        resource: it.resource.clone(),
        kind: it.kind.name(),
        starts_job: it.kind.starts_job(),
        sql: it.sql.clone(),
        reason: it.reason.clone(),
        hazards: it.hazards.iter().map(hazard).collect(),
        place: place(&it.origin, sides),
    }
}

/// The place of an object, in the text whose name its file has.
fn place(origin: &Origin, sides: &[Side<'_>; 2]) -> Option<Place> {
    let place = origin.place()?;
    let side = sides.iter().find(|it| it.name == &*place.file)?;
    Some(side.place(place.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(from: &str, to: &str) -> serde_json::Value {
        serde_json::to_value(answer(from, to, plan::PlanOptions::default())).unwrap()
    }

    #[test]
    fn says_where_each_step_is_written() {
        let from =
            "CREATE TABLE \"é😀\" (id int PRIMARY KEY); CREATE TABLE a (id int PRIMARY KEY);";
        let to = "CREATE TABLE \"é😀\" (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY);";
        let found = json(from, to);
        let sides: Vec<_> = found["steps"].as_array().unwrap().iter().collect();
        assert_eq!(sides.len(), 2);
        for step in sides {
            let side = if step["action"] == "create" {
                "to"
            } else {
                "from"
            };
            assert_eq!(step["place"]["side"], side, "{step}");
            let start = step["place"]["span"]["start"].as_u64().unwrap();
            assert!((41..56).contains(&start), "{start}");
        }
    }

    #[test]
    fn a_text_that_cannot_be_read_gives_problems_and_no_plan() {
        let found = json("", "CREATE TABLE t (id int, 'oops)");
        assert!(found["steps"].is_null());
        assert_eq!(found["problems"][0]["severity"], "error");
        assert_eq!(found["problems"][0]["place"]["side"], "to");
    }
}
