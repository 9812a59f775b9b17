//! The behaviour of Aurora DSQL.
//!
//! | you look for | it is in |
//! | --- | --- |
//! | what a statement is turned into | `judge` |
//! | which error a refused statement gets | `refusal` |
//! | `CREATE INDEX ASYNC`, `ALTER TABLE ASYNC` as statements | `asynchronous` |
//! | their jobs | `jobs` |
//! | what PostgreSQL 15 does not have | `storage` |
//! | bare `numeric` | `numeric` |
//! | which version it says it is | `version` |
//! | `sys.jobs`, `sys.wait_for_job`, the row limit | `sys.sql` |
//! | what a statement alone does not show: limits, types of keys | `catalog.sql` |
//! | errors of PostgreSQL in the service's words | `conflict`, `words` |
//! | a changed catalog (OC001), the age of a transaction | `watch` |

mod asynchronous;
mod conflict;
mod jobs;
mod judge;
mod numeric;
mod refusal;
mod storage;
#[cfg(test)]
mod tests;
mod version;
mod watch;
mod words;

use std::sync::Arc;

use deesql_core::service::Release;

use super::Config;
use super::known::Before;
use super::metrics::Metrics;
use super::relay::behaviour::{
    Answer, Behaviour, Execution, REFUSED, Ready, Splice, Substitute, Then,
};
use super::relay::message::ErrorFields;
use super::relay::session;
use super::transaction::{Certainty, Transaction};
use jobs::Jobs;
use judge::{Judge, Judged, Script, Treatment};
use refusal::Refusal;
use watch::{Catalog, Objection, Rules, Watch};

/// What all sessions of a proxy share.
#[derive(Debug)]
pub(super) struct Emulator {
    judge: Judge,
    /// Those who run jobs in the background. Without a login of its own the proxy runs them in the
    /// client's session.
    jobs: Option<Jobs>,
    catalog: Arc<Catalog>,
    rules: Rules,
    metrics: Metrics,
}

/// One session that behaves like one of Aurora DSQL.
pub(super) type Session = session::Session<Emulation>;

impl Emulator {
    pub(super) fn new(config: &Config) -> Arc<Self> {
        let login = config.login.as_ref();
        let catalog = Arc::default();
        let jobs = login.map(|it| Jobs::new(&config.upstream, it, Arc::clone(&catalog)));
        let rules = Rules {
            stale_sessions_fail: config.conflicts,
            transaction_age: config.transaction_age,
        };
        Self::with_jobs(config.release, jobs, catalog, rules, config.metrics.clone())
    }

    fn with_jobs(
        release: Release,
        jobs: Option<Jobs>,
        catalog: Arc<Catalog>,
        rules: Rules,
        metrics: Metrics,
    ) -> Arc<Self> {
        Arc::new(Self {
            catalog,
            rules,
            judge: Judge::new(release, jobs.is_some()),
            jobs,
            metrics,
        })
    }

    /// Puts what is needed into the database, once. Does nothing without a login.
    ///
    /// # Errors
    /// PostgreSQL cannot be reached or refuses. The next call tries again.
    pub(super) async fn prepare(&self) -> Result<(), tokio_postgres::Error> {
        match &self.jobs {
            Some(jobs) => jobs.prepare().await,
            None => Ok(()),
        }
    }

    /// Starts the jobs that a session has just committed.
    fn start_jobs(&self) {
        if let Some(jobs) = &self.jobs {
            jobs.start();
        }
    }

    /// A new session.
    pub(super) fn session(self: &Arc<Self>) -> Session {
        Session::new(Emulation {
            emulator: Arc::clone(self),
            transaction: Transaction::default(),
            certainty: Certainty::default(),
            watch: Watch::new(self.rules, &self.catalog),
            has_submitted: false,
        })
    }
}

/// The behaviour of one session.
#[derive(Debug)]
pub(super) struct Emulation {
    emulator: Arc<Emulator>,
    /// As it will be when everything sent so far has been carried out.
    transaction: Transaction,
    certainty: Certainty,
    watch: Watch,
    /// Whether a job was submitted in it.
    has_submitted: bool,
}

impl Behaviour for Emulation {
    /// The verdict on it where nothing was done before, which also has its text.
    type Statement = Arc<Script>;

    fn preparation(&self) -> Option<&str> {
        self.emulator.jobs.is_none().then_some(jobs::INSTALLATION)
    }

