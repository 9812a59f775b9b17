//! Plans from SQL to SQL. Every plan is also played through on the model, and must then leave
//! nothing to do; and its own text must pass `verify`.

mod demo;
mod errors;
mod hazards;
mod objects;
mod order;
mod rebuild;
mod recipes;
mod renames;

use super::{Plan, PlanError, PlanOptions, StepKind, plan};
use crate::diff::{Pair, diff};
use crate::schema::{Schema, SourceText};
use crate::text::Severity;
use crate::verify::{Options, Verifier};

fn schema(text: &str) -> Schema {
    let (schema, problems) = Schema::from_files(&[SourceText {
        name: "t.sql",
        text,
    }]);
    assert_eq!(problems, [], "{text}");
    schema
}

/// What a live database may hold and files do not: constraints that are not validated.
fn live(text: &str) -> Schema {
    let mut schema = Schema::new();
    for statement in crate::parse::parse(text) {
        schema.apply(&statement, text);
    }
    schema
}

fn planned(previous: &Schema, next: &Schema) -> Plan {
    let plan = plan(previous, next, PlanOptions::default()).unwrap();
    let end = played(previous, &plan);
    let rest = diff(Pair::new(&end, next));
    assert!(rest.is_empty(), "{rest:?}\n{:#?}", plan.steps);
    verify(&plan);
    let last = plan.fingerprints(previous).pop();
    assert_eq!(last.unwrap_or(plan.from), end.fingerprint());
    plan
}

/// The schema after all definitions of the plan.
fn played(previous: &Schema, plan: &Plan) -> Schema {
    let mut schema = previous.clone();
    for step in &plan.steps {
        if !matches!(step.kind, StepKind::Ddl { .. }) {
            continue;
        }
        let statements = crate::parse::parse(&step.sql);
        assert_eq!(statements.len(), 1, "{}", step.sql);
        assert_eq!(statements[0].unread, None, "{}", step.sql);
        schema.apply(&statements[0], &step.sql);
    }
    schema
}

fn verify(plan: &Plan) {
    let mut verifier = Verifier::new(Options::default());
    for step in &plan.steps {
        let findings = verifier.verify_script(&step.sql);
        let errors: Vec<_> = findings
            .iter()
            .filter(|it| it.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{}\n{errors:?}", step.sql);
    }
}

/// The statements of the plan between two texts.
#[track_caller]
fn check(previous: &str, next: &str, statements: &[&str]) {
    let plan = planned(&schema(previous), &schema(next));
    let sql: Vec<&str> = plan.steps.iter().map(|it| it.sql.as_str()).collect();
    assert_eq!(sql, statements);
}

/// That two texts say the same.
#[track_caller]
fn check_equal(previous: &str, next: &str) {
    check(previous, next, &[]);
    assert_eq!(schema(previous).fingerprint(), schema(next).fingerprint());
}

fn errors(previous: &str, next: &str, release: &str) -> Vec<PlanError> {
    let options = PlanOptions {
        release: release.parse().unwrap(),
        ..PlanOptions::default()
    };
    plan(&schema(previous), &schema(next), options).unwrap_err()
}
