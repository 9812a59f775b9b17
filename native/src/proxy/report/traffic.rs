//! What went through a proxy in report mode, of which the service would refuse something.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use deesql_core::text::Diagnostic;

use super::Refused;

/// How many statements are kept, and how many bytes of text: a program may make up new ones for ever.
const MOST_STATEMENTS: usize = 10_000;
const MOST_BYTES: usize = 64 << 20;

/// What went through a proxy. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Traffic(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    /// Statements that were sent to be run, refused or not.
    statements: AtomicU64,
    list: Mutex<List>,
}

#[derive(Debug, Default)]
struct List {
    /// In the order in which they were seen first.
    refused: Vec<RefusedStatement>,
    /// Where they are, by shape and rules.
    places: HashMap<(String, Vec<&'static str>), usize>,
    bytes: usize,
    omitted: u64,
}

/// A statement that the service would refuse, with all that differ from it in constants, white space
/// and comments only.
#[derive(Clone, Debug)]
pub struct RefusedStatement {
    /// The first of them.
    pub text: String,
    /// The errors in it, with spans in bytes of `text`.
    pub findings: Vec<Diagnostic>,
    /// How often it was sent to be run; 0 if it was only prepared.
    pub count: u64,
    /// Where it was seen first.
    pub first: Place,
}

/// Where a statement was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which connection of the proxy, from 1.
    pub connection: u64,
    /// What the client calls itself; may be empty.
    pub application: Arc<str>,
    /// Which statement of the connection, from 1; 0 for its start packet.
    pub statement: u64,
}

impl Traffic {
    /// What would be refused, in the order in which it was seen first.
    pub fn refused(&self) -> Vec<RefusedStatement> {
        self.list().refused.clone()
    }

    /// How many statements were sent to be run, refused or not.
    pub fn statements(&self) -> u64 {
        self.0.statements.load(Ordering::Relaxed)
    }

    /// How often statements would be refused that are not kept, because there were too many others.
    pub fn omitted(&self) -> u64 {
        self.list().omitted
    }

    /// So many statements were sent to be run.
    pub(super) fn saw(&self, statements: u64) {
        self.0.statements.fetch_add(statements, Ordering::Relaxed);
    }

    pub(super) fn record(&self, statement: &Refused, times: u64, place: Place) {
        let rules = statement.findings.iter().map(|it| it.rule).collect();
        let key = (statement.shape.clone(), rules);
        let mut list = self.list();
        if let Some(at) = list.places.get(&key).copied() {
            list.refused[at].count += times;
            return;
        }
        let bytes = list.bytes + statement.text.len() + statement.shape.len();
        if list.refused.len() == MOST_STATEMENTS || bytes > MOST_BYTES {
            list.omitted += times;
            return;
        }
        list.bytes = bytes;
        let at = list.refused.len();
        list.places.insert(key, at);
        list.refused.push(RefusedStatement {
            text: statement.text.clone(),
            findings: statement.findings.clone(),
            count: times,
            first: place,
        });
    }

    fn list(&self) -> MutexGuard<'_, List> {
        self.0.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
