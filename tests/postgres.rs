//! The private PostgreSQL: it comes up, answers, and leaves nothing.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use deesql::connect::Host;
use deesql::postgres::{Options, PrivatePostgres, StartError};

use crate::support::postgres::{all_binaries, database, of, run};
use crate::support::trace::{self, Trace, signal};
use crate::support::{open_folder, write};

fn trace(server: &PrivatePostgres) -> Trace {
    let folder = of(server).folder;
    let data = folder.join("data");
    Trace::of(&folder, &data)
}

async fn start() -> PrivatePostgres {
    PrivatePostgres::start(Options::default()).await.unwrap()
}

fn kept(data: &Path) -> Options {
    Options {
        data: Some(data.to_owned()),
        ..Options::default()
    }
}

/// Why it does not start.
async fn error(options: Options) -> (StartError, String) {
    let error = PrivatePostgres::start(options).await.unwrap_err();
    let text = error.to_string();
    (error, text)
}

#[test]
fn every_version_looks_like_the_service_and_leaves_nothing() {
    let mut majors = BTreeSet::new();
    for binaries in all_binaries() {
        run(async {
            let options = Options {
                binaries: binaries.clone(),
                ..Options::default()
            };
            let server = PrivatePostgres::start(options).await.unwrap();
            majors.insert(server.version().major);
            if let Some(binaries) = binaries {
                assert_eq!(server.binaries().folder, binaries);
            }
            let trace = trace(&server);
            let sql = "SELECT current_user || ' ' || current_database() || ' ' || \
                       pg_encoding_to_char(encoding) || ' ' || datcollate || ' ' || \
                       current_setting('timezone') || ' ' || rolsuper \
                       FROM pg_database, pg_roles \
                       WHERE datname = current_database() AND rolname = current_user";
            let database = of(&server);
            assert_eq!(database.rows(sql).await, "admin postgres UTF8 C UTC true\n");
            assert_eq!(database.rows("SHOW listen_addresses").await, "\n");
            server.stop().await.unwrap();
            // At once, not a moment later.
            assert_eq!(trace.left(), Vec::<String>::new());
        });
    }
    if std::env::var_os("CI").is_some() {
        assert!(
            majors.is_superset(&BTreeSet::from([15, 16, 17])),
            "{majors:?}"
        );
    }
}

#[test]
fn two_run_at_once_and_a_dropped_one_goes() {
    run(async {
        let (first, second) = tokio::join!(start(), start());
        let (first_trace, second_trace) = (trace(&first), trace(&second));
        of(&first)
            .client()
            .await
            .batch_execute("CREATE TABLE t ()")
            .await
            .unwrap();
        let tables = "SELECT count(*) FROM pg_tables WHERE tablename = 't'";
        assert_eq!(of(&second).rows(tables).await, "0\n");
        assert_ne!(first.host(), second.host());
        drop(first);
        first_trace.is_gone();
        assert_eq!(of(&second).rows("SELECT 1").await, "1\n");
        second.stop().await.unwrap();
        second_trace.is_gone();
    });
}

#[test]
fn a_start_that_is_given_up_leaves_nothing() {
    let temporary = open_folder();
    for milliseconds in [0, 20, 100, 300, 600] {
        let mut child = holder(temporary.path());
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    trace::leaves_nothing(temporary.path());
}

#[test]
fn a_killed_process_leaves_nothing() {
    for name in ["KILL", "TERM", "INT"] {
        let temporary = open_folder();
        let mut child = holder(temporary.path());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let folder = lines
            .find_map(|it| Some(it.unwrap().split_once("folder=")?.1.to_owned()))
            .unwrap();
        let trace = Trace::of(Path::new(&folder), &Path::new(&folder).join("data"));
        signal(name, child.id());
        child.wait().unwrap();
        trace.is_gone();
        // Nobody of the server holds on to what a reader waits for.
        assert_eq!(lines.count(), 0);
    }
}

/// A process that runs a private server until it is killed: this program, with the test below.
fn holder(temporary: &Path) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "postgres::holds_a_server",
            "--ignored",
            "--nocapture",
        ])
        .env("TMPDIR", temporary)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "a part of other tests"]
fn holds_a_server() {
    run(async {
        let server = start().await;
        println!("\nfolder={}", of(&server).folder.display());
        std::future::pending::<()>().await;
    });
}

#[test]
fn a_server_that_dies_is_noticed() {
    run(async {
        for name in ["KILL", "QUIT"] {
            let server = start().await;
            let trace = trace(&server);
            signal(name, trace.postmaster());
            let exit = server.exited().await;
            assert_eq!(exit.status, if name == "KILL" { 137 } else { 0 });
            trace.is_gone();
        }
    });
}

