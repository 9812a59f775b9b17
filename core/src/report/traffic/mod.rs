//! What a program has sent to its database, of which the service would refuse something: one file of a
//! report for each distinct statement.

pub mod json;
pub mod sarif;
pub mod text;

use super::FileReport;
use crate::text::Diagnostic;

/// A statement that the service would refuse, with all that differ from it in constants only.
#[derive(Clone, Copy, Debug)]
pub struct StatementReport<'a> {
    /// The first of them.
    pub text: &'a str,
    /// The findings in it, sorted by place.
    pub diagnostics: &'a [Diagnostic],
    /// How often it was sent to be run; 0 if it was only prepared.
    pub count: u64,
    /// Where it was seen first.
    pub first: Place<'a>,
}

/// Where a statement was seen.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Which connection, from 1.
    pub connection: u64,
    /// What the program calls itself; may be empty.
    pub application: &'a str,
    /// Which statement of the connection, from 1; 0 for its start packet.
    pub statement: u64,
}

/// How much was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Statements that were sent to be run, refused or not.
    pub statements: u64,
    /// How often one would be refused that the report leaves out, because there were too many others.
    pub omitted: u64,
}

impl StatementReport<'_> {
    /// The statement as a file.
    fn file<'a>(&'a self, name: &'a str) -> FileReport<'a> {
        FileReport {
            name,
            text: self.text,
            error: None,
            diagnostics: self.diagnostics,
        }
    }
}

/// What a statement is called in a report: it has no file.
fn name(at: usize) -> String {
    format!("statement-{}.sql", at + 1)
}
