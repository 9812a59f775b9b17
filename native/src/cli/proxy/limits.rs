//! The flags that say how much a proxy takes and how long it waits.

use std::time::Duration;

use clap::Args;
use deesql::proxy::{Config, Upstream};

use crate::cli::target::duration;

/// How much a proxy takes and how long it waits.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
pub(super) struct LimitArguments {
    /// How many clients are served at a time; others are told that there are too many
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 10_000,
        value_parser = clap::value_parser!(u32).range(1..=1_000_000)
    )]
    max_connections: u32,
    /// How long a client's message may be, in MiB; a longer one ends the session
    #[arg(
        long,
        value_name = "MIB",
        default_value_t = 1024,
        value_parser = clap::value_parser!(u32).range(1..=1024)
    )]
    max_message_size: u32,
    /// How long a client may take to say who it is
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = duration)]
    startup_timeout: Duration,
    /// How long a client waits for a PostgreSQL that is not up
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = duration)]
    connect_timeout: Duration,
    /// How old a transaction may become; 300s on the service
    #[arg(long, value_name = "TIME", default_value = "300s", value_parser = duration)]
    max_transaction_age: Duration,
    /// How long running transactions may go on after the first signal
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = duration)]
    drain_timeout: Duration,
}

impl LimitArguments {
    /// A proxy in front of a server, with these limits.
    pub(super) fn config(&self, upstream: Upstream) -> Config {
        Config {
            max_connections: self.max_connections as usize,
            max_message_size: self.max_message_size as usize * 1024 * 1024,
            startup_timeout: self.startup_timeout,
            connect_timeout: self.connect_timeout,
            transaction_age: self.max_transaction_age,
            drain_timeout: self.drain_timeout,
            ..Config::new(upstream)
        }
    }
}
