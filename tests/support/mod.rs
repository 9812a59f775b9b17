//! The binary under test, and folders to run it in.

pub(crate) mod json_schema;
pub(crate) mod large;
pub(crate) mod postgres;
pub(crate) mod proxy;
pub(crate) mod sarif;
pub(crate) mod tcp;
pub(crate) mod terminal;
pub(crate) mod tls;
pub(crate) mod trace;

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

/// How long a run may take.
const LIMIT: Duration = Duration::from_secs(120);

/// The top of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Where the runs of all tests keep their data.
pub(crate) fn data_home() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("data")
}

/// A run of `deesql` in the making.
#[must_use]
pub(crate) struct Deesql {
    command: Command,
    stdin: Option<Vec<u8>>,
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// `deesql` with arguments, at the top of the repository, without settings from outside.
pub(crate) fn deesql(arguments: &[&str]) -> Deesql {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deesql"));
    command.args(arguments).current_dir(root());
    for (name, _) in std::env::vars() {
        if ["DEESQL_", "PG", "POSTGRES_"]
            .iter()
            .any(|it| name.starts_with(it))
        {
            command.env_remove(name);
        }
    }
    command.env("XDG_DATA_HOME", data_home());
    Deesql {
        command,
        stdin: None,
    }
}

impl Deesql {
    pub(crate) fn current_dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = Some(text.into());
        self
    }

    /// The command, for a run that does not end by itself.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    #[track_caller]
    pub(crate) fn run(mut self) -> Output {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let text = self.stdin.unwrap_or_default();
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(&text);
        });
        // A run that waits for ever fails here, not when the patience of CI ends.
        let pid = child.id();
        let (ended, end) = std::sync::mpsc::channel::<()>();
        let watch = std::thread::spawn(move || {
            if end.recv_timeout(LIMIT) == Err(RecvTimeoutError::Timeout) {
                trace::signal("KILL", pid);
            }
        });
        let output = child.wait_with_output().unwrap();
        drop(ended);
        watch.join().unwrap();
        writer.join().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        let status = output.status.code();
        let output = Output {
            status: status.unwrap_or_else(|| panic!("ended by a signal:\n{stderr}")),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!output.stderr.contains("panicked"), "{}", output.stderr);
        output
    }
}

impl Output {
    /// Checks the exit status and gives standard output.
    #[track_caller]
    pub(crate) fn status(self, expected: i32) -> Output {
        assert_eq!(self.status, expected, "{}\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout))
    }
}

/// A temporary folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        write(folder.path(), name, content.as_bytes());
    }
    folder
}

/// A temporary folder that the account of a private server may enter as well.
pub(crate) fn open_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let everybody = std::fs::Permissions::from_mode(0o777);
    std::fs::set_permissions(folder.path(), everybody).unwrap();
    folder
}

/// Writes a file and the folders above it.
pub(crate) fn write(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, content).unwrap();
    path
}

/// All files under a folder of the repository, with their paths from its top, sorted.
pub(crate) fn files_under(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(next) = folders.pop() {
        for entry in
            std::fs::read_dir(&next).unwrap_or_else(|it| panic!("{}: {it}", next.display()))
        {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(
                    path.strip_prefix(root())
                        .unwrap()
                        .to_str()
                        .unwrap()
                        .to_owned(),
                );
            }
        }
    }
    found.sort();
    found
}
