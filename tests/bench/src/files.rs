//! `deesql verify` of many files: over the cores of the machine, and beside AWS's linter.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::{compare, schema};

const FILES: usize = 200;

pub(crate) fn files_against_dsql_lint(deesql: &str, dsql_lint: Option<&String>) {
    let folder = std::env::temp_dir().join(format!("deesql-bench-{}", std::process::id()));
    let sql = schema::for_dsql(&schema::orders(3_500_000));
    compare_on(&write(&folder.join("one"), &[sql]), deesql, dsql_lint);
    let sql = schema::for_dsql(&schema::orders(50_000));
    // Each has tables of its own.
    let many: Vec<String> = (0..FILES)
        .map(|number| sql.replace("orders_", &format!("orders_{number}_")))
        .collect();
    compare_on(&write(&folder.join("many"), &many), deesql, dsql_lint);
    let _ = std::fs::remove_dir_all(&folder);
}

fn compare_on(files: &[PathBuf], deesql: &str, dsql_lint: Option<&String>) {
    let bytes: u64 = files
        .iter()
        .filter_map(|it| it.metadata().ok())
        .map(|it| it.len())
        .sum();
    let on_one_thread = || {
        let mut command = Command::new(deesql);
        run(command.arg("verify").env("RAYON_NUM_THREADS", "1"), files)
    };
    let on_all_cores = || run(Command::new(deesql).arg("verify"), files);
    let linted = || dsql_lint.and_then(|it| run(&mut Command::new(it), files));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let all = format!("deesql, all {cores} cores");
    let mut sides: Vec<crate::Side<'_>> = vec![
        ("deesql, one thread", &on_one_thread),
        (&all, &on_all_cores),
    ];
    if dsql_lint.is_some() {
        sides.push(("dsql-lint 0.2.22", &linted));
    }
    let count = files.len();
    let megabytes = bytes as f64 / 1e6;
    compare(
        &format!("the binary on {count} files, {megabytes:.1} MB in all"),
        &sides,
    );
}

/// One file for each text.
fn write(folder: &Path, texts: &[String]) -> Vec<PathBuf> {
    let made = std::fs::create_dir_all(folder);
    assert!(made.is_ok(), "{}: {made:?}", folder.display());
    let mut files = Vec::new();
    for (number, sql) in texts.iter().enumerate() {
        let file = folder.join(format!("{number:03}.sql"));
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
