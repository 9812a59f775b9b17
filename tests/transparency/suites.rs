//! What drivers test themselves with, from their source packages, which `.dev/need driver-suites`
//! fetches.
//!
//! Not all of it passes on a server that the suite has not set up itself. What fails has to fail in
//! the same way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use super::other::Other;
use crate::corpus::{home, is_ci};
use crate::support::postgres::run;
use crate::support::root;
use crate::support::tcp::TcpServer;

/// How long a suite may take, in seconds.
const LIMIT: &str = "400";

/// How often what differs is run again: a test that is a matter of time comes out the same sooner or
/// later, one that the proxy disturbs does not. So many at the most; more are no matter of time.
const RERUNS: usize = 4;
const MOST_RERUN: usize = 25;

/// How many differences are shown.
const SHOWN: usize = 40;

/// The server's settings that the suites want.
const SETTINGS: &[(&str, &str)] = &[
    ("max_prepared_transactions", "10"),
    ("wal_level", "logical"),
];

/// The suite of a driver.
struct Suite {
    /// The driver, and the folder.
    name: &'static str,
    /// Where the tests are, and what of them is left out.
    arguments: &'static [&'static str],
    /// How it is told where the server is, besides by libpq's variables.
    environment: &'static [(&'static str, &'static str)],
    /// How many tests it has at least.
    tests: usize,
}

/// What became of each test: its outcome and what went wrong.
type Outcomes = BTreeMap<String, String>;

#[test]
fn asyncpg_fares_the_same() {
    check(&Suite {
        name: "asyncpg",
        arguments: &[
            "tests",
            // These look at the driver's own source.
            "--ignore=tests/test__sourcecode.py",
            "--ignore=tests/test__environment.py",
        ],
        environment: &[],
        tests: 300,
    });
}

#[test]
fn psycopg2_fares_the_same() {
    check(&Suite {
        name: "psycopg2-binary",
        arguments: &["tests"],
        environment: &[
            ("PSYCOPG2_TESTDB", "postgres"),
            // The same server.
            ("PSYCOPG2_TEST_REPL_DSN", ""),
        ],
        tests: 700,
    });
}

#[test]
fn pg8000_fares_the_same() {
    check(&Suite {
        name: "pg8000",
        arguments: &[
            "test/dbapi",
            "test/native",
            "test/legacy",
            // How fast it is, and logins that the server has no rules for.
            "--ignore-glob=*/test_benchmarks.py",
            "--ignore-glob=*/auth",
            // Minutes of the driver's own work.
            "--deselect=test/native/test_query.py::test_max_parameters",
        ],
        // It would read all certificates of the machine for each connection, and take minutes.
        environment: &[("SSL_CERT_FILE", "/dev/null")],
        tests: 600,
    });
}

/// The folder that `.dev/need driver-suites` makes.
fn suites() -> Option<PathBuf> {
    let folder = home().join(".cache/deesql-dev/driver-suites");
    let is_there = folder.is_dir();
    assert!(is_there || !is_ci(), "run .dev/need driver-suites");
    is_there.then_some(folder)
}

/// Runs a suite twice, at the same time, and compares test by test.
fn check(suite: &Suite) {
    let Some(folder) = suites() else {
        return;
    };
    run(async {
        let start = Instant::now();
        let (first, second) = tokio::join!(server(), server());
        let other = Other::before(&second);
        let direct = Other::direct(&first);
        let both = |tests: Option<&[String]>| {
            std::thread::scope(|scope| {
                let direct = scope.spawn(|| outcomes(suite, tests, &folder, &direct));
                let found = outcomes(suite, tests, &folder, &other);
                (direct.join().unwrap(), found)
            })
        };
        let (expected, found) = both(None);
        let passed = expected.values().filter(|it| it.starts_with("passed"));
        eprintln!(
            "{}: {} tests, {} of which pass, directly and through {}: {} s",
            suite.name,
            expected.len(),
            passed.count(),
            other.name,
            start.elapsed().as_secs()
        );
        assert!(expected.len() >= suite.tests, "{expected:#?}");
        let mut different = differences(&expected, &found);
        for _ in 0..RERUNS {
            if different.is_empty() || different.len() > MOST_RERUN {
                break;
            }
            let tests: Vec<_> = different.keys().cloned().collect();
            eprintln!("once more: {tests:?}");
            let (expected, found) = both(Some(&tests));
            let again = differences(&expected, &found);
            different.retain(|it, _| again.contains_key(it));
        }
        let shown: Vec<_> = different.values().take(SHOWN).map(String::as_str).collect();
        let count = different.len();
        assert!(different.is_empty(), "{count} tests:\n{}", shown.join("\n"));
    });
}

