//! What makes a statement or a COMMIT fail that no rule refuses: a catalog that another session has
//! changed, and the age of the transaction.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use deesql_core::parse::Statement;
use deesql_core::service::StatementKind;
use deesql_core::service::statement::StatementClass;

use super::judge::Script;
use crate::proxy::known::Before;
use crate::proxy::relay::message::ErrorFields;
use crate::proxy::transaction::Transaction;

/// Observed on a cluster 2026-10-01.
pub(super) const STALE: (&str, &str) = (
    "40001",
    "schema has been updated by another transaction (OC001)",
);

/// What a statement is to the transaction around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::proxy) enum Part {
    /// It commits.
    Commit,
    /// It begins a transaction, or gives one up; nothing keeps it from that.
    Bracket,
    /// It concerns the session only, and looks nothing up.
    Aside,
    /// It looks names up in the catalog.
    Use,
}

impl Part {
    pub(super) fn of(statement: &Statement) -> Self {
        match (statement.kind, statement.kind.class()) {
            (StatementKind::Commit, _) => Self::Commit,
            (_, StatementClass::Transaction) => Self::Bracket,
            (_, StatementClass::Session) => Self::Aside,
            _ => Self::Use,
        }
    }
}

/// The catalog as all sessions of a proxy see it.
#[derive(Debug, Default)]
pub(super) struct Catalog {
    /// How often it has changed.
    version: AtomicU64,
}

impl Catalog {
    /// Something was committed that all sessions have to learn. What it is now.
    pub(super) fn change(&self) -> u64 {
        self.version.fetch_add(1, Ordering::AcqRel) + 1
    }

    fn version(&self) -> u64 {
        self.version.load(Ordering::Acquire)
    }
}

/// How sessions are watched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    /// Whether a session fails once after the catalog was changed by another.
    pub(super) stale_sessions_fail: bool,
    /// How old a transaction may become.
    pub(super) transaction_age: Duration,
}

/// Why a statement of a text fails.
#[derive(Debug)]
pub(super) struct Objection {
    /// Which statement.
    pub(super) at: usize,
    /// What runs in its place before it fails.
    pub(super) first: Option<&'static str>,
    pub(super) error: ErrorFields,
}

/// What is watched of one session.
#[derive(Debug)]
pub(super) struct Watch {
    rules: Rules,
    catalog: Arc<Catalog>,
    /// The catalog that the session knows.
    known: u64,
    /// Whether the open transaction has looked something up in it.
    has_used: bool,
    /// When the open block was begun.
    begun: Option<Instant>,
    /// Whether an error came that may have aborted the open block.
    has_failed: bool,
    /// Whether the open transaction has changed the catalog.
    has_defined: bool,
}

impl Watch {
    pub(super) fn new(rules: Rules, catalog: &Arc<Catalog>) -> Self {
        Self {
            rules,
            catalog: Arc::clone(catalog),
            known: catalog.version(),
            has_used: false,
            begun: None,
            has_failed: false,
            has_defined: false,
        }
    }

    /// A text is about to be sent that no rule refuses.
    pub(super) fn objection(&mut self, script: &Script, before: Before) -> Option<Objection> {
        // What may never be reached is no occasion to say it; the next statement is.
        let can_object = before.is_certain && !self.has_failed;
        let objection = match can_object && (self.is_stale() || self.begun.is_some()) {
            true => self.find(script),
            false => None,
        };
        self.follow(script);
        objection
    }

    fn is_stale(&self) -> bool {
        self.rules.stale_sessions_fail && self.known != self.catalog.version()
    }

    fn find(&mut self, script: &Script) -> Option<Objection> {
        let (mut begun, mut has_used) = (self.begun, self.has_used);
        for (at, statement) in script.statements.iter().enumerate() {
            let ends = statement.part == Part::Commit;
            let object = |error| {
                Some(Objection {
                    at,
                    // A COMMIT that fails ends its transaction all the same.
                    first: ends.then_some("ROLLBACK"),
                    error,
                })
            };
            let age = begun.map(|it| it.elapsed());
            let is_stale = self.is_stale();
            match statement.part {
                Part::Bracket => (begun, has_used) = (None, false),
                _ if age.is_some_and(|it| it > self.rules.transaction_age) => {
                    return object(too_old(self.rules.transaction_age, age.unwrap_or_default()));
                }
                // The transaction sees what it saw first; that this has changed it learns in the end.
                Part::Use if is_stale && !has_used => {
                    self.known = self.catalog.version();
                    return object(ErrorFields::error(STALE.0, STALE.1));
                }
                Part::Commit if is_stale && has_used => {
                    self.known = self.catalog.version();
                    return object(ErrorFields::error(STALE.0, STALE.1));
                }
                Part::Commit => (begun, has_used) = (None, false),
                Part::Use => has_used = true,
                Part::Aside => {}
            }
        }
        None
    }

    /// What the text leaves behind.
    fn follow(&mut self, script: &Script) {
        match script.after {
            Transaction::None => self.end(),
            Transaction::Implicit(_) => self.has_used = true,
            Transaction::Block(_) => {
                self.begun.get_or_insert_with(Instant::now);
                self.has_used |= script.statements.iter().any(|it| it.part == Part::Use);
            }
        }
    }

    fn end(&mut self) {
        self.has_used = false;
        self.begun = None;
    }

    /// What was sent without a block ends here.
    pub(super) fn sync(&mut self) {
        if self.begun.is_none() {
            self.has_used = false;
        }
    }

    /// A statement has succeeded; PostgreSQL says which one.
    pub(super) fn succeeded(&mut self, tag: &[u8]) {
        match tag.first() {
            Some(b'A' | b'C' | b'D' | b'G' | b'R') => {}
            _ => return,
        }
        match tag.strip_suffix(b"\0").unwrap_or(tag) {
            b"ROLLBACK" => self.has_defined = false,
            b"COMMIT" => self.publish(),
            tag => self.has_defined |= DEFINITIONS.iter().any(|it| tag.starts_with(it)),
        }
    }

    /// What the session has changed is there for all.
    fn publish(&mut self) {
        if std::mem::take(&mut self.has_defined) {
            let now = self.catalog.change();
            // Its own change is no news to it.
            if self.known + 1 == now {
                self.known = now;
            }
        }
    }

    /// A statement has failed, and with it all that was not committed.
    pub(super) fn failed(&mut self) {
        self.has_failed = true;
        self.has_defined = false;
    }

    /// PostgreSQL waits for the client.
    pub(super) fn ready(&mut self, is_idle: bool, is_last: bool) {
        if is_idle {
            self.publish();
            self.has_failed = false;
            if is_last {
                self.end();
            }
        } else if is_last {
            self.begun.get_or_insert_with(Instant::now);
        }
    }
}

/// How the tags of statements begin that change the catalog.
const DEFINITIONS: [&[u8]; 6] = [
    b"ALTER ", b"COMMENT", b"CREATE ", b"DROP ", b"GRANT", b"REVOKE",
];

/// Observed on a cluster 2026-09-23.
fn too_old(limit: Duration, age: Duration) -> ErrorFields {
    let (limit, age) = (limit.as_secs(), age.as_secs());
    let message = format!("transaction age limit of {limit}s exceeded");
    let mut error = ErrorFields::error("54000", &message);
    let detail = format!("Current transaction age {age}s exceeds {limit}s");
    error.set(ErrorFields::DETAIL, Some(&detail));
    error
}
