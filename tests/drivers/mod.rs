//! Real drivers make the same tour of PostgreSQL, directly and through the proxy, on every version,
//! and tell the same story: `tour.txt`. A line that begins with `-` is told of PostgreSQL itself, one
//! with `+` of the proxy: so the two are meant to differ.
//!
//! `make drivers` installs them. Without CI=true a driver that is missing is left out.

mod apps;
mod rust;
mod tls;
mod tools;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use tokio::net::TcpListener;

use crate::support::postgres::{Database, databases, run};
use crate::support::proxy::Proxy;
use crate::support::root;

/// Where a tour goes.
struct Target {
    port: u16,
    database: String,
    proxy: Option<Proxy>,
}

impl Target {
    /// PostgreSQL itself, by TCP, since not every driver knows Unix sockets.
    async fn direct(database: &Database) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        database.listen(listener);
        Self {
            port,
            database: database.name.clone(),
            proxy: None,
        }
    }

    fn proxied(database: &Database) -> Self {
        let proxy = Proxy::before(database);
        Self {
            port: proxy.port,
            database: database.name.clone(),
            proxy: Some(proxy),
        }
    }

    /// A program that finds the target in its environment.
    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(root().join("tests/drivers"))
            .env("PGHOST", "127.0.0.1")
            .env("PGPORT", self.port.to_string())
            .env("PGUSER", "admin")
            .env("PGDATABASE", &self.database)
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
}

/// Runs a tour of every target, in a fresh database each, and compares what it tells. It tells
/// nothing where the driver is not there.
fn each_target(tour: impl AsyncFn(&Target) -> Option<String>) {
    run(async {
        for database in databases().await {
            let other = database.another().await;
            let direct = Target::direct(&database).await;
            for target in [direct, Target::proxied(&other)] {
                let Some(told) = tour(&target).await else {
                    return;
                };
                compare(&target, &told);
            }
        }
    });
}

/// Checks what is told of a target.
fn compare(target: &Target, told: &str) {
    let file = root().join("tests/drivers/tour.txt");
    let (who, others) = match target.proxy {
        Some(_) => ("the proxy", '-'),
        None => ("PostgreSQL", '+'),
    };
    let expected = std::fs::read_to_string(&file).unwrap();
    let lines = expected.lines().filter(|it| !it.starts_with(others));
    let lines: String = lines.map(|it| format!("{}\n", &it[2..])).collect();
    same(who, told, &lines);
}

fn same(who: &str, told: &str, expected: &str) {
    let lines = told.lines().zip(expected.lines());
    let different = lines.filter(|(told, expected)| told != expected);
    let different: Vec<_> = different.collect();
    assert!(told == expected, "told of {who}: {different:?}\n{told}");
}

/// What a program prints, unless it is not there.
fn told(command: &mut Command) -> Option<String> {
    let program = command.get_program().to_owned();
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => return missing(&format!("{}: {error}", program.display())),
    };
    let told = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}\n{errors}");
    Some(told)
}

/// Something that the tests need is not there.
fn missing<T>(what: &str) -> Option<T> {
    assert!(std::env::var_os("CI").is_none(), "{what} is not there");
    eprintln!("{what} is not there: left out");
    None
}

/// Where `.dev/need` keeps what it makes.
fn cache(name: &str) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    home.unwrap_or_default()
        .join(".cache/deesql-dev")
        .join(name)
}

#[test]
fn psql() {
    each_target(async |target| told(target.command("psql").args(["-X", "-f", "psql/tour.sql"])));
}

/// A tour in Python, in the virtual environment that `.dev/need python` makes.
fn python(script: &str) {
    let python = cache("drivers-python/bin/python");
    each_target(async |target| told(target.command(&python).arg(script)));
}

#[test]
fn python_psycopg() {
    python("python/psycopg_tour.py");
}

#[test]
fn python_asyncpg() {
    python("python/asyncpg_tour.py");
}

/// A tour in Node, with packages that `make drivers` installs.
fn node(script: &str, packages: &[&str]) {
    let modules = root().join("tests/drivers/node/node_modules");
    for it in packages {
        if !modules.join(it).is_dir() && missing::<()>(it).is_none() {
            return;
        }
    }
    each_target(async |target| told(target.command("node").arg(script)));
}

#[test]
fn node_postgres() {
    let packages = ["pg", "pg-copy-streams", "pg-cursor", "pg-query-stream"];
    node("node/pg.mjs", &packages);
}

#[test]
fn postgres_js() {
    node("node/postgres.mjs", &["postgres"]);
}

/// Debian's.
const JDBC: &str = "/usr/share/java/postgresql.jar";

#[test]
fn java_jdbc() {
    if !Path::new(JDBC).is_file() && missing::<()>(JDBC).is_none() {
        return;
    }
    let classes = tempfile::tempdir().unwrap();
    let mut compiler = Command::new("javac");
    compiler.args(["-cp", JDBC, "-d"]).arg(classes.path());
    compiler.arg(root().join("tests/drivers/java/Tour.java"));
    if told(&mut compiler).is_none() {
        return;
    }
    let path = format!("{JDBC}:{}", classes.path().display());
    each_target(async |target| {
        let mut java = target.command("java");
        // It runs too short for its second compiler.
        java.args(["-XX:TieredStopAtLevel=1", "-cp", &path, "Tour"]);
        told(&mut java)
    });
}

/// A crate of its own, since sqlx takes longer to compile than all the rest. `.dev/need sqlx` has
/// compiled what it needs.
#[test]
fn rust_sqlx() {
    let folder = cache("drivers-sqlx");
    if !folder.is_dir() && missing::<()>("sqlx").is_none() {
        return;
    }
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut build = Command::new(cargo);
    build.args(["build", "--quiet", "--locked", "--offline", "--target-dir"]);
    build
        .arg(&folder)
        .current_dir(root().join("tests/drivers/sqlx"));
    if told(&mut build).is_some() {
        let tour = folder.join("debug/deesql-sqlx-tour");
        each_target(async |target| told(&mut target.command(&tour)));
    }
}
