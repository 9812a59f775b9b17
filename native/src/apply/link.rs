//! A session with patience: what every statement of a run has in common, whatever it does.

use std::time::Duration;

use tokio_postgres::Client;

use super::error::Cause;
use super::event::Event;
use super::{ApplyOptions, Control};
use crate::answer::{Answer, query};
use crate::retry::{Backoff, Moment, Treatment, treatment};
use crate::server_error::ServerError;
use crate::session::{Database, Session};

/// The first connection to a database: an idle cluster has to wake up, a busy one to find a place.
///
/// # Errors
/// The server refuses, or went on being out of reach.
pub async fn connect_patiently<D: Database>(
    database: &D,
    options: ApplyOptions,
    control: &mut Control<'_>,
) -> Result<Client, Cause> {
    let mut backoff = options.retry().backoff();
    loop {
        let error = match database.connect().await {
            Ok(client) => return Ok(client),
            Err(error) => error,
        };
        let delay = match treatment(&*error, Moment::Connecting) {
            Treatment::Retry => backoff.next(),
            _ => None,
        };
        let Some(delay) = delay else {
            return Err(Cause::Connect(error));
        };
        (control.observe)(&Event::Retrying {
            retry: backoff.retries(),
            max_retries: options.max_retries,
            delay,
            error: &ServerError::of(&*error),
        });
        if !control.stop.sleep(delay).await {
            return Err(Cause::Stopped);
        }
    }
}

/// The session, and what is done when it fails.
pub(crate) struct Link<'a, 'c, D> {
    pub(crate) session: Session<'a, D>,
    pub(crate) options: ApplyOptions,
    pub(crate) control: Control<'c>,
    /// How often something was tried again.
    pub(crate) retries: u32,
    /// How often the connection was made anew. What was set in the session is gone then.
    pub(crate) generation: u32,
}

impl<'a, 'c, D: Database> Link<'a, 'c, D> {
    pub(crate) fn new(
        session: Session<'a, D>,
        options: ApplyOptions,
        control: Control<'c>,
    ) -> Self {
        Self {
            session,
            options,
            control,
            retries: 0,
            generation: 0,
        }
    }

    pub(crate) fn tell(&mut self, event: &Event<'_>) {
        (self.control.observe)(event);
    }

    /// The waits for one statement.
    pub(crate) fn backoff(&self) -> Backoff {
        self.options.retry().backoff()
    }

    /// Waits, unless somebody asks to stop.
    pub(crate) async fn pause(&mut self, time: Duration) -> Result<(), Cause> {
        if self.control.stop.sleep(time).await {
            Ok(())
        } else {
            Err(Cause::Stopped)
        }
    }

    /// Waits before a retry, if there is one left.
    pub(crate) async fn back_off(
        &mut self,
        backoff: &mut Backoff,
        error: ServerError,
    ) -> Result<(), Cause> {
        let Some(delay) = backoff.next() else {
            let retries = backoff.retries();
            return Err(Cause::RetriesExhausted { retries, error });
        };
        self.retries += 1;
        self.tell(&Event::Retrying {
            retry: backoff.retries(),
            max_retries: self.options.max_retries,
            delay,
            error: &error,
        });
        self.pause(delay).await
    }

    /// A new connection in the place of one that is about to reach the end of its life.
    pub(crate) async fn renew(&mut self, backoff: &mut Backoff) -> Result<(), Cause> {
        if self.session.is_old() {
            self.reconnect(backoff).await?;
        }
        Ok(())
    }

    /// A new connection in the place of one that was lost.
    pub(crate) async fn reconnect(&mut self, backoff: &mut Backoff) -> Result<(), Cause> {
        loop {
            match self.session.reconnect().await {
                Ok(_) => {
                    self.generation += 1;
                    self.tell(&Event::Reconnected);
                    return Ok(());
                }
                Err(error) if treatment(&*error, Moment::Connecting) == Treatment::Retry => {
                    self.back_off(backoff, ServerError::of(&*error)).await?;
                }
                Err(error) => return Err(Cause::Reconnect(error)),
            }
        }
    }

    /// Runs what reads, or may run twice.
    pub(crate) async fn harmless(&mut self, sql: &str) -> Result<Answer, Cause> {
        let mut backoff = self.backoff();
        self.renew(&mut backoff).await?;
        loop {
            let error = match query(self.session.client(), sql).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let treatment = self.session.treatment(&error);
            let error = ServerError::from(&error);
            match treatment {
                Treatment::Fail => return Err(Cause::Refused(error)),
                Treatment::ConnectionLost if self.session.database.is_none() => {
                    return Err(Cause::ConnectionLost(error));
                }
                Treatment::ConnectionLost => {
                    self.back_off(&mut backoff, error).await?;
                    self.reconnect(&mut backoff).await?;
                }
                Treatment::Retry | Treatment::Uncertain => {
                    self.back_off(&mut backoff, error).await?;
                }
            }
        }
    }
}
