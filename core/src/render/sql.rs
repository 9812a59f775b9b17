//! A plan as a script.

use crate::plan::{Plan, StepKind};
use std::fmt::Write as _;

/// The statements and nothing else but comments. Each is a transaction of its own.
pub fn render(plan: &Plan) -> String {
    let mut text = String::new();
    for (at, step) in plan.steps.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        let _ = writeln!(text, "-- {} {}", step.action.sign(), step.resource);
        let remark = match step.kind {
            StepKind::Ddl { .. } | StepKind::CheckCatalog | StepKind::CarryPosition => None,
            StepKind::CompareRows => Some("must be true"),
            StepKind::WaitForJob => Some("with the job_id that the job's statement returned"),
            StepKind::Backfill | StepKind::CopyRows => Some("repeat until it changes no row"),
        };
        if let Some(remark) = remark {
            let _ = writeln!(text, "-- {remark}");
        }
        for hazard in &step.hazards {
            let _ = writeln!(text, "-- {}: {}", hazard.kind, hazard.message);
        }
        let _ = writeln!(text, "{};", step.sql);
    }
    text
}
