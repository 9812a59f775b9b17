//! What happened so far.

use std::fmt::{Display, Formatter};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many errors are shown.
const SHOWN: u64 = 20;

/// Counts of all clients.
pub(super) struct Tally {
    start: Instant,
    end: Instant,
    transactions: AtomicU64,
    pub(super) refusals: AtomicU64,
    pub(super) connections: AtomicU64,
    pub(super) cancels: AtomicU64,
    pub(super) killed: AtomicU64,
    unexpected: AtomicU64,
    /// What transactions took since the last report, in microseconds.
    recent: Mutex<Vec<u32>>,
}

impl Tally {
    /// Of clients that work until then.
    pub(super) fn until(end: Instant) -> Self {
        Self {
            start: Instant::now(),
            end,
            transactions: AtomicU64::new(0),
            refusals: AtomicU64::new(0),
            connections: AtomicU64::new(0),
            cancels: AtomicU64::new(0),
            killed: AtomicU64::new(0),
            unexpected: AtomicU64::new(0),
            recent: Mutex::default(),
        }
    }

    pub(super) fn is_over(&self) -> bool {
        Instant::now() >= self.end
    }

    pub(super) fn left(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }

    /// A transaction that began then and was answered as it should.
    pub(super) fn done(&self, began: Instant) {
        self.transactions.fetch_add(1, Ordering::Relaxed);
        let microseconds = u32::try_from(began.elapsed().as_micros()).unwrap_or(u32::MAX);
        let recent = self.recent.lock();
        recent
            .unwrap_or_else(PoisonError::into_inner)
            .push(microseconds);
    }

    pub(super) fn count(counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Something that should not be.
    pub(super) fn fail(&self, who: &str, what: &str) {
        if self.unexpected.fetch_add(1, Ordering::Relaxed) < SHOWN {
            println!("unexpected: {who}: {what}");
        }
    }

    pub(super) fn unexpected(&self) -> u64 {
        self.unexpected.load(Ordering::Relaxed)
    }

    /// The counts, and what transactions took since the last report.
    pub(super) fn report(&self) -> String {
        let recent = self.recent.lock();
        let mut recent = std::mem::take(&mut *recent.unwrap_or_else(PoisonError::into_inner));
        recent.sort_unstable();
        let part = |per_cent: usize| {
            let at = recent.len() * per_cent / 100;
            f64::from(recent.get(at).copied().unwrap_or_default()) / 1e3
        };
        let (half, most) = (part(50), part(99));
        format!("{}   p50 {half:.2} ms, p99 {most:.2} ms", self.summary())
    }

    pub(super) fn summary(&self) -> impl Display {
        Summary {
            seconds: self.start.elapsed().as_secs(),
            counts: [
                (&self.transactions, "transactions"),
                (&self.refusals, "refusals"),
                (&self.connections, "connections"),
                (&self.cancels, "cancels"),
                (&self.killed, "clients killed"),
                (&self.unexpected, "unexpected"),
            ]
            .map(|(it, name)| (it.load(Ordering::Relaxed), name)),
        }
    }
}

struct Summary {
    seconds: u64,
    counts: [(u64, &'static str); 6],
}

impl Display for Summary {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:4} s", self.seconds)?;
        self.counts
            .iter()
            .try_for_each(|(count, name)| write!(f, ", {count} {name}"))
    }
}
