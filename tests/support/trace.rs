//! What a private server could leave behind.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The processes and the folder of one server.
#[derive(Debug)]
pub(crate) struct Trace {
    folder: PathBuf,
    /// With their start times, which tell them from later processes of the same number.
    processes: Vec<(u32, String)>,
}

impl Trace {
    /// Takes down what there is of a running server: the postmaster, which runs in its data folder,
    /// its children, and the shell above it.
    pub(crate) fn of(folder: &Path, data: &Path) -> Self {
        let data = data.canonicalize().unwrap();
        let mut processes: Vec<u32> = all()
            .filter(|it| cwd(*it).as_ref() == Some(&data))
            .collect();
        assert!(processes.len() > 1, "no server runs in {}", data.display());
        let parents = processes.iter().filter_map(|it| parent(*it));
        let guardian = parents
            .filter(|it| !processes.contains(it))
            .collect::<Vec<_>>();
        assert_eq!(guardian.len(), 1, "one shell watches over all");
        processes.extend(guardian);
        assert!(folder.is_dir());
        Self {
            folder: folder.to_owned(),
            processes: processes
                .into_iter()
                .filter_map(|it| Some((it, start_time(it)?)))
                .collect(),
        }
    }

    /// The postmaster.
    pub(crate) fn postmaster(&self) -> u32 {
        let processes: Vec<u32> = self.processes.iter().map(|it| it.0).collect();
        parent_of_all(&processes)
    }

    /// Waits until nothing of it is left.
    #[track_caller]
    pub(crate) fn is_gone(&self) {
        soon_empty(|| self.left());
    }

    /// What is left now.
    pub(crate) fn left(&self) -> Vec<String> {
        let mut left = Vec::new();
        if self.folder.exists() {
            left.push(self.folder.display().to_string());
        }
        for (process, started) in &self.processes {
            if start_time(*process).as_ref() == Some(started) {
                left.push(format!("process {process}"));
            }
        }
        // Columns: key, id, permissions, size, process that made it, …
        let shared = std::fs::read_to_string("/proc/sysvipc/shm").unwrap_or_default();
        for line in shared.lines().skip(1) {
            let maker: u32 = line.split_whitespace().nth(4).unwrap().parse().unwrap();
            if self.processes.iter().any(|it| it.0 == maker) {
                left.push(format!("shared memory: {line}"));
            }
        }
        left
    }
}

/// The one process that is the parent of several others: the postmaster.
pub(crate) fn parent_of_all(processes: &[u32]) -> u32 {
    let is_parent = |it: &&u32| {
        let children = processes
            .iter()
            .filter(|other| parent(**other) == Some(**it));
        children.count() > 1
    };
    *processes.iter().find(is_parent).unwrap()
}

/// The processes that work in a folder or below: servers whose data or socket is there.
pub(crate) fn processes_in(folder: &Path) -> Vec<u32> {
    let folder = folder.canonicalize().unwrap();
    all()
        .filter(|it| cwd(*it).is_some_and(|it| it.starts_with(&folder)))
        .collect()
}

/// Waits until a temporary folder is empty and nobody works in it.
#[track_caller]
pub(crate) fn leaves_nothing(folder: &Path) {
    soon_empty(|| left_in(folder));
}

/// Checks that a temporary folder is empty and nobody works in it, now.
#[track_caller]
pub(crate) fn leaves_nothing_at_once(folder: &Path) {
    assert_eq!(left_in(folder), Vec::<String>::new());
}

fn left_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let entries = entries.map(|it| it.path().display().to_string());
    let processes = processes_in(folder).into_iter();
    entries
        .chain(processes.map(|it| format!("process {it}")))
        .collect()
}

#[track_caller]
fn soon_empty(left: impl Fn() -> Vec<String>) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while !left().is_empty() && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(left(), Vec::<String>::new());
}

fn all() -> impl Iterator<Item = u32> {
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    entries.filter_map(|it| it.file_name().to_str()?.parse().ok())
}

fn cwd(process: u32) -> Option<PathBuf> {
    std::fs::read_link(format!("/proc/{process}/cwd")).ok()
}

/// The fields of `/proc/PID/stat` after the name: state, parent, …
fn stat(process: u32) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields = text.rsplit_once(") ")?.1;
    Some(fields.split(' ').map(str::to_owned).collect())
}

fn parent(process: u32) -> Option<u32> {
    stat(process)?.get(1)?.parse().ok()
}

fn start_time(process: u32) -> Option<String> {
    // A zombie is no longer a process of the server, but one that its parent has not asked about.
    stat(process)
        .filter(|it| it[0] != "Z")
        .map(|it| it[19].clone())
}

/// Sends a signal with `kill`, to a process that the test has started.
#[track_caller]
pub(crate) fn signal(name: &str, process: u32) {
    let status = std::process::Command::new("kill")
        .args(["-s", name, &process.to_string()])
        .status()
        .unwrap();
    assert!(status.success());
}
