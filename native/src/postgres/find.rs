//! Where PostgreSQL is on this machine.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::str::FromStr;

use super::account::Account;

/// The major version that Aurora DSQL is made of, so the one that a local copy is best made of.
const PREFERRED_MAJOR: u32 = 16;

/// The oldest major version that has what Aurora DSQL has, such as NULLS NOT DISTINCT.
const OLDEST_MAJOR: u32 = 15;

/// `initdb` and `postgres`, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binaries {
    /// The folder they are in.
    pub folder: PathBuf,
    /// Their version.
    pub version: Version,
}

/// The version of a PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The number before the dot.
    pub major: u32,
    text: String,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Version {
    type Err = ();

    /// Reads what `postgres --version` prints: `postgres (PostgreSQL) 16.4 (Debian 16.4-1)`.
    fn from_str(printed: &str) -> Result<Self, ()> {
        let (_, rest) = printed.split_once("(PostgreSQL) ").ok_or(())?;
        let text = rest.split_whitespace().next().ok_or(())?;
        let digits = text.split(|it: char| !it.is_ascii_digit()).next();
        Ok(Self {
            major: digits.and_then(|it| it.parse().ok()).ok_or(())?,
            text: text.to_owned(),
        })
    }
}

/// Why there is no PostgreSQL to run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FindError {
    /// It is nowhere.
    #[error(
        "no PostgreSQL found (looked for initdb and postgres in PATH, `pg_config --bindir`, and where Debian, Red Hat, Homebrew and Postgres.app put them); install it (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql@16), name its folder with --postgres-bin, or use a running server with --upstream HOST:PORT"
    )]
    Nowhere,
    /// It is not in the folder that was named.
    #[error(
        "{} has no {program}; name the folder that holds both initdb and postgres, often /usr/lib/postgresql/16/bin",
        .folder.display()
    )]
    NotInFolder {
        /// The folder.
        folder: PathBuf,
        /// What it lacks.
        program: &'static str,
    },
    /// It is there and cannot be run.
    #[error("{} cannot be run by {account}: {reason}", .program.display())]
    CannotRun {
        /// The program.
        program: PathBuf,
        /// Whom it should run as.
        account: String,
        /// What the operating system or the program said.
        reason: String,
    },
    /// It is older than what deesql can use.
    #[error("{} is PostgreSQL {version}, and deesql needs 15 or newer, best 16", .folder.display())]
    TooOld {
        /// Where it is.
        folder: PathBuf,
        /// What it is.
        version: Version,
    },
    /// The data needs another one.
    #[error(
        "the data was made by PostgreSQL {needed}, and this is {found} in {}; install PostgreSQL {needed}, or use another --data folder",
        .folder.display()
    )]
    OtherMajor {
        /// The major version that the data needs.
        needed: u32,
        /// What was found.
        found: Version,
        /// Where it is.
        folder: PathBuf,
    },
}

/// The best PostgreSQL that an account can run: in the folder if one is named, otherwise anywhere.
pub(super) fn find(
    folder: Option<&Path>,
    needed: Option<u32>,
    account: &Account,
) -> Result<Binaries, FindError> {
    let folders = match folder {
        Some(folder) => {
            let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
            for program in ["initdb", "postgres"] {
                if !folder.join(program).is_file() {
                    return Err(FindError::NotInFolder { folder, program });
                }
            }
            vec![folder]
        }
        None => folders(
            std::env::var_os("PATH").as_deref(),
            pg_config(),
            Path::new("/"),
        ),
    };
    best(
        folders.into_iter().map(|it| examine(it, account)).collect(),
        needed,
    )
}

/// Picks the nearest to what is needed, or says why nothing fits.
fn best(
    examined: Vec<Result<Binaries, FindError>>,
    needed: Option<u32>,
) -> Result<Binaries, FindError> {
    let wanted = needed.unwrap_or(PREFERRED_MAJOR);
    let mut errors = Vec::new();
    let mut found = Vec::new();
    for it in examined {
        match it {
            Ok(it) => found.push(it),
            Err(error) => errors.push(error),
        }
    }
    // Of two that are as near, the newer.
    let nearest = found.into_iter().min_by_key(|it| {
        (
            it.version.major.abs_diff(wanted),
            u32::MAX - it.version.major,
        )
    });
    match nearest {
        Some(it) if needed.is_some_and(|needed| needed != it.version.major) => {
            Err(FindError::OtherMajor {
                needed: wanted,
                found: it.version,
                folder: it.folder,
            })
        }
        Some(it) => Ok(it),
        None => Err(errors.into_iter().next().unwrap_or(FindError::Nowhere)),
    }
}

