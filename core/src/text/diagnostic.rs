//! One finding about one place.

use super::{Date, Fix, Span};

/// The weight of a [`Diagnostic`], heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The service refuses this.
    Error,
    /// The service may refuse this, or accepts it and does something unexpected.
    Warning,
    /// Nobody has recorded what the service does. Never changes an exit status.
    Note,
}

impl Severity {
    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What the real server answers, as far as somebody has seen it. Never a guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerError {
    /// The five characters of the SQLSTATE.
    pub sqlstate: Option<&'static str>,
    /// The primary message text.
    pub message: Option<String>,
}

/// One finding: what (message), where (span), why (note), what to write instead (help).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id of the rule, for example `array-type`.
    pub rule: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// The offending token or clause, in bytes of the file.
    pub span: Span,
    /// What is wrong, without a full stop.
    pub message: String,
    /// Why, with the service's limit.
    pub note: Option<String>,
    /// What to write instead.
    pub help: Option<String>,
    /// The answer of the real server; `None` where nobody has seen it.
    pub server: Option<ServerError>,
    /// The first day on which this holds; `None` from general availability on.
    pub since: Option<Date>,
    /// The first day on which this no longer holds; `None` while it does.
    pub until: Option<Date>,
    /// A repair, where one exists.
    pub fix: Option<Fix>,
}
