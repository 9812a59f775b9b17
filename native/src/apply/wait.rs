//! Waiting for jobs.

use std::time::{Duration, Instant};

use super::error::{Cause, JobFailure};
use super::event::Event;
use super::job::{Job, JobObject, JobState, state_query};
use super::link::Link;
use crate::failpoint::{Point, hit};
use crate::session::Database;

/// The first look comes soon, since the jobs of empty tables are short; later ones every second.
const FIRST_INTERVAL: Duration = Duration::from_millis(50);
const LONGEST_INTERVAL: Duration = Duration::from_secs(1);

/// The catalog may follow the row in `sys.jobs` after a moment.
const LOOKS_AT_CATALOG: u32 = 5;

/// How a wait ended, other than by an error of the run.
pub(crate) type Waited = Result<(), JobFailure>;

impl<D: Database> Link<'_, '_, D> {
    /// Waits for one job.
    pub(crate) async fn wait(&mut self, job: &Job) -> Result<Waited, Cause> {
        let started = Instant::now();
        let mut job = job.clone();
        if job.id.is_none()
            && let Some(object) = &job.object
        {
            let answer = self.harmless(&object.job_query()).await?;
            job.id = answer.value().map(str::to_owned);
        }
        let details = match self.poll(&job, started).await? {
            JobState::Failed(details) => {
                return Ok(Err(failure(&job, details, false)));
            }
            JobState::Over(details) => details,
            _ => None,
        };
        if let Some(object) = &job.object
            && !self.is_valid(object).await?
        {
            return Ok(Err(failure(&job, details, true)));
        }
        self.tell(&Event::JobDone {
            job: &job,
            elapsed: started.elapsed(),
        });
        Ok(Ok(()))
    }

    /// Asks until the job is over or gone.
    async fn poll(&mut self, job: &Job, started: Instant) -> Result<JobState, Cause> {
        let Some(id) = &job.id else {
            return Ok(JobState::Gone);
        };
        let query = state_query(id);
        let mut interval = FIRST_INTERVAL;
        loop {
            hit(Point::JobPoll, || job.to_string()).await;
            let answer = self.harmless(&query).await?;
            let JobState::Running(status) = JobState::read(&answer) else {
                return Ok(JobState::read(&answer));
            };
            let elapsed = started.elapsed();
            self.tell(&Event::JobWaiting {
                job,
                status: &status,
                elapsed,
            });
            if let Some(after) = self.options.job_timeout.filter(|it| elapsed >= *it) {
                let resource = match &job.object {
                    Some(object) => object.to_string(),
                    None => id.clone(),
                };
                return Err(Cause::JobTimeout { resource, after });
            }
            self.pause(interval).await?;
            interval = (interval * 3 / 2).min(LONGEST_INTERVAL);
        }
    }

    /// What the catalog says, which has the last word.
    async fn is_valid(&mut self, object: &JobObject) -> Result<bool, Cause> {
        let query = object.validity_query();
        for look in 1..=LOOKS_AT_CATALOG {
            match self.harmless(&query).await?.value() {
                Some("t") => return Ok(true),
                // It is gone, and will not come back.
                None => return Ok(false),
                Some(_) if look < LOOKS_AT_CATALOG => self.pause(LONGEST_INTERVAL).await?,
                Some(_) => {}
            }
        }
        Ok(false)
    }
}

/// What to say of a job that failed, or that ended while the catalog disagrees.
fn failure(job: &Job, details: Option<String>, is_over: bool) -> JobFailure {
    let details = match details {
        None if is_over => Some("it is over, but the catalog does not show its work".to_owned()),
        details => details,
    };
    let help = match &job.object {
        Some(object) => object.help(),
        None => "mend what it found and apply again".to_owned(),
    };
    JobFailure {
        job: job.clone(),
        details,
        help,
    }
}
