//! A private PostgreSQL: found on the machine, initialised, run, and gone without a trace.
//!
//! ```text
//! find (which binaries) + account (who runs them) + data (where) -> guardian (a shell) -> postgres
//! ```
//!
//! The server listens on a Unix socket in a temporary folder that nobody else can enter, so that any
//! number of them run side by side. What ends it and removes the folder is not this process but a
//! shell that watches it (`guardian.sh`): it also does so when this process panics or is killed.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use deesql::postgres::{Options, PrivatePostgres};
//!
//! let server = PrivatePostgres::start(Options::default()).await?;
//! println!("PostgreSQL {} at {:?}", server.version(), server.host());
//! server.stop().await?;
//! # Ok(())
//! # }
//! ```

mod account;
mod data;
mod find;
mod guardian;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::connect::Host;
use crate::proxy::Login;

use account::Account;
use data::DataFolder;
use guardian::{Guardian, Stage};

pub use account::NoAccount;
pub use data::DataError;
pub use find::{Binaries, FindError, Version};
pub use guardian::ExitError;

/// The superuser, as it is called on Aurora DSQL.
const USER: &str = "admin";

/// The database, as it is called on Aurora DSQL.
const DATABASE: &str = "postgres";

/// A part of the socket's name. Each server has a folder of its own, so all can have the same.
const PORT: u16 = 5432;

/// How long a server may take until it answers, as in `pg_ctl`.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// How often a starting server is looked at.
const POLL: Duration = Duration::from_millis(5);

/// What is left to choose about a private server.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the data is kept. Without it the data is temporary.
    pub data: Option<PathBuf>,
    /// The folder of `initdb` and `postgres`. Without it they are searched for.
    pub binaries: Option<PathBuf>,
    /// Further settings of the server, such as `max_connections`.
    pub settings: Vec<(String, String)>,
}

/// A running server. Dropping it ends it as [`stop`](Self::stop) does, and blocks the thread for as
/// long as that takes: some milliseconds for temporary data.
#[derive(Debug)]
pub struct PrivatePostgres {
    guardian: Guardian,
    folder: PathBuf,
    binaries: Binaries,
}

