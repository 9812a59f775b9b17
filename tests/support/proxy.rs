//! `deesql proxy` as people run it: the built binary, in a process of its own.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::data_home;
use super::postgres::Database;
use super::trace::signal;

/// How long a proxy may take to start or to end.
const LIMIT: Duration = Duration::from_secs(30);

/// A running proxy. It ends when it is dropped.
pub(crate) struct Proxy {
    child: Child,
    pub(crate) port: u16,
    log: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

/// Who the proxy is to PostgreSQL.
pub(crate) enum As<'a> {
    /// Nobody: it relays.
    Relay,
    /// The owner of the database.
    Owner,
    /// A role with a password.
    Role(&'a str, Option<&'a str>),
}

impl Proxy {
    /// A proxy in front of a database, which logs in as its owner.
    pub(crate) fn before(database: &Database) -> Self {
        Self::start(database, &As::Owner)
    }

    /// A proxy in front of a database.
    pub(crate) fn start(database: &Database, login: &As<'_>) -> Self {
        Self::start_with(database, login, &[])
    }

    /// A proxy in front of a database, with further arguments.
    pub(crate) fn start_with(database: &Database, login: &As<'_>, arguments: &[&str]) -> Self {
        let upstream = format!("{}:{}", database.folder.display(), database.port);
        let mut environment = vec![];
        match login {
            As::Relay => {}
            As::Owner => environment.push(("POSTGRES_USER", database.user.as_str())),
            As::Role(user, password) => {
                environment.push(("POSTGRES_USER", *user));
                environment.extend(password.map(|it| ("POSTGRES_PASSWORD", it)));
            }
        }
        if !matches!(login, As::Relay) {
            environment.push(("POSTGRES_DB", database.name.as_str()));
        }
        Self::run_with(&upstream, &environment, arguments)
    }

    /// A proxy in report mode, which writes to a file.
    pub(crate) fn reporting(
        database: &Database,
        login: &As<'_>,
        file: &Path,
        format: &str,
    ) -> Self {
        let file = file.to_str().unwrap();
        let arguments = [
            "--mode",
            "report",
            "--report",
            file,
            "--report-format",
            format,
        ];
        Self::start_with(database, login, &arguments)
    }

    /// A proxy on a free port.
    pub(crate) fn run(upstream: &str, environment: &[(&str, &str)]) -> Self {
        Self::run_with(upstream, environment, &[])
    }

    /// A proxy that may have only so many files and connections.
    pub(crate) fn with_few_files(files: u32, upstream: &str, environment: &[(&str, &str)]) -> Self {
        let mut shell = Command::new("sh");
        let script = format!("ulimit -n {files}; exec \"$0\" \"$@\"");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_deesql")]);
        Self::spawn(shell, upstream, environment, &[])
    }

    fn run_with(upstream: &str, environment: &[(&str, &str)], arguments: &[&str]) -> Self {
        let binary = Command::new(env!("CARGO_BIN_EXE_deesql"));
        Self::spawn(binary, upstream, environment, arguments)
    }

    fn spawn(
        mut command: Command,
        upstream: &str,
        environment: &[(&str, &str)],
        arguments: &[&str],
    ) -> Self {
        command
            .args(["proxy", "-v", "--listen", "127.0.0.1:0", "--upstream"])
            .arg(upstream)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        for (name, _) in std::env::vars() {
            if name.starts_with("DEESQL_") || name.starts_with("POSTGRES_") {
                command.env_remove(name);
            }
        }
        // Not the user's own authority.
        command.env("XDG_DATA_HOME", data_home());
        command.envs(environment.iter().copied());
        let mut child = command.spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let port = loop {
            let start = said.len();
            assert_ne!(stderr.read_line(&mut said).unwrap(), 0, "{said}");
            let line = &said[start..];
            if let Some((_, rest)) = line.split_once("listens at 127.0.0.1:") {
                let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
                break port.parse().unwrap();
            }
        };
        let log = Arc::new(Mutex::new(said));
        let written = Arc::clone(&log);
        let reader = std::thread::spawn(move || {
            let mut line = String::new();
            while stderr.read_line(&mut line).is_ok_and(|it| it > 0) {
                written.lock().unwrap().push_str(&line);
                line.clear();
            }
            let _ = stderr.read_to_string(&mut line);
        });
        Self {
            child,
            port,
            log,
            reader: Some(reader),
        }
    }

    /// A session through it. It lasts as long as the runtime that it is started in.
    pub(crate) async fn client(&self) -> tokio_postgres::Client {
        let (client, connection) = tokio_postgres::Config::new()
            .host("127.0.0.1")
            .port(self.port)
            .user("admin")
            .dbname("postgres")
            .connect(tokio_postgres::NoTls)
            .await
            .unwrap();
        tokio::spawn(connection);
        client
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it has said so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Waits until it has said something.
    pub(crate) async fn says(&self, text: &str) {
        let start = Instant::now();
        while !self.log().contains(text) {
            assert!(start.elapsed() < LIMIT, "{text:?} is not in {}", self.log());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// What the proxy keeps in memory, in bytes. Its program is no part of it: how much of that is
    /// there at a time is the kernel's business.
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let line = status
            .lines()
            .find(|it| it.starts_with("RssAnon:"))
            .unwrap();
        let kib: String = line.chars().filter(char::is_ascii_digit).collect();
        kib.parse::<u64>().unwrap() * 1024
    }

    /// How many files and connections it has open.
    pub(crate) fn files(&self) -> usize {
        let folder = format!("/proc/{}/fd", self.pid());
        std::fs::read_dir(folder).unwrap().count()
    }

    /// How long it has computed.
    pub(crate) fn processor_time(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid())).unwrap();
        let fields = stat.rsplit_once(')').unwrap().1.split_whitespace();
        let ticks: u64 = fields
            .skip(11)
            .take(2)
            .map(|it| it.parse::<u64>().unwrap())
            .sum();
        Duration::from_millis(ticks * 10)
    }

    /// Asks it to end.
    pub(crate) fn terminate(&self) {
        signal("TERM", self.pid());
    }

    /// Waits for its end: the exit status and everything it said.
    pub(crate) fn wait(&mut self) -> (i32, String) {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(start.elapsed() < LIMIT, "the proxy does not end");
            std::thread::sleep(Duration::from_millis(5));
        };
        self.reader.take().unwrap().join().unwrap();
        let log = self.log();
        assert!(!log.contains("panicked"), "{log}");
        (status.code().expect("not ended by a signal"), log)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let log = self.log();
        if !std::thread::panicking() {
            assert!(!log.contains("panicked"), "{log}");
        } else {
            eprintln!("the proxy said:\n{log}");
        }
    }
}
