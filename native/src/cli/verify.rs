//! `deesql verify`

use std::collections::BTreeSet;

use clap::{ArgGroup, Args, ValueEnum, ValueHint};
use deesql::input::{Input, expand, in_version_order};
use deesql::parallel::{self, Verdict};
use deesql_core::report::text::Style;
use deesql_core::report::{FileReport, Summary, concise, github, gitlab, json, junit, sarif, text};
use deesql_core::text::{Diagnostic, Severity};
use deesql_core::transaction::Assume;
use deesql_core::verify::{Options, Order, Verifier};

use super::exit_status::{ExitStatus, Failure};
use super::{Global, explain, output};

/// Check SQL without a connection
///
/// Exit status: 0 nothing found, 1 something found, 2 a file could not be read or a flag is wrong.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("input").args(["paths", "schema"]).required(true).multiple(true))]
pub(crate) struct Arguments {
    /// Scripts: files, folders, globs, or `-` for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// Folder, file or glob of a desired schema (repeatable)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::AnyPath, value_delimiter = ',')]
    schema: Vec<String>,
    /// How to print the findings
    #[arg(long, default_value = "text")]
    format: Format,
    /// Only these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// Not these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Another severity of a rule: error, warning, note or off (repeatable)
    #[arg(
        long,
        value_name = "RULE=SEVERITY",
        value_delimiter = ',',
        value_parser = severity
    )]
    severity: Vec<(&'static str, Option<Severity>)>,
    /// In which transactions a file runs that does not say it itself
    ///
    /// What stands in a file holds before this flag: the sections of goose and dbmate are one
    /// transaction each, unless `-- +goose NO TRANSACTION` or `transaction:false` says otherwise, and
    /// `-- no-transaction` is sqlx's. This flag holds before the name of a file; without it, files
    /// named as Flyway does (V1__name.sql, with a V1__name.sql.conf beside it or not) or as
    /// golang-migrate does (1_name.up.sql) run in one transaction, and in all others each statement is
    /// one of its own, unless the file says BEGIN.
    #[arg(long, value_name = "WHAT")]
    assume_transaction: Option<AssumeTransaction>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum AssumeTransaction {
    /// Each statement is a transaction of its own
    Statement,
    /// Each file is one transaction
    File,
}

impl From<AssumeTransaction> for Assume {
    fn from(value: AssumeTransaction) -> Self {
        match value {
            AssumeTransaction::Statement => Self::Statement,
            AssumeTransaction::File => Self::File,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines, for people
    Text,
    /// A line for each finding
    Concise,
    /// For programs; see the README
    Json,
    /// SARIF 2.1.0, for code-scanning services
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// GitLab's Code Quality
    Gitlab,
    /// JUnit's XML
    Junit,
}

impl Format {
    /// Whether what is said of a file can be printed before the next one is read.
    fn is_by_file(self) -> bool {
        matches!(self, Self::Text | Self::Concise | Self::Github)
    }
}

/// A file that has been judged. Its text is kept where the report comes at the end.
struct Judged {
    name: String,
    text: String,
    error: Option<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Judged {
    fn new(input: &Input, verdict: Verdict) -> Self {
        let name = input.name().to_owned();
        match verdict {
            Ok((text, diagnostics)) => Self {
                name,
                text,
                error: None,
                diagnostics,
            },
            Err(error) => Self {
                name,
                text: String::new(),
                error: Some(error.reason.to_string()),
                diagnostics: vec![],
            },
        }
    }

    fn report(&self) -> FileReport<'_> {
        FileReport {
            name: &self.name,
            text: &self.text,
            error: self.error.as_deref(),
            diagnostics: &self.diagnostics,
        }
    }
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
    for id in arguments.select.iter().chain(&arguments.ignore) {
        explain::find(id)?;
    }
    let inputs = inputs(arguments)?;
    let off = arguments.severity.iter().filter(|it| it.1.is_none());
    let off = off.map(|it| it.0.to_owned());
    let mut verifier = Verifier::new(Options {
        release: global.dsql,
        select: arguments.select.clone(),
        ignore: arguments.ignore.iter().cloned().chain(off).collect(),
        assume_transaction: arguments.assume_transaction.map(Assume::from),
    });
    let style = Style {
        color: output::is_colored(global.color),
        notes: global.verbose,
    };
    let report = |input: &Input, verdict: Verdict| {
        let mut judged = Judged::new(input, verdict);
        for (rule, severity) in &arguments.severity {
            let found = judged.diagnostics.iter_mut();
            for it in found.filter(|it| it.rule == *rule) {
                it.severity = severity.unwrap_or(it.severity);
            }
        }
        let report = judged.report();
        let mut summary = Summary::default();
        summary.add(&report);
        let rendered = match arguments.format {
            Format::Text => text::render(&report, style),
            Format::Concise => concise::render(&report, global.verbose),
            Format::Github => github::render(&report, global.verbose),
            Format::Json | Format::Sarif | Format::Gitlab | Format::Junit => String::new(),
        };
        let kept = (!arguments.format.is_by_file()).then_some(judged);
        (summary, rendered, kept)
    };
    let mut summary = Summary::default();
    let mut kept = Vec::new();
    parallel::verify(&mut verifier, &inputs, report, |(one, rendered, file)| {
        summary.merge(one);
        kept.extend(file);
        output::result(&rendered)
    })?;
    if arguments.format.is_by_file() {
        if !global.quiet {
            output::message(&text::summary(summary, global.dsql));
        }
    } else {
        let files: Vec<_> = kept.iter().map(Judged::report).collect();
        let whole = match arguments.format {
            Format::Sarif => sarif::render(&files, global.dsql),
            Format::Gitlab => gitlab::render(&files, global.verbose),
            Format::Junit => junit::render(&files),
            _ => json::render(&files, global.dsql),
        };
        output::result(&format!("{}\n", whole.trim_end()))?;
    }
    Ok(if summary.unreadable > 0 {
        ExitStatus::Failure
    } else if summary.errors + summary.warnings > 0 {
        ExitStatus::Found
    } else {
        ExitStatus::Success
    })
}

/// `rule=warning`; nothing for `off`.
fn severity(text: &str) -> Result<(&'static str, Option<Severity>), String> {
    let (rule, word) = text
        .split_once('=')
        .ok_or("write a rule, `=`, and error, warning, note or off")?;
    let rule = explain::find(rule.trim()).map_err(|it| it.to_string())?;
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    let word = word.trim();
    match all.into_iter().find(|it| it.name() == word) {
        Some(severity) => Ok((rule.id, Some(severity))),
        None if word == "off" => Ok((rule.id, None)),
        None => Err(format!(
            "`{word}` is no severity: it is error, warning, note or off"
        )),
    }
}

/// Each file once, in the order of the arguments and then of the paths: the schema, then scripts.
/// Migrations of one folder are in the order of their versions.
fn inputs(arguments: &Arguments) -> Result<Vec<(Input, Order)>, Failure> {
    let schema = arguments.schema.iter().map(|it| (it, Order::Set));
    let scripts = arguments.paths.iter().map(|it| (it, Order::Script));
    let mut seen = BTreeSet::new();
    let mut inputs = Vec::new();
    for (argument, order) in schema.chain(scripts) {
        let mut files = expand(argument)?;
        if order == Order::Script {
            in_version_order(&mut files);
        }
        for input in files {
            if seen.insert(input.clone()) {
                inputs.push((input, order));
            }
        }
    }
    Ok(inputs)
}
