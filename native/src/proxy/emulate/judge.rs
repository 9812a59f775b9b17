//! What becomes of a text: the verdict of core's rules on each statement, and what stands in its
//! place upstream.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use deesql_core::parse::token::Token;
use deesql_core::parse::{Reader, Statement};
use deesql_core::service::{Release, StatementKind};
use deesql_core::verify::{Options, Verifier};

use super::refusal::{Refusal, refusal};
use super::watch::Part;
use super::{asynchronous, numeric, storage, version};
use crate::proxy::known::{Before, Known, Question, Verdict, Way, is_alone};
use crate::proxy::relay::behaviour::Splice;
use crate::proxy::transaction::Transaction;

/// Judges texts, and remembers verdicts.
#[derive(Debug)]
pub(super) struct Judge {
    verifier: Verifier,
    /// Whether jobs run in the background.
    has_jobs: bool,
    /// The major version of PostgreSQL. Every session is told before its first statement.
    server_major: AtomicU32,
    known: Known<Script>,
}

/// Precedes the first statement of a transaction that changes rows.
const ROW_COUNT: &str = "SELECT sys.deesql_begin_row_count()";
/// Follows every statement that changes rows.
const ROW_LIMIT: &str = "SELECT sys.deesql_check_row_limit()";

/// A text that was judged.
#[derive(Debug)]
pub(in crate::proxy) struct Script {
    pub(in crate::proxy) text: Box<str>,
    /// Whether it is sent as it is.
    pub(in crate::proxy) is_forwarded: bool,
    pub(in crate::proxy) statements: Vec<Judged>,
    /// The transaction after it.
    pub(in crate::proxy) after: Transaction,
}

/// A statement that was judged.
#[derive(Debug)]
pub(in crate::proxy) struct Judged {
    /// Its bytes in the text, without a semicolon.
    pub(in crate::proxy) range: Range<usize>,
    /// What it is to the transaction around it.
    pub(in crate::proxy) part: Part,
    /// Why it is refused, if it is.
    pub(in crate::proxy) refusal: Option<Refusal>,
    /// What becomes of it otherwise.
    pub(in crate::proxy) treatment: Treatment,
}

impl Verdict for Script {
    fn is_general(&self) -> bool {
        self.is_forwarded
    }
}

impl Judged {
    fn is_forwarded(&self) -> bool {
        self.refusal.is_none() && matches!(self.treatment, Treatment::Forward)
    }
}

/// What becomes of a statement that is not refused.
#[derive(Debug)]
pub(in crate::proxy) enum Treatment {
    /// It is sent as it is.
    Forward,
    /// It is sent with changes, and another one runs behind it.
    Followed {
        /// One that runs before it.
        first: Option<&'static str>,
        /// In bytes of the whole text.
        splices: Vec<Splice>,
        then: Cow<'static, str>,
        /// Whether it is a COPY that reads rows from the client.
        reads_rows: bool,
    },
    /// It is sent with changes.
    Changed {
        /// In bytes of the whole text.
        splices: Vec<Splice>,
    },
    /// A query that submits a job stands in its place, or one that answers it.
    Job {
        text: String,
        /// The command tag of the statement itself.
        tag: &'static str,
    },
}

impl Judge {
    pub(super) fn new(release: Release, has_jobs: bool) -> Self {
        let options = Options {
            release,
            ..Options::default()
        };
        Self {
            verifier: Verifier::new(options),
            has_jobs,
            server_major: AtomicU32::new(u32::MAX),
            known: Known::default(),
        }
    }

    /// PostgreSQL says its version: `15.18 (Debian …)`.
    pub(super) fn set_server_version(&self, version: &str) {
        let major = version.split(|it: char| !it.is_ascii_digit()).next();
        if let Some(major) = major.and_then(|it| it.parse().ok()) {
            self.server_major.store(major, Ordering::Relaxed);
        }
    }

    /// A text that is sent as one Query.
    pub(super) fn query(&self, text: &str, before: Before) -> Arc<Script> {
        self.ask(Way::Query, text, before)
    }

    /// A statement that is run by Execute.
    pub(super) fn execution(&self, text: &str, before: Before) -> Arc<Script> {
        self.ask(Way::Execution, text, before)
    }

    fn ask(&self, way: Way, text: &str, before: Before) -> Arc<Script> {
        let question = Question { way, before, text };
        self.known.get_or_reach(question, |it| self.script(it))
    }

    fn script(&self, question: Question<'_>) -> Script {
        let Question { way, before, text } = question;
        let is_alone = is_alone(text);
        let mut after = before.transaction;
        let mut statements = Vec::new();
        let mut reader = Reader::new(text);
        while let Some((statement, tokens)) = reader.next() {
            if way == Way::Query && !is_alone {
                after = after.shared();
            }
            let before = Before {
                transaction: after,
                ..before
            };
            let judged = self.judged(text, &statement, tokens, before);
            let is_refused = judged.refusal.is_some();
            statements.push(judged);
            if is_refused {
                // It changes nothing, and PostgreSQL reads nothing behind it.
                break;
            }
            after = match way {
                Way::Query => after.after(&statement),
                Way::Execution => after.after_execute(&statement),
            };
        }
        if way == Way::Query {
            after.sync();
        }
        Script {
            text: text.into(),
            is_forwarded: statements.iter().all(Judged::is_forwarded),
            statements,
            after,
        }
    }

    fn judged(
        &self,
        text: &str,
        statement: &Statement,
        tokens: &[Token],
        before: Before,
    ) -> Judged {
        let findings =
            self.verifier
                .verify_statement(text, statement, tokens, before.transaction.state());
        let treatment = asynchronous::job(text, statement, self.has_jobs)
            .or_else(|| rows(statement, before))
            .or_else(|| self.columns(statement))
            .or_else(|| version::asked(text, statement, tokens))
            .unwrap_or(Treatment::Forward);
        Judged {
            range: statement.span.start as usize..statement.span.end as usize,
            part: Part::of(statement),
            refusal: refusal(&findings),
            treatment,
        }
    }

    /// New columns as the service makes them. What PostgreSQL has since version 16 is set behind the
    /// statement before.
    fn columns(&self, statement: &Statement) -> Option<Treatment> {
        let (table, columns) = storage::columns(statement)?;
        let mut splices = numeric::precisions(&columns);
        let is_old = self.server_major.load(Ordering::Relaxed) < 16;
        let without = is_old.then(|| storage::without(&table, &columns)).flatten();
        let Some((without, then)) = without else {
            return (!splices.is_empty()).then_some(Treatment::Changed { splices });
        };
        splices.extend(without);
        splices.sort_by_key(|it| it.range.start);
        Some(Treatment::Followed {
            first: None,
            splices,
            then: then.into(),
            reads_rows: false,
        })
    }
}

/// The rows that a statement changes are counted behind it.
fn rows(statement: &Statement, before: Before) -> Option<Treatment> {
    // Where it has begun already, this does nothing.
    let has_begun = before.is_certain && before.transaction.has_manipulated();
    statement.is_manipulation().then(|| Treatment::Followed {
        first: (!has_begun).then_some(ROW_COUNT),
        splices: vec![],
        then: ROW_LIMIT.into(),
        reads_rows: statement.kind == StatementKind::CopyFrom,
    })
}
