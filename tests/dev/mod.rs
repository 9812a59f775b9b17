//! `deesql dev`, from the command line to what it leaves behind: nothing.

mod command;
mod lifetime;
mod schema;

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::{Deesql, Output, deesql, open_folder, trace};

/// How long something may take to happen.
const PATIENCE: Duration = Duration::from_secs(20);

/// `deesql dev` with a temporary folder of its own, where everything is that it could leave.
struct Dev {
    deesql: Deesql,
    temporary: TempDir,
}

/// A run that has not ended.
struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    stderr: Arc<Mutex<String>>,
    temporary: TempDir,
}

fn dev(arguments: &[&str]) -> Dev {
    let temporary = open_folder();
    let deesql = deesql(&[&["dev"], arguments].concat()).env("TMPDIR", text(temporary.path()));
    Dev { deesql, temporary }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

impl Dev {
    fn env(mut self, name: &str, value: &str) -> Self {
        self.deesql = self.deesql.env(name, value);
        self
    }

    /// Runs it to its end, after which nothing is left.
    #[track_caller]
    fn run(self) -> Output {
        let output = self.deesql.run();
        trace::leaves_nothing_at_once(self.temporary.path());
        output
    }

    fn spawn(self) -> Running {
        let mut command = self.deesql.into_command();
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut pipe = child.stderr.take().unwrap();
        let stderr = Arc::new(Mutex::new(String::new()));
        let written = Arc::clone(&stderr);
        std::thread::spawn(move || {
            let mut buffer = [0; 1000];
            while let Ok(count @ 1..) = pipe.read(&mut buffer) {
                let text = String::from_utf8_lossy(&buffer[..count]);
                written.lock().unwrap().push_str(&text);
            }
        });
        Running {
            stdout: BufReader::new(child.stdout.take().unwrap()),
            child,
            stderr,
            temporary: self.temporary,
        }
    }
}

impl Running {
    /// The next line of standard output.
    #[track_caller]
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        assert!(line.ends_with('\n'), "{line:?}: {}", self.stderr());
        line.trim_end().to_owned()
    }

    fn stderr(&self) -> String {
        self.stderr.lock().unwrap().clone()
    }

    /// Waits until standard error has a text.
    #[track_caller]
    fn says(&self, text: &str) {
        eventually(|| self.stderr().contains(text), || self.stderr());
    }

    fn signal(&self, name: &str) {
        trace::signal(name, self.child.id());
    }

    /// Waits for its end: the status if no signal ended it, and the rest of standard output.
    #[track_caller]
    fn end(mut self) -> (Option<i32>, String) {
        drop(self.child.stdin.take());
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        let status = self.child.wait().unwrap();
        if status.code().is_some() {
            trace::leaves_nothing_at_once(self.temporary.path());
        } else {
            trace::leaves_nothing(self.temporary.path());
        }
        (status.code(), rest)
    }
}

impl Drop for Running {
    /// For a test that fails.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[track_caller]
fn eventually(mut is_so: impl FnMut() -> bool, state: impl Fn() -> String) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "not in time: {}", state());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What psql prints for a query.
fn psql(url: &str, sql: &str) -> String {
    let output = std::process::Command::new("psql")
        .args(["-X", "-A", "-t", "-c", sql, url])
        .output()
        .expect("psql is there");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}
