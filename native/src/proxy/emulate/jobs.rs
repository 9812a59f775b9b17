//! Running jobs in the background, in connections of their own.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::sleep;
use tokio_postgres::error::DbError;
use tokio_postgres::{Client, Error, NoTls};

use super::watch::Catalog;
use crate::connect::Host;
use crate::proxy::{Login, Upstream};

/// What has to be in the database.
pub(super) const INSTALLATION: &str = concat!(include_str!("sys.sql"), include_str!("catalog.sql"));

/// Runs the jobs of a proxy.
#[derive(Debug)]
pub(super) struct Jobs {
    login: Arc<tokio_postgres::Config>,
    /// Whether the database has been prepared; held while it is.
    is_prepared: Mutex<bool>,
    /// What a job changes when it ends.
    catalog: Arc<Catalog>,
}

/// A job that nobody runs yet.
struct Job {
    id: String,
    /// What is left to do.
    statement: Option<String>,
    search_path: String,
    /// The error it ends with when nothing is left to do.
    error_code: Option<String>,
}

impl Jobs {
    pub(super) fn new(upstream: &Upstream, login: &Login, catalog: Arc<Catalog>) -> Self {
        let mut config = tokio_postgres::Config::new();
        match &upstream.host {
            Host::Tcp(host) => config.host(host),
            Host::Unix(folder) => config.host_path(folder),
        };
        config
            .port(upstream.port)
            .user(&login.user)
            .dbname(&login.database)
            .application_name("deesql proxy")
            .connect_timeout(Duration::from_secs(10));
        if let Some(password) = &login.password {
            config.password(password);
        }
        Self {
            login: Arc::new(config),
            is_prepared: Mutex::new(false),
            catalog,
        }
    }

    pub(super) async fn prepare(&self) -> Result<(), Error> {
        let mut is_prepared = self.is_prepared.lock().await;
        if !*is_prepared {
            let client = connect(&self.login).await?;
            client.batch_execute(INSTALLATION).await?;
            *is_prepared = true;
            drop(is_prepared);
            // What another proxy has left.
            client.batch_execute(ABANDONED).await?;
            self.start();
        }
        Ok(())
    }

    /// Starts what is submitted.
    pub(super) fn start(&self) {
        let login = Arc::clone(&self.login);
        let catalog = Arc::clone(&self.catalog);
        tokio::spawn(async move {
            // PostgreSQL may be full or starting, and somebody may wait for the job.
            let mut taken = vec![];
            let mut pause = FIRST_PAUSE;
            while run_all(&login, &mut taken, &catalog).await.is_err() && pause < LAST_PAUSE {
                sleep(pause).await;
                pause *= 2;
            }
        });
    }
}

const ABANDONED: &str =
    "UPDATE sys.deesql_job SET status = 'submitted' WHERE status = 'processing'";

/// Takes all submitted jobs; of two proxies only one gets each.
const CLAIM: &str = "
    UPDATE sys.deesql_job
    SET status = 'processing', update_time = pg_catalog.clock_timestamp()
    WHERE job_id IN (
        SELECT job_id FROM sys.deesql_job WHERE status = 'submitted' FOR UPDATE SKIP LOCKED
    )
    RETURNING job_id, statement, search_path, error_code";

/// Gives back what was taken over a connection that is lost.
const GIVE_BACK: &str = "
    UPDATE sys.deesql_job SET status = 'submitted'
    WHERE status = 'processing' AND job_id = ANY ($1)";

/// How long to wait before another try, doubling: a quarter of an hour in all.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LAST_PAUSE: Duration = Duration::from_secs(600);

/// Runs what is submitted, one after the other, and what was `taken` by a try that failed.
async fn run_all(
    login: &tokio_postgres::Config,
    taken: &mut Vec<String>,
    catalog: &Catalog,
) -> Result<(), Error> {
    let client = connect(login).await?;
    client.execute(GIVE_BACK, &[taken]).await?;
    let rows = client.query(CLAIM, &[]).await?;
    *taken = rows.iter().map(|it| it.get(0)).collect();
    for row in rows {
        let job = Job {
            id: row.get(0),
            statement: row.get(1),
            search_path: row.get(2),
            error_code: row.get(3),
        };
        run(&client, job, catalog).await?;
    }
    Ok(())
}

/// Runs a job to its end and writes down how it ended.
async fn run(client: &Client, job: Job, catalog: &Catalog) -> Result<(), Error> {
    let set_path = "SELECT pg_catalog.set_config('search_path', $1, false)";
    client.execute(set_path, &[&job.search_path]).await?;
    let outcome = match &job.statement {
        Some(statement) => client.batch_execute(statement).await,
        None => Ok(()),
    };
    if outcome.is_ok() && job.statement.is_some() {
        // Before anybody can know that it has ended.
        catalog.change();
    }
    let error = outcome.as_ref().err().and_then(Error::as_db_error);
    let code = error.map(|it| it.code().code());
    client
        .execute(
            "SELECT sys.deesql_finish($1, $2, $3, $4)",
            &[
                &job.id,
                &code.or(job.error_code.as_deref()),
                &error.map(DbError::message),
                &error.and_then(DbError::constraint),
            ],
        )
        .await?;
    Ok(())
}

async fn connect(login: &tokio_postgres::Config) -> Result<Client, Error> {
    let (client, connection) = login.connect(NoTls).await?;
    tokio::spawn(async move {
        // Its end is seen by the client.
        let _ = connection.await;
    });
    Ok(client)
}
