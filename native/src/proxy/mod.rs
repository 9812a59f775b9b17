//! What makes a plain PostgreSQL behave like Aurora DSQL.
//!
//! ```text
//! client bytes -> messages -> session (pure state machine) -> upstream bytes
//! ```
//!
//! Two layers. [`relay`] is a proxy for the wire alone: it cuts messages, follows which answers are
//! due, and knows nothing of Aurora DSQL. [`emulate`] gives it the service's behaviour, through one
//! trait. Neither touches a socket; what does (listening, the start of a session, the way to
//! PostgreSQL) are the files beside them.

mod emulate;
mod relay;

use std::future::Future;

use deesql_core::service::Release;
use tokio::net::TcpListener;

use crate::connect::Host;

/// How a proxy works.
#[derive(Clone, Debug)]
pub struct Config {
    /// The PostgreSQL behind it.
    pub upstream: Upstream,
    /// Who the proxy is to PostgreSQL. It then takes any credential of a client's. Without a login
    /// of its own it relays the client's authentication.
    pub login: Option<Login>,
    /// The state of the service to imitate.
    pub release: Release,
}

/// The PostgreSQL behind a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upstream {
    /// The server.
    pub host: Host,
    /// Its port; part of the socket's name where it is a Unix socket.
    pub port: u16,
}

/// Who the proxy is to PostgreSQL.
#[derive(Clone, Debug)]
pub struct Login {
    /// The role, a superuser: the proxy keeps its own tables upstream.
    pub user: String,
    /// Its password.
    pub password: Option<String>,
    /// The database of all sessions.
    pub database: String,
}

/// Serves clients until `shutdown`, then lets running transactions end.
pub async fn serve(
    listeners: Vec<TcpListener>,
    config: Config,
    shutdown: impl Future<Output = ()>,
) {
    let upstream = std::sync::Arc::new(config.upstream);
    let mut accepting = tokio::task::JoinSet::new();
    for listener in listeners {
        let upstream = std::sync::Arc::clone(&upstream);
        accepting.spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let upstream = std::sync::Arc::clone(&upstream);
                tokio::spawn(async move {
                    let _ = match &upstream.host {
                        Host::Unix(folder) => {
                            let socket = folder.join(format!(".s.PGSQL.{}", upstream.port));
                            let mut server = tokio::net::UnixStream::connect(socket).await?;
                            tokio::io::copy_bidirectional(&mut client, &mut server).await?
                        }
                        Host::Tcp(name) => {
                            let address = (name.as_str(), upstream.port);
                            let mut server = tokio::net::TcpStream::connect(address).await?;
                            tokio::io::copy_bidirectional(&mut client, &mut server).await?
                        }
                    };
                    Ok::<_, std::io::Error>(())
                });
            }
        });
    }
    shutdown.await;
}
