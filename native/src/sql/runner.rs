//! The loop over the transactions of scripts.

use deesql_core::service::StatementKind as Kind;
use deesql_core::text::Span;

use super::script::{Item, Script, Unit, UnitKind};
use super::{Ran, SqlCause, SqlError, SqlOptions, copy};
use crate::answer::{Answer, query};
use crate::apply::link::Link;
use crate::apply::{Cause, Control, Event, Job, JobObject};
use crate::retry::{Backoff, Treatment};
use crate::server_error::ServerError;
use crate::session::{Database, Session};

/// A run of scripts.
struct Runner<'a, 'c, D> {
    link: Link<'a, 'c, D>,
    options: SqlOptions,
    /// What was set in the session, to be set again in a new one.
    settings: Vec<String>,
    /// The connection in which that was set.
    generation: u32,
    ran: Ran,
}

/// What failed, and where: the statement and the place to look at.
struct Failure {
    statement: Span,
    place: Span,
    cause: SqlCause,
}

/// A try at a transaction that failed at one of its statements.
struct Failed {
    at: usize,
    error: tokio_postgres::Error,
}

pub(super) async fn run<D: Database>(
    session: Session<'_, D>,
    scripts: &[Script],
    options: SqlOptions,
    control: Control<'_>,
) -> Result<Ran, SqlError> {
    let mut runner = Runner {
        link: Link::new(session, options.retry, control),
        options,
        settings: Vec::new(),
        generation: 0,
        ran: Ran::default(),
    };
    for (at, script) in scripts.iter().enumerate() {
        for unit in &script.units {
            if let Err(failure) = runner.unit(script, unit).await {
                return Err(SqlError {
                    script: at,
                    statement: failure.statement,
                    place: failure.place,
                    cause: failure.cause,
                    ran: runner.ran,
                });
            }
        }
    }
    runner.ran.retries = runner.link.retries;
    Ok(runner.ran)
}

impl<D: Database> Runner<'_, '_, D> {
    /// Runs one transaction until it is done, and waits for its jobs.
    async fn unit(&mut self, script: &Script, unit: &Unit) -> Result<(), Failure> {
        let text = &script.text;
        let mut backoff = self.link.backoff();
        let answers = loop {
            let first = unit.items[0];
            if self.link.control.stop.is_requested() {
                return Err(at_head(first, Cause::Stopped));
            }
            let ready = self.ready(&mut backoff).await;
            ready.map_err(|cause| at_head(first, cause))?;
            let Failed { at, error } = match self.attempt(unit, text).await {
                Ok(answers) => break answers,
                Err(failed) => failed,
            };
            let item = unit.items[at.min(unit.items.len() - 1)];
            let treatment = self.link.session.treatment(&error);
            let error = ServerError::from(&error);
            let is_end = at + 1 >= unit.items.len();
            if unit.kind != UnitKind::Single && treatment != Treatment::ConnectionLost {
                // If this fails as well, the session is gone, which the next statement notices.
                let _ = query(self.link.session.client(), "ROLLBACK").await;
            }
            let may_be_committed = match unit.kind {
                UnitKind::Single => !item.is_harmless(),
                UnitKind::Block => is_end && item.kind == Kind::Commit,
                UnitKind::Batch => at == unit.items.len(),
            };
            match treatment {
                Treatment::Fail => {
                    let place = place(text, item, &error);
                    let cause = match unit.kind {
                        UnitKind::Single => SqlCause::Refused(error),
                        UnitKind::Block | UnitKind::Batch => SqlCause::RolledBack(error),
                    };
                    return Err(Failure {
                        statement: item.span,
                        place,
                        cause,
                    });
                }
                Treatment::Uncertain | Treatment::ConnectionLost if may_be_committed => {
                    return Err(Failure {
                        statement: item.span,
                        place: item.head,
                        cause: SqlCause::Uncertain(error),
                    });
                }
                Treatment::Retry | Treatment::Uncertain | Treatment::ConnectionLost => {
                    let mut waited = self.link.back_off(&mut backoff, error).await;
                    if waited.is_ok() && treatment == Treatment::ConnectionLost {
                        waited = self.link.reconnect(&mut backoff).await;
                    }
                    waited.map_err(|cause| at_head(item, cause))?;
                }
            }
        };
        if !unit.is_undone() {
            self.remember_settings(unit, text);
            for (item, answer) in unit.items.iter().zip(&answers) {
                self.job(*item, answer, text).await?;
            }
        }
        // Only now: a statement whose job fails is not among those that are done.
        self.ran.statements += unit.items.len();
        Ok(())
    }

    /// A connection that lives long enough and has the settings that the files made.
    async fn ready(&mut self, backoff: &mut Backoff) -> Result<(), Cause> {
        self.link.renew(backoff).await?;
        while self.generation != self.link.generation {
            let generation = self.link.generation;
            for sql in self.settings.clone() {
                self.link.harmless(&sql).await?;
            }
            // It may have been lost once more meanwhile.
            if generation == self.link.generation {
                self.generation = generation;
            }
        }
        Ok(())
    }

    /// Runs the statements of a transaction once.
    async fn attempt(&mut self, unit: &Unit, text: &str) -> Result<Vec<Answer>, Failed> {
        let client = self.link.session.client();
        let is_batch = unit.kind == UnitKind::Batch;
        let failed = |at| move |error| Failed { at, error };
        if is_batch {
            query(client, "BEGIN").await.map_err(failed(0))?;
        }
        let mut answers = Vec::with_capacity(unit.items.len());
        for (at, item) in unit.items.iter().enumerate() {
            let sql = item.span.slice(text);
            answers.push(match item.data {
                Some(data) => {
                    let data = data.slice(text);
                    let copied = copy::copy_in(client, sql, data).await;
                    Answer {
                        affected: copied.map_err(failed(at))?,
                        ..Answer::default()
                    }
                }
                None => query(client, sql).await.map_err(failed(at))?,
            });
        }
        if is_batch {
            let end = unit.items.len();
            query(client, "COMMIT").await.map_err(failed(end))?;
        }
        Ok(answers)
    }

    fn remember_settings(&mut self, unit: &Unit, text: &str) {
        let settings = unit.items.iter().filter(|it| it.is_setting);
        self.settings
            .extend(settings.map(|it| it.span.slice(text).to_owned()));
    }

    /// Waits for the job that a statement started.
    async fn job(&mut self, item: Item, answer: &Answer, text: &str) -> Result<(), Failure> {
        let Some(id) = answer.job_id().filter(|_| item.starts_job) else {
            return Ok(());
        };
        let job = Job {
            id: Some(id.to_owned()),
            object: JobObject::of(item.span.slice(text)),
        };
        self.ran.jobs += 1;
        self.link.tell(&Event::JobStarted { job: &job });
        if self.options.no_wait {
            return Ok(());
        }
        let waited = self.link.wait(&job).await;
        let cause = match waited {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(failure)) => SqlCause::Job(failure),
            Err(cause) => SqlCause::Other(cause),
        };
        Err(Failure {
            statement: item.span,
            place: item.head,
            cause,
        })
    }
}

fn at_head(item: Item, cause: Cause) -> Failure {
    let cause = match cause {
        Cause::Refused(error) => SqlCause::Refused(error),
        cause => SqlCause::Other(cause),
    };
    Failure {
        statement: item.span,
        place: item.head,
        cause,
    }
}

/// The place that the server points at, or the head of the statement.
fn place(text: &str, item: Item, error: &ServerError) -> Span {
    let start = item.span.start;
    error
        .place(item.span.slice(text))
        .map_or(item.head, |it| Span::new(start + it.start, start + it.end))
}
