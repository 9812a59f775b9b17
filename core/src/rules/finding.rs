//! How a rule says what it found.

use super::{Context, Rule};
use crate::text::{Diagnostic, Fix, ServerError, Severity, Span};

/// One finding in the making: where and what, then why, instead, and what the server says.
#[derive(Clone, Debug)]
#[must_use]
pub struct Finding {
    span: Span,
    message: String,
    note: Option<String>,
    help: Option<String>,
    server: Option<ServerError>,
    severity: Option<Severity>,
    fix: Option<Fix>,
}

/// What an expected refusal says of itself.
const EXPECTED: &str = "this refusal is expected, not observed";

impl Finding {
    /// What is wrong at the offending token or clause. No full stop.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            note: None,
            help: None,
            server: None,
            severity: None,
            fix: None,
        }
    }

    /// Why, with the service's limit.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// What to write instead.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The server's answer where somebody has seen it: SQLSTATE and message.
    pub fn server(mut self, sqlstate: &'static str, message: impl Into<String>) -> Self {
        self.server = Some(ServerError {
            sqlstate: Some(sqlstate),
            message: Some(message.into()),
        });
        self
    }

    /// The server's answer where only one of both was written down.
    pub fn server_partly(
        mut self,
        sqlstate: Option<&'static str>,
        message: Option<String>,
    ) -> Self {
        self.server = Some(ServerError { sqlstate, message });
        self
    }

    /// Says in the note that nobody has seen the refusal. Then there is no server text either.
    pub fn expected(mut self) -> Self {
        self.server = None;
        self.and(EXPECTED)
    }

    /// That the statement is in a transaction is what is wrong. Says which tool opened it, if one did,
    /// and how to have none.
    pub fn in_transaction(mut self, ctx: &Context<'_>) -> Self {
        let Some(convention) = ctx.convention else {
            return self;
        };
        if !convention.is_certain {
            self.severity = Some(Severity::Note);
            self.server = None;
        }
        self.help(convention.instead).and(convention.what)
    }

    /// More in the note.
    fn and(mut self, more: &str) -> Self {
        self.note = Some(match self.note {
            Some(note) => format!("{note}; {more}"),
            None => more.to_owned(),
        });
        self
    }

    /// Another weight than the rule's.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// A repair.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: &'static Rule,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// Findings of `rule` go to `diagnostics`.
    pub fn new(rule: &'static Rule, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self { rule, diagnostics }
    }

    /// Adds one.
    pub fn add(&mut self, finding: Finding) {
        self.diagnostics.push(Diagnostic {
            rule: self.rule.id,
            severity: finding.severity.unwrap_or(self.rule.severity),
            span: finding.span,
            message: finding.message,
            note: finding.note,
            help: finding.help,
            server: finding.server,
            since: self.rule.validity.since,
            until: self.rule.validity.until,
            fix: finding.fix,
        });
    }
}