async fn server() -> TcpServer {
    let server = TcpServer::start(SETTINGS).await;
    let client = server.database.client().await;
    // pg8000 knows this one only.
    let role = "CREATE ROLE postgres SUPERUSER LOGIN REPLICATION";
    client.batch_execute(role).await.unwrap();
    server
}

/// Runs a suite, or some of its tests.
fn outcomes(suite: &Suite, tests: Option<&[String]>, folder: &Path, at: &Other) -> Outcomes {
    let own = tempfile::tempdir().unwrap();
    let file = own.path().join("outcomes");
    let mut python = Command::new("timeout");
    python
        .args(["--kill-after=5", LIMIT])
        .arg(folder.with_file_name("driver-suites-python/bin/python"))
        .args([
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "outcomes",
        ])
        .arg(format!("--basetemp={}", own.path().join("files").display()))
        .args(tests.map_or(suite.arguments.to_vec(), |it| {
            it.iter().map(String::as_str).collect()
        }))
        .current_dir(folder.join(suite.name))
        .stdin(Stdio::null());
    for (name, _) in std::env::vars() {
        if name.starts_with("PG") || name.starts_with("PSYCOPG") || name.starts_with("PYTEST") {
            python.env_remove(name);
        }
    }
    python
        .env("PYTHONPATH", root().join("tests/transparency"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("OUTCOMES", &file)
        .env("PGHOST", &at.host)
        .env("PGPORT", at.port.to_string())
        .env("PGUSER", "admin")
        .env("PGPASSWORD", "any")
        .env("PGDATABASE", "postgres")
        .envs(suite.environment.iter().copied());
    let output = python.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let end: Vec<_> = said.lines().rev().take(5).collect();
    // 0 and 1 are the ends of a run that got through all tests.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{end:#?}");
    let text = std::fs::read_to_string(file).unwrap();
    let mut outcomes = Outcomes::new();
    for line in text.lines() {
        let (test, outcome) = line.split_once('\t').unwrap();
        // A test that passes may fail to clean up.
        outcomes
            .entry(test.to_owned())
            .or_default()
            .push_str(outcome);
    }
    outcomes
}

/// The tests that came out differently, and how; but for those that are known to.
fn differences(expected: &Outcomes, found: &Outcomes) -> BTreeMap<String, String> {
    let list = root().join("tests/transparency/unstable.md");
    let list = std::fs::read_to_string(list).unwrap();
    let rows = list.lines().filter_map(|it| it.strip_prefix("| `"));
    let unstable: BTreeSet<_> = rows.filter_map(|it| it.split('`').next()).collect();
    let names: BTreeSet<_> = expected.keys().chain(found.keys()).collect();
    let different = names.into_iter().filter(|it| {
        let is_same = expected.get(*it) == found.get(*it);
        !is_same && !unstable.contains(it.as_str())
    });
    let told = different.map(|it| {
        let [was, is] = [expected, found].map(|all| all.get(it).map_or("none", String::as_str));
        (it.clone(), format!("{it}\n  - {was}\n  + {is}"))
    });
    told.collect()
}
