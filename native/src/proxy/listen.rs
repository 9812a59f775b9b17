//! Accepting clients, and letting them go at the end.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::client_stream::ClientStream;
use super::connection::{Connection, Layer, Shared};
use super::log::Name;
use super::reactor::Reactors;
use super::{Config, Log};

/// How many clients beyond the limit are told so at a time; more are closed without a word.
const REFUSALS: usize = 100;
/// How long accepting pauses after an error, which is most often a lack of file descriptors; doubles
/// up to the longest pause.
const FIRST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// How much longer than the running transactions the sessions may take to end.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(3);

/// The end of a proxy, for all who have to know of it.
#[derive(Clone)]
pub(super) struct Shutdown(watch::Receiver<bool>);

impl Shutdown {
    /// Comes back when the proxy shuts down.
    pub(super) async fn wait(mut self) {
        // An error says that the proxy is gone altogether.
        let _ = self.0.wait_for(|it| *it).await;
    }
}

/// Serves clients until `shutdown`, then lets running transactions end: idle clients are told and
/// closed at once, the others have [`Config::drain_timeout`].
pub async fn serve(
    listeners: Vec<TcpListener>,
    config: Config,
    shutdown: impl Future<Output = ()>,
) {
    let (shut_down, is_shut_down) = watch::channel(false);
    let is_shut_down = Shutdown(is_shut_down);
    let layer = Layer::new(&config);
    let (accepted, mut clients) = mpsc::channel(16);
    let mut acceptors = JoinSet::new();
    for listener in listeners {
        acceptors.spawn(accept(listener, accepted.clone(), config.log.clone()));
    }
    let permits = Arc::new(Semaphore::new(config.max_connections));
    let refusals = Arc::new(Semaphore::new(REFUSALS));
    let reactors = Reactors::start(&config.log);
    let shared = Arc::new(Shared {
        config,
        layer,
        shutdown: is_shut_down,
        reactors,
    });
    let mut connections = JoinSet::new();
    let mut number = 0;
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let (client, peer) = tokio::select! {
            client = clients.recv() => match client {
                Some(client) => client,
                None => break,
            },
            Some(ended) = connections.join_next() => {
                report_panic(ended, &shared.config.log);
                continue;
            }
            () = &mut shutdown => break,
        };
        number += 1;
        let permit = Arc::clone(&permits).try_acquire_owned().ok();
        let refusal = match &permit {
            Some(_) => None,
            None => match Arc::clone(&refusals).try_acquire_owned() {
                Ok(refusal) => Some(refusal),
                Err(_) => continue,
            },
        };
        // Answers are short and somebody waits for each.
        let _ = client.set_nodelay(true);
        let _ = socket2::SockRef::from(&client).set_keepalive(true);
        let connection = Connection {
            client: ClientStream::Tcp(client.into()),
            name: Name { number, peer },
            shared: Arc::clone(&shared),
            permit,
        };
        // A task of its own: what goes wrong in one session ends no other.
        connections.spawn(async move {
            connection.run().await;
            drop(refusal);
        });
    }
    // Whoever connects from now on is refused by the kernel.
    acceptors.shutdown().await;
    drop(clients);
    shut_down.send_replace(true);
    shared.reactors.recall();
    shared.config.metrics.drains();
    let log = &shared.config.log;
    if !connections.is_empty() {
        log.note(
            None,
            &format!("shutting down, {} connections", connections.len()),
        );
    }
    let drained = async {
        while let Some(ended) = connections.join_next().await {
            report_panic(ended, log);
        }
    };
    let limit = shared.config.drain_timeout + CLOSE_TIMEOUT;
    if timeout(limit, drained).await.is_err() {
        log.warning(None, "not everything ended in time");
    }
}

fn report_panic(ended: Result<(), tokio::task::JoinError>, log: &Log) {
    if ended.is_err_and(|it| it.is_panic()) {
        log.warning(
            None,
            "a session ended by a defect of the proxy; the others go on",
        );
    }
}

async fn accept(listener: TcpListener, accepted: mpsc::Sender<(TcpStream, SocketAddr)>, log: Log) {
    let mut pause = FIRST_PAUSE;
    loop {
        match listener.accept().await {
            Ok(client) => {
                pause = FIRST_PAUSE;
                if accepted.send(client).await.is_err() {
                    return;
                }
            }
            // That client is gone already; it says nothing of the next.
            Err(error) if is_of_one_client(&error) => {}
            Err(error) => {
                log.warning(None, &format!("cannot accept a connection: {error}"));
                sleep(pause).await;
                pause = LONGEST_PAUSE.min(pause * 2);
            }
        }
    }
}

fn is_of_one_client(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
    )
}
