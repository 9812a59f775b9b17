//! The verbs of the library: findings with file and line, ready for an assertion.

use std::path::Path;

use deesql_core::text::{LineIndex, Severity};
use deesql_core::transaction::File;
use deesql_core::verify::{Options, Order, Verifier};

use crate::input::{Input, InputError, expand};

/// One finding of severity error or warning.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The file as it was named.
    pub file: String,
    /// Line of the offending token, counted from 1.
    pub line: u32,
    /// Column in characters, counted from 1.
    pub column: u32,
    /// Id of the rule, for example `array-type`.
    pub rule: &'static str,
    /// Whether it is an error rather than a warning.
    pub is_error: bool,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The line of the file.
    pub source: String,
}

/// The findings about one text, judged by the newest release.
pub fn verify_sql(name: &str, sql: &str) -> Vec<Finding> {
    let mut verifier = Verifier::new(Options::default());
    let file = File {
        name,
        text: sql,
        is_apart: false,
    };
    findings(&mut verifier, &file, Order::Script)
}

/// The findings about scripts, which run in the given order.
///
/// # Errors
/// A file that cannot be read or is not UTF-8.
pub fn verify_files(files: &[impl AsRef<Path>]) -> Result<Vec<Finding>, InputError> {
    let mut verifier = Verifier::new(Options::default());
    let mut found = Vec::new();
    for file in files {
        let input = Input::file(file.as_ref());
        found.extend(findings_in(&mut verifier, &input, Order::Script)?);
    }
    Ok(found)
}

/// The findings about a desired schema: all `.sql` files under folders, whose order says nothing.
///
/// # Errors
/// A folder without `.sql` files, a file that cannot be read or is not UTF-8.
pub fn verify_dirs(folders: &[impl AsRef<Path>]) -> Result<Vec<Finding>, InputError> {
    let mut verifier = Verifier::new(Options::default());
    let mut found = Vec::new();
    for folder in folders {
        for input in expand(&folder.as_ref().to_string_lossy())? {
            found.extend(findings_in(&mut verifier, &input, Order::Set)?);
        }
    }
    Ok(found)
}

fn findings_in(
    verifier: &mut Verifier,
    input: &Input,
    order: Order,
) -> Result<Vec<Finding>, InputError> {
    let sql = input.read()?;
    let file = File {
        name: input.name(),
        text: &sql,
        is_apart: input.is_flyway_apart(),
    };
    Ok(findings(verifier, &file, order))
}

fn findings(verifier: &mut Verifier, file: &File<'_>, order: Order) -> Vec<Finding> {
    let sql = file.text;
    let index = LineIndex::new(sql);
    verifier
        .verify_named(file, order)
        .into_iter()
        .filter(|it| it.severity != Severity::Note)
        .map(|it| {
            let place = index.line_column(sql, it.span.start);
            Finding {
                file: file.name.to_owned(),
                line: place.line,
                column: place.column,
                rule: it.rule,
                is_error: it.severity == Severity::Error,
                message: it.message,
                help: it.help,
                source: index.line_span(sql, it.span.start).slice(sql).to_owned(),
            }
        })
        .collect()
}
