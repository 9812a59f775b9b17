//! The connection to a client.

use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::server::TlsStream;

use super::reactor::Socket;
use super::tls::{PROTOCOL, Tls};

/// The connection to a client, private or not.
#[derive(Debug)]
pub(super) enum ClientStream {
    Tcp(Socket),
    Tls(Box<TlsStream<Socket>>),
}

/// The first byte of TLS. In the protocol of PostgreSQL it would begin a packet of 350 MB.
const HANDSHAKE: u8 = 0x16;

impl ClientStream {
    /// Whether the client begins with TLS without asking. Takes nothing off the connection.
    pub(super) async fn begins_with_tls(&self) -> io::Result<bool> {
        let mut first = [0];
        match self {
            Self::Tcp(stream) => Ok(stream.peek(&mut first).await? == 1 && first[0] == HANDSHAKE),
            Self::Tls(_) => Ok(false),
        }
    }

    /// Becomes private. Where that fails, nothing more may be sent: it would be in the clear.
    pub(super) async fn start_tls(&mut self, tls: &Tls) -> io::Result<()> {
        // Broken off on the way, it is gone: there is nothing left to be said.
        let Self::Tcp(stream) = std::mem::replace(self, Self::Tcp(Socket::GONE)) else {
            return Err(ErrorKind::NotConnected.into());
        };
        match tls.accept(stream).await {
            Ok(stream) => {
                *self = Self::Tls(Box::new(stream));
                Ok(())
            }
            Err((error, stream)) => {
                *self = Self::Tcp(stream);
                Err(error)
            }
        }
    }

    /// Whether client and proxy agreed in the handshake on what they will speak (ALPN).
    pub(super) fn has_agreed_on_protocol(&self) -> bool {
        match self {
            Self::Tls(stream) => stream.get_ref().1.alpn_protocol() == Some(PROTOCOL),
            Self::Tcp(_) => false,
        }
    }

    /// The connection below.
    pub(super) fn socket_mut(&mut self) -> &mut Socket {
        match self {
            Self::Tcp(socket) => socket,
            Self::Tls(stream) => stream.get_mut().0,
        }
    }

    /// The name that the client asked for in the handshake (SNI).
    pub(super) fn server_name(&self) -> Option<&str> {
        match self {
            Self::Tls(stream) => stream.get_ref().1.server_name(),
            Self::Tcp(_) => None,
        }
    }
}

impl AsyncRead for ClientStream {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tcp(stream) => Pin::new(stream).poll_read(cx, buffer),
            Self::Tls(stream) => match ready!(Pin::new(stream).poll_read(cx, buffer)) {
                // Many clients end without saying so in TLS. Nobody can cut anything off by that:
                // messages have lengths, and the protocol has a goodbye of its own.
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => Poll::Ready(Ok(())),
                read => Poll::Ready(read),
            },
        }
    }
}

/// What is written to TLS may stay in its buffer until it is flushed.
impl AsyncWrite for ClientStream {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Tcp(stream) => Pin::new(stream).poll_write(cx, bytes),
            Self::Tls(stream) => Pin::new(stream).poll_write(cx, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tcp(stream) => Pin::new(stream).poll_flush(cx),
            Self::Tls(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tcp(stream) => Pin::new(stream).poll_shutdown(cx),
            Self::Tls(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}
