//! Where an object was written, and what is wrong with it there.

use crate::text::{Severity, Span};
use std::fmt;
use std::sync::Arc;

/// One file of a schema.
#[derive(Clone, Copy, Debug)]
pub struct SourceText<'a> {
    /// What to call it in messages, usually its path.
    pub name: &'a str,
    /// Its content.
    pub text: &'a str,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Name of the file.
    pub file: Arc<str>,
    /// Its position among the files that were read.
    pub index: usize,
    /// The bytes.
    pub span: Span,
    /// 1-based line of the first of them.
    pub line: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// Where an object was written, if that is known: objects of a live database have no place.
///
/// All origins are equal, so that they are never part of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Origin(Option<Place>);

impl Origin {
    /// Nowhere in a file.
    pub const NONE: Origin = Origin(None);

    /// The place, if there is one.
    pub fn place(&self) -> Option<&Place> {
        self.0.as_ref()
    }
}

impl From<Place> for Origin {
    fn from(place: Place) -> Self {
        Self(Some(place))
    }
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}

/// Something in a file that does not become part of the model.
///
/// An error keeps the files from being planned; a warning names what the plan leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Position of the file among those that were read.
    pub file: usize,
    /// The token or clause.
    pub span: Span,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}
