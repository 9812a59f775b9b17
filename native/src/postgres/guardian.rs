//! The shell that runs the server, and outlives this process for as long as it takes to clean up.

use std::io::{self, BufRead, BufReader};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::thread;

use tokio::sync::watch;

use super::account::Account;
use super::data::DataFolder;
use super::find::Binaries;

const SCRIPT: &str = include_str!("guardian.sh");

/// How long the folder of a socket may be: on macOS its whole path has at most 103 bytes, on Linux
/// 107, and ours adds `/deesql-XXXXXX/.s.PGSQL.5432.lock`.
const LONGEST_FOLDER: usize = 103 - 33;

/// The shell. It ends the server when its standard input is closed, by whatever way.
#[derive(Debug)]
pub(super) struct Guardian {
    stdin: Option<ChildStdin>,
    listener: Option<thread::JoinHandle<()>>,
    state: watch::Receiver<State>,
    /// Whether the server is ended in order.
    pub(super) keeps_data: bool,
}

/// What is known of the shell.
#[derive(Clone, Debug)]
enum State {
    Starting,
    Running(PathBuf),
    Ended(ExitError),
}

/// How a private server ended.
#[derive(Clone, Debug, thiserror::Error)]
#[error("PostgreSQL ended with status {status}:\n{words}")]
pub struct ExitError {
    /// Its exit status, as a shell gives it.
    pub status: i32,
    /// What `initdb` complained about, or the last lines of the server's log.
    pub words: String,
    pub(super) stage: Stage,
}

/// How far the shell came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// It had no temporary folder.
    Folder,
    /// `initdb` failed or was ended.
    Initdb,
    /// The server ran.
    Server,
}

impl Guardian {
    /// Starts the shell, in a process group of its own: a Ctrl-C on the terminal is for this process.
    pub(super) fn spawn(
        binaries: &Binaries,
        data: &DataFolder,
        settings: &[String],
        account: &Account,
    ) -> io::Result<Self> {
        let temporary = std::env::temp_dir();
        let is_short = temporary.as_os_str().as_bytes().len() <= LONGEST_FOLDER;
        let temporary = if temporary.is_absolute() && is_short {
            temporary
        } else {
            PathBuf::from("/tmp")
        };
        let mut command = account.command("/bin/sh");
        command
            .args(["-c", SCRIPT, "deesql-guardian"])
            .arg(&binaries.folder)
            .arg(temporary)
            .arg(data.path().unwrap_or(Path::new("")))
            .arg(if data.major().is_none() {
                "initialize"
            } else {
                ""
            })
            .args(settings)
            .current_dir("/")
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        for (name, _) in std::env::vars_os() {
            if name.as_bytes().starts_with(b"PG") {
                command.env_remove(name);
            }
        }
        let path = std::env::var("PATH").unwrap_or_default();
        command
            .env("PATH", format!("{path}:/usr/bin:/bin"))
            .env("LC_ALL", "C")
            .env("TZ", "UTC");
        let mut child = command.spawn()?;
        let stdin = child.stdin.take();
        let stdout = child.stdout.take();
        let (sender, state) = watch::channel(State::Starting);
        // A thread and not a task: a server may outlive the runtime that it was started in.
        let listener = thread::Builder::new()
            .name("postgres".to_owned())
            .spawn(move || listen(child, stdout, &sender))?;
        Ok(Self {
            stdin,
            listener: Some(listener),
            state,
            keeps_data: data.path().is_some(),
        })
    }

    /// Waits for the temporary folder.
    pub(super) async fn folder(&mut self) -> Result<PathBuf, ExitError> {
        match self.wait(|it| !matches!(it, State::Starting)).await {
            State::Running(folder) => Ok(folder),
            State::Ended(exit) => Err(exit),
            State::Starting => Err(ExitError::unknown()),
        }
    }

    /// Waits until the server, the folder and the shell are gone.
    pub(super) async fn exited(&self) -> ExitError {
        match self.wait(|it| matches!(it, State::Ended(_))).await {
            State::Ended(exit) => exit,
            _ => ExitError::unknown(),
        }
    }

    async fn wait(&self, is_wanted: impl FnMut(&State) -> bool) -> State {
        let mut state = self.state.clone();
        match state.wait_for(is_wanted).await {
            Ok(state) => state.clone(),
            Err(_) => State::Ended(ExitError::unknown()),
        }
    }

    /// Tells the shell that it is time.
    pub(super) fn close(&mut self) {
        self.stdin = None;
    }
}

impl Drop for Guardian {
    /// Waits, so that nothing is left when the process ends right after it.
    fn drop(&mut self) {
        self.close();
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

impl ExitError {
    fn unknown() -> Self {
        Self {
            status: -1,
            words: "the shell that runs it is gone".to_owned(),
            stage: Stage::Folder,
        }
    }
}

/// Follows what the shell says until it is gone.
fn listen(mut child: Child, stdout: Option<ChildStdout>, state: &watch::Sender<State>) {
    let mut exit = ExitError {
        status: -1,
        words: String::new(),
        stage: Stage::Folder,
    };
    if let Some(stdout) = stdout {
        read(BufReader::new(stdout), &mut exit, state);
    }
    let _ = child.wait();
    exit.words.truncate(exit.words.trim_end().len());
    state.send_replace(State::Ended(exit));
}

fn read(mut lines: impl BufRead, exit: &mut ExitError, state: &watch::Sender<State>) {
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).is_ok_and(|it| it > 0) {
        let text = String::from_utf8_lossy(&line).into_owned();
        line.clear();
        let words: Vec<&str> = text.trim_end().splitn(3, ' ').collect();
        match (words.as_slice(), exit.stage) {
            (["folder", ..], Stage::Folder) => {
                exit.stage = Stage::Initdb;
                let folder = text.trim_end_matches('\n').trim_start_matches("folder ");
                state.send_replace(State::Running(PathBuf::from(folder)));
            }
            (["ended", stage, status], Stage::Initdb) => {
                exit.status = status.parse().unwrap_or(-1);
                if *stage == "server" {
                    exit.stage = Stage::Server;
                    // The rest is the log.
                    let mut log = Vec::new();
                    let _ = lines.read_to_end(&mut log);
                    exit.words.push_str(&String::from_utf8_lossy(&log));
                    return;
                }
            }
            _ => exit.words.push_str(&text),
        }
    }
}
