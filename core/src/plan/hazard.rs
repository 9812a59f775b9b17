//! What a step may break.

use std::fmt;
use std::str::FromStr;

/// Something to know before a step runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hazard {
    /// Which kind.
    pub kind: HazardKind,
    /// What it is, for this step.
    pub message: String,
    /// Whether somebody must allow it by name.
    pub needs_permission: bool,
}

impl Hazard {
    /// A hazard that must be allowed.
    pub fn new(kind: HazardKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            needs_permission: true,
        }
    }

    /// A hazard that is only told.
    pub fn note(kind: HazardKind, message: impl Into<String>) -> Self {
        Self {
            needs_permission: false,
            ..Self::new(kind, message)
        }
    }
}

/// The kinds of hazards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HazardKind {
    /// Data is gone afterwards.
    DeletesData,
    /// An index is built over the rows that are there.
    IndexBuild,
    /// Queries lose an index, or rows their uniqueness.
    IndexDropped,
    /// What is made is weaker than what was asked for.
    Correctness,
    /// A table or column is made anew and copied.
    TableRebuild,
    /// Rows that are there are written to.
    Backfill,
}

impl HazardKind {
    /// All kinds.
    pub const ALL: [HazardKind; 6] = [
        Self::DeletesData,
        Self::IndexBuild,
        Self::IndexDropped,
        Self::Correctness,
        Self::TableRebuild,
        Self::Backfill,
    ];

    /// The name by which it is allowed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DeletesData => "DELETES_DATA",
            Self::IndexBuild => "INDEX_BUILD",
            Self::IndexDropped => "INDEX_DROPPED",
            Self::Correctness => "CORRECTNESS",
            Self::TableRebuild => "TABLE_REBUILD",
            Self::Backfill => "BACKFILL",
        }
    }
}

impl fmt::Display for HazardKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The text names no hazard.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no hazard {0:?}; the hazards are {names}", names = HazardKind::ALL.map(HazardKind::name).join(", "))]
pub struct UnknownHazard(String);

impl FromStr for HazardKind {
    type Err = UnknownHazard;

    fn from_str(text: &str) -> Result<Self, UnknownHazard> {
        Self::ALL
            .into_iter()
            .find(|it| it.name() == text)
            .ok_or_else(|| UnknownHazard(text.to_owned()))
    }
}
