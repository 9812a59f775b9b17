//! Places in a text, and what is said about them: spans, lines, edits, diagnostics.

mod date;
mod diagnostic;
mod edit;
mod line_index;
mod span;

pub use date::{Date, ParseDateError};
pub use diagnostic::{Diagnostic, ServerError, Severity};
pub use edit::{Applicability, Edit, Fix};
pub use line_index::{LineColumn, LineIndex, Utf16Offsets};
pub use span::{Span, Spanned};
