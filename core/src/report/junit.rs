//! The report as JUnit's XML, which most build servers show: each finding is a test that fails, each
//! file without one a test that passes.

use super::{FileReport, Place, path};
use crate::text::{LineIndex, Severity};

/// The whole report as one XML document. Notes are no failures; they are left out.
pub fn render(files: &[FileReport<'_>]) -> String {
    let (mut cases, mut tests, mut failures, mut errors) = (String::new(), 0, 0, 0);
    let mut case = |file: &FileReport<'_>, name: &str, outcome: &str| {
        tests += 1;
        cases.push_str(&format!(
            "    <testcase name=\"{}\" classname=\"{}\"",
            escaped(name),
            escaped(path(file.name))
        ));
        if outcome.is_empty() {
            cases.push_str("/>\n");
        } else {
            cases.push_str(&format!(">\n      {outcome}\n    </testcase>\n"));
        }
    };
    for file in files {
        let mut found = file
            .diagnostics
            .iter()
            .filter(|it| it.severity != Severity::Note)
            .peekable();
        if let Some(error) = file.error {
            errors += 1;
            let outcome = format!("<error message=\"{}\"/>", escaped(error));
            case(file, "readable", &outcome);
        } else if found.peek().is_none() {
            case(file, "nothing found", "");
        }
        let index = LineIndex::new(file.text);
        for it in found {
            failures += 1;
            let Place { start, line, .. } = Place::new(file.text, &index, it.span);
            let at = format!("{}:{}", start.line, start.column);
            let mut text = format!("{}:{at}\n{line}\n", path(file.name));
            for (kind, more) in [("note", &it.note), ("help", &it.help)] {
                if let Some(more) = more {
                    text.push_str(&format!("{kind}: {more}\n"));
                }
            }
            let outcome = format!(
                "<failure type=\"{}\" message=\"{}\">{}</failure>",
                it.rule,
                escaped(&it.message),
                escaped(&text)
            );
            case(file, &format!("{} at {at}", it.rule), &outcome);
        }
    }
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"deesql verify\" {counts}>\n  \
         <testsuite name=\"deesql verify\" {counts}>\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

/// As the text of an element or the value of an attribute. XML 1.0 has no way to write most control
/// characters, so they become U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(it),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            it if it.is_control() => out.push('\u{FFFD}'),
            it => out.push(it),
        }
    }
    out
}
