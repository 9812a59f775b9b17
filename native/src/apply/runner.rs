//! The loop over the steps of a plan.

use std::time::Instant;

use deesql_core::plan::{Plan, Step, StepKind};
use deesql_core::schema::Schema;

use super::error::{ApplyError, Cause, FailedStep, JobFailure};
use super::event::Event;
use super::job::{Job, JobObject};
use super::link::Link;
use super::look_up::{Found, look_up};
use super::{Applied, ApplyOptions, Control};
use crate::answer::{Answer, query};
use crate::failpoint::{Point, hit};
use crate::retry::{Backoff, Moment, Treatment, treatment};
use crate::server_error::ServerError;
use crate::session::{Database, Session};

/// A run of a plan.
struct Runner<'a, 'c, D> {
    link: Link<'a, 'c, D>,
    plan: &'a Plan,
    /// The schema that the plan starts from, where it is known.
    start: Option<&'a Schema>,
    /// Jobs that were started and not waited for, with the step of each.
    jobs: Vec<(usize, Job)>,
    applied: Applied,
}

/// Runs the plan and waits for its jobs.
pub(super) async fn run<D: Database>(
    session: Session<'_, D>,
    plan: &Plan,
    start: Option<&Schema>,
    options: ApplyOptions,
    control: Control<'_>,
) -> Result<Applied, ApplyError> {
    let mut runner = Runner {
        link: Link::new(session, options, control),
        plan,
        start,
        jobs: Vec::new(),
        applied: Applied::default(),
    };
    for (at, step) in plan.steps.iter().enumerate() {
        if runner.link.control.stop.is_requested() {
            return Err(runner.failed(None, Cause::Stopped));
        }
        if let Err(cause) = runner.step(at, step).await {
            return Err(runner.failed(Some(at), cause));
        }
        runner.applied.statements += 1;
    }
    match runner.wait_for_all().await {
        Ok(()) => Ok(Applied {
            retries: runner.link.retries,
            ..runner.applied
        }),
        Err(cause) => Err(runner.failed(None, cause)),
    }
}

impl<D: Database> Runner<'_, '_, D> {
    fn failed(self, at: Option<usize>, cause: Cause) -> ApplyError {
        ApplyError {
            done: self.applied.statements,
            total: self.plan.steps.len(),
            failed: at.map(|at| {
                let step = &self.plan.steps[at];
                FailedStep {
                    number: at + 1,
                    resource: step.resource.clone(),
                    sql: step.sql.clone(),
                }
            }),
            cause,
            running: self.jobs.into_iter().map(|(_, job)| job).collect(),
        }
    }

    async fn step(&mut self, at: usize, step: &Step) -> Result<(), Cause> {
        let number = at + 1;
        let started = Instant::now();
        self.link.tell(&Event::StepStarted {
            number,
            total: self.plan.steps.len(),
            step,
        });
        let shown = || format!("{}: {}", step.kind.name(), step.sql);
        hit(Point::StepBefore, shown).await;
        match step.kind {
            StepKind::Ddl { starts_job } => self.definition(at, step, starts_job).await?,
            StepKind::WaitForJob => self.wait_for_job(at).await?,
            StepKind::CheckCatalog | StepKind::CompareRows => self.check(step).await?,
            StepKind::CarryPosition => drop(self.link.harmless(&step.sql).await?),
            StepKind::Backfill | StepKind::CopyRows => self.batches(number, step).await?,
        }
        hit(Point::StepAfter, shown).await;
        self.link.tell(&Event::StepDone {
            number,
            step,
            elapsed: started.elapsed(),
        });
        Ok(())
    }

    async fn definition(&mut self, at: usize, step: &Step, starts_job: bool) -> Result<(), Cause> {
        let answer = self.define(at, &step.sql).await?;
        if !starts_job {
            return Ok(());
        }
        let object = JobObject::of(&step.sql);
        let id = answer.as_ref().and_then(Answer::job_id).map(str::to_owned);
        if answer.is_some() && id.is_none() {
            return Err(Cause::NoJobId);
        }
        self.jobs.push((at, Job { id, object }));
        Ok(())
    }

