//! A private PostgreSQL that also listens on TCP, and what stands in front of it.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use deesql::connect::Host;
use deesql::postgres::{Options, PrivatePostgres};

/// What goes wrong is said at the top.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// How long something may take until it listens.
const LIMIT: Duration = Duration::from_secs(30);

/// The server. It ends when it is dropped.
pub(crate) struct Server {
    pub(crate) postgres: PrivatePostgres,
    /// The folder of its Unix socket.
    pub(crate) folder: PathBuf,
    /// Where it listens on TCP.
    pub(crate) address: Address,
    _files: tempfile::TempDir,
}

/// A host and a port.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub(crate) host: String,
    pub(crate) port: u16,
}

impl Server {
    /// Starts one that takes so many connections.
    pub(crate) async fn start(connections: usize) -> Result<Self> {
        let files = open_folder()?;
        let rules = files.path().join("pg_hba.conf");
        std::fs::write(
            &rules,
            "local all all trust\nhost all all 127.0.0.0/8 trust\n",
        )?;
        // A private server's port is always the same: the address is what is free.
        let host = free_address(5432).ok_or("no address of this machine is free")?;
        let settings = [
            ("listen_addresses", host.to_string()),
            ("hba_file", rules.display().to_string()),
            ("max_connections", connections.to_string()),
        ];
        let postgres = PrivatePostgres::start(Options {
            settings: settings
                .map(|(name, value)| (name.to_owned(), value))
                .into(),
            ..Options::default()
        })
        .await?;
        let Host::Unix(folder) = postgres.host() else {
            return Err("a private server listens on a Unix socket".into());
        };
        let address = Address {
            host: host.to_string(),
            port: postgres.port(),
        };
        Ok(Self {
            postgres,
            folder,
            address,
            _files: files,
        })
    }

    /// `deesql proxy` in front of it, by its Unix socket.
    pub(crate) fn proxy(&self, deesql: &str, arguments: &[&str]) -> Result<InFront> {
        let login = self.postgres.login();
        let mut command = Command::new(deesql);
        command
            .args(["proxy", "-v", "--listen", "127.0.0.1:0", "--upstream"])
            .arg(format!(
                "{}:{}",
                self.folder.display(),
                self.postgres.port()
            ))
            .args(arguments)
            .env("POSTGRES_USER", login.user)
            .env("POSTGRES_DB", login.database)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|it| format!("{deesql}: {it}"))?;
        let stderr = child.stderr.take().ok_or("no standard error")?;
        let mut in_front = InFront {
            child,
            address: Address {
                host: "127.0.0.1".to_owned(),
                port: 0,
            },
            _files: None,
        };
        let mut lines = BufReader::new(stderr).lines();
        for line in lines.by_ref() {
            let line = line?;
            if let Some((_, rest)) = line.split_once("listens at 127.0.0.1:") {
                let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
                in_front.address.port = port.parse()?;
                break;
            }
        }
        // What it says later has to go somewhere.
        std::thread::spawn(move || lines.for_each(drop));
        match in_front.address.port {
            0 => Err("the proxy did not start".into()),
            _ => Ok(in_front),
        }
    }

    /// pgbouncer in front of it, in session mode, by its Unix socket.
    pub(crate) fn pgbouncer(&self, program: &str, connections: usize) -> Result<InFront> {
        let files = open_folder()?;
        let folder = files.path().display();
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let login = self.postgres.login();
        let settings = format!(
            "[databases]\n* = host={} port={} user={}\n\
             [pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir = {folder}\n\
             auth_type = any\npool_mode = session\nlogfile = {folder}/log\nverbose = 0\n\
             log_connections = 0\nlog_disconnections = 0\nlog_stats = 0\n\
             max_client_conn = {connections}\ndefault_pool_size = {connections}\n",
            self.folder.display(),
            self.postgres.port(),
            login.user
        );
        let file = files.path().join("pgbouncer.ini");
        std::fs::write(&file, settings)?;
        // It does not run as root either, and the socket is for the server's own account.
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
            command.arg(program);
            command
        } else {
            Command::new(program)
        };
        // Its libraries lie beside it.
        let libraries = std::path::Path::new(program).parent();
        let child = command
            .arg("-q")
            .arg(&file)
            .envs(libraries.map(|it| ("LD_LIBRARY_PATH", it)))
            .stdin(Stdio::null())
            .spawn()
            .map_err(|it| format!("{program}: {it}"))?;
        let address = Address {
            host: "127.0.0.1".to_owned(),
            port,
        };
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if start.elapsed() > LIMIT {
                return Err("pgbouncer did not start".into());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(InFront {
            child,
            address,
            _files: Some(files),
        })
    }
}

impl Address {
    /// How a client connects to it.
    pub(crate) fn config(&self) -> tokio_postgres::Config {
        let mut config = tokio_postgres::Config::new();
        config
            .host(&self.host)
            .port(self.port)
            .user("admin")
            .dbname("postgres");
        config
    }

    /// Sets what libpq reads.
    pub(crate) fn environment(&self, command: &mut Command) {
        for (name, _) in std::env::vars() {
            if name.starts_with("PG") {
                command.env_remove(name);
            }
        }
        command
            .env("PGHOST", &self.host)
            .env("PGPORT", self.port.to_string())
            .env("PGUSER", "admin")
            .env("PGDATABASE", "postgres")
            .env("PGSSLMODE", "disable");
    }
}

/// A program in front of the server. It ends when it is dropped.
pub(crate) struct InFront {
    child: Child,
    pub(crate) address: Address,
    _files: Option<tempfile::TempDir>,
}

impl InFront {
    /// What it keeps in memory, in bytes, without its program.
    pub(crate) fn memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|it| it.starts_with("RssAnon:"));
        let line = line.ok_or("the kernel does not say how much memory a process has")?;
        let kib: String = line.chars().filter(char::is_ascii_digit).collect();
        Ok(kib.parse::<u64>()? * 1024)
    }
}

impl InFront {
    /// How many files and connections it has open.
    pub(crate) fn files(&self) -> Result<usize> {
        Ok(std::fs::read_dir(format!("/proc/{}/fd", self.child.id()))?.count())
    }
}

impl Drop for InFront {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A temporary folder that the account of a private server may enter as well.
fn open_folder() -> Result<tempfile::TempDir> {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir()?;
    let everybody = std::fs::Permissions::from_mode(0o777);
    std::fs::set_permissions(folder.path(), everybody)?;
    Ok(folder)
}

/// An address of this machine on which nobody listens at the port.
fn free_address(port: u16) -> Option<Ipv4Addr> {
    let [.., high, low] = std::process::id().to_be_bytes();
    (1..255)
        .map(|it| Ipv4Addr::new(127, it, high, low.max(1)))
        .find(|it| TcpListener::bind((*it, port)).is_ok())
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0)
}
