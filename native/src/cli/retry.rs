//! The flags that say how patient a run is.

use std::time::Duration;

use clap::Args;
use deesql::apply::ApplyOptions;

use super::target::duration;

/// How patient a run is
#[derive(Debug, Args)]
pub(crate) struct RetryArguments {
    /// How often a statement is tried again after a conflict or an outage
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    retries: u32,
    /// The wait before the first retry; it doubles, up to half a minute
    #[arg(long, value_name = "TIME", default_value = "2s", value_parser = duration)]
    retry_delay: Duration,
}

impl RetryArguments {
    pub(crate) fn options(&self) -> ApplyOptions {
        ApplyOptions {
            max_retries: self.retries,
            retry_base_delay: self.retry_delay,
            ..ApplyOptions::default()
        }
    }
}
