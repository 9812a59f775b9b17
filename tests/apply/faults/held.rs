//! A run of the binary that is held at its failpoints.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStderr, ChildStdin, Command, Stdio};

use crate::support::trace::signal;

/// It ends when it is dropped.
pub(super) struct Held {
    child: Child,
    stdin: ChildStdin,
    stderr: BufReader<ChildStderr>,
    /// Everything that it said.
    pub(super) said: String,
}

/// Where a run is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The failpoint.
    pub(super) point: String,
    /// What is done there: a kind of step and its statement.
    pub(super) what: String,
}

impl Held {
    pub(super) fn start(mut command: Command, failpoints: &str) -> Self {
        let mut child = command
            .env("DEESQL_FAILPOINTS", failpoints)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            stdin: child.stdin.take().unwrap(),
            stderr: BufReader::new(child.stderr.take().unwrap()),
            child,
            said: String::new(),
        }
    }

    /// Reads on to the next failpoint; none where the run ends.
    pub(super) fn next(&mut self) -> Option<Place> {
        loop {
            let start = self.said.len();
            if self.stderr.read_line(&mut self.said).unwrap() == 0 {
                return None;
            }
            if let Some(place) = self.said[start..].trim_end().strip_prefix("failpoint ") {
                let mut words = place.splitn(3, ' ');
                let point = words.next()?.to_owned();
                let what = words.nth(1)?.to_owned();
                return Some(Place { point, what });
            }
        }
    }

    pub(super) fn go_on(&mut self) {
        self.stdin.write_all(b"\n").unwrap();
    }

    pub(super) fn signal(&self, name: &str) {
        signal(name, self.child.id());
    }

    /// The exit status, or 128 and more for a signal.
    pub(super) fn end(&mut self) -> i32 {
        while self.next().is_some() {
            self.go_on();
        }
        assert!(!self.said.contains("panicked"), "{}", self.said);
        let status = self.child.wait().unwrap();
        status.code().unwrap_or(128)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
