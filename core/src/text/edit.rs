//! Repairs as text edits, so that comments and layout stay.

use super::Span;

/// One replacement in the source text. An empty span inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// How sure a [`Fix`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// The meaning stays the same.
    Safe,
    /// The meaning changes, and the title says how.
    Unsafe,
    /// To be read by a person, never applied by a tool.
    DisplayOnly,
}

impl Applicability {
    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::DisplayOnly => "display-only",
        }
    }
}

/// A repair of one finding: edits that belong together and do not overlap, in order of place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the repair does, as a sentence without a full stop.
    pub title: String,
    /// How sure it is.
    pub applicability: Applicability,
    /// The edits, sorted by place.
    pub edits: Vec<Edit>,
}
