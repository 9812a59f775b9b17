//! A real PostgreSQL for tests: one for the whole run, with a fresh database for each test.

use std::fmt::Write;
use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use deesql::connect::Host;
use deesql::postgres::{Options, PrivatePostgres};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, UnixStream};
use tokio::sync::OnceCell;
use tokio_postgres::{Client, Config, NoTls};

/// Started by whoever is first. It ends with the process of the tests.
static SERVER: OnceCell<PrivatePostgres> = OnceCell::const_new();

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A database that only one test uses.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pub(crate) folder: PathBuf,
    pub(crate) port: u16,
    pub(crate) user: String,
    pub(crate) name: String,
}

/// Runs a future to its end.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

/// The server of all tests.
pub(crate) async fn server() -> &'static PrivatePostgres {
    SERVER
        .get_or_init(
            async || match PrivatePostgres::start(Options::default()).await {
                Ok(server) => server,
                Err(error) => panic!("{error}"),
            },
        )
        .await
}

/// A fresh database on the server of all tests.
pub(crate) async fn database() -> Database {
    of(server().await).another().await
}

/// A fresh database on a server of each version that is tested with.
pub(crate) async fn databases() -> Vec<Database> {
    static OTHERS: OnceCell<Vec<PrivatePostgres>> = OnceCell::const_new();
    let start = async || {
        let mut servers = vec![];
        for binaries in all_binaries().into_iter().flatten() {
            let options = Options {
                binaries: Some(binaries),
                ..Options::default()
            };
            servers.push(PrivatePostgres::start(options).await.unwrap());
        }
        servers
    };
    let mut databases = vec![database().await];
    for server in OTHERS.get_or_init(start).await {
        databases.push(of(server).another().await);
    }
    databases
}

/// The database that a server has from the start.
pub(crate) fn of(server: &PrivatePostgres) -> Database {
    let Host::Unix(folder) = server.host() else {
        panic!("a private server listens on a Unix socket");
    };
    let login = server.login();
    Database {
        folder,
        port: server.port(),
        user: login.user,
        name: login.database,
    }
}

impl Database {
    /// A fresh database on the same server.
    pub(crate) async fn another(&self) -> Self {
        let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        let sql = format!("CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy");
        self.client().await.batch_execute(&sql).await.unwrap();
        Self {
            name,
            ..self.clone()
        }
    }

    /// Waits until the server takes connections, after it ended all that there were.
    pub(crate) async fn is_up(&self) {
        let mut config = Config::new();
        config.host_path(&self.folder).port(self.port);
        config.user(&self.user).dbname(&self.name);
        while config.connect(NoTls).await.is_err() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }

    /// A session. It lasts as long as the runtime that it is started in.
    pub(crate) async fn client(&self) -> Client {
        let (client, connection) = Config::new()
            .host_path(&self.folder)
            .port(self.port)
            .user(&self.user)
            .dbname(&self.name)
            .connect(NoTls)
            .await
            .unwrap();
        tokio::spawn(connection);
        client
    }

    /// Lets those who connect to a listener talk to it, for as long as the runtime lasts: a private
    /// server has no port of its own.
    pub(crate) fn listen(&self, listener: TcpListener) {
        let socket = self.folder.join(format!(".s.PGSQL.{}", self.port));
        tokio::spawn(async move {
            loop {
                let (mut client, _) = listener.accept().await.unwrap();
                let mut server = UnixStream::connect(&socket).await.unwrap();
                tokio::spawn(async move {
                    let _ = copy_bidirectional(&mut client, &mut server).await;
                });
            }
        });
    }

    /// The first column of the rows that a query gives, as text, one line each.
    pub(crate) async fn rows(&self, sql: &str) -> String {
        let messages = self.client().await.simple_query(sql).await.unwrap();
        messages.iter().fold(String::new(), |mut text, it| {
            if let tokio_postgres::SimpleQueryMessage::Row(row) = it {
                writeln!(text, "{}", row.get(0).unwrap_or("NULL")).unwrap();
            }
            text
        })
    }
}

/// The folders of binaries to test with: what is found on the machine, and what
/// `DEESQL_TEST_POSTGRES` names.
pub(crate) fn all_binaries() -> Vec<Option<PathBuf>> {
    let named = std::env::var("DEESQL_TEST_POSTGRES").unwrap_or_default();
    let named = named.split(',').filter(|it| !it.is_empty());
    [None]
        .into_iter()
        .chain(named.map(|it| Some(PathBuf::from(it))))
        .collect()
}
