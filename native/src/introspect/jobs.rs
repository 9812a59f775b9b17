//! What the cluster does in the background.

use std::fmt;

use tokio_postgres::{Client, Error, Row};

const JOBS: &str = include_str!("queries/jobs.sql");

/// A job of the cluster, as `sys.jobs` shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id, which `sys.wait_for_job` takes.
    pub id: String,
    /// How far it is.
    pub status: JobStatus,
    /// Why it failed, or what else there is to say.
    pub details: Option<String>,
    /// `INDEX_BUILD`, `VALIDATE_CONSTRAINT`, `ANALYZE` or `DROP`, perhaps more.
    pub job_type: String,
    /// The object it works on.
    pub object_id: Option<u32>,
    /// Its name, as `schema.object`.
    pub object_name: Option<String>,
}

/// How far a job is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JobStatus {
    /// Not begun.
    Submitted,
    /// Under way.
    Processing,
    /// Done, which does not prove that its object is there.
    Completed,
    /// Given up.
    Failed,
    /// What nobody has seen yet.
    Other(String),
}

impl Job {
    /// Whether it will still change something.
    pub fn is_running(&self) -> bool {
        matches!(self.status, JobStatus::Submitted | JobStatus::Processing)
    }
}

impl fmt::Display for JobStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Submitted => "submitted",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Other(word) => word,
        })
    }
}

/// The jobs that the cluster remembers; none where there is no `sys.jobs`, as in PostgreSQL.
///
/// # Errors
/// The connection is gone, or the query was refused.
pub async fn jobs(client: &Client) -> Result<Vec<Job>, Error> {
    if !has_jobs(client).await? {
        return Ok(Vec::new());
    }
    let rows = client.query_typed(JOBS, &[]).await?;
    rows.iter().map(job).collect()
}

/// Whether the database keeps a list of jobs: whether it is, or plays, Aurora DSQL.
pub(super) async fn has_jobs(client: &Client) -> Result<bool, Error> {
    let sql = "SELECT pg_catalog.to_regclass('sys.jobs') IS NOT NULL";
    client.query_typed_one(sql, &[]).await?.try_get(0)
}

fn job(row: &Row) -> Result<Job, Error> {
    let status: String = row.try_get("status")?;
    Ok(Job {
        id: row.try_get("job_id")?,
        status: match &*status {
            "submitted" => JobStatus::Submitted,
            "processing" => JobStatus::Processing,
            "completed" => JobStatus::Completed,
            "failed" => JobStatus::Failed,
            _ => JobStatus::Other(status),
        },
        details: row.try_get("details")?,
        job_type: row.try_get("job_type")?,
        object_id: row.try_get("object_id")?,
        object_name: row.try_get("object_name")?,
    })
}
