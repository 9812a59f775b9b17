//! `deesql dev` to the first query, against what a person would type instead.

use std::path::Path;
use std::process::Command;

use crate::compare;

/// The best PostgreSQL that `deesql dev` would take on this machine, from its own mouth.
fn binaries(deesql: &str) -> Option<String> {
    let output = Command::new(deesql)
        .args(["dev", "-v", "--", "true"])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = said.lines().find(|it| it.starts_with("PostgreSQL "))?;
    Some(line.split_once(" from ")?.1.to_owned())
}

/// As root a server runs as the user `postgres`.
fn shell(script: &str) {
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|it| {
        use std::os::unix::fs::MetadataExt as _;
        it.uid() == 0
    });
    let mut command = if is_root {
        let mut command = Command::new("setpriv");
        command.args([
            "--reuid=postgres",
            "--regid=postgres",
            "--clear-groups",
            "sh",
        ]);
        command
    } else {
        Command::new("sh")
    };
    let status = command.args(["-euc", script]).status();
    assert!(status.is_ok_and(|it| it.success()), "{script}");
}

pub(crate) fn dev_against_pg_ctl(deesql: &str) {
    if !Path::new(deesql).is_file() {
        println!("dev: there is no {deesql}; run `make bench`");
        return;
    }
    let Some(folder) = binaries(deesql) else {
        println!("dev: there is no PostgreSQL");
        return;
    };
    let by_hand = format!(
        "folder=$(mktemp -d)
        {folder}/initdb --no-sync -U admin -A trust -D $folder/data >/dev/null
        {folder}/pg_ctl -w -l $folder/log -D $folder/data -o \"-k $folder -c listen_addresses= -c fsync=off\" start >/dev/null
        psql -XAtq -h $folder -U admin -d postgres -c 'SELECT 1' >/dev/null
        {folder}/pg_ctl -m immediate -D $folder/data stop >/dev/null
        rm -rf $folder"
    );
    compare(
        &format!("a private PostgreSQL ({folder}), a query, and nothing left"),
        &[
            ("initdb, pg_ctl, psql, pg_ctl", &|| {
                shell(&by_hand);
                None
            }),
            ("deesql dev -- psql", &|| {
                let output = Command::new(deesql)
                    .args(["dev", "-q", "--", "psql", "-XAtqc", "SELECT 1"])
                    .output();
                assert!(output.is_ok_and(|it| it.status.success()));
                None
            }),
        ],
    );
}
