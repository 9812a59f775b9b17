//! What must be allowed by name before a plan runs.

use std::collections::BTreeSet;
use std::fmt;

use deesql_core::plan::{HazardKind, Plan};

/// A hazard that nobody allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedHazard {
    /// The number of its statement, from 1.
    pub number: usize,
    /// What the statement is about.
    pub resource: String,
    /// Which kind it is.
    pub kind: HazardKind,
    /// What it is.
    pub message: String,
}

/// The hazards that nobody allowed, in the order of the plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct HazardsRefused(pub Vec<RefusedHazard>);

impl HazardsRefused {
    /// The kinds to allow, each once, as `--allow-hazards` takes them.
    pub fn names(&self) -> String {
        let kinds: BTreeSet<HazardKind> = self.0.iter().map(|it| it.kind).collect();
        let names: Vec<&str> = kinds.into_iter().map(HazardKind::name).collect();
        names.join(",")
    }
}

impl fmt::Display for HazardsRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hazards = match self.0.len() {
            1 => "a hazard that is".to_owned(),
            many => format!("{many} hazards that are"),
        };
        write!(f, "the plan has {hazards} not allowed")?;
        for it in &self.0 {
            write!(
                f,
                "\n  statement {} ({}): {}: {}",
                it.number, it.resource, it.kind, it.message
            )?;
        }
        Ok(())
    }
}

/// Whether all hazards of a plan are allowed.
///
/// # Errors
/// Those that are not.
pub fn check_hazards(plan: &Plan, allowed: &[HazardKind]) -> Result<(), HazardsRefused> {
    let refused: Vec<_> = plan
        .refused_hazards(allowed)
        .into_iter()
        .map(|(at, hazard)| RefusedHazard {
            number: at + 1,
            resource: plan.steps[at].resource.clone(),
            kind: hazard.kind,
            message: hazard.message.clone(),
        })
        .collect();
    if refused.is_empty() {
        Ok(())
    } else {
        Err(HazardsRefused(refused))
    }
}
