//! What becomes of a text: the verdict of core's rules on each statement, and what stands in its
//! place upstream.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use deesql_core::parse::token::Token;
use deesql_core::parse::{Reader, Statement};
use deesql_core::service::{Release, StatementKind};
use deesql_core::verify::{Options, Verifier};
use lru::LruCache;

use super::transaction::Transaction;
use super::{asynchronous, refusal};
use crate::proxy::relay::message::ErrorFields;

/// Judges texts, and remembers verdicts.
#[derive(Debug)]
pub(super) struct Judge {
    verifier: Verifier,
    /// Whether jobs run in the background.
    has_jobs: bool,
    known: Mutex<LruCache<Question, Arc<Script>>>,
}

/// How many verdicts are remembered, and about which texts: longer ones are rarely sent twice.
const REMEMBERED: NonZeroUsize = NonZeroUsize::new(2048).unwrap();
const LONGEST_REMEMBERED: usize = 4096;

#[derive(Debug, PartialEq, Eq, Hash)]
struct Question {
    way: Way,
    before: Transaction,
    text: Box<str>,
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
    /// The rows that it changes are counted behind it.
    Counted {
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
            known: Mutex::new(LruCache::new(REMEMBERED)),
        }
    }

    /// A text that is sent as one Query.
    pub(super) fn query(&self, text: &str, before: Transaction) -> Arc<Script> {
        self.ask(Way::Query, text, before)
    }

    /// A statement that is run by Execute.
    pub(super) fn execution(&self, text: &str, before: Transaction) -> Arc<Script> {
        self.ask(Way::Execution, text, before)
    }

    fn ask(&self, way: Way, text: &str, before: Transaction) -> Arc<Script> {
        let before = before.condensed();
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

    fn script(&self, way: Way, text: &str, before: Transaction) -> Script {
        // The whole text first: one statement alone is no transaction of several.
        let mut reader = Reader::new(text);
        let mut count = 0;
        while reader.next().is_some() {
            count += 1;
        }
        let mut after = before;
        let mut statements = Vec::with_capacity(count);
        let mut reader = Reader::new(text);
        while let Some((statement, tokens)) = reader.next() {
            if way == Way::Query && count > 1 {
                after = after.shared();
            }
            statements.push(self.judged(text, &statement, tokens, after));
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
        transaction: Transaction,
    ) -> Judged {
        let findings = self
            .verifier
            .verify_statement(text, statement, tokens, transaction.state());
        let treatment = asynchronous::job(text, statement, self.has_jobs).unwrap_or_else(|| {
            if statement.is_manipulation() {
                Treatment::Counted {
                    reads_rows: statement.kind == StatementKind::CopyFrom,
                }
            } else {
                Treatment::Forward
            }
        });
        Judged {
            range: statement.span.start as usize..statement.span.end as usize,
            refusal: refusal::refusal(&findings),
            treatment,
        }
    }
}