/// The folders that hold both programs, each once.
fn folders(path: Option<&OsStr>, pg_config: Option<PathBuf>, root: &Path) -> Vec<PathBuf> {
    let named = path.into_iter().flat_map(std::env::split_paths);
    let known = [
        ("usr/lib/postgresql", "", "bin"),
        ("usr", "pgsql-", "bin"),
        ("opt/homebrew/opt", "postgresql", "bin"),
        ("usr/local/opt", "postgresql", "bin"),
        ("Applications/Postgres.app/Contents/Versions", "", "bin"),
    ];
    let known = known.iter().flat_map(|(parent, prefix, child)| {
        let entries = std::fs::read_dir(root.join(parent)).into_iter().flatten();
        let mut folders: Vec<PathBuf> = entries
            .flatten()
            .filter(|it| it.file_name().to_string_lossy().starts_with(prefix))
            .map(|it| it.path().join(child))
            .collect();
        folders.sort();
        folders
    });
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in named.chain(pg_config).chain(known) {
        let has = |program| folder.join(program).is_file();
        if folder.is_absolute() && has("initdb") && has("postgres") {
            // A folder of links is the folder that they lead to.
            let real = std::fs::canonicalize(folder.join("postgres")).ok();
            let real = real.as_deref().and_then(Path::parent).unwrap_or(&folder);
            let real = if real.join("initdb").is_file() {
                real
            } else {
                &folder
            };
            if !found.iter().any(|it| it == real) {
                found.push(real.to_owned());
            }
        }
    }
    found
}

/// What `pg_config --bindir` prints.
fn pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config")
        .arg("--bindir")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let printed = String::from_utf8(output.stdout).ok()?;
    Some(PathBuf::from(OsString::from(printed.trim_end())))
}

/// Asks a PostgreSQL for its version, as the one who is to run it.
fn examine(folder: PathBuf, account: &Account) -> Result<Binaries, FindError> {
    let program = folder.join("postgres");
    let cannot_run = |reason: String| FindError::CannotRun {
        program: program.clone(),
        account: account.name().to_owned(),
        reason,
    };
    let output = account
        .command(&program)
        .arg("--version")
        .current_dir("/")
        .stdin(Stdio::null())
        .output()
        .map_err(|it| cannot_run(it.to_string()))?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let Ok(version) = printed.parse::<Version>() else {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(cannot_run(format!(
            "it should print its version, and printed {:?}",
            format!("{printed}{said}").trim()
        )));
    };
    if version.major < OLDEST_MAJOR {
        return Err(FindError::TooOld { folder, version });
    }
    Ok(Binaries { folder, version })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn binaries(version: &str) -> Result<Binaries, FindError> {
        Ok(Binaries {
            folder: PathBuf::from(version),
            version: format!("postgres (PostgreSQL) {version}").parse().unwrap(),
        })
    }

    #[test]
    fn prefers_the_version_of_the_service_then_the_nearest() {
        let best_of = |versions: &[&str], needed| {
            let all = versions.iter().map(|it| binaries(it)).collect();
            best(all, needed).map(|it| it.version.to_string())
        };
        assert_eq!(best_of(&["15.18", "16.4", "17.2"], None).unwrap(), "16.4");
        assert_eq!(best_of(&["15.18", "17.2"], None).unwrap(), "17.2");
        assert_eq!(best_of(&["18beta1", "15.1"], None).unwrap(), "15.1");
        assert_eq!(best_of(&["15.18", "16.4"], Some(15)).unwrap(), "15.18");
        let error = best_of(&["16.4"], Some(15)).unwrap_err();
        assert!(matches!(error, FindError::OtherMajor { needed: 15, .. }));
        assert!(matches!(
            best(vec![], None).unwrap_err(),
            FindError::Nowhere
        ));
    }

    #[test]
    fn reads_versions_as_they_are_printed() {
        let version = |text: &str| text.parse::<Version>().map(|it| (it.major, it.to_string()));
        assert_eq!(
            version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"),
            Ok((15, "15.18".to_owned()))
        );
        assert_eq!(
            version("postgres (PostgreSQL) 18devel"),
            Ok((18, "18devel".to_owned()))
        );
        assert!(version("").is_err() && version("postgres (PostgreSQL) x").is_err());
    }

    #[test]
    fn looks_in_every_known_place_and_takes_only_whole_ones() {
        let root = tempfile::tempdir().unwrap();
        let add = |folder: &str, programs: &[&str]| {
            let folder = root.path().join(folder);
            std::fs::create_dir_all(&folder).unwrap();
            for it in programs {
                std::fs::write(folder.join(it), "").unwrap();
            }
            folder.canonicalize().unwrap()
        };
        let both = &["initdb", "postgres"];
        let debian = add("usr/lib/postgresql/15/bin", both);
        add("usr/lib/postgresql/16/bin", &["psql"]);
        let homebrew = add("opt/homebrew/opt/postgresql@16/bin", both);
        add("opt/homebrew/opt/redis/bin", both);
        let own = add("own", both);
        let links = add("links", &[]);
        for it in both {
            std::os::unix::fs::symlink(own.join(it), links.join(it)).unwrap();
        }
        let path = std::env::join_paths([&links, &own, Path::new("relative")]).unwrap();
        assert_eq!(
            folders(Some(&path), None, &root.path().canonicalize().unwrap()),
            [own, debian, homebrew]
        );
        let nothing = tempfile::tempdir().unwrap();
        assert!(folders(None, None, nothing.path()).is_empty());
    }

    #[test]
    fn says_what_to_install_or_to_use() {
        let text = FindError::Nowhere.to_string();
        for part in [
            "apt-get install postgresql",
            "brew install postgresql@16",
            "--upstream",
        ] {
            assert!(text.contains(part), "{part}");
        }
    }
}
