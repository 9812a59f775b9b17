//! The behaviour of Aurora DSQL.

use std::sync::Arc;

use super::Config;
use super::relay::session::Session;

/// What all sessions of a proxy share.
#[derive(Debug)]
pub(crate) struct Emulator {}

impl Emulator {
    pub(crate) fn new(_config: &Config) -> Arc<Self> {
        Arc::new(Self {})
    }

    pub(crate) async fn prepare(&self) -> Result<(), tokio_postgres::Error> {
        Ok(())
    }

    pub(crate) fn session(self: &Arc<Self>) -> Session {
        Session::new()
    }

    pub(crate) async fn jobs_submitted(&self) {}

    pub(crate) async fn run_jobs(self: Arc<Self>, shutdown: impl Future<Output = ()>) {
        shutdown.await;
    }
}
