//! What a proxy says about its work.

use std::fmt;
use std::sync::Arc;

/// How much a line matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something is wrong and somebody should know.
    Warning,
    /// The ordinary course of a connection.
    Note,
}

/// What is done with a line.
type Write = dyn Fn(Level, &str) + Send + Sync;

/// Where a proxy says what happens. Lines hold no passwords and no SQL.
#[derive(Clone)]
pub struct Log(Arc<Write>);

impl Log {
    /// Hands each line to a function.
    pub fn new(write: impl Fn(Level, &str) + Send + Sync + 'static) -> Self {
        Self(Arc::new(write))
    }

    pub(super) fn warning(&self, line: &str) {
        (self.0)(Level::Warning, line);
    }

    pub(super) fn note(&self, line: &str) {
        (self.0)(Level::Note, line);
    }
}

/// Says nothing.
impl Default for Log {
    fn default() -> Self {
        Self::new(|_, _| {})
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Log")
    }
}
