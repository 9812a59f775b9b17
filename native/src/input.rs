//! What the user names: files, folders, globs, standard input.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use deesql_core::transaction::{is_flyway, is_flyway_apart, version_order};
use globset::GlobBuilder;
use ignore::WalkBuilder;

/// What could not be read, and why.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct InputError {
    /// The file, folder or glob as it was named.
    pub name: String,
    /// Why.
    #[source]
    pub reason: Unreadable,
}

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// The operating system said no.
    #[error("{0}")]
    Io(std::io::Error),
    /// Nothing of that name is there.
    #[error("no such file or folder")]
    NotFound,
    /// A glob that matches no file.
    #[error("no file matches")]
    NoMatch,
    /// A folder without a file that ends in `.sql`.
    #[error("no .sql file in this folder")]
    EmptyFolder,
    /// A malformed glob, and what is wrong with it.
    #[error("not a valid glob: {0}")]
    BadGlob(String),
    /// UTF-16 text.
    #[error("the file is UTF-16 (seen at byte 0); save it as UTF-8")]
    Utf16,
    /// Bytes that are not UTF-8.
    #[error("not UTF-8 at byte {offset} (line {line}); save the file as UTF-8")]
    NotUtf8 {
        /// Offset of the first wrong byte, counted from 0.
        offset: usize,
        /// Its line, counted from 1.
        line: usize,
    },
}

impl Unreadable {
    fn of(self, name: impl Into<String>) -> InputError {
        InputError {
            name: name.into(),
            reason: self,
        }
    }
}

/// One text to read, not read yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    path: Option<PathBuf>,
    name: String,
}

impl Input {
    /// A file, whatever its name ends in.
    pub fn file(path: &Path) -> Self {
        Self {
            name: path.to_string_lossy().into_owned(),
            path: Some(path.to_owned()),
        }
    }

    /// Standard input.
    pub fn stdin() -> Self {
        Self {
            path: None,
            name: "<stdin>".to_owned(),
        }
    }

    /// The name to show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes it is said to have; 0 where that is not known.
    pub(crate) fn size(&self) -> u64 {
        let metadata = self.path.as_ref().and_then(|it| it.metadata().ok());
        metadata.map_or(0, |it| it.len())
    }

    /// Reads it.
    ///
    /// # Errors
    /// It cannot be read, or is not UTF-8.
    pub fn read(&self) -> Result<String, InputError> {
        let read = match &self.path {
            Some(path) => std::fs::read(path),
            None => {
                let mut bytes = Vec::new();
                std::io::stdin()
                    .lock()
                    .read_to_end(&mut bytes)
                    .map(|_| bytes)
            }
        };
        let bytes = read.map_err(|it| Unreadable::Io(it).of(&self.name))?;
        decode(&self.name, bytes)
    }
}

impl Input {
    /// Whether it is one of Flyway's migrations with a configuration beside it that turns its
    /// transaction off.
    pub fn is_flyway_apart(&self) -> bool {
        let Some(path) = self.path.as_ref().filter(|_| is_flyway(&self.name)) else {
            return false;
        };
        let mut config = path.clone().into_os_string();
        config.push(".conf");
        std::fs::read_to_string(config).is_ok_and(|it| is_flyway_apart(&it))
    }
}

/// Puts the migrations of each folder into the order of their versions, where all its files are named
/// as one tool names them. Other files stay in their places.
pub fn in_version_order(files: &mut [Input]) {
    let mut folders: BTreeMap<Option<PathBuf>, Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let folder = file.path.as_deref().and_then(Path::parent);
        let places = folders.entry(folder.map(Path::to_owned)).or_default();
        places.push(at);
    }
    for places in folders.into_values() {
        let inside: Vec<Input> = places.iter().map(|at| files[*at].clone()).collect();
        let names: Vec<&str> = inside.iter().map(Input::name).collect();
        for (place, from) in places
            .into_iter()
            .zip(version_order(&names).unwrap_or_default())
        {
            files[place] = inside[from].clone();
        }
    }
}

/// UTF-8 with or without a byte order mark.
fn decode(name: &str, bytes: Vec<u8>) -> Result<String, InputError> {
    let is_utf16 = match bytes.as_slice() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        // Without a byte order mark: SQL begins with ASCII, so every other byte is zero.
        [a, b, c, d, ..] => matches!(
            (*a == 0, *b == 0, *c == 0, *d == 0),
            (true, false, true, false) | (false, true, false, true)
        ),
        _ => false,
    };
    if is_utf16 {
        return Err(Unreadable::Utf16.of(name));
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let before = &error.as_bytes()[..offset];
        let line = before.iter().filter(|it| **it == b'\n').count() + 1;
        Unreadable::NotUtf8 { offset, line }.of(name)
    })
}

