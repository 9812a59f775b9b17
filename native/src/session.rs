//! A connection that can be made anew.

use std::error::Error;
use std::future::Future;
use std::time::{Duration, Instant};

use deesql_core::schema::Schema;
use deesql_core::service::limit::CONNECTION_SECONDS;
use tokio_postgres::Client;

use crate::retry::{Moment, Treatment, treatment};

/// An error of whatever kind, to be shown and searched for causes.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// A database that can be connected to again and again.
pub trait Database: Sync {
    /// Makes a connection. Whoever implements this drives it, too.
    fn connect(&self) -> impl Future<Output = Result<Client, BoxError>> + Send;

    /// Reads the part of the live schema that plans are made of.
    fn schema(&self, client: &Client) -> impl Future<Output = Result<Schema, BoxError>> + Send;
}

/// Of a caller's own client nobody knows how it was made.
#[derive(Debug)]
pub(crate) enum NoDatabase {}

impl Database for NoDatabase {
    async fn connect(&self) -> Result<Client, BoxError> {
        match *self {}
    }

    async fn schema(&self, _: &Client) -> Result<Schema, BoxError> {
        match *self {}
    }
}

/// Five minutes before the service ends a connection, it is made anew between two statements.
const LONGEST_LIFE: Duration = Duration::from_secs(CONNECTION_SECONDS.value - 300);

/// The connection in use.
pub(crate) struct Session<'a, D> {
    client: Held<'a>,
    pub(crate) database: Option<&'a D>,
    since: Instant,
}

enum Held<'a> {
    Borrowed(&'a Client),
    Owned(Client),
}

impl<'a> Session<'a, NoDatabase> {
    /// Over a client that the caller made.
    pub(crate) fn borrowed(client: &'a Client) -> Self {
        Self {
            client: Held::Borrowed(client),
            database: None,
            since: Instant::now(),
        }
    }
}

impl<'a, D: Database> Session<'a, D> {
    /// Over a client that may be replaced.
    pub(crate) fn reconnecting(client: Client, database: &'a D) -> Self {
        Self {
            client: Held::Owned(client),
            database: Some(database),
            since: Instant::now(),
        }
    }

    pub(crate) fn client(&self) -> &Client {
        match &self.client {
            Held::Borrowed(client) => client,
            Held::Owned(client) => client,
        }
    }

    /// What an answer means. A client whose connection ended says so in several ways.
    pub(crate) fn treatment(&self, error: &tokio_postgres::Error) -> Treatment {
        // What the server said counts, even if it hung up afterwards.
        if error.as_db_error().is_none() && self.client().is_closed() {
            Treatment::ConnectionLost
        } else {
            treatment(error, Moment::Running)
        }
    }

    /// Whether the connection should be made anew while nothing runs.
    pub(crate) fn is_old(&self) -> bool {
        self.database.is_some() && self.since.elapsed() > LONGEST_LIFE
    }

    /// Makes a new connection. `Ok(false)` if nobody knows how.
    pub(crate) async fn reconnect(&mut self) -> Result<bool, BoxError> {
        let Some(database) = self.database else {
            return Ok(false);
        };
        self.client = Held::Owned(database.connect().await?);
        self.since = Instant::now();
        Ok(true)
    }
}
