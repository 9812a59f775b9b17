//! PostgreSQL's own regression scripts, run by psql as `pg_regress` runs them, one after the other in
//! the order of its schedule.
//!
//! They were written to find out what a server does wrong, not what stands before it; but they ask for
//! nearly everything that it can do. The module of C functions that belongs to them is not there: what
//! needs it fails, on both sides.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use tempfile::TempDir;

use super::other::Other;
use crate::corpus::suite;
use crate::support::open_folder;
use crate::support::postgres::run;
use crate::support::tcp::TcpServer;

/// How many different lines of a script are shown.
const SHOWN: usize = 12;

/// The server's settings that the scripts want.
const SETTINGS: &[(&str, &str)] = &[
    ("max_prepared_transactions", "2"),
    // It would come and go, and change statistics and plans.
    ("autovacuum", "off"),
];

/// What `pg_regress` does to its database.
const DATABASE: &str = r#"
CREATE DATABASE regression TEMPLATE template0;
ALTER DATABASE regression SET lc_messages TO 'C';
ALTER DATABASE regression SET lc_monetary TO 'C';
ALTER DATABASE regression SET lc_numeric TO 'C';
ALTER DATABASE regression SET lc_time TO 'C';
ALTER DATABASE regression SET bytea_output TO 'hex';
ALTER DATABASE regression SET timezone_abbreviations TO 'Default';
"#;

/// One run of all scripts.
struct Run<'a> {
    server: &'a TcpServer,
    other: Other,
    /// Data to load, which the server reads too, and a folder for what it writes.
    files: TempDir,
    /// What psql printed.
    printed: TempDir,
}

impl<'a> Run<'a> {
    async fn prepare(server: &'a TcpServer, other: Other, suite: &Path) -> Self {
        let client = server.database.client().await;
        for statement in DATABASE.lines().filter(|it| !it.is_empty()) {
            client.batch_execute(statement).await.unwrap();
        }
        let files = open_folder();
        let results = files.path().join("results");
        copy(&suite.with_file_name("data"), &files.path().join("data"));
        std::fs::create_dir(&results).unwrap();
        let everybody = std::os::unix::fs::PermissionsExt::from_mode(0o777);
        std::fs::set_permissions(&results, everybody).unwrap();
        Self {
            server,
            other,
            files,
            printed: tempfile::tempdir().unwrap(),
        }
    }

    fn printed(&self, script: &Path) -> PathBuf {
        self.printed.path().join(script.file_name().unwrap())
    }

    fn script(&self, script: &Path) {
        let printed = File::create(self.printed(script)).unwrap();
        let binaries = &self.server.postgres.binaries().folder;
        let own = binaries.join("psql");
        let mut psql = Command::new(if own.is_file() { own } else { "psql".into() });
        psql.args(["-X", "-a", "-q", "-d", "regression"])
            .args(["-v", "HIDE_TABLEAM=on", "-v", "HIDE_TOAST_COMPRESSION=on"])
            .stdin(File::open(script).unwrap())
            .stdout(printed.try_clone().unwrap())
            .stderr(printed);
        for (name, _) in std::env::vars() {
            if name.starts_with("PG") || name.starts_with("LC_") || name.starts_with("LANG") {
                psql.env_remove(name);
            }
        }
        psql.current_dir(self.files.path())
            .env("LC_MESSAGES", "C")
            .env("PGHOST", &self.other.host)
            .env("PGPORT", self.other.port.to_string())
            .env("PGUSER", "admin")
            .env("PGTZ", "PST8PDT")
            .env("PGDATESTYLE", "Postgres, MDY")
            .env("PGOPTIONS", "-c intervalstyle=postgres_verbose")
            .env("PG_ABS_SRCDIR", self.files.path())
            .env("PG_ABS_BUILDDIR", self.files.path())
            .env("PG_LIBDIR", binaries.with_file_name("lib"))
            .env("PG_DLSUFFIX", ".so");
        // psql says by its status how it fared; what it printed says more.
        let status = psql.status();
        assert!(status.is_ok(), "psql: {status:?}");
    }