#[test]
fn kept_data_is_there_the_next_time() {
    for binaries in all_binaries() {
        let folder = open_folder();
        let data = folder.path().join("deep/er");
        let options = Options {
            binaries,
            ..kept(&data)
        };
        run(async {
            let server = PrivatePostgres::start(options.clone()).await.unwrap();
            let database = of(&server);
            let sql = "CREATE TABLE t (a int); INSERT INTO t VALUES (7)";
            database.client().await.batch_execute(sql).await.unwrap();
            assert_eq!(database.rows("SHOW fsync").await, "on\n");
            server.stop().await.unwrap();

            // Left there by an initdb that was killed: no process has this number.
            write(&data, "postmaster.pid", b"-2147480000\n");
            let server = PrivatePostgres::start(options).await.unwrap();
            let trace = Trace::of(&of(&server).folder, &data);
            assert_eq!(of(&server).rows("SELECT a FROM t").await, "7\n");

            let (error, text) = error(kept(&data)).await;
            assert!(
                matches!(error, StartError::Data(_) | StartError::Find(_)),
                "{text}"
            );
            if let StartError::Data(_) = error {
                let process = format!(
                    "in use by another PostgreSQL (process {})",
                    trace.postmaster()
                );
                assert!(text.contains(&process), "{text}");
            }
            // The other one goes on.
            assert_eq!(of(&server).rows("SELECT a FROM t").await, "7\n");
            server.stop().await.unwrap();
            assert_eq!(trace.left(), Vec::<String>::new());
        });
    }
}

#[test]
fn a_folder_that_cannot_hold_the_data_is_refused() {
    let folder = open_folder();
    let data = folder.path().join("data");
    run(async {
        write(folder.path(), "data/notes.txt", b"");
        let (_, text) = error(kept(&data)).await;
        assert!(
            text.contains("data is not a data folder of PostgreSQL, and not empty"),
            "{text}"
        );
        assert!(data.join("notes.txt").exists());

        write(folder.path(), "old/PG_VERSION", b"9\n");
        let (_, text) = error(kept(&folder.path().join("old"))).await;
        assert!(
            text.contains("must belong to the user") || text.contains("made by PostgreSQL 9"),
            "{text}"
        );

        let (_, text) = error(kept(&data.join("notes.txt"))).await;
        assert!(
            text.contains("notes.txt as data folder: Not a directory"),
            "{text}"
        );

        let (_, text) = error(kept(Path::new("/proc/deesql"))).await;
        assert!(text.contains("/proc/deesql as data folder"), "{text}");
    });
}

#[test]
fn what_initdb_and_postgres_say_is_passed_on() {
    let folder = open_folder();
    let data = folder.path().join("data");
    run(async {
        let options = Options {
            settings: vec![("shared_buffers".to_owned(), "lots".to_owned())],
            ..kept(&data)
        };
        let (error_, text) = error(options).await;
        assert!(matches!(error_, StartError::Server(_)), "{text}");
        assert!(
            text.contains("invalid value for parameter \"shared_buffers\": \"lots\""),
            "{text}"
        );

        // An initdb without its other files, as an incomplete installation has it.
        let binaries = folder.path().join("bin");
        let script = "#!/bin/sh\n[ \"$1\" = --version ] && echo 'postgres (PostgreSQL) 16.1' && exit\necho 'initdb: error: no space left' >&2\nexit 3\n";
        for it in ["bin/initdb", "bin/postgres"] {
            let file = write(folder.path(), it, script.as_bytes());
            std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        let new = folder.path().join("new");
        let options = Options {
            binaries: Some(binaries),
            ..kept(&new)
        };
        let (error_, text) = error(options).await;
        assert!(matches!(error_, StartError::Initialize(_)), "{text}");
        assert!(text.ends_with("initdb: error: no space left"), "{text}");
        assert!(!new.exists());
    });
}

#[test]
fn binaries_that_are_not_there_or_do_not_run_are_said() {
    let folder = open_folder();
    let options = |folder: &Path| Options {
        binaries: Some(folder.to_owned()),
        ..Options::default()
    };
    run(async {
        let (_, text) = error(options(folder.path())).await;
        assert!(text.contains("has no initdb; name the folder"), "{text}");
        write(folder.path(), "initdb", b"");
        write(folder.path(), "postgres", b"");
        let (_, text) = error(options(folder.path())).await;
        assert!(text.contains("postgres cannot be run by"), "{text}");
    });
}

#[test]
fn each_test_has_a_database_of_its_own() {
    run(async {
        let (first, second) = tokio::join!(database(), database());
        assert_ne!(first.name, second.name);
        for it in [&first, &second] {
            it.client()
                .await
                .batch_execute("CREATE TABLE t ()")
                .await
                .unwrap();
        }
        assert!(matches!(
            crate::support::postgres::server().await.host(),
            Host::Unix(_)
        ));
    });
}
