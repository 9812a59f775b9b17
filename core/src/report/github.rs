//! The report as workflow commands of GitHub Actions, which shows them beside the lines.
//!
//! Source: GitHub's documentation, "Workflow commands for GitHub Actions".

use super::{FileReport, Place, path};
use crate::text::{LineIndex, Severity};

/// One line for each finding of a file, notes only where they are wanted.
pub fn render(file: &FileReport<'_>, notes: bool) -> String {
    let name = property(path(file.name));
    let mut out = String::new();
    if let Some(error) = file.error {
        out.push_str(&format!("::error file={name}::{}\n", data(error)));
    }
    let index = LineIndex::new(file.text);
    for it in file.diagnostics {
        if it.severity == Severity::Note && !notes {
            continue;
        }
        let command = match it.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let Place { start, end, .. } = Place::new(file.text, &index, it.span);
        out.push_str(&format!(
            "::{command} file={name},line={},endLine={}",
            start.line, end.line
        ));
        // Columns are taken only within one line.
        if start.line == end.line {
            out.push_str(&format!(",col={},endColumn={}", start.column, end.column));
        }
        let mut message = it.message.clone();
        for (kind, text) in [("note", &it.note), ("help", &it.help)] {
            if let Some(text) = text {
                message.push_str(&format!("\n{kind}: {text}"));
            }
        }
        out.push_str(&format!(
            ",title={}::{}\n",
            property(it.rule),
            data(&message)
        ));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
