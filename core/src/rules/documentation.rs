//! The documentation of a rule, cut into its parts.
//!
//! The doc comment of a rule has one shape: a title line, a paragraph, and the sections `Why`,
//! `Instead`, `Refused`, `Accepted` and `Source`, the examples in `sql` fences.

use super::Rule;

/// The parts of a rule's documentation. All text is Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documentation {
    /// One line, without a full stop: the cell of a table.
    pub title: String,
    /// What it is about.
    pub what: String,
    /// Why the service refuses it.
    pub why: String,
    /// What to write instead.
    pub instead: String,
    /// Examples with exactly one finding of the rule.
    pub refused: Vec<String>,
    /// Examples without any finding.
    pub accepted: Vec<String>,
    /// Where it is written or was seen.
    pub source: String,
}

impl Rule {
    /// Its documentation; `None` without the feature `prose`.
    pub fn documentation(&self) -> Option<Documentation> {
        if self.prose.is_empty() {
            return None;
        }
        let mut sections: Vec<(&str, Vec<&str>)> = vec![("", vec![])];
        for line in self.prose.lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            match line.strip_prefix("# ") {
                Some(heading) => sections.push((heading, vec![])),
                None => {
                    if let Some((_, lines)) = sections.last_mut() {
                        lines.push(line);
                    }
                }
            }
        }
        let section = |name: &str| {
            let found = sections.iter().find(|(heading, _)| *heading == name);
            found.map(|(_, lines)| lines.as_slice()).unwrap_or_default()
        };
        let (title, what) = section("").split_first()?;
        Some(Documentation {
            title: (*title).to_owned(),
            what: what.join("\n").trim().to_owned(),
            why: section("Why").join("\n").trim().to_owned(),
            instead: section("Instead").join("\n").trim().to_owned(),
            refused: fences(section("Refused")),
            accepted: fences(section("Accepted")),
            source: section("Source").join("\n").trim().to_owned(),
        })
    }
}

/// What stands inside the fences.
fn fences(lines: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open: Option<Vec<&str>> = None;
    for line in lines {
        match (&mut open, line.starts_with("```")) {
            (None, true) => open = Some(vec![]),
            (Some(inside), true) => {
                found.push(inside.join("\n"));
                open = None;
            }
            (Some(inside), false) => inside.push(line),
            (None, false) => {}
        }
    }
    found
}
