//! One client's connection, from its first packet on.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, Bytes};
use tokio::io::AsyncWriteExt;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, sleep, timeout, timeout_at};

use super::cancel::cancel;
use super::client_stream::ClientStream;
use super::emulate::Emulator;
use super::fatal::Fatal;
use super::listen::Shutdown;
use super::log::Name;
use super::login::{LoggedIn, LoginError, log_in};
use super::metrics::Outcome;
use super::open::{OpenError, open};
use super::password::{PasswordError, check_token};
use super::pump::{End, Pump, close};
use super::reactor::{Reactors, Socket};
use super::relay::behaviour::Behaviour;
use super::relay::session::Session;
use super::report::Reporter;
use super::startup::{Opening, StartPacket};
use super::{Config, Login, Mode};

/// How long a server that is starting up is left alone before it is asked again.
const STARTING_UP_PAUSE: Duration = Duration::from_millis(200);
/// `cannot_connect_now`: the server starts up or shuts down.
const CANNOT_CONNECT_NOW: &str = "57P03";

/// What all connections of a proxy share.
pub(super) struct Shared {
    pub(super) config: Config,
    pub(super) layer: Layer,
    pub(super) shutdown: Shutdown,
    pub(super) reactors: Reactors,
}

/// What stands on top of the relay.
pub(super) enum Layer {
    Emulation(Arc<Emulator>),
    Report(Arc<Reporter>),
}

impl Layer {
    pub(super) fn new(config: &Config) -> Self {
        match &config.mode {
            Mode::Enforce => Self::Emulation(Emulator::new(config)),
            Mode::Report(traffic) => Self::Report(Reporter::new(config, traffic.clone())),
        }
    }
}

/// A client that has connected.
pub(super) struct Connection {
    pub(super) client: ClientStream,
    pub(super) name: Name,
    pub(super) shared: Arc<Shared>,
    /// The right to a session; connections beyond the limit have none.
    pub(super) permit: Option<OwnedSemaphorePermit>,
}

/// A session that can begin.
struct Started {
    client_packet: StartPacket,
    server: Socket,
    logged_in: LoggedIn,
}

impl Connection {
    /// Serves the client until it is gone.
    pub(super) async fn run(mut self) {
        let shared = Arc::clone(&self.shared);
        let started = tokio::select! {
            started = self.start() => started,
            () = shared.shutdown.clone().wait() => Err(Some(Fatal::shutdown().encode())),
        };
        let metrics = &shared.config.metrics;
        match started {
            Ok(Some(started)) => {
                let _open = metrics.session();
                self.pump(started).await;
            }
            Ok(None) => metrics.started(Outcome::Cancel),
            Err(last_message) => {
                metrics.started(match last_message {
                    Some(_) => Outcome::Refused,
                    None => Outcome::Closed,
                });
                let mut last_message = last_message.unwrap_or_default();
                close(&mut self.client, &mut last_message).await;
            }
        }
    }

    /// Reads the first packet and finds the way to PostgreSQL. An error is the client's last
    /// message, none where it is closed without a word.
    async fn start(&mut self) -> Result<Option<Started>, Option<Bytes>> {
        let shared = Arc::clone(&self.shared);
        let config = &shared.config;
        let opened = open(&mut self.client, config.tls.as_ref());
        let opening = match timeout(config.startup_timeout, opened).await {
            Ok(Ok(opening)) => opening,
            Ok(Err(OpenError::Io)) => return Err(None),
            Ok(Err(OpenError::Closed(reason))) => {
                self.note(&format!("closed, {reason}"));
                return Err(None);
            }
            Ok(Err(OpenError::Fatal(fatal))) => return Err(self.refuse(&fatal)),
            Err(_) => {
                self.note("closed, it has not said who it is");
                return Err(None);
            }
        };
        let client_packet = match opening {
            Opening::Start(packet) => packet,
            Opening::Cancel(key) => {
                self.note("cancel request");
                cancel(&config.upstream, &key).await;
                return Ok(None);
            }
            Opening::Ssl | Opening::GssEncryption => return Err(None),
        };
        self.note(&described(&client_packet));
        if self.permit.is_none() {
            let message = "Unable to accept connection, too many open connections.";
            return Err(self.refuse(&Fatal::new("53300", message)));
        }
        let login = config.login.as_ref();
        let packet = match shared.layer {
            Layer::Emulation(_) => client_packet
                .for_upstream(login)
                .map_err(|it| self.refuse(&it))?,
            Layer::Report(_) => client_packet.unchanged(login),
        };
        if config.check_token {
            self.check_token(&client_packet).await?;
        }
        let found = match login {
            Some(login) => self.log_in(&packet, login).await,
            None => self.relay(&packet).await,
        };
        let (server, logged_in) = found.inspect_err(|_| config.metrics.upstream_failed())?;
        Ok(Some(Started {
            client_packet,
            server,
            logged_in,
        }))
    }