    fn parameter(&mut self, name: &str, value: &str) -> Option<&'static str> {
        if name != "server_version" {
            return None;
        }
        self.emulator.judge.set_server_version(value);
        Some(version::SERVER_VERSION)
    }

    fn query(&mut self, text: &str) -> Option<Substitute> {
        let before = self.before_statement();
        let script = self.emulator.judge.query(text, before);
        self.transaction = script.after;
        self.certainty.sync();
        let last = script.statements.last();
        let refusal = last.and_then(|it| it.refusal.as_ref());
        self.count(script.statements.len(), refusal);
        let objection = match refusal {
            None => self.watch.objection(&script, before),
            Some(_) => None,
        };
        if script.is_forwarded && objection.is_none() {
            return None;
        }
        let mut substitute = Substitute::default();
        for (at, it) in script.statements.iter().enumerate() {
            if let Some(objection) = objection.as_ref().filter(|it| it.at == at) {
                Self::fail(it, objection, &mut substitute);
                break;
            }
            Self::substitute(it, &mut substitute);
            if substitute.refusal.is_some() {
                break;
            }
        }
        (!substitute.splices.is_empty()).then_some(substitute)
    }

    fn parse(&mut self, text: &str) -> (Arc<Script>, Option<Substitute>) {
        let script = self.emulator.judge.execution(text, Before::NOTHING);
        let substitute = match script.statements.as_slice() {
            _ if script.is_forwarded => None,
            [statement] => {
                // It is never run.
                if statement.refusal.is_some() {
                    self.count(1, statement.refusal.as_ref());
                }
                Self::prepared(statement)
            }
            // PostgreSQL refuses to prepare more than one.
            _ => None,
        };
        (script, substitute)
    }

    fn execute(&mut self, prepared: &Arc<Script>) -> Execution {
        let before = self.before_statement();
        let script = match before {
            Before::NOTHING => Arc::clone(prepared),
            _ => self.emulator.judge.execution(&prepared.text, before),
        };
        self.transaction = script.after;
        let Some(statement) = script.statements.first() else {
            return Execution::default();
        };
        self.count(1, statement.refusal.as_ref());
        if statement.refusal.is_none()
            && let Some(objection) = self.watch.objection(&script, before)
        {
            return Execution {
                refusal: Some(objection.error),
                first: objection.first,
                ..Execution::default()
            };
        }
        let mut execution = Execution {
            refusal: statement.refusal.as_ref().map(|it| it.error.clone()),
            ..Execution::default()
        };
        match &statement.treatment {
            Treatment::Forward | Treatment::Changed { .. } => {}
            Treatment::Job { tag, .. } => {
                execution.answer = Answer::Tagged(tag);
            }
            Treatment::Followed {
                first,
                then,
                reads_rows,
                ..
            } => {
                execution.first = *first;
                execution.answer = Answer::Held;
                execution.then = Some(Then {
                    query: then.clone(),
                    after_copy: *reads_rows,
                });
            }
        }
        execution
    }

    fn succeeded(&mut self, tag: &str) {
        self.has_submitted |= tag != "SHOW";
    }

    fn completed(&mut self, tag: &[u8]) {
        self.watch.succeeded(tag);
    }

    fn sync(&mut self) {
        self.watch.sync();
        self.transaction.sync();
        self.certainty.sync();
    }

    fn error(&mut self, fields: &mut ErrorFields) -> bool {
        self.watch.failed();
        conflict::reword(fields) || words::reword(fields)
    }

    fn ready(&mut self, ready: Ready) -> bool {
        self.watch.ready(ready.is_idle, ready.is_last);
        if ready.is_last {
            self.transaction.settle(ready.is_idle);
            self.certainty.settle(ready.is_idle);
        }
        ready.is_idle && std::mem::take(&mut self.has_submitted)
    }

    fn start_work(&self) {
        self.emulator.start_jobs();
    }
}

impl Emulation {
    fn before_statement(&mut self) -> Before {
        Before {
            transaction: self.transaction,
            is_certain: self.certainty.at_statement(),
        }
    }

    /// So many statements are sent to be run, of which the last may be refused.
    fn count(&self, statements: usize, refusal: Option<&Refusal>) {
        let metrics = &self.emulator.metrics;
        metrics.statements(statements as u64);
        if let Some(refusal) = refusal {
            metrics.refused(refusal.rule);
        }
    }

    /// What is prepared in the place of a statement.
    fn prepared(statement: &Judged) -> Option<Substitute> {
        let mut substitute = Substitute::default();
        match (&statement.refusal, &statement.treatment) {
            (None, Treatment::Forward) => {}
            // What follows it does so when it is run.
            (None, Treatment::Followed { splices, .. }) => substitute.splices.clone_from(splices),
            _ => Self::substitute(statement, &mut substitute),
        }
        (!substitute.splices.is_empty()).then_some(substitute)
    }

    /// Adds a statement that no rule refuses and that fails.
    fn fail(statement: &Judged, objection: &Objection, substitute: &mut Substitute) {
        let text = match objection.first {
            Some(first) => {
                substitute.answers.push(Answer::Hidden);
                format!("{first}; {REFUSED}")
            }
            None => REFUSED.to_owned(),
        };
        substitute.refusal = Some(objection.error.clone());
        substitute.splices.push(Splice {
            range: statement.range.clone(),
            text,
        });
    }

    /// Adds what becomes of one statement of a text.
    fn substitute(statement: &Judged, substitute: &mut Substitute) {
        let range = statement.range.clone();
        if let Some(refusal) = &statement.refusal {
            substitute.refusal = Some(refusal.error.clone());
            substitute.splices.push(Splice {
                range,
                text: REFUSED.to_owned(),
            });
            return;
        }
        match &statement.treatment {
            Treatment::Forward => substitute.answers.push(Answer::Forward),
            Treatment::Changed { splices } => {
                substitute.answers.push(Answer::Forward);
                substitute.splices.extend_from_slice(splices);
            }
            Treatment::Job { text, tag } => {
                substitute.answers.push(Answer::Tagged(tag));
                substitute.splices.push(Splice {
                    range,
                    text: text.clone(),
                });
            }
            Treatment::Followed {
                first,
                splices,
                then,
                reads_rows,
            } => {
                substitute.reads_rows |= reads_rows;
                if let Some(first) = first {
                    substitute.answers.push(Answer::Hidden);
                    substitute.splices.push(Splice {
                        range: range.start..range.start,
                        text: format!("{first}; "),
                    });
                }
                substitute.answers.extend([Answer::Held, Answer::Hidden]);
                substitute.splices.extend_from_slice(splices);
                substitute.splices.push(Splice {
                    range: range.end..range.end,
                    text: format!("; {then}"),
                });
            }
        }
    }
}
