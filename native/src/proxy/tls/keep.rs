//! Where an authority is kept from one run to the next.

use std::fs::{File, Permissions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;
use time::OffsetDateTime;

use super::authority::{Authority, AuthorityError};

/// Its key and certificate in one file, so that they always belong together.
const AUTHORITY: &str = "ca-key.pem";
/// Its certificate alone, for clients.
const CERTIFICATE: &str = "ca.pem";
/// Whoever has it locked may write the other two.
const LOCK: &str = "ca.lock";

/// How long another proxy may take to make its authority.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// Why an authority cannot be kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeepError {
    /// A file or folder cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It cannot be made.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
}

/// The file in a folder that clients need to know the authority that is kept there.
pub fn certificate_file(folder: &Path) -> PathBuf {
    folder.join(CERTIFICATE)
}

impl Authority {
    /// The authority that is kept in a folder. The first that asks makes it; when its end comes near,
    /// it is replaced. Any number of processes may ask at the same time.
    ///
    /// # Errors
    /// The folder cannot be made, read or written.
    pub fn kept_in(folder: &Path) -> Result<Self, KeepError> {
        Self::kept_at(folder, OffsetDateTime::now_utc())
    }

    fn kept_at(folder: &Path, now: OffsetDateTime) -> Result<Self, KeepError> {
        // Mostly it is there. Then nothing is written, so that the folder may be one to read only.
        if let Some(kept) = Self::found_in(folder, now)?
            && kept.is_published_in(folder)
        {
            return Ok(kept);
        }
        let lock_path = folder.join(LOCK);
        std::fs::create_dir_all(folder).map_err(failed(folder))?;
        // Until the end of this function.
        let _lock = lock(&lock_path).map_err(failed(&lock_path))?;
        let authority = match Self::found_in(folder, now)? {
            Some(kept) => kept,
            None => {
                let made = Self::new(now)?;
                write(folder, AUTHORITY, &made.to_pem(), 0o600)?;
                made
            }
        };
        if !authority.is_published_in(folder) {
            write(folder, CERTIFICATE, authority.certificate_pem(), 0o644)?;
        }
        Ok(authority)
    }

    /// What is kept in a folder, if it is an authority that is good for some time.
    fn found_in(folder: &Path, now: OffsetDateTime) -> Result<Option<Self>, KeepError> {
        let path = folder.join(AUTHORITY);
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(Self::from_pem(&text).filter(|it| !it.is_to_be_renewed(now))),
            // The latter was not written here.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => {
                Ok(None)
            }
            Err(error) => Err(failed(&path)(error)),
        }
    }

    fn is_published_in(&self, folder: &Path) -> bool {
        std::fs::read(certificate_file(folder))
            .is_ok_and(|it| it == self.certificate_pem().as_bytes())
    }
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> KeepError {
    let path = path.to_owned();
    |source| KeepError::File { path, source }
}

/// Waits for a lock that other processes hold for a moment.
fn lock(path: &Path) -> io::Result<File> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if start.elapsed() < LOCK_TIMEOUT => {
                std::thread::sleep(LOCK_PAUSE);
            }
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::new(
                    ErrorKind::TimedOut,
                    "another process has it locked",
                ));
            }
        }
    }
}

/// Writes a file whole or not at all: clients read while proxies write.
fn write(folder: &Path, name: &str, text: &str, mode: u32) -> Result<(), KeepError> {
    let path = folder.join(name);
    let written = || {
        // From the first moment nobody else may read it.
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file()
            .set_permissions(Permissions::from_mode(mode))?;
        file.as_file().sync_all()?;
        file.persist(&path)?;
        Ok(())
    };
    written().map_err(failed(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn kept(folder: &Path, days: i64) -> String {
        let authority = Authority::kept_at(folder, START + time::Duration::days(days)).unwrap();
        let file = std::fs::read_to_string(certificate_file(folder)).unwrap();
        assert_eq!(authority.certificate_pem(), file);
        file
    }

    #[test]
    fn an_authority_is_kept_until_its_end_comes_near() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("a/b");
        let first = kept(&inside, 0);
        assert_eq!(kept(&inside, 1), first);
        assert_eq!(kept(&inside, 3000), first);
        let second = kept(&inside, 3500);
        assert_ne!(second, first);
        assert_eq!(kept(&inside, 3501), second);
        for (name, mode) in [(AUTHORITY, 0o600), (CERTIFICATE, 0o644)] {
            let metadata = std::fs::metadata(inside.join(name)).unwrap();
            assert_eq!(metadata.permissions().mode() & 0o777, mode, "{name}");
        }
        // Nothing else is left.
        assert_eq!(std::fs::read_dir(&inside).unwrap().count(), 3);
    }

    #[test]
    fn what_is_missing_or_broken_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let first = kept(folder.path(), 0);
        for content in [None, Some("another")] {
            let path = certificate_file(folder.path());
            match content {
                Some(content) => std::fs::write(path, content).unwrap(),
                None => std::fs::remove_file(path).unwrap(),
            }
            assert_eq!(kept(folder.path(), 0), first);
        }
        let mut last = first;
        for content in [&b""[..], b"nonsense", b"\xff\xfe"] {
            std::fs::write(folder.path().join(AUTHORITY), content).unwrap();
            let next = kept(folder.path(), 0);
            assert_ne!(next, last);
            last = next;
        }
    }

    #[test]
    fn all_who_come_at_once_get_the_same() {
        let folder = tempfile::tempdir().unwrap();
        for days in [0, 3500] {
            let found: Vec<_> = std::thread::scope(|scope| {
                let threads: Vec<_> = (0..8)
                    .map(|_| scope.spawn(|| kept(folder.path(), days)))
                    .collect();
                threads.into_iter().map(|it| it.join().unwrap()).collect()
            });
            assert!(found.iter().all(|it| *it == found[0]));
        }
    }

    #[test]
    fn what_is_there_is_read_without_writing() {
        let folder = tempfile::tempdir().unwrap();
        let first = kept(folder.path(), 0);
        let _lock = lock(&folder.path().join(LOCK)).unwrap();
        assert_eq!(kept(folder.path(), 0), first);
    }

    #[test]
    fn a_folder_that_cannot_be_is_an_error() {
        let file = NamedTempFile::new().unwrap();
        let error = Authority::kept_in(&file.path().join("x")).unwrap_err();
        assert!(matches!(error, KeepError::File { .. }), "{error}");
    }
}
