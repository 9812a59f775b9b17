//! The way to PostgreSQL.

use std::io;
use std::time::Duration;

use tokio::net::{TcpStream, UnixStream};
use tokio::time::{Instant, sleep, timeout_at};

use super::Upstream;
use super::fatal::Fatal;
use super::reactor::Socket;
use crate::connect::Host;

/// How soon a server that is not there is tried again; doubles up to the longest pause.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

impl Upstream {
    /// Connects once.
    pub(super) async fn connect(&self) -> io::Result<Socket> {
        match &self.host {
            Host::Tcp(name) => {
                let stream = TcpStream::connect((name.as_str(), self.port)).await?;
                stream.set_nodelay(true)?;
                Ok(stream.into())
            }
            Host::Unix(folder) => {
                let path = folder.join(format!(".s.PGSQL.{}", self.port));
                Ok(UnixStream::connect(path).await?.into())
            }
        }
    }

    /// Connects, and waits until the deadline for a server that is not up yet.
    pub(super) async fn wait_for(&self, deadline: Instant) -> Result<Socket, Fatal> {
        let mut pause = FIRST_PAUSE;
        loop {
            let error = match timeout_at(deadline, self.connect()).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(error)) => error,
                Err(_) => return Err(self.unreachable("no answer")),
            };
            if Instant::now() + pause >= deadline {
                return Err(self.unreachable(&error.to_string()));
            }
            sleep(pause).await;
            pause = LONGEST_PAUSE.min(pause * 2);
        }
    }

    fn unreachable(&self, reason: &str) -> Fatal {
        let message = format!("cannot connect to the PostgreSQL at {self}: {reason}");
        Fatal::new("08006", message)
    }
}
