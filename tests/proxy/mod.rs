//! The proxy, in front of a real PostgreSQL.

mod cancel;
mod cases;
mod conformance;
mod differential;
mod jobs;
mod known_failures;
mod load;
mod login;
mod messages;
mod operation;
mod pipeline;
mod report;
mod robustness;
mod rules;
mod shutdown;
mod startup;
mod tls;
mod tls_setup;
mod token;
pub(crate) mod wire;
