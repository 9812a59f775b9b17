//! The local DSQL: a PostgreSQL, and the proxy in front of it.

use std::time::Duration;

use deesql::connect::Host;
use deesql::postgres::{ExitError, Options, PrivatePostgres};
use deesql::proxy::{self, Config, Login, Upstream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::connection::Connection;
use super::{Arguments, listen};
use crate::cli::exit_status::Failure;
use crate::cli::{Global, output};

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
        let listeners = listen::bind(arguments.listen.as_deref())
            .await
            .map_err(Failure::Usage)?;
        let address = listen::address_for_clients(&listeners)?;
        let (server, upstream, login) = match &arguments.upstream {
            Some(upstream) => (None, upstream.clone(), login_from_environment()),
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
            release: global.dsql,
            ..Config::new(upstream)
        };
        let (shutdown, ended) = oneshot::channel();
        let proxy = tokio::spawn(proxy::serve(listeners, config, async {
            let _ = ended.await;
        }));
        Ok(Self {
            connection,
            server,
            proxy,
            shutdown,
        })
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

/// Who the proxy is to a PostgreSQL that was there before.
fn login_from_environment() -> Login {
    let variable = |name: &str| std::env::var(name).ok().filter(|it| !it.is_empty());
    let user = variable("POSTGRES_USER").unwrap_or_else(|| "postgres".to_owned());
    Login {
        password: variable("POSTGRES_PASSWORD"),
        database: variable("POSTGRES_DB").unwrap_or_else(|| user.clone()),
        user,
    }
}

/// Reads `HOST:PORT`, `HOST`, or the folder of a Unix socket.
pub(super) fn upstream(text: &str) -> Result<Upstream, String> {
    let (host, port) = match text.rsplit_once(':') {
        // What ends in a bracket is an IPv6 address alone.
        Some((host, port)) if !text.ends_with(']') => {
            let port = port
                .parse()
                .map_err(|_| format!("{port:?} is not a port"))?;
            (host, port)
        }
        _ => (text, 5432),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    Ok(Upstream {
        host: match host {
            "" => Host::Tcp("localhost".to_owned()),
            _ if host.starts_with('/') => Host::Unix(host.into()),
            _ => Host::Tcp(host.to_owned()),
        },
        port,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reads_where_the_upstream_is() {
        let tcp = |name: &str| Host::Tcp(name.to_owned());
        for (text, host, port) in [
            ("db.local:6000", tcp("db.local"), 6000),
            ("db", tcp("db"), 5432),
            (":6000", tcp("localhost"), 6000),
            ("[::1]:6000", tcp("::1"), 6000),
            ("[::1]", tcp("::1"), 5432),
            (
                "/run/postgresql",
                Host::Unix("/run/postgresql".into()),
                5432,
            ),
        ] {
            assert_eq!(upstream(text), Ok(Upstream { host, port }));
        }
        assert!(upstream("db:port").unwrap_err().contains("not a port"));
    }
}
