//! A run of the binary that is held at its failpoints.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStderr, ChildStdin, Command, Stdio};

use crate::support::trace::signal;

/// It ends when it is dropped.
pub(in crate::apply) struct Held {
    child: Child,
    stdin: ChildStdin,
    stderr: BufReader<ChildStderr>,
    /// Everything that it said.
    pub(in crate::apply) said: String,
}

/// Where a run is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::apply) struct Place {
    /// The failpoint.
    pub(in crate::apply) point: String,
    /// What is done there: a kind of step and its statement.
    pub(in crate::apply) what: String,
}

impl Held {
    pub(in crate::apply) fn start(mut command: Command, failpoints: &str) -> Self {
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
    pub(in crate::apply) fn next(&mut self) -> Option<Place> {
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

    /// Reads on until something is said.
    pub(in crate::apply) fn until(&mut self, text: &str) {
        while !self.said.contains(text) {
            let read = self.stderr.read_line(&mut self.said);
            assert_ne!(read.unwrap(), 0, "{}", self.said);
        }
    }

    pub(in crate::apply) fn go_on(&mut self) {
        self.stdin.write_all(b"\n").unwrap();
    }

    pub(in crate::apply) fn signal(&self, name: &str) {
        signal(name, self.child.id());
    }

    /// The exit status, or 128 and more for a signal.
    pub(in crate::apply) fn end(&mut self) -> i32 {
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