    /// The job of the step before, or one that was running before the plan began.
    async fn wait_for_job(&mut self, at: usize) -> Result<(), Cause> {
        let own = |it: &&(usize, Job)| it.0 + 1 == at;
        let job = match self.jobs.iter().find(own) {
            Some((_, job)) => job.clone(),
            None => match JobObject::awaited(self.plan, at) {
                Some(object) => Job {
                    id: None,
                    object: Some(object),
                },
                None => self.jobs.last().ok_or(Cause::NoJob)?.1.clone(),
            },
        };
        let waited = self.link.wait(&job).await?;
        self.forget(&job);
        self.applied.jobs += 1;
        waited.map_err(|it| Cause::Jobs(vec![it]))
    }

    fn forget(&mut self, job: &Job) {
        self.jobs.retain(|(_, it)| it != job);
    }

    /// All jobs that no step waited for. Those that fail are told together.
    async fn wait_for_all(&mut self) -> Result<(), Cause> {
        let mut failures: Vec<JobFailure> = Vec::new();
        while let Some((_, job)) = self.jobs.first().cloned() {
            failures.extend(self.link.wait(&job).await?.err());
            self.forget(&job);
            self.applied.jobs += 1;
        }
        if failures.is_empty() {
            Ok(())
        } else {
            Err(Cause::Jobs(failures))
        }
    }

    async fn check(&mut self, step: &Step) -> Result<(), Cause> {
        let answer = self.link.harmless(&step.sql).await?;
        let value = answer.value();
        if answer.rows == 1 && value == Some("t") {
            return Ok(());
        }
        if step.kind == StepKind::CompareRows && value == Some("f") {
            let help = step.reason.clone();
            return Err(Cause::RowsDiffer { help });
        }
        let answer = match (answer.rows, value) {
            (0, _) => "no such object".to_owned(),
            (1, Some("f")) => "false".to_owned(),
            (1, value) => value.unwrap_or("NULL").to_owned(),
            (rows, _) => format!("{rows} rows"),
        };
        Err(Cause::CheckFailed { answer })
    }

    /// Batch after batch, each a transaction, until one changes nothing.
    async fn batches(&mut self, number: usize, step: &Step) -> Result<(), Cause> {
        let mut total = 0;
        let mut sql = step.sql.clone();
        let shown = || format!("{}: {}", step.kind.name(), step.sql);
        loop {
            hit(Point::BatchBefore, shown).await;
            // Rows that were written already are not written again, so a batch may run twice.
            let rows = match self.link.harmless(&sql).await {
                Ok(answer) => answer.affected,
                // Wide rows, their index entries and cascades count, too.
                Err(Cause::Refused(error)) if error.is_limit() => match halved(&sql) {
                    Some(smaller) => {
                        sql = smaller;
                        continue;
                    }
                    None => return Err(Cause::Limit(error)),
                },
                // Others write all the time: fewer rows meet them less often.
                Err(Cause::RetriesExhausted { retries, error }) if error.is_conflict() => {
                    match halved(&sql) {
                        Some(smaller) => {
                            sql = smaller;
                            continue;
                        }
                        None => return Err(Cause::RetriesExhausted { retries, error }),
                    }
                }
                Err(cause) => return Err(cause),
            };
            if rows == 0 {
                return Ok(());
            }
            hit(Point::BatchAfter, shown).await;
            total += rows;
            self.applied.rows += rows;
            self.link.tell(&Event::Batch {
                number,
                rows,
                total,
            });
            if self.link.control.stop.is_requested() {
                return Err(Cause::Stopped);
            }
        }
    }

