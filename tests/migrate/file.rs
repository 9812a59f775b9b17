//! Every plan as JSON: as its schema says, and as something that can be run later.

use deesql::core::parse::parse;
use deesql::core::plan::{Plan, Reviewed, StepKind};
use deesql::core::render::{json, plan_file, sql};
use deesql::core::schema::Schema;

use super::case::Case;
use super::run::read;
use crate::support::json_schema::mistakes;

#[test]
fn every_plan_is_as_its_json_schema_says() {
    let mut documents = Vec::new();
    for case in Case::all() {
        let (previous, next) = both(&case);
        let plan = case.planned(&previous, &next).unwrap();
        documents.push(json::render(&plan));
        let reviewed = Reviewed::new(plan, &previous, next);
        documents.push(json::render_reviewed(&reviewed, &["x".to_owned()]).unwrap());
    }
    if let Some(mistakes) = mistakes(json::SCHEMA, &documents) {
        assert_eq!(mistakes, "");
    }
    // The schema says enough for something else to be wrong.
    let other = documents[0].replace("\"ddl\"", "\"DDL\"");
    if let Some(mistakes) = mistakes(json::SCHEMA, &[other, "{}".to_owned()]) {
        assert!(
            mistakes.contains("kind") && mistakes.contains("hints"),
            "{mistakes}"
        );
    }
}

#[test]
fn every_plan_goes_on_from_its_file_after_each_of_its_steps() {
    for case in Case::all() {
        let (previous, next) = both(&case);
        let plan = case.planned(&previous, &next).unwrap();
        let written = Reviewed::new(plan.clone(), &previous, next.clone());
        let text = json::render_reviewed(&written, &[]).unwrap();
        let read = plan_file::read(&text).unwrap().reviewed;
        assert_eq!(sql::render(&read.plan), sql::render(&plan), "{}", case.name);
        for done in 0..=plan.steps.len() {
            let live = played(&previous, &plan.steps[..done]);
            let Some(rest) = read.rest(&live) else {
                panic!("{}: the schema after step {done} is not known", case.name);
            };
            assert!(rest.done <= done);
            let end = played(&live, &rest.plan.steps);
            let (end, whole) = (
                end.fingerprint(),
                played(&previous, &plan.steps).fingerprint(),
            );
            assert_eq!(end, whole, "{}: after step {done}", case.name);
        }
        let other = played(
            &previous,
            &table("CREATE TABLE nobody_knows (a int)", &plan),
        );
        assert!(read.rest(&other).is_none(), "{}", case.name);
    }
}

fn both(case: &Case) -> (Schema, Schema) {
    (read(&case.previous).unwrap(), read(&case.next).unwrap())
}

fn table(sql: &str, plan: &Plan) -> Vec<deesql::core::plan::Step> {
    let first = plan.steps.first().map(|it| deesql::core::plan::Step {
        kind: StepKind::DDL,
        sql: sql.to_owned(),
        ..it.clone()
    });
    first.into_iter().collect()
}

/// The schema after some steps.
fn played(previous: &Schema, steps: &[deesql::core::plan::Step]) -> Schema {
    let mut schema = previous.clone();
    for step in steps {
        if matches!(step.kind, StepKind::Ddl { .. }) {
            for statement in parse(&step.sql) {
                schema.apply(&statement, &step.sql);
            }
        }
    }
    schema
}
