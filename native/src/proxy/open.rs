//! From a client's first byte to the packet that says what its connection is for.

use std::fmt;
use std::io;

use bytes::BytesMut;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::client_stream::ClientStream;
use super::fatal::Fatal;
use super::startup::{self, Opening};
use super::tls::Tls;

/// Why a connection has no start.
pub(super) enum OpenError {
    /// It ended.
    Io,
    /// It is closed without a word.
    Closed(Reason),
    /// It is told why.
    Fatal(Fatal),
}

/// Why a client is closed without a word.
pub(super) enum Reason {
    Malformed,
    NoTls,
    NoProtocol,
    Handshake(io::Error),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str("its first packet is not PostgreSQL's"),
            Self::NoTls => f.write_str("it begins with TLS, which is off"),
            Self::NoProtocol => f.write_str(
                "it begins with TLS, and does not say that it will speak `postgresql` (ALPN)",
            ),
            Self::Handshake(error) => write!(f, "no TLS came about: {error}"),
        }
    }
}

impl From<io::Error> for OpenError {
    fn from(_: io::Error) -> Self {
        Self::Io
    }
}

/// Reads first packets until one says what the connection is for. Not one byte more is read, so
/// that what follows a request for TLS is never taken for what came under TLS: it becomes the
/// beginning of the handshake, which it spoils.
pub(super) async fn open(
    client: &mut ClientStream,
    tls: Option<&Tls>,
) -> Result<Opening, OpenError> {
    let mut may_ask_for_tls = true;
    let mut may_ask_for_gss = true;
    if client.begins_with_tls().await? {
        let tls = tls.ok_or(OpenError::Closed(Reason::NoTls))?;
        start_tls(client, tls).await?;
        if !client.has_agreed_on_protocol() {
            return Err(OpenError::Closed(Reason::NoProtocol));
        }
        (may_ask_for_tls, may_ask_for_gss) = (false, false);
    }
    loop {
        let mut length = [0; 4];
        client.read_exact(&mut length).await?;
        let malformed = OpenError::Closed(Reason::Malformed);
        let Some(length) = startup::body_length(length) else {
            return Err(malformed);
        };
        let mut body = BytesMut::zeroed(length);
        client.read_exact(&mut body).await?;
        match startup::parse(&body.freeze()).map_err(OpenError::Fatal)? {
            Opening::Ssl if may_ask_for_tls => {
                may_ask_for_tls = false;
                if let Some(tls) = tls {
                    client.write_all(b"S").await?;
                    start_tls(client, tls).await?;
                    may_ask_for_gss = false;
                    continue;
                }
            }
            Opening::GssEncryption if may_ask_for_gss => may_ask_for_gss = false,
            Opening::Ssl | Opening::GssEncryption => return Err(malformed),
            opening => return Ok(opening),
        }
        client.write_all(b"N").await?;
    }
}

async fn start_tls(client: &mut ClientStream, tls: &Tls) -> Result<(), OpenError> {
    let started = client.start_tls(tls).await;
    started.map_err(|it| OpenError::Closed(Reason::Handshake(it)))
}
