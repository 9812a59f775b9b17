//! Where the data of a private server is.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use tokio::time::{Instant, sleep};

use super::account::Account;
use super::{POLL, START_TIMEOUT};

/// Where the data of a private server is.
#[derive(Debug)]
pub(super) enum DataFolder {
    /// In the temporary folder of the server.
    Temporary,
    /// In a folder that is kept.
    Kept {
        path: PathBuf,
        /// The major version of the server that made the data; none if there is none yet.
        major: Option<u32>,
        /// Whether the folder was made for this server.
        is_new: bool,
        /// Locked for as long as the server is being started; none where there are no such locks.
        _lock: Option<File>,
    },
}

/// Why a folder cannot hold the data.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DataError {
    /// The operating system said no.
    #[error("cannot use {} as data folder: {reason}", .folder.display())]
    Io {
        /// The folder.
        folder: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// It has other things in it.
    #[error(
        "{} is not a data folder of PostgreSQL, and not empty; name another, or one that does not exist yet",
        .0.display()
    )]
    NotAData(PathBuf),
    /// Root runs deesql, and the folder belongs to somebody else than the account of the server.
    #[error(
        "{folder} must belong to the user {account}, whom PostgreSQL runs as; run: chown -R {account} {folder}",
        folder = .folder.display()
    )]
    Owner {
        /// The folder.
        folder: PathBuf,
        /// Whom it should belong to.
        account: String,
    },
    /// The account of the server has no way to it.
    #[error(
        "the user {account}, whom PostgreSQL runs as, cannot enter {}; use a folder outside of it",
        .folder.display()
    )]
    Unreachable {
        /// The folder that cannot be entered.
        folder: PathBuf,
        /// Who cannot.
        account: String,
    },
    /// Another server runs on it.
    #[error("{} is in use by another PostgreSQL{process}; stop that one, or use another folder", .folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
        /// Its process, as ` (process 123)`, if it is known.
        process: String,
    },
}

impl DataError {
    /// Reads the number of the other server from what the second one says.
    pub(super) fn in_use(folder: &Path, words: &str) -> Self {
        let number = words
            .split_once("(PID ")
            .and_then(|it| it.1.split_once(')'));
        Self::InUse {
            folder: folder.to_owned(),
            process: number.map_or_else(String::new, |it| format!(" (process {})", it.0)),
        }
    }
}

impl DataFolder {
    /// Looks at a folder and makes it if it is not there. Waits while another process starts a server
    /// on it: half of the data would pass for all of it.
    pub(super) async fn prepare(
        folder: Option<&Path>,
        account: &Account,
    ) -> Result<Self, DataError> {
        let Some(folder) = folder else {
            return Ok(Self::Temporary);
        };
        let failed = |reason| DataError::Io {
            folder: folder.to_owned(),
            reason,
        };
        let is_new = match std::fs::create_dir_all(folder.parent().unwrap_or(folder))
            .and_then(|()| std::fs::create_dir(folder))
        {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => false,
            Err(error) => return Err(failed(error)),
        };
        // The server runs in another working directory.
        let path = std::fs::canonicalize(folder).map_err(failed)?;
        let lock = lock(&path).await.map_err(failed)?;
        let is_empty = std::fs::read_dir(&path).map_err(failed)?.next().is_none();
        let major = match std::fs::read_to_string(path.join("PG_VERSION")) {
            Ok(version) => version.trim().parse().ok(),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        if major.is_none() && !is_empty {
            return Err(DataError::NotAData(path));
        }
        let prepared = Self::Kept {
            path,
            major,
            is_new,
            _lock: lock,
        };
        if let Err(error) = prepared.give_to(account, is_empty) {
            prepared.discard();
            return Err(error);
        }
        Ok(prepared)
    }

    /// Sees to it that the account of the server owns and reaches the folder.
    fn give_to(&self, account: &Account, is_empty: bool) -> Result<(), DataError> {
        let (Self::Kept { path, .. }, Account::Other { name, uid, gid }) = (self, account) else {
            return Ok(());
        };
        let failed = |reason| DataError::Io {
            folder: path.clone(),
            reason,
        };
        if is_empty {
            std::os::unix::fs::chown(path, Some(*uid), Some(*gid)).map_err(failed)?;
        } else if std::fs::metadata(path).map_err(failed)?.uid() != *uid {
            return Err(DataError::Owner {
                folder: path.clone(),
                account: name.clone(),
            });
        }
        let unreachable = path.ancestors().skip(1).filter(|it| {
            let status = account
                .command("/bin/sh")
                .args(["-c", "cd \"$1\" 2>/dev/null", "sh"])
                .arg(it)
                .current_dir("/")
                .status();
            !status.is_ok_and(|it| it.success())
        });
        // The outermost closed one is the cause.
        match unreachable.last() {
            Some(folder) => Err(DataError::Unreachable {
                folder: folder.to_owned(),
                account: name.clone(),
            }),
            None => Ok(()),
        }
    }

    /// The folder, if the data is kept.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Temporary => None,
            Self::Kept { path, .. } => Some(path),
        }
    }

    /// The major version that the data needs, if there is data.
    pub(super) fn major(&self) -> Option<u32> {
        match self {
            Self::Temporary => None,
            Self::Kept { major, .. } => *major,
        }
    }

    /// Whether the server that had the folder before is just ending.
    pub(super) fn is_ending(&self) -> bool {
        self.path().is_some_and(|path| {
            let status = std::fs::read_to_string(path.join("postmaster.pid")).unwrap_or_default();
            let server = status.lines().next().and_then(|it| it.parse().ok());
            let is_alive = server
                // What initdb runs, and `postgres --single`, write theirs with a minus sign.
                .filter(|it| *it > 0)
                .and_then(rustix::process::Pid::from_raw)
                // Refused for the process of another user, which is there all the same.
                .is_some_and(|it| {
                    rustix::process::test_kill_process(it) != Err(rustix::io::Errno::SRCH)
                });
            is_alive && status.lines().nth(7).map(str::trim_end) == Some("stopping")
        })
    }

    /// Removes a folder that was made for a server that did not start. What has something in it stays.
    pub(super) fn discard(&self) {
        if let Self::Kept {
            path, is_new: true, ..
        } = self
        {
            let _ = std::fs::remove_dir(path);
        }
    }
}

/// Locks a folder as soon as nobody else has it locked. The operating system unlocks it when this
/// process ends, however it ends.
async fn lock(folder: &Path) -> io::Result<Option<File>> {
    let file = File::open(folder)?;
    let deadline = Instant::now() + START_TIMEOUT;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => sleep(POLL).await,
            Err(TryLockError::WouldBlock) => {
                let reason = "another process has been starting a server on it for too long";
                return Err(io::Error::new(ErrorKind::TimedOut, reason));
            }
            // Some network file systems lock no folders.
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
}
