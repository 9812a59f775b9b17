//! A plan that the service would refuse is no plan: the text of every step goes through the same
//! verdict as everybody's SQL.

use super::{PlanError, Step};
use crate::service::Release;
use crate::text::{Diagnostic, Severity};
use crate::verify::{Options, Verifier};

/// What the service would refuse of these steps, as errors at the objects that ask for it.
pub(super) fn refusals(steps: &[Step], release: Release) -> Vec<PlanError> {
    let mut verifier = Verifier::new(Options {
        release,
        ..Options::default()
    });
    let mut errors = Vec::new();
    for step in steps {
        // Each step is a transaction of its own.
        let refused = verifier.verify_script(&step.sql).into_iter();
        errors.extend(
            refused
                .filter(|it| it.severity == Severity::Error)
                .map(|it| error(step, it)),
        );
    }
    errors
}

fn error(step: &Step, refusal: Diagnostic) -> PlanError {
    let help = refusal.help.or(refusal.note);
    PlanError {
        object: step.resource.clone(),
        reason: format!("{} ({})", refusal.message, refusal.rule),
        help: help.unwrap_or_else(|| "see `deesql explain`".to_owned()),
        origin: step.origin.clone(),
    }
}
