//! The report with a line for each finding: `file:line:column: error[rule]: message`.

use super::{FileReport, text::printable};
use crate::text::{LineIndex, Severity};

/// One line for each finding of a file, notes only where they are wanted.
pub fn render(file: &FileReport<'_>, notes: bool) -> String {
    let name = printable(file.name);
    let mut out = String::new();
    if let Some(error) = file.error {
        out.push_str(&format!("{name}: error: {error}\n"));
    }
    let index = LineIndex::new(file.text);
    for it in file.diagnostics {
        if it.severity == Severity::Note && !notes {
            continue;
        }
        let place = index.line_column(file.text, it.span.start);
        let (line, column, severity) = (place.line, place.column, it.severity.name());
        out.push_str(&format!(
            "{name}:{line}:{column}: {severity}[{}]: {}\n",
            it.rule, it.message
        ));
    }
    out
}
