//! What becomes of a text: the verdict of core's rules on each statement, and what stands in its
//! place upstream.

use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use deesql_core::parse::token::Token;
use deesql_core::parse::{Reader, Statement};
use deesql_core::service::{Release, StatementKind};
use deesql_core::verify::{Options, Verifier};
use lru::LruCache;

use super::transaction::Transaction;
use super::{asynchronous, refusal, storage};
use crate::proxy::relay::behaviour::Splice;
use crate::proxy::relay::message::ErrorFields;

/// Judges texts, and remembers verdicts.
#[derive(Debug)]
pub(super) struct Judge {
    verifier: Verifier,
    /// Whether jobs run in the background.
    has_jobs: bool,
    /// The major version of PostgreSQL. Every session is told before its first statement.
    server_major: AtomicU32,
    known: Mutex<LruCache<Question, Arc<Script>>>,
}

/// Precedes the first statement of a transaction that changes rows.
const ROW_COUNT: &str = "SELECT sys.deesql_begin_row_count()";
/// Follows every statement that changes rows.
const ROW_LIMIT: &str = "SELECT sys.deesql_check_row_limit()";

/// How many verdicts are remembered, and about which texts: longer ones are rarely sent twice.
const REMEMBERED: NonZeroUsize = NonZeroUsize::new(2048).unwrap();
const LONGEST_REMEMBERED: usize = 4096;

#[derive(Debug, PartialEq, Eq, Hash)]
struct Question {
    way: Way,
    before: Before,
    text: Box<str>,
}

/// The transaction before a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Before {
    /// As it will be.
    pub(super) transaction: Transaction,
    /// Whether it is certain. Else it may be another one, in which nothing has been done yet.
    pub(super) is_certain: bool,
}

/// How a text is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Way {
    /// In a Query: with several statements it is one transaction.
    Query,
    /// In a Parse, to be run by Execute.
    Execution,
}

/// A text that was judged.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) statements: Vec<Judged>,
    /// The transaction after it.
    pub(super) after: Transaction,
}

/// A statement that was judged.
#[derive(Debug)]
pub(super) struct Judged {
    /// Its bytes in the text, without a semicolon.
    pub(super) range: Range<usize>,
    /// The error that it gets.
    pub(super) refusal: Option<ErrorFields>,
    /// What becomes of it otherwise.
    pub(super) treatment: Treatment,
}

/// What becomes of a statement that is not refused.
#[derive(Debug)]
pub(super) enum Treatment {
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
    /// A query that submits a job stands in its place.
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
            known: Mutex::new(LruCache::new(REMEMBERED)),
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
        let before = Before {
            transaction: before.transaction.condensed(),
            ..before
        };
        if text.len() > LONGEST_REMEMBERED {
            return Arc::new(self.script(way, text, before));
        }
        let question = Question {
            way,
            before,
            text: text.into(),
        };
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(script) = known().get(&question) {
            return Arc::clone(script);
        }
        let script = Arc::new(self.script(way, text, before));
        known().put(question, Arc::clone(&script));
        script
    }

    fn script(&self, way: Way, text: &str, before: Before) -> Script {
        // The whole text first: one statement alone is no transaction of several.
        let mut reader = Reader::new(text);
        let mut count = 0;
        while reader.next().is_some() {
            count += 1;
        }
        let mut after = before.transaction;
        let mut statements = Vec::with_capacity(count);
        let mut reader = Reader::new(text);
        while let Some((statement, tokens)) = reader.next() {
            if way == Way::Query && count > 1 {
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
        Script { statements, after }
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
            .or_else(|| self.storage(statement))
            .unwrap_or(Treatment::Forward);
        Judged {
            range: statement.span.start as usize..statement.span.end as usize,
            refusal: refusal::refusal(&findings),
            treatment,
        }
    }

    /// What PostgreSQL has since version 16 is set behind the statement before.
    fn storage(&self, statement: &Statement) -> Option<Treatment> {
        if self.server_major.load(Ordering::Relaxed) >= 16 {
            return None;
        }
        let (splices, then) = storage::without(statement)?;
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
