//! `deesql verify` of many files: over the cores of the machine, and beside AWS's linter.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::{compare, schema};

const FILES: usize = 200;

pub(crate) fn many_files_against_dsql_lint(deesql: &str, dsql_lint: Option<&String>) {
    let folder = std::env::temp_dir().join(format!("deesql-bench-{}", std::process::id()));
    let files = write(&folder);
    let bytes: u64 = files
        .iter()
        .filter_map(|it| it.metadata().ok())
        .map(|it| it.len())
        .sum();
    let title = format!(
        "verify {FILES} files of {:.1} MB in all",
        bytes as f64 / 1e6
    );
    let on_one_core = || {
        run(
            Command::new("taskset")
                .args(["-c", "0", deesql])
                .arg("verify"),
            &files,
        )
    };
    let on_all_cores = || run(Command::new(deesql).arg("verify"), &files);
    let linted = || dsql_lint.and_then(|it| run(&mut Command::new(it), &files));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let all = format!("deesql, all {cores} cores");
    let mut sides: Vec<crate::Side<'_>> =
        vec![("deesql, one core", &on_one_core), (&all, &on_all_cores)];
    if dsql_lint.is_some() {
        sides.push(("dsql-lint 0.2.22", &linted));
    }
    compare(&title, &sides);
    let _ = std::fs::remove_dir_all(&folder);
}

/// The files of a schema, each with tables of its own.
fn write(folder: &PathBuf) -> Vec<PathBuf> {
    let made = std::fs::create_dir_all(folder);
    assert!(made.is_ok(), "{}: {made:?}", folder.display());
    let sql = schema::for_dsql(&schema::orders(50_000));
    let mut files = Vec::new();
    for number in 0..FILES {
        let file = folder.join(format!("{number:03}.sql"));
        let sql = sql.replace("orders_", &format!("orders_{number}_"));
        let written = std::fs::write(&file, sql);
        assert!(written.is_ok(), "{}: {written:?}", file.display());
        files.push(file);
    }
    files
}

/// Runs a command on the files. Both exit with 1 where they find something.
fn run(command: &mut Command, files: &[PathBuf]) -> Option<Duration> {
    let status = command
        .args(files)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let code = status
        .as_ref()
        .ok()
        .and_then(std::process::ExitStatus::code);
    assert!(matches!(code, Some(0 | 1)), "{command:?}: {status:?}");
    None
}
