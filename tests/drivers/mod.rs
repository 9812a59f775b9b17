//! Real drivers make the same tour of the proxy and tell the same story: `tour.txt`.
//!
//! `make test-rust` installs them. Without CI=true a driver that is missing is left out.

mod rust;

use std::path::{Path, PathBuf};
use std::process::Command;

use expect_test::expect_file;

use crate::support::postgres::{database, run};
use crate::support::proxy::Proxy;
use crate::support::root;

/// Runs a driver's tour and compares what it tells.
fn tour(program: &Path, arguments: &[&str]) {
    run(async {
        let database = database().await;
        let proxy = Proxy::before(&database);
        let Some(told) = told(&mut command(program, arguments, &proxy), program) else {
            return;
        };
        compare(&told);
    });
}

fn command(program: &Path, arguments: &[&str], proxy: &Proxy) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(root().join("tests/drivers"))
        .env("PGHOST", "127.0.0.1")
        .env("PGPORT", proxy.port.to_string())
        .env("PGUSER", "admin")
        .env("PGDATABASE", "postgres")
        .env("PGAPPNAME", "tour")
        // Any credential is taken, a token as well.
        .env(
            "PGPASSWORD",
            "cluster.dsql.us-east-1.on.aws/?Action=DbConnectAdmin",
        );
    for name in ["PGOPTIONS", "PGSSLMODE", "PGSERVICE", "PGHOSTADDR"] {
        command.env_remove(name);
    }
    command
}

/// What the driver prints, unless it is not there.
fn told(command: &mut Command, program: &Path) -> Option<String> {
    let is_ci = std::env::var_os("CI").is_some();
    let output = match command.output() {
        Ok(output) => output,
        Err(error) if is_ci => panic!("{}: {error}", program.display()),
        Err(_) => {
            eprintln!("{} is not there: left out", program.display());
            return None;
        }
    };
    let told = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}\n{errors}");
    Some(told)
}

fn compare(told: &str) {
    expect_file!["tour.txt"].assert_eq(told);
}

#[test]
fn psql() {
    tour(Path::new("psql"), &["-X", "-f", "psql/tour.sql"]);
}

/// A tour in Python, in the virtual environment that `.dev/need python` makes.
fn python(script: &str) {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let environment = home
        .unwrap_or_default()
        .join(".cache/deesql-dev/drivers-python");
    tour(&environment.join("bin/python"), &[script]);
}

#[test]
fn python_psycopg() {
    python("python/psycopg_tour.py");
}

#[test]
fn python_asyncpg() {
    python("python/asyncpg_tour.py");
}

/// A tour in Node, with a package that `make drivers` installs.
fn node(package: &str) {
    let modules = root().join("tests/drivers/node/node_modules");
    if !modules.join(package).is_dir() && std::env::var_os("CI").is_none() {
        eprintln!("{package} is not there: left out");
        return;
    }
    tour(Path::new("node"), &[&format!("node/{package}.mjs")]);
}

#[test]
fn node_postgres() {
    node("pg");
}

#[test]
fn postgres_js() {
    node("postgres");
}
