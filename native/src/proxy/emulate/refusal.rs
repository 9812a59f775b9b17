//! Which error a refused statement gets.

use deesql_core::text::{Diagnostic, Severity};

use crate::proxy::relay::message::ErrorFields;

/// Rules whose answer comes before that of others about the same statement, whatever stands first in
/// the text. Observed on a cluster in August 2026, for `CREATE INDEX`.
const FIRST: [&str; 4] = [
    "index-name-missing",
    "concurrent-index",
    "index-method",
    "synchronous-index",
];

/// The SQLSTATE where nobody has seen the service's: what it answers to nearly all that it refuses.
const FEATURE_NOT_SUPPORTED: &str = "0A000";

/// Why a statement is refused.
#[derive(Clone, Debug)]
pub(in crate::proxy) struct Refusal {
    /// The rule that says so.
    pub(super) rule: &'static str,
    /// The error that the client gets.
    pub(super) error: ErrorFields,
}

/// The error for these findings about one statement; `None` if it is accepted. The service stops at
/// the first, so there is one.
pub(super) fn refusal(findings: &[Diagnostic]) -> Option<Refusal> {
    let errors = || findings.iter().filter(|it| it.severity == Severity::Error);
    let ranked = FIRST
        .iter()
        .find_map(|rule| errors().find(|it| it.rule == *rule));
    let first = ranked.or_else(|| errors().next())?;
    Some(Refusal {
        rule: first.rule,
        error: error(first),
    })
}

/// The service's words, or ours where nobody has seen them. The hint is always ours.
fn error(finding: &Diagnostic) -> ErrorFields {
    let server = finding.server.as_ref();
    let code = server.and_then(|it| it.sqlstate);
    let message = server.and_then(|it| it.message.as_deref());
    let mut fields = ErrorFields::error(
        code.unwrap_or(FEATURE_NOT_SUPPORTED),
        message.unwrap_or(&finding.message),
    );
    let hint = match &finding.help {
        Some(help) => format!("{help} (deesql explain {})", finding.rule),
        None => format!("deesql explain {}", finding.rule),
    };
    fields.set(ErrorFields::HINT, Some(&hint));
    fields
}
