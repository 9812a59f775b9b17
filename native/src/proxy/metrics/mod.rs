//! What a proxy counts about its work.

mod server;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

pub use server::serve_metrics;

/// What a proxy counts about its work. Clones count together.
#[derive(Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    open: Gauge,
    connections: Family<ByOutcome, Counter>,
    statements: Counter,
    refusals: Family<ByRule, Counter>,
    from_client: Counter,
    from_server: Counter,
    upstream_failures: Counter,
    /// Whether the proxy takes no more clients.
    is_draining: AtomicBool,
}

/// What became of a connection's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A session began.
    Session,
    /// It cancelled what another one runs.
    Cancel,
    /// It got an error, of the proxy or of PostgreSQL, before its session began.
    Refused,
    /// It left, said nothing in time, or nothing that is PostgreSQL's.
    Closed,
}

impl Outcome {
    fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Cancel => "cancel",
            Self::Refused => "refused",
            Self::Closed => "closed",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ByOutcome {
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ByRule {
    rule: &'static str,
}

impl Metrics {
    /// All of it, in the text format of OpenMetrics.
    pub fn encode(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.0.registry);
        text
    }

    /// A session has begun; it lasts until what is returned is dropped.
    pub(super) fn session(&self) -> OpenSession {
        self.started(Outcome::Session);
        self.0.open.inc();
        OpenSession(self.clone())
    }

    /// A connection has come to its end or its session.
    pub(super) fn started(&self, outcome: Outcome) {
        let outcome = outcome.name();
        let label = ByOutcome { outcome };
        self.0.connections.get_or_create(&label).inc();
    }

    /// So many statements were sent to be run.
    pub(super) fn statements(&self, count: u64) {
        self.0.statements.inc_by(count);
    }

    /// A statement was refused, or would have been.
    pub(super) fn refused(&self, rule: &'static str) {
        self.0.refusals.get_or_create(&ByRule { rule }).inc();
    }

    /// Bytes from a client.
    pub(super) fn client_sent(&self, bytes: usize) {
        self.0.from_client.inc_by(bytes as u64);
    }

    /// Bytes from PostgreSQL.
    pub(super) fn server_sent(&self, bytes: usize) {
        self.0.from_server.inc_by(bytes as u64);
    }

    /// PostgreSQL could not be reached, or did not let the proxy in.
    pub(super) fn upstream_failed(&self) {
        self.0.upstream_failures.inc();
    }

    /// The proxy takes no more clients.
    pub(super) fn drains(&self) {
        self.0.is_draining.store(true, Ordering::Relaxed);
    }

    fn is_draining(&self) -> bool {
        self.0.is_draining.load(Ordering::Relaxed)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("deesql");
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "This proxy", version);
        let open = Gauge::default();
        registry.register("sessions", "Open sessions", open.clone());
        let connections = Family::default();
        let help = "Connections, by what became of their start";
        registry.register("connections", help, connections.clone());
        let statements = Counter::default();
        registry.register(
            "statements",
            "Statements sent to be run",
            statements.clone(),
        );
        let refusals = Family::default();
        let help = "Statements that Aurora DSQL refuses, by the rule that says so";
        registry.register("refusals", help, refusals.clone());
        let from_client = Counter::default();
        let help = "Bytes from clients";
        registry.register_with_unit("from_client", help, Unit::Bytes, from_client.clone());
        let from_server = Counter::default();
        let help = "Bytes from PostgreSQL";
        registry.register_with_unit("from_server", help, Unit::Bytes, from_server.clone());
        let upstream_failures = Counter::default();
        let help = "Connections for which PostgreSQL was not there or let nobody in";
        registry.register("upstream_failures", help, upstream_failures.clone());
        Self(Arc::new(Inner {
            registry,
            open,
            connections,
            statements,
            refusals,
            from_client,
            from_server,
            upstream_failures,
            is_draining: AtomicBool::new(false),
        }))
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

/// A session that is counted as open.
pub(super) struct OpenSession(Metrics);

impl Drop for OpenSession {
    fn drop(&mut self) {
        self.0.0.open.dec();
    }
}
