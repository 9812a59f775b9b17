//! The flags of the lock, and who holds it.

use std::time::Duration;

use clap::Args;
use clap::builder::FalseyValueParser;
use deesql::apply::LeaseOptions;

use super::target::duration;

/// Only one at a time
#[derive(Debug, Args)]
pub(crate) struct LockArguments {
    /// Let only one `deesql apply --lock` at a time change the database: a lease in a table of the
    /// schema `deesql`, which is made when it is first needed
    #[arg(long, value_parser = FalseyValueParser::new())]
    lock: bool,
    /// How long to wait for the lock
    #[arg(long, value_name = "TIME", default_value = "10m", value_parser = duration)]
    lock_wait: Duration,
    /// How long the lock outlives a run that crashed
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = duration)]
    lock_expiry: Duration,
}

impl LockArguments {
    /// How to hold the lock, if somebody asks for it.
    pub(crate) fn options(&self) -> Option<LeaseOptions> {
        self.lock.then(|| LeaseOptions {
            holder: holder(),
            expiry: self.lock_expiry,
            wait: self.lock_wait,
        })
    }
}

/// Who is here: `alice@build-7, process 4711`.
fn holder() -> String {
    let variable = |name| std::env::var(name).ok().filter(|it| !it.is_empty());
    let user = variable("USER").or_else(|| variable("LOGNAME"));
    let name = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let host = name().or_else(|| variable("HOSTNAME"));
    format!(
        "{}@{}, process {}",
        user.as_deref().unwrap_or("somebody"),
        host.as_deref().map_or("an unknown machine", str::trim),
        std::process::id()
    )
}
