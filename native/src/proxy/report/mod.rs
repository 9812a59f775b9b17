//! Report mode: nothing is refused and nothing is changed, and what Aurora DSQL would refuse is
//! written down.
//!
//! | you look for | it is in |
//! | --- | --- |
//! | what is written down, and how it is counted | `traffic` |
//! | when two statements are the same one | `shape` |
//! | how a session is watched | here |

mod shape;
mod traffic;

use std::ops::Range;
use std::sync::Arc;

use deesql_core::parse::Reader;
use deesql_core::text::{Diagnostic, Severity};
use deesql_core::verify::{Options, Verifier};

use super::Config;
use super::known::{Before, Known, Question, Verdict, Way, is_alone};
use super::metrics::Metrics;
use super::relay::behaviour::{Behaviour, Execution, Ready, Substitute};
use super::relay::session;
use super::startup::StartPacket;
use super::transaction::{Certainty, Transaction};

pub use traffic::{Place, RefusedStatement, Traffic};

/// What all sessions of a proxy in report mode share.
#[derive(Debug)]
pub(super) struct Reporter {
    verifier: Verifier,
    known: Known<Script>,
    traffic: Traffic,
    metrics: Metrics,
}

/// One session that is watched.
pub(super) type Session = session::Session<Watch>;

/// A text that was judged.
#[derive(Debug)]
pub(super) struct Script {
    text: Box<str>,
    /// How many statements it has.
    count: u64,
    /// Those that the service would refuse.
    refused: Vec<Refused>,
    /// The transaction after it.
    after: Transaction,
}

impl Verdict for Script {
    fn is_general(&self) -> bool {
        self.refused.is_empty()
    }
}

/// A statement that the service would refuse.
#[derive(Debug)]
pub(super) struct Refused {
    /// Which one of its text, from 0.
    number: u64,
    /// What it has in common with those that differ in their constants only.
    shape: String,
    text: String,
    /// Errors only, in bytes of the statement.
    findings: Vec<Diagnostic>,
}

impl Reporter {
    pub(super) fn new(config: &Config, traffic: Traffic) -> Arc<Self> {
        let options = Options {
            release: config.release,
            ..Options::default()
        };
        Arc::new(Self {
            verifier: Verifier::new(options),
            known: Known::default(),
            traffic,
            metrics: config.metrics.clone(),
        })
    }

    /// A new session, which has sent this packet. What the service would refuse of it is written down as
    /// the `SET` that says the same.
    pub(super) fn session(self: &Arc<Self>, connection: u64, packet: &StartPacket) -> Session {
        let watch = Watch {
            reporter: Arc::clone(self),
            connection,
            application: packet.text("application_name").into(),
            statements: 0,
            transaction: Transaction::default(),
            certainty: Certainty::default(),
        };
        for (name, value) in packet.settings() {
            let text = format!("SET {name} = '{}'", value.replace('\'', "''"));
            watch.record(&self.judge(Way::Query, &text, Before::NOTHING), 1, 0);
        }
        Session::new(watch)
    }

    fn judge(&self, way: Way, text: &str, before: Before) -> Arc<Script> {
        let question = Question { way, before, text };
        self.known.get_or_reach(question, |it| self.script(it))
    }

    /// Each statement is judged on its own merits: PostgreSQL goes on behind one that the service
    /// would refuse.
    fn script(&self, question: Question<'_>) -> Script {
        let Question { way, before, text } = question;
        let is_alone = is_alone(text);
        let mut script = Script {
            text: text.into(),
            count: 0,
            refused: vec![],
            after: before.transaction,
        };
        let mut reader = Reader::new(text);
        while let Some((statement, tokens)) = reader.next() {
            if way == Way::Query && !is_alone {
                script.after = script.after.shared();
            }
            let state = script.after.state();
            let mut findings = self
                .verifier
                .verify_statement(text, &statement, tokens, state);
            findings.retain(|it| it.severity == Severity::Error);
            if !findings.is_empty() {
                let range = statement.span.start as usize..statement.span.end as usize;
                script.refused.push(Refused {
                    number: script.count,
                    shape: shape::of(text, tokens),
                    text: text[range.clone()].to_owned(),
                    findings: findings.into_iter().map(|it| moved(it, &range)).collect(),
                });
            }
            script.after = match way {
                Way::Query => script.after.after(&statement),
                Way::Execution => script.after.after_execute(&statement),
            };
            script.count += 1;
        }
        if way == Way::Query {
            script.after.sync();
        }
        script
    }
}

/// A finding in bytes of its statement. Fixes are not shown.
fn moved(mut finding: Diagnostic, statement: &Range<usize>) -> Diagnostic {
    let start = u32::try_from(statement.start).unwrap_or(u32::MAX);
    finding.span.start = finding.span.start.saturating_sub(start);
    finding.span.end = finding.span.end.saturating_sub(start);
    finding.fix = None;
    finding
}

/// The behaviour of a session that is only watched.
#[derive(Debug)]
pub(super) struct Watch {
    reporter: Arc<Reporter>,
    connection: u64,
    application: Arc<str>,
    /// How many it has sent.
    statements: u64,
    /// As it will be when everything sent so far has been carried out.
    transaction: Transaction,
    certainty: Certainty,
}

impl Behaviour for Watch {
    /// The verdict on it where nothing was done before.
    type Statement = Arc<Script>;

    fn query(&mut self, text: &str) -> Option<Substitute> {
        let before = self.before_statement();
        let script = self.reporter.judge(Way::Query, text, before);
        self.transaction = script.after;
        self.certainty.sync();
        self.record(&script, 1, self.statements + 1);
        self.statements += script.count;
        None
    }

    fn parse(&mut self, text: &str) -> (Arc<Script>, Option<Substitute>) {
        let script = self.reporter.judge(Way::Execution, text, Before::NOTHING);
        // It may never be run.
        self.record(&script, 0, self.statements + 1);
        (script, None)
    }

    fn execute(&mut self, prepared: &Arc<Script>) -> Execution {
        let script = match self.before_statement() {
            Before::NOTHING => Arc::clone(prepared),
            before => self.reporter.judge(Way::Execution, &prepared.text, before),
        };
        self.transaction = script.after;
        self.record(&script, 1, self.statements + 1);
        self.statements += 1;
        Execution::default()
    }

    fn sync(&mut self) {
        self.transaction.sync();
        self.certainty.sync();
    }

    fn ready(&mut self, ready: Ready) -> bool {
        if ready.is_last {
            self.transaction.settle(ready.is_idle);
            self.certainty.settle(ready.is_idle);
        }
        false
    }
}

impl Watch {
    fn before_statement(&mut self) -> Before {
        Before {
            transaction: self.transaction,
            is_certain: self.certainty.at_statement(),
        }
    }

    /// Writes down what would be refused of a text that was sent to be run so many times; with the
    /// number of its first statement.
    fn record(&self, script: &Script, times: u64, first: u64) {
        let traffic = &self.reporter.traffic;
        if first > 0 {
            traffic.saw(script.count * times);
            self.reporter.metrics.statements(script.count * times);
        }
        for it in &script.refused {
            let place = Place {
                connection: self.connection,
                application: Arc::clone(&self.application),
                statement: first + it.number,
            };
            traffic.record(it, times, place);
            // As the service would: it refuses a statement once, by the first that is wrong with it.
            if let Some(first) = it.findings.first().filter(|_| times > 0) {
                self.reporter.metrics.refused(first.rule);
            }
        }
    }
}
