//! Signals that ask deesql to end.

use std::io;

use rustix::process::Signal;
use tokio::signal::unix::{self, SignalKind, signal};

use crate::cli::exit_status::ExitStatus;

/// The signals that ask deesql to end. SIGHUP is not among them: it ends the process at once, unless
/// `nohup` has it ignored, and the server goes with the process.
pub(super) struct Signals {
    interrupt: unix::Signal,
    quit: unix::Signal,
    terminate: unix::Signal,
}

impl Signals {
    /// From now on these signals are received and do not end the process.
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            quit: signal(SignalKind::quit())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Waits for the next one.
    pub(super) async fn next(&mut self) -> Signal {
        tokio::select! {
            _ = self.interrupt.recv() => Signal::INT,
            _ = self.quit.recv() => Signal::QUIT,
            _ = self.terminate.recv() => Signal::TERM,
        }
    }
}

/// The exit status of a process that a signal ended, as shells give it.
pub(super) fn status(signal: i32) -> ExitStatus {
    ExitStatus::Command(u8::try_from(128 + signal).unwrap_or(u8::MAX))
}
