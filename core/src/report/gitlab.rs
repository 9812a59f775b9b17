//! The report as GitLab's Code Quality, an array of issues.
//!
//! Source: GitLab's documentation, "Code Quality report format".

use serde::Serialize;

use super::{FileReport, Place, Taken, fingerprint, path};
use crate::text::{LineIndex, Severity};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    /// The same from run to run, whatever comes to stand above, and of no two issues.
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// The whole report as one JSON document, without a line end. Notes only where they are wanted.
pub fn render(files: &[FileReport<'_>], notes: bool) -> String {
    let mut issues = Vec::new();
    let mut taken = Taken::default();
    for file in files {
        if let Some(error) = file.error {
            issues.push(Issue {
                description: error.to_owned(),
                check_name: "unreadable",
                fingerprint: fingerprint(&[path(file.name), "unreadable"], &mut taken),
                severity: "blocker",
                location: Location {
                    path: path(file.name),
                    lines: Lines { begin: 1, end: 1 },
                },
            });
        }
        let index = LineIndex::new(file.text);
        for it in file.diagnostics {
            if it.severity == Severity::Note && !notes {
                continue;
            }
            let place = Place::new(file.text, &index, it.span);
            let help = it.help.iter().map(|help| format!("; help: {help}"));
            issues.push(Issue {
                description: it.message.clone() + &help.collect::<String>(),
                check_name: it.rule,
                fingerprint: fingerprint(
                    &[path(file.name), it.rule, place.line.trim()],
                    &mut taken,
                ),
                severity: match it.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: Location {
                    path: path(file.name),
                    lines: Lines {
                        begin: place.start.line,
                        end: place.end.line,
                    },
                },
            });
        }
    }
    serde_json::to_string(&issues).unwrap_or_default()
}
