//! Findings as people and programs read them. Each format has its own shapes; core's types are not
//! the wire format.

pub mod concise;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod sarif;
pub mod text;
pub mod traffic;

use sha2::{Digest, Sha256};

use crate::order::Map;
use crate::text::{Diagnostic, LineColumn, LineIndex, Severity, Span};

/// What is reported about one file.
#[derive(Clone, Copy, Debug)]
pub struct FileReport<'a> {
    /// Its name as the user knows it.
    pub name: &'a str,
    /// Its text; empty where it could not be read.
    pub text: &'a str,
    /// Why it could not be read.
    pub error: Option<&'a str>,
    /// The findings in it, sorted by place.
    pub diagnostics: &'a [Diagnostic],
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files looked at, those that could not be read included.
    pub files: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings that have a fix which a tool may apply.
    pub fixable: usize,
    /// Files that could not be read.
    pub unreadable: usize,
}

impl Summary {
    /// Counts one more file.
    pub fn add(&mut self, file: &FileReport<'_>) {
        use crate::text::Applicability::DisplayOnly;
        self.files += 1;
        self.unreadable += usize::from(file.error.is_some());
        for it in file.diagnostics {
            self.errors += usize::from(it.severity == Severity::Error);
            self.warnings += usize::from(it.severity == Severity::Warning);
            let fixable = it
                .fix
                .as_ref()
                .is_some_and(|fix| fix.applicability != DisplayOnly);
            self.fixable += usize::from(fixable);
        }
    }

    /// Counts the files of another one too.
    pub fn merge(&mut self, other: Self) {
        self.files += other.files;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.fixable += other.fixable;
        self.unreadable += other.unreadable;
    }
}

/// A place in a file as people see it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Where it starts.
    pub start: LineColumn,
    /// Just after its last character.
    pub end: LineColumn,
    /// The text of the line where it starts, or the part around the place if the line is very long.
    pub line: &'a str,
    /// The place within `line`, in bytes.
    pub in_line: Span,
    /// Whether `line` is only a part of it.
    pub is_cut: bool,
}

/// A line longer than this many bytes is shown in part. Generated SQL has lines of megabytes.
const LONGEST_LINE: u32 = 1000;
/// How much of a long line is shown before and after the place.
const AROUND: u32 = 120;

impl<'a> Place<'a> {
    /// The place of a span of `text`, the text that the index was made from.
    pub fn new(text: &'a str, index: &LineIndex, span: Span) -> Self {
        let whole = index.line_span(text, span.start);
        let mut shown = whole;
        if whole.len() > LONGEST_LINE {
            shown.start = floor(text, span.start.saturating_sub(AROUND)).max(whole.start);
            shown.end = floor(text, span.start.saturating_add(AROUND)).min(whole.end);
        }
        let within = |at: u32| at.clamp(shown.start, shown.end) - shown.start;
        Place {
            start: index.line_column(text, span.start),
            end: index.line_column(text, span.end),
            line: shown.slice(text),
            in_line: Span::new(within(span.start), within(span.end)),
            is_cut: shown != whole,
        }
    }
}

/// The name of a file as services know it: relative to the repository.
fn path(name: &str) -> &str {
    name.trim_start_matches("./")
}

/// How many findings have had the same words so far.
type Taken = Map<String, u32>;

/// What tells a finding from others and stays the same when lines come to stand above it: a hash of
/// these words and of how many findings had them before.
fn fingerprint(words: &[&str], taken: &mut Taken) -> String {
    let words = words.join("\0");
    let number = taken.get(&words).copied().unwrap_or_default();
    let mut hash = Sha256::new();
    hash.update(&words);
    hash.update(number.to_be_bytes());
    taken.insert(words, number + 1);
    format!("{:x}", hash.finalize())
}

/// The nearest place at or before `at` where a character starts.
fn floor(text: &str, at: u32) -> u32 {
    let mut at = (at as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at as u32
}
