//! A plan for people to read.

use crate::plan::{Plan, Step, StepKind};
use std::fmt::Write as _;

const RULE: &str = "------------------------------------------------------------";

/// Every statement in the order in which it will run, under the resource that it is about.
pub fn render(plan: &Plan) -> String {
    let mut text = String::new();
    if plan.is_empty() {
        text.push_str("No changes. The live schema matches the desired one.\n");
        return text;
    }
    // Writing to a string cannot fail.
    let _ = writeln!(text, "Migration plan ({} statement(s)):", plan.steps.len());
    let _ = writeln!(text, "{RULE}");
    for (at, step) in plan.steps.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        let _ = writeln!(text, "{} {}", step.action.sign(), step.resource);
        statement(&mut text, at + 1, step);
    }
    let _ = writeln!(text, "{RULE}");
    for hint in &plan.hints {
        let _ = writeln!(text, "Hint: {hint}.");
    }
    let _ = writeln!(text, "Plan: {}.", plan.summary());
    if let (Some(rows), Some(transactions)) = (plan.rows(), plan.transactions()) {
        let _ = writeln!(
            text,
            "About {rows} row(s) to write, {transactions} transaction(s) in all."
        );
    }
    text
}

fn statement(text: &mut String, number: usize, step: &Step) {
    let _ = match step.kind {
        StepKind::Ddl { .. } => writeln!(text, "-- Statement {number}"),
        kind => writeln!(text, "-- Statement {number} ({})", kind.name()),
    };
    if let Some(reason) = &step.reason {
        let _ = writeln!(text, "-- {reason}");
    }
    let _ = writeln!(text, "{};", step.sql);
    if let (Some(rows), Some(transactions)) = (step.rows, step.transactions()) {
        let _ = writeln!(
            text,
            "-- about {rows} row(s), {transactions} transaction(s)"
        );
    }
    for hazard in &step.hazards {
        let _ = writeln!(text, "-- ⚠ {}: {}", hazard.kind, hazard.message);
    }
}
