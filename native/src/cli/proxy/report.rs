//! What `--mode report` writes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use deesql::proxy::{RefusedStatement, Traffic};
use deesql_core::report::text::Style;
use deesql_core::report::traffic::{Place, StatementReport, Totals, json, sarif, text};

use crate::cli::exit_status::{ExitStatus, Failure};
use crate::cli::{Global, output};

/// Where the report of `--mode report` goes.
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Where the report goes, instead of standard output
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// How the report is written [default: text]
    #[arg(long)]
    report_format: Option<Format>,
}

impl ReportArguments {
    /// Whether any of them is.
    pub(super) fn is_given(&self) -> bool {
        self.report.is_some() || self.report_format.is_some()
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines, for people
    #[default]
    Text,
    /// For programs; see the README
    Json,
    /// SARIF 2.1.0, for code-scanning services
    Sarif,
}

/// Writes reports of what has gone through so far.
pub(super) struct Reporter<'a> {
    pub(super) traffic: Traffic,
    pub(super) arguments: &'a ReportArguments,
    pub(super) global: &'a Global,
}

impl Reporter<'_> {
    /// Writes one. A file is written anew.
    pub(super) fn write(&self) -> Result<ExitStatus, Failure> {
        let refused = self.traffic.refused();
        let statements: Vec<_> = refused.iter().map(statement).collect();
        let totals = Totals {
            statements: self.traffic.statements(),
            omitted: self.traffic.omitted(),
        };
        let release = self.global.dsql;
        let whole = match self.arguments.report_format.unwrap_or_default() {
            Format::Text => text::render(&statements, self.style()),
            Format::Json => json::render(&statements, totals, release) + "\n",
            Format::Sarif => sarif::render(&statements, release) + "\n",
        };
        match &self.arguments.report {
            None => output::result(&whole)?,
            Some(file) => std::fs::write(file, whole).map_err(|error| {
                Failure::Usage(format!("cannot write {}: {error}", file.display()))
            })?,
        }
        if !self.global.quiet {
            output::message(&text::summary(&statements, totals, release));
        }
        Ok(match statements.as_slice() {
            [] => ExitStatus::Success,
            _ => ExitStatus::Found,
        })
    }

    fn style(&self) -> Style {
        Style {
            color: self.arguments.report.is_none() && output::is_colored(self.global.color),
            notes: self.global.verbose,
        }
    }
}

fn statement(it: &RefusedStatement) -> StatementReport<'_> {
    StatementReport {
        text: &it.text,
        diagnostics: &it.findings,
        count: it.count,
        first: Place {
            connection: it.first.connection,
            application: &it.first.application,
            statement: it.first.statement,
        },
    }
}
