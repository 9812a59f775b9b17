//! Running jobs in the background, each in a connection of its own.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio_postgres::{Client, Error, NoTls, SimpleQueryMessage};

use crate::connect::Host;
use crate::proxy::{Login, Upstream};

/// What has to be in the database.
pub(super) const INSTALLATION: &str = include_str!("sys.sql");

/// How long a session that submitted a job waits until the job has begun to show.
const APPEARANCE: Duration = Duration::from_secs(2);

/// Between two looks at the catalog.
const LOOK: Duration = Duration::from_millis(3);

/// Runs the jobs of a proxy.
#[derive(Debug)]
pub(super) struct Jobs {
    login: Arc<tokio_postgres::Config>,
    /// Whether the database has been prepared; held while it is.
    is_prepared: Mutex<bool>,
}

/// A job that nobody runs yet.
struct Job {
    id: String,
    statement: String,
    search_path: String,
    /// The qualified name of the index it makes, quoted.
    index: Option<String>,
}

impl Jobs {
    pub(super) fn new(upstream: &Upstream, login: &Login) -> Self {
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
        }
    }

    pub(super) async fn prepare(&self) -> Result<(), Error> {
        let mut is_prepared = self.is_prepared.lock().await;
        if !*is_prepared {
            let client = connect(&self.login).await?;
            client.batch_execute(INSTALLATION).await?;
            // Whoever ran these is gone.
            client.batch_execute(ABANDON).await?;
            *is_prepared = true;
        }
        Ok(())
    }

    /// Starts what is submitted, and comes back when it can be seen.
    pub(super) async fn start(&self) {
        // A job that cannot be started stays submitted; the next one tries again.
        let _ = self.try_start().await;
    }

    async fn try_start(&self) -> Result<(), Error> {
        let client = connect(&self.login).await?;
        let jobs = claim(&client).await?;
        let mut running = Vec::with_capacity(jobs.len());
        for job in jobs {
            let login = Arc::clone(&self.login);
            let index = job.index.clone();
            let task = tokio::spawn(async move { run(&login, job).await });
            running.push((index, task));
        }
        let deadline = tokio::time::Instant::now() + APPEARANCE;
        for (index, task) in running {
            let Some(index) = index else { continue };
            while !task.is_finished() && tokio::time::Instant::now() < deadline {
                let row = client
                    .query_one("SELECT pg_catalog.to_regclass($1) IS NOT NULL", &[&index])
                    .await?;
                if row.get(0) {
                    break;
                }
                tokio::time::sleep(LOOK).await;
            }
        }
        Ok(())
    }
}

const ABANDON: &str = "
    UPDATE sys.deesql_job
    SET status = 'failed', details = 'the proxy was stopped while the job ran',
        update_time = pg_catalog.clock_timestamp()
    WHERE status = 'processing'";

/// Takes all submitted jobs; of two proxies only one gets each.
const CLAIM: &str = "
    UPDATE sys.deesql_job
    SET status = 'processing', update_time = pg_catalog.clock_timestamp()
    WHERE job_id IN (
        SELECT job_id FROM sys.deesql_job WHERE status = 'submitted' ORDER BY start_time FOR UPDATE SKIP LOCKED
    )
    RETURNING job_id, statement, search_path,
        CASE job_type WHEN 'INDEX_BUILD' THEN pg_catalog.format('%I.%I', object_schema, object_name) END";

async fn claim(client: &Client) -> Result<Vec<Job>, Error> {
    let rows = client.query(CLAIM, &[]).await?;
    Ok(rows
        .iter()
        .map(|row| Job {
            id: row.get(0),
            statement: row.get(1),
            search_path: row.get(2),
            index: row.get(3),
        })
        .collect())
}

/// Runs a job to its end and writes down how it ended.
async fn run(login: &tokio_postgres::Config, job: Job) -> Result<(), Error> {
    let client = connect(login).await?;
    let set_path = "SELECT pg_catalog.set_config('search_path', $1, false)";
    client.execute(set_path, &[&job.search_path]).await?;
    // The simple protocol: an index cannot be built concurrently inside of a transaction.
    let outcome: Result<Vec<SimpleQueryMessage>, Error> = client.simple_query(&job.statement).await;
    let client = if client.is_closed() {
        connect(login).await?
    } else {
        client
    };
    let error = outcome.err();
    let error = error.as_ref().and_then(Error::as_db_error);
    client
        .execute(
            "SELECT sys.deesql_finish($1, $2, $3, $4)",
            &[
                &job.id,
                &error.map(|it| it.code().code()),
                &error.map(tokio_postgres::error::DbError::message),
                &error.and_then(tokio_postgres::error::DbError::constraint),
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
