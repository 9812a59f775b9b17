//! A plan that the service would refuse is no plan: the text of every step goes through the same
//! verdict as everybody's SQL.

use super::task::table_resource;
use super::{Action, PlanError, Step};
use crate::ddl;
use crate::schema::{Origin, Schema};
use crate::service::Release;
use crate::text::{Diagnostic, Severity, Span};
use crate::verify::{Options, Verifier};

/// What the service would refuse of these steps, as errors at the objects that ask for it.
pub(super) fn refusals(steps: &[Step], next: &Schema, release: Release) -> Vec<PlanError> {
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
                .map(|it| error(step, next, it)),
        );
    }
    errors
}

fn error(step: &Step, next: &Schema, refusal: Diagnostic) -> PlanError {
    let origin = origin(step, next, refusal.span);
    let help = refusal.help.or(refusal.note);
    PlanError {
        object: step.resource.clone(),
        reason: format!("{} ({})", refusal.message, refusal.rule),
        help: help.unwrap_or_else(|| "see `deesql explain`".to_owned()),
        origin,
    }
}

/// Where the refused piece of a step is written: the column or constraint of a new table whose text
/// it lies in, or else what the step is about.
fn origin(step: &Step, next: &Schema, span: Span) -> Origin {
    if step.action != Action::Create {
        return step.origin.clone();
    }
    let table = next
        .tables()
        .values()
        .find(|it| table_resource(&it.name) == step.resource);
    let elements = table.map_or_else(Vec::new, |it| ddl::table_elements(it, &|_| true));
    let holds = |text: &str| {
        step.sql
            .match_indices(text)
            .any(|(at, text)| at <= span.start as usize && span.end as usize <= at + text.len())
    };
    // Of two texts one may stand in the other.
    elements
        .into_iter()
        .filter(|(text, origin)| origin.place().is_some() && holds(text))
        .max_by_key(|(text, _)| text.len())
        .map_or(&step.origin, |it| it.1)
        .clone()
}