    /// Lets nobody in without a token that may be good.
    async fn check_token(&mut self, packet: &StartPacket) -> Result<(), Option<Bytes>> {
        let checked = check_token(&mut self.client, packet);
        match timeout(self.shared.config.startup_timeout, checked).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(PasswordError::Fatal(fatal))) => Err(self.refuse(&fatal)),
            Ok(Err(PasswordError::Left)) => {
                self.note("has left without a token");
                Err(None)
            }
            Err(_) => {
                self.note("closed, it has shown no token");
                Err(None)
            }
        }
    }

    /// Hands the start packet on: the rest is between the client and PostgreSQL.
    async fn relay(&self, packet: &StartPacket) -> Result<(Socket, LoggedIn), Option<Bytes>> {
        let config = &self.shared.config;
        let deadline = Instant::now() + config.connect_timeout;
        let mut server = config
            .upstream
            .wait_for(deadline)
            .await
            .map_err(|it| self.refuse(&it))?;
        server.write_all(&packet.encode()).await.map_err(|error| {
            let message = format!(
                "cannot write to the PostgreSQL at {}: {error}",
                config.upstream
            );
            self.refuse(&Fatal::new("08006", message))
        })?;
        Ok((server, LoggedIn::default()))
    }

    /// Logs in; the client is let in with whatever credential it has.
    async fn log_in(
        &self,
        packet: &StartPacket,
        login: &Login,
    ) -> Result<(Socket, LoggedIn), Option<Bytes>> {
        let config = &self.shared.config;
        let deadline = Instant::now() + config.connect_timeout;
        let (server, logged_in) = loop {
            let waited = config.upstream.wait_for(deadline).await;
            let mut server = waited.map_err(|it| self.refuse(&it))?;
            let no_answer = || {
                let message = format!("the PostgreSQL at {} does not answer", config.upstream);
                LoginError::Fatal(Fatal::new("08006", message))
            };
            let answered = timeout_at(deadline, log_in(&mut server, packet, login)).await;
            match answered.unwrap_or_else(|_| Err(no_answer())) {
                Ok(logged_in) => break (server, logged_in),
                Err(LoginError::Refused(refused))
                    if refused.sqlstate == CANNOT_CONNECT_NOW
                        && Instant::now() + STARTING_UP_PAUSE < deadline =>
                {
                    sleep(STARTING_UP_PAUSE).await;
                }
                Err(LoginError::Refused(refused)) => {
                    self.warn(&format!(
                        "PostgreSQL refused the login: {}",
                        refused.message
                    ));
                    return Err(Some(refused.to_client.freeze()));
                }
                Err(LoginError::Fatal(fatal)) => return Err(self.refuse(&fatal)),
            }
        };
        if let Layer::Emulation(emulator) = &self.shared.layer
            && let Err(error) = emulator.prepare().await
        {
            let reason = error
                .as_db_error()
                .map_or_else(|| error.to_string(), ToString::to_string);
            let message =
                format!("cannot prepare the database for Aurora DSQL's behaviour: {reason}");
            return Err(self.refuse(&Fatal::new("XX000", message)));
        }
        Ok((server, logged_in))
    }

    async fn pump(self, started: Started) {
        let shared = Arc::clone(&self.shared);
        match &shared.layer {
            Layer::Emulation(emulator) => self.pump_through(emulator.session(), started).await,
            Layer::Report(reporter) => {
                let session = reporter.session(self.name.number, &started.client_packet);
                self.pump_through(session, started).await;
            }
        }
    }

    async fn pump_through<B>(self, session: Session<B>, started: Started)
    where
        B: Behaviour + Send + 'static,
        B::Statement: Send,
    {
        let Self {
            client,
            name,
            shared,
            permit: _permit,
        } = self;
        let pump = Pump::new(
            client,
            started.server,
            started.logged_in,
            session,
            &shared.config,
            shared.shutdown.clone(),
        );
        let end = match pump.run(&shared.reactors).await {
            End::ClientLeft => "the client has left".to_owned(),
            End::ServerClosed => "PostgreSQL closed the connection".to_owned(),
            End::Shutdown => "closed by the shutdown".to_owned(),
            End::Protocol(error) => format!("closed, {error}"),
            End::Lost(error) => format!("lost, {error}"),
        };
        shared.config.log.note(Some(name), &end);
    }

    /// The client's last message; the log gets the reason as well.
    fn refuse(&self, fatal: &Fatal) -> Option<Bytes> {
        match &fatal.hint {
            Some(hint) => self.warn(&format!("{} ({hint})", fatal.message)),
            None => self.warn(&fatal.message),
        }
        Some(fatal.encode())
    }

    fn warn(&self, reason: &str) {
        self.shared.config.log.warning(Some(self.name), reason);
    }

    fn note(&self, message: &str) {
        self.shared.config.log.note(Some(self.name), message);
    }
}

/// Who a client says it is. Start packets hold no passwords; options may hold anything, and are not
/// shown.
fn described(packet: &StartPacket) -> String {
    let shown = |name: &str| {
        let value = packet.get(name).map(Buf::chunk).unwrap_or_default();
        let value = String::from_utf8_lossy(&value[..value.len().min(64)]).into_owned();
        format!("{name} {value:?}")
    };
    format!(
        "{}, {}, {}",
        shown("user"),
        shown("database"),
        shown("application_name")
    )
}