    /// What psql printed, without what is only here.
    fn text(&self, script: &Path) -> String {
        let printed = std::fs::read(self.printed(script)).unwrap();
        // Some scripts print other encodings.
        let text: String = printed.iter().map(|it| char::from(*it)).collect();
        let own = self.files.path().display().to_string();
        text.replace(&own, "FILES")
            .replace(&format!("\"{}\"", self.other.host), "HOST")
            .replace(&format!("port {}", self.other.port), "PORT")
    }
}

/// The scripts in the order of the schedule.
fn schedule(suite: &Path) -> Vec<PathBuf> {
    let text = std::fs::read_to_string(suite.with_file_name("parallel_schedule")).unwrap();
    let groups = text.lines().filter_map(|it| it.strip_prefix("test:"));
    let names = groups.flat_map(str::split_whitespace);
    names.map(|it| suite.join(format!("{it}.sql"))).collect()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

#[test]
fn regression_scripts_print_the_same() {
    let Some(suite) = suite() else {
        return;
    };
    let scripts = schedule(&suite);
    run(async {
        let mut different = differences(&suite, &scripts).await;
        if !different.is_empty() {
            // What is a matter of time or of the planner's mood comes out the same the next time.
            eprintln!("once more: {:?}", different.keys());
            let again = differences(&suite, &scripts).await;
            different.retain(|it, _| again.contains_key(it));
        }
        let shown: Vec<_> = different
            .iter()
            .map(|(name, difference)| format!("{name}:\n{difference}"))
            .collect();
        assert!(different.is_empty(), "{}", shown.join("\n"));
    });
}

/// Runs all scripts twice, at the same time, on servers of their own. The scripts that print something
/// else, and what.
async fn differences(suite: &Path, scripts: &[PathBuf]) -> BTreeMap<String, String> {
    let start = Instant::now();
    let (first, second) = tokio::join!(TcpServer::start(SETTINGS), TcpServer::start(SETTINGS));
    let direct = Run::prepare(&first, Other::direct(&first), suite).await;
    let other = Run::prepare(&second, Other::before(&second), suite).await;
    let done = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for side in [&direct, &other] {
            let done = &done;
            scope.spawn(move || {
                for script in scripts {
                    side.script(script);
                    let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                    if done.is_multiple_of(50) {
                        let seconds = start.elapsed().as_secs();
                        eprintln!("{done} of {} runs in {seconds} s", 2 * scripts.len());
                    }
                }
            });
        }
    });
    let mut different = BTreeMap::new();
    for script in scripts {
        let name = script.file_stem().unwrap().to_str().unwrap();
        let direct = direct.text(script);
        let is_run = !direct.contains("psql: error: connection to server");
        assert!(is_run, "{name}: {direct}");
        if let Some(difference) = difference(&direct, &other.text(script)) {
            different.insert(name.to_owned(), difference);
        }
    }
    eprintln!(
        "{} of {} scripts print the same directly and through {}: {} s",
        scripts.len() - different.len(),
        scripts.len(),
        other.other.name,
        start.elapsed().as_secs()
    );
    different
}

/// What differs between what two runs printed, if anything does.
fn difference(one: &str, other: &str) -> Option<String> {
    if one == other {
        return None;
    }
    let (one, other): (Vec<_>, Vec<_>) = (one.lines().collect(), other.lines().collect());
    let longer = one.len().max(other.len());
    let different = (0..longer).filter(|at| one.get(*at) != other.get(*at));
    let different: Vec<_> = different.collect();
    let mut text = String::new();
    for at in different.iter().take(SHOWN) {
        for (sign, lines) in [('-', &one), ('+', &other)] {
            if let Some(line) = lines.get(*at) {
                let _ = writeln!(text, "{:5} {sign} {line}", at + 1);
            }
        }
    }
    Some(format!("{text}{} lines differ", different.len()))
}
