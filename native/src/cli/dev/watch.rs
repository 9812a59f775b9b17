//! Changes of the schema files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;

use crate::cli::exit_status::Failure;

/// How long the files must be left alone: an editor writes in several steps, a checkout many files.
const QUIET: Duration = Duration::from_millis(100);

/// Tells when files change.
pub(super) struct Changes {
    events: mpsc::UnboundedReceiver<()>,
    /// Watches until it is dropped.
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Watches what `--schema` names.
    pub(super) fn of(arguments: &[String]) -> Result<Self, Failure> {
        let (sender, events) = mpsc::unbounded_channel();
        let failed = |error: &notify::Error| Failure::Usage(format!("cannot watch: {error}"));
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                // Reading the files is an event as well.
                if !event.is_ok_and(|it| matches!(it.kind, EventKind::Access(_))) {
                    // Nobody listens any more while deesql ends.
                    let _ = sender.send(());
                }
            })
            .map_err(|it| failed(&it))?;
        for argument in arguments {
            let (folder, mode) = watched(argument);
            watcher.watch(&folder, mode).map_err(|it| failed(&it))?;
        }
        Ok(Self {
            events,
            _watcher: watcher,
        })
    }

    /// Waits for a change, and until no other follows.
    pub(super) async fn next(&mut self) {
        if self.events.recv().await.is_none() {
            std::future::pending::<()>().await;
        }
        while let Ok(Some(())) = tokio::time::timeout(QUIET, self.events.recv()).await {}
    }
}

/// The folder to watch for an argument. A file is watched through its folder: editors write another
/// one and give it the name.
fn watched(argument: &str) -> (PathBuf, RecursiveMode) {
    let path = Path::new(argument);
    if path.is_dir() {
        return (path.to_owned(), RecursiveMode::Recursive);
    }
    let is_fixed = |it: &&Path| !it.to_string_lossy().contains(['*', '?', '[', '{']);
    let is_file = path.is_file() || is_fixed(&path);
    let folder = path
        .ancestors()
        .skip(1)
        .find(|it| is_file || is_fixed(it))
        .filter(|it| !it.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mode = if is_file {
        RecursiveMode::NonRecursive
    } else {
        RecursiveMode::Recursive
    };
    (folder.to_owned(), mode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn watches_the_folder_of_what_is_named() {
        let folder = |argument| watched(argument).0.to_string_lossy().into_owned();
        assert_eq!(folder("src"), "src");
        assert_eq!(folder("src/main.rs"), "src");
        assert_eq!(folder("Cargo.toml"), ".");
        assert_eq!(folder("src/**/*.sql"), "src");
        assert_eq!(folder("*.sql"), ".");
        assert_eq!(watched("src/*/a.sql").1, RecursiveMode::Recursive);
        assert_eq!(watched("Cargo.toml").1, RecursiveMode::NonRecursive);
    }
}
