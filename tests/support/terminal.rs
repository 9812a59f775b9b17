//! A program on a terminal: it can be typed to, and what it shows can be read.

use std::io::{Read, Write};
use std::process::{Child, ExitStatus};

use pty_process::blocking::{Command, Pty};

/// A program on a terminal of its own.
pub(crate) struct Terminal {
    child: Child,
    pty: Pty,
    shown: String,
}

impl Terminal {
    /// Starts a program with a terminal as its standard input, output and error.
    pub(crate) fn start(command: impl FnOnce(Command) -> Command, program: &str) -> Self {
        let (pty, pts) = pty_process::blocking::open().unwrap();
        let child = command(Command::new(program)).spawn(pts).unwrap();
        Self {
            child,
            pty,
            shown: String::new(),
        }
    }

    /// Types.
    pub(crate) fn type_in(&mut self, keys: &str) {
        self.pty.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until a whole line has been shown with this text in it.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) {
        let has_line = |shown: &str| {
            let lines = shown.split_inclusive('\n');
            lines
                .into_iter()
                .any(|it| it.contains(text) && it.ends_with('\n'))
        };
        while !has_line(&self.shown) {
            assert!(self.read(), "no {text}: {:?}", self.shown);
        }
    }

    /// Waits for the end: the status, and all that was shown.
    pub(crate) fn end(mut self) -> (ExitStatus, String) {
        while self.read() {}
        (self.child.wait().unwrap(), self.shown)
    }

    /// Reads on; whether there was anything. Linux has an error at the end of a terminal.
    fn read(&mut self) -> bool {
        let mut buffer = [0; 4096];
        match self.pty.read(&mut buffer) {
            Ok(0) | Err(_) => false,
            Ok(count) => {
                self.shown
                    .push_str(&String::from_utf8_lossy(&buffer[..count]));
                true
            }
        }
    }
}
