//! The local DSQL: a PostgreSQL, and the proxy in front of it.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use deesql::connect::connect;
use deesql::postgres::{ExitError, Options, PrivatePostgres};
use deesql::proxy::{self, Config, ListenAddress, Login, Upstream};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::Arguments;
use super::connection::Connection;
use crate::cli::exit_status::Failure;
use crate::cli::{Global, output, upstream};

/// How long the sessions may take to end.
const DRAIN: Duration = Duration::from_secs(2);

/// A running local DSQL.
pub(super) struct Local {
    /// The way to it.
    pub(super) connection: Connection,
    /// The PostgreSQL; none if it was there before.
    server: Option<PrivatePostgres>,
    proxy: JoinHandle<()>,
    shutdown: oneshot::Sender<()>,
}

impl Local {
    pub(super) async fn start(arguments: &Arguments, global: &Global) -> Result<Self, Failure> {
        // First what fails fast.
        let tls = arguments.tls.tls.prepare(global)?;
        let listen = arguments.listen.clone();
        let listen = listen.unwrap_or_else(ListenAddress::local);
        let listeners = upstream::bind(&[listen]).await?;
        let address = address_for_clients(&listeners)?;
        let (server, upstream, login) = match &arguments.upstream {
            Some(upstream) => {
                let login = upstream::login()?.unwrap_or_else(usual_login);
                (None, upstream.clone(), login)
            }
            None => {
                let server = PrivatePostgres::start(Options {
                    data: arguments.data.clone(),
                    binaries: arguments.postgres_bin.clone(),
                    ..Options::default()
                })
                .await?;
                if global.verbose {
                    let binaries = server.binaries();
                    let (version, folder) = (&binaries.version, binaries.folder.display());
                    output::message(&format!("PostgreSQL {version} from {folder}"));
                }
                let upstream = Upstream {
                    host: server.host(),
                    port: server.port(),
                };
                let login = server.login();
                (Some(server), upstream, login)
            }
        };
        let connection = Connection::new(address, &login);
        let config = Config {
            login: Some(login),
            tls: tls.tls,
            release: global.dsql,
            ..Config::new(upstream)
        };
        if let Some(file) = tls.certificate.filter(|_| global.verbose) {
            output::message(&format!("TLS: sslrootcert={}", file.display()));
        }
        let (shutdown, ended) = oneshot::channel();
        let proxy = tokio::spawn(proxy::serve(listeners, config, async {
            let _ = ended.await;
        }));
        let local = Self {
            connection,
            server,
            proxy,
            shutdown,
        };
        if arguments.upstream.is_some()
            && let Err(error) = connect(&local.connection.target()).await
        {
            local.stop().await?;
            return Err(error.into());
        }
        Ok(local)
    }

    /// Waits until the PostgreSQL ends by itself, which it should not.
    pub(super) async fn exited(&self) -> ExitError {
        match &self.server {
            Some(server) => server.exited().await,
            None => std::future::pending().await,
        }
    }

    /// Ends everything that was started.
    pub(super) async fn stop(mut self) -> Result<(), Failure> {
        let _ = self.shutdown.send(());
        if tokio::time::timeout(DRAIN, &mut self.proxy).await.is_err() {
            self.proxy.abort();
        }
        if let Some(server) = self.server {
            let stopped = server.stop().await;
            stopped.map_err(|it| Failure::Usage(format!("the data is not in order: {it}")))?;
        }
        Ok(())
    }
}

/// The address that a client on this machine connects to.
fn address_for_clients(listeners: &[TcpListener]) -> io::Result<SocketAddr> {
    let mut best: Option<SocketAddr> = None;
    for it in listeners {
        let mut address = it.local_addr()?;
        if address.ip().is_unspecified() {
            address.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        if best.is_none() || address.is_ipv4() {
            best = Some(address);
        }
    }
    best.ok_or_else(|| io::ErrorKind::AddrNotAvailable.into())
}

/// Who a PostgreSQL that was there before usually knows.
fn usual_login() -> Login {
    Login {
        user: "postgres".to_owned(),
        password: None,
        database: "postgres".to_owned(),
    }
}