/// Why a private server did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// There is no PostgreSQL that could run.
    #[error(transparent)]
    Find(#[from] FindError),
    /// Nobody could run it.
    #[error(transparent)]
    Account(#[from] NoAccount),
    /// The folder of the data cannot be used.
    #[error(transparent)]
    Data(#[from] DataError),
    /// The shell that watches over the server did not start.
    #[error("cannot run /bin/sh as {account}: {reason}")]
    Shell {
        /// Whom it should run as.
        account: String,
        /// What the operating system said.
        reason: std::io::Error,
    },
    /// It ended before there was anything to run.
    #[error("cannot make a temporary folder for PostgreSQL: {0}")]
    Folder(String),
    /// `initdb` failed.
    #[error("cannot initialise the data of PostgreSQL:\n{0}")]
    Initialize(String),
    /// The server ended before it answered.
    #[error("PostgreSQL did not start:\n{0}")]
    Server(String),
    /// The server did not answer in time.
    #[error("PostgreSQL did not answer within {} s:\n{log}", START_TIMEOUT.as_secs())]
    Timeout {
        /// The last lines of its log.
        log: String,
    },
}

impl PrivatePostgres {
    /// Starts a server and waits until it answers.
    ///
    /// # Errors
    /// Nothing is left behind but the words of `initdb` and `postgres` in the error.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let account = Account::choose()?;
        let data = DataFolder::prepare(options.data.as_deref(), &account).await?;
        let deadline = Instant::now() + START_TIMEOUT;
        while data.is_ending() && Instant::now() < deadline {
            tokio::time::sleep(POLL).await;
        }
        let started = Self::start_on(&data, &options, &account).await;
        if started.is_err() {
            data.discard();
        }
        started
    }

    async fn start_on(
        data: &DataFolder,
        options: &Options,
        account: &Account,
    ) -> Result<Self, StartError> {
        let binaries = find::find(options.binaries.as_deref(), data.major(), account)?;
        let mut guardian =
            Guardian::spawn(&binaries, data, &settings(data, &options.settings), account).map_err(
                |reason| StartError::Shell {
                    account: account.name().to_owned(),
                    reason,
                },
            )?;
        let folder = match guardian.folder().await {
            Ok(folder) => folder,
            Err(exit) => return Err(failure(exit, data)),
        };
        let data_folder = data.path().map_or_else(|| folder.join("data"), Into::into);
        let deadline = Instant::now() + START_TIMEOUT;
        loop {
            tokio::select! {
                exit = guardian.exited() => return Err(failure(exit, data)),
                () = tokio::time::sleep(POLL) => {}
            }
            if is_ready(&data_folder, &folder).await && answers(&folder).await {
                return Ok(Self {
                    guardian,
                    folder,
                    binaries,
                });
            }
            if Instant::now() > deadline {
                guardian.close();
                let log = guardian.exited().await.words;
                return Err(StartError::Timeout { log });
            }
        }
    }

    /// The folder of its socket.
    pub fn host(&self) -> Host {
        Host::Unix(self.folder.clone())
    }

    /// Its port: a part of the socket's name.
    pub fn port(&self) -> u16 {
        PORT
    }

    /// The superuser and the database.
    pub fn login(&self) -> Login {
        Login {
            user: USER.to_owned(),
            password: None,
            database: DATABASE.to_owned(),
        }
    }

    /// Its version.
    pub fn version(&self) -> &Version {
        &self.binaries.version
    }

    /// What it was started from.
    pub fn binaries(&self) -> &Binaries {
        &self.binaries
    }

    /// Waits until the server ends by itself, which it should not.
    pub async fn exited(&self) -> ExitError {
        self.guardian.exited().await
    }

    /// Ends the server, at once if its data is temporary and in order if it is kept, and waits until
    /// everything of it is gone.
    ///
    /// # Errors
    /// A server with kept data did not end in order.
    pub async fn stop(mut self) -> Result<(), ExitError> {
        self.guardian.close();
        let exit = self.guardian.exited().await;
        if self.guardian.keeps_data && exit.status != 0 {
            return Err(exit);
        }
        Ok(())
    }
}

/// The settings of the server. They stand on its command line, so that they also hold for data that
/// was made with others.
fn settings(data: &DataFolder, further: &[(String, String)]) -> Vec<String> {
    let mut settings: Vec<String> = [
        "listen_addresses=",
        "unix_socket_permissions=0700",
        "timezone=UTC",
        "log_timezone=UTC",
        "log_destination=stderr",
        "logging_collector=off",
        // Errors of statements reach the client; the log is for what keeps the server from running.
        "log_min_messages=log",
        "log_min_error_statement=panic",
        // Files of the data folder instead of /dev/shm, where a killed server would leave them and
        // containers have little room.
        "dynamic_shared_memory_type=mmap",
        "max_connections=300",
    ]
    .map(str::to_owned)
    .into();
    settings.push(format!("port={PORT}"));
    if data.path().is_none() {
        // Nobody needs this data after a crash.
        let careless = [
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
        ];
        settings.extend(careless.map(str::to_owned));
    }
    settings.extend(
        further
            .iter()
            .map(|(name, value)| format!("{name}={value}")),
    );
    settings
}

/// Whether the server says, in the way `pg_ctl` looks for it, that it takes connections. Asking it by
/// connecting would fill its log with refusals.
async fn is_ready(data: &Path, folder: &Path) -> bool {
    let Ok(status) = tokio::task::spawn_blocking({
        let file = data.join("postmaster.pid");
        move || std::fs::read_to_string(file).unwrap_or_default()
    })
    .await
    else {
        return false;
    };
    // The folder of the socket tells it from what another server has left there.
    let line = |number: usize| status.lines().nth(number).map(str::trim_end);
    line(4).map(Path::new) == Some(folder) && line(7) == Some("ready")
}

/// Whether a client gets in.
async fn answers(folder: &Path) -> bool {
    let connected = tokio_postgres::Config::new()
        .host_path(folder)
        .port(PORT)
        .user(USER)
        .dbname(DATABASE)
        .connect(tokio_postgres::NoTls)
        .await;
    connected.is_ok()
}

/// What the words of a server that ended too early mean.
fn failure(exit: ExitError, data: &DataFolder) -> StartError {
    match exit.stage {
        Stage::Folder => StartError::Folder(exit.words),
        Stage::Initdb => StartError::Initialize(exit.words),
        Stage::Server => match data.path() {
            Some(folder) if exit.words.contains("\"postmaster.pid\" already exists") => {
                StartError::Data(DataError::in_use(folder, &exit.words))
            }
            _ => StartError::Server(exit.words),
        },
    }
}