    /// Runs the definition of a step until it is done. No answer: it is committed, but its answer
    /// was lost.
    async fn define(&mut self, at: usize, sql: &str) -> Result<Option<Answer>, Cause> {
        let mut backoff = self.link.backoff();
        self.link.renew(&mut backoff).await?;
        // A try may have been committed, unknown to us.
        let mut is_uncertain = false;
        loop {
            let error = match query(self.link.session.client(), sql).await {
                Ok(answer) => return Ok(Some(answer)),
                Err(error) => error,
            };
            let treatment = self.link.session.treatment(&error);
            let error = ServerError::from(&error);
            match treatment {
                Treatment::Fail if !is_uncertain => return Err(Cause::Refused(error)),
                // "Already exists", perhaps: an earlier try got through after it was looked up.
                Treatment::Fail => {
                    return match self.look_up(at, &mut backoff).await? {
                        Found::Committed => Ok(None),
                        _ => Err(Cause::Refused(error)),
                    };
                }
                Treatment::Retry => {
                    self.link.back_off(&mut backoff, error).await?;
                    continue;
                }
                Treatment::Uncertain | Treatment::ConnectionLost => is_uncertain = true,
            }
            if self.start.is_none() || self.link.session.database.is_none() {
                return Err(Cause::Uncertain(error));
            }
            match self.link.back_off(&mut backoff, error).await {
                Err(Cause::RetriesExhausted { error, .. }) => return Err(Cause::Uncertain(error)),
                waited => waited?,
            }
            if treatment == Treatment::ConnectionLost {
                self.link.reconnect(&mut backoff).await?;
            }
            match self.look_up(at, &mut backoff).await? {
                Found::Committed => return Ok(None),
                Found::Missing => {}
                Found::Neither => return Err(Cause::Drifted),
            }
        }
    }

    /// Reads the live schema to see whether a definition was committed.
    async fn look_up(&mut self, at: usize, backoff: &mut Backoff) -> Result<Found, Cause> {
        let (Some(start), Some(database)) = (self.start, self.link.session.database) else {
            return Ok(Found::Missing);
        };
        hit(Point::LookUp, || self.plan.steps[at].sql.clone()).await;
        loop {
            let error = match database.schema(self.link.session.client()).await {
                Ok(live) => {
                    let found = look_up(start, self.plan, at, &live);
                    if found == Found::Committed {
                        self.link.tell(&Event::FoundCommitted { number: at + 1 });
                    }
                    return Ok(found);
                }
                Err(error) => error,
            };
            match treatment(&*error, Moment::Running) {
                Treatment::Fail => return Err(Cause::LookUp(ServerError::of(&*error))),
                treatment => {
                    self.link
                        .back_off(backoff, ServerError::of(&*error))
                        .await?;
                    if treatment == Treatment::ConnectionLost {
                        self.link.reconnect(backoff).await?;
                    }
                }
            }
        }
    }
}

/// The batch with half as many rows: its last LIMIT is that of the batch.
fn halved(sql: &str) -> Option<String> {
    let start = sql.rfind("LIMIT ")? + "LIMIT ".len();
    let length = sql[start..].bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = sql[start..].split_at(length);
    let rows: u64 = digits.parse().ok()?;
    (rows > 1).then(|| format!("{}{}{rest}", &sql[..start], rows / 2))
}

#[cfg(test)]
mod tests {
    use super::halved;

    #[test]
    fn a_batch_is_halved_down_to_one_row() {
        let sql = "UPDATE t SET a = 'LIMIT 7' WHERE id IN (SELECT id FROM t LIMIT 3000\n)";
        let half = "UPDATE t SET a = 'LIMIT 7' WHERE id IN (SELECT id FROM t LIMIT 1500\n)";
        assert_eq!(halved(sql).as_deref(), Some(half));
        assert_eq!(
            halved("SELECT 1 LIMIT 3").as_deref(),
            Some("SELECT 1 LIMIT 1")
        );
        assert_eq!(halved("SELECT 1 LIMIT 1"), None);
        assert_eq!(halved("UPDATE t SET a = 1"), None);
    }
}
