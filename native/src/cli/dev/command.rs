//! The command that runs against the local DSQL.

use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal};
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus as ProcessStatus;

use rustix::process::{Pid, Signal, kill_process};
use tokio::process::{Child, Command};

use super::connection::Connection;
use super::signals;
use crate::cli::exit_status::ExitStatus;
use crate::cli::output;

/// The command that runs against the local DSQL.
pub(super) struct Running(Child);

impl Running {
    /// Starts it, or says why not and gives the status that a shell would give.
    pub(super) fn start(command: &[OsString], connection: &Connection) -> Result<Self, ExitStatus> {
        let (program, arguments) = command.split_first().ok_or(ExitStatus::Failure)?;
        let mut command = Command::new(program);
        command.args(arguments);
        connection.write_to(&mut command);
        command.spawn().map(Self).map_err(|error| {
            let program = program.to_string_lossy();
            output::message(&format!("error: cannot run `{program}`: {error}"));
            ExitStatus::Command(match error.kind() {
                ErrorKind::NotFound => 127,
                _ => 126,
            })
        })
    }

    /// Waits until it ends.
    pub(super) async fn wait(&mut self) -> io::Result<ExitStatus> {
        self.0.wait().await.map(status)
    }

    /// Passes a signal on. What the terminal sends, it has sent to the command as well.
    pub(super) fn pass_on(&self, signal: Signal) {
        let is_from_terminal = signal != Signal::TERM
            && (io::stdin().is_terminal()
                || io::stdout().is_terminal()
                || io::stderr().is_terminal());
        if !is_from_terminal {
            self.send(signal);
        }
    }

    /// Sends a signal, unless the command has ended: the number is then no longer its own.
    pub(super) fn send(&self, signal: Signal) {
        let id = self.0.id().and_then(|it| i32::try_from(it).ok());
        if let Some(process) = id.and_then(Pid::from_raw) {
            // It may end at this very moment.
            let _ = kill_process(process, signal);
        }
    }
}

fn status(ended: ProcessStatus) -> ExitStatus {
    match (ended.code(), ended.signal()) {
        (Some(code), _) => ExitStatus::Command(u8::try_from(code).unwrap_or(u8::MAX)),
        (None, signal) => signals::status(signal.unwrap_or_default()),
    }
}
