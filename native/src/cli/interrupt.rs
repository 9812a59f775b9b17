//! Ctrl-C, and the signal by which CI systems end a job.

use deesql::stop::Stopper;

use super::output;

/// From here on the first Ctrl-C asks the run to stop, the second ends the process. Needs a runtime.
pub(crate) fn on_interrupt(stopper: Stopper) {
    tokio::spawn(async move {
        interrupted().await;
        output::message(
            "stopping after the statement that runs now; press Ctrl-C again to leave it behind",
        );
        stopper.stop();
        interrupted().await;
        output::message("error: left; whether the last statement was committed is unknown");
        std::process::exit(2);
    });
}

#[cfg(unix)]
async fn interrupted() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
