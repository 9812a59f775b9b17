//! Where asynchronous work runs.

use std::future::Future;

use super::exit_status::Failure;

/// Runs a future to its end, on this thread.
pub(crate) fn block_on<T>(future: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|it| Failure::Usage(format!("cannot wait for the network: {it}")))?;
    runtime.block_on(future)
}