/// The files that one argument names, in path order: a file as it is, the `.sql` files under a
/// folder, what a glob matches, or standard input for `-`.
///
/// # Errors
/// Nothing is there, or it cannot be listed.
pub fn expand(argument: &str) -> Result<Vec<Input>, InputError> {
    if argument == "-" {
        return Ok(vec![Input::stdin()]);
    }
    let path = Path::new(argument);
    if path.is_dir() {
        let files = walk(path, has_sql_extension);
        return if files.is_empty() {
            Err(Unreadable::EmptyFolder.of(argument))
        } else {
            Ok(files)
        };
    }
    if path.exists() || !argument.contains(['*', '?', '[', '{']) {
        return if path.exists() {
            Ok(vec![Input::file(path)])
        } else {
            Err(Unreadable::NotFound.of(argument))
        };
    }
    glob(argument)
}

fn has_sql_extension(file: &Path) -> bool {
    file.extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("sql"))
}

/// Where the walk could not go on; nowhere for a loop.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } => path_of(err),
        _ => None,
    }
}

/// All files under a folder that are wanted. Links are followed, loops are not.
fn walk(folder: &Path, is_wanted: impl Fn(&Path) -> bool) -> Vec<Input> {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(folder)
        .standard_filters(false)
        .follow_links(true)
        .build()
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                // A link to nothing, or a folder that may not be listed: whoever reads it says so,
                // and the others are read. What a loop would lead to is read where it stands.
                if let Some(path) = path_of(&error)
                    && (is_wanted(path) || path.is_dir())
                {
                    files.push(Input::file(path));
                }
                continue;
            }
        };
        if entry.file_type().is_some_and(|it| it.is_file()) && is_wanted(entry.path()) {
            files.push(Input::file(entry.path()));
        }
    }
    files.sort();
    files
}

/// `*` and `?` stay within one folder, `**` crosses folders, `{a,b}` is either.
fn glob(pattern: &str) -> Result<Vec<Input>, InputError> {
    let bad = |error: globset::Error| Unreadable::BadGlob(error.kind().to_string()).of(pattern);
    let built = GlobBuilder::new(pattern)
        .literal_separator(true)
        .build()
        .map_err(bad)?;
    let matcher = built.compile_matcher();
    let fixed: PathBuf = Path::new(pattern)
        .components()
        .take_while(|it| {
            !it.as_os_str()
                .to_string_lossy()
                .contains(['*', '?', '[', '{'])
        })
        .collect();
    let (base, is_bare) = if fixed.as_os_str().is_empty() {
        (Path::new("."), true)
    } else {
        (fixed.as_path(), false)
    };
    if !base.is_dir() {
        return Err(Unreadable::NoMatch.of(pattern));
    }
    let named = |file: &Path| -> PathBuf {
        if is_bare {
            file.strip_prefix(".").unwrap_or(file).to_owned()
        } else {
            file.to_owned()
        }
    };
    let mut files: Vec<Input> = walk(base, |file| matcher.is_match(named(file)))
        .iter()
        .filter_map(|it| it.path.as_deref())
        .map(|it| Input::file(&named(it)))
        .collect();
    files.sort();
    if files.is_empty() {
        Err(Unreadable::NoMatch.of(pattern))
    } else {
        Ok(files)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_that_lead_nowhere_hide_no_other_file() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("a.sql"), "SELECT 1").unwrap();
        symlink("nothing", path("b.sql")).unwrap();
        symlink("nothing", path("c.txt")).unwrap();
        symlink(".", path("loop")).unwrap();
        let files = expand(&folder.path().to_string_lossy()).unwrap();
        let names: Vec<PathBuf> = files.iter().map(|it| PathBuf::from(it.name())).collect();
        assert_eq!(names, [path("a.sql"), path("b.sql")]);
        assert!(files[1].read().is_err());
    }

    #[test]
    fn refuses_what_is_not_utf8_and_says_where() {
        let error = |bytes: &[u8]| decode("a.sql", bytes.to_vec()).unwrap_err().to_string();
        assert!(error(b"\xff\xfeS\0").contains("UTF-16"));
        assert!(error(b"S\0E\0L\0").contains("UTF-16"));
        assert_eq!(
            error(b"SELECT 1;\n-- caf\xe9"),
            "a.sql: not UTF-8 at byte 16 (line 2); save the file as UTF-8"
        );
        assert_eq!(decode("a.sql", b"SELECT '\0'".to_vec()).unwrap().len(), 10);
    }
}
