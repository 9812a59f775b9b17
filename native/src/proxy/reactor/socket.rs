//! A connection that tokio looks after, or a reactor.

use std::io::{self, ErrorKind, IoSlice, Read, Write};
use std::net::Shutdown;
use std::os::fd::{AsRawFd, OwnedFd};
use std::pin::Pin;
use std::task::{Context, Poll};

use mio::event::Event;
use mio::unix::SourceFd;
use mio::{Interest, Registry, Token};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpStream, UnixStream};

/// A connection by TCP or a Unix socket.
#[derive(Debug)]
pub(in crate::proxy) struct Socket(State);

#[derive(Debug)]
enum State {
    Tcp(TcpStream),
    Unix(UnixStream),
    Watched(Watched),
    /// On the way from one to the other something failed.
    Gone,
}

/// A connection that a reactor looks after.
#[derive(Debug)]
struct Watched {
    socket: socket2::Socket,
    is_unix: bool,
    /// Whether reading may give something. The kernel tells only once that it does.
    is_readable: bool,
    /// The same for writing.
    is_writable: bool,
    /// Whether the other side has closed: then there is an end to be read behind the last bytes.
    is_closed: bool,
    /// Whether the kernel is to tell when it can be written to. Where it always is, a Unix socket wakes
    /// its writer each time that the reader has read.
    asks_to_write: bool,
}

impl From<TcpStream> for Socket {
    fn from(stream: TcpStream) -> Self {
        Self(State::Tcp(stream))
    }
}

impl From<UnixStream> for Socket {
    fn from(stream: UnixStream) -> Self {
        Self(State::Unix(stream))
    }
}

impl Socket {
    /// The connection that is none.
    pub(in crate::proxy) const GONE: Self = Self(State::Gone);

    /// Takes nothing off the connection.
    pub(in crate::proxy) async fn peek(&self, bytes: &mut [u8]) -> io::Result<usize> {
        match &self.0 {
            State::Tcp(stream) => stream.peek(bytes).await,
            State::Unix(_) | State::Watched(_) | State::Gone => Err(ErrorKind::Unsupported.into()),
        }
    }

    /// From here on a reactor looks after it.
    pub(super) fn leave_tokio(&mut self) -> io::Result<()> {
        let (socket, is_unix) = match std::mem::replace(&mut self.0, State::Gone) {
            State::Tcp(stream) => (stream.into_std()?.into(), false),
            State::Unix(stream) => (OwnedFd::from(stream.into_std()?).into(), true),
            State::Watched(watched) => (watched.socket, watched.is_unix),
            State::Gone => return Err(ErrorKind::NotConnected.into()),
        };
        self.0 = State::Watched(Watched {
            socket,
            is_unix,
            is_readable: true,
            is_writable: true,
            is_closed: false,
            asks_to_write: false,
        });
        Ok(())
    }

    /// From here on tokio looks after it. Needs a runtime.
    pub(super) fn return_to_tokio(&mut self) -> io::Result<()> {
        self.0 = match std::mem::replace(&mut self.0, State::Gone) {
            State::Watched(watched) => {
                let socket = OwnedFd::from(watched.socket);
                if watched.is_unix {
                    State::Unix(UnixStream::from_std(socket.into())?)
                } else {
                    State::Tcp(TcpStream::from_std(socket.into())?)
                }
            }
            other => other,
        };
        Ok(())
    }

    pub(super) fn register(&self, registry: &Registry, token: Token) -> io::Result<()> {
        let State::Watched(watched) = &self.0 else {
            return Err(ErrorKind::NotConnected.into());
        };
        let fd = watched.socket.as_raw_fd();
        registry.register(&mut SourceFd(&fd), token, Interest::READABLE)
    }

    /// Asks the kernel for what is waited for.
    pub(super) fn ask(&mut self, registry: &Registry, token: Token) -> io::Result<()> {
        let State::Watched(watched) = &mut self.0 else {
            return Ok(());
        };
        if watched.asks_to_write != watched.is_writable {
            return Ok(());
        }
        watched.asks_to_write = !watched.is_writable;
        let interest = match watched.asks_to_write {
            true => Interest::READABLE | Interest::WRITABLE,
            false => Interest::READABLE,
        };
        let fd = watched.socket.as_raw_fd();
        registry.reregister(&mut SourceFd(&fd), token, interest)
    }

    pub(super) fn deregister(&self, registry: &Registry) -> io::Result<()> {
        match &self.0 {
            State::Watched(watched) => {
                registry.deregister(&mut SourceFd(&watched.socket.as_raw_fd()))
            }
            _ => Ok(()),
        }
    }

    /// The kernel says what has changed.
    pub(super) fn note(&mut self, event: &Event) {
        if let State::Watched(watched) = &mut self.0 {
            watched.is_closed |= event.is_read_closed() || event.is_error();
            watched.is_readable |= event.is_readable() || watched.is_closed;
            watched.is_writable |= event.is_writable() || event.is_error();
        }
    }
}

impl Watched {
    fn read(&mut self, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.is_readable {
            return Poll::Pending;
        }
        loop {
            let room = buffer.initialize_unfilled();
            let length = room.len();
            match (&self.socket).read(room) {
                Ok(read) => {
                    // What is less than there was room for was all.
                    self.is_readable = read == length || self.is_closed;
                    buffer.advance(read);
                    return Poll::Ready(Ok(()));
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    self.is_readable = false;
                    return Poll::Pending;
                }
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }

    /// Writes so many bytes by `write`.
    fn write(
        &mut self,
        length: usize,
        write: impl Fn(&socket2::Socket) -> io::Result<usize>,
    ) -> Poll<io::Result<usize>> {
        if !self.is_writable {
            return Poll::Pending;
        }
        loop {
            match write(&self.socket) {
                Ok(written) => {
                    self.is_writable = written == length;
                    return Poll::Ready(Ok(written));
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    self.is_writable = false;
                    return Poll::Pending;
                }
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match &mut self.get_mut().0 {
            State::Tcp(stream) => Pin::new(stream).poll_read(cx, buffer),
            State::Unix(stream) => Pin::new(stream).poll_read(cx, buffer),
            State::Watched(watched) => watched.read(buffer),
            State::Gone => Poll::Ready(Err(ErrorKind::NotConnected.into())),
        }
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match &mut self.get_mut().0 {
            State::Tcp(stream) => Pin::new(stream).poll_write(cx, bytes),
            State::Unix(stream) => Pin::new(stream).poll_write(cx, bytes),
            State::Watched(watched) => watched.write(bytes.len(), |mut socket| socket.write(bytes)),
            State::Gone => Poll::Ready(Err(ErrorKind::NotConnected.into())),
        }
    }

    /// What TLS has to say is often in several pieces.
    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match &mut self.get_mut().0 {
            State::Tcp(stream) => Pin::new(stream).poll_write_vectored(cx, pieces),
            State::Unix(stream) => Pin::new(stream).poll_write_vectored(cx, pieces),
            State::Watched(watched) => {
                let length = pieces.iter().map(|it| it.len()).sum();
                watched.write(length, |mut socket| socket.write_vectored(pieces))
            }
            State::Gone => Poll::Ready(Err(ErrorKind::NotConnected.into())),
        }
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // What is written to a socket is sent.
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().0 {
            State::Tcp(stream) => Pin::new(stream).poll_shutdown(cx),
            State::Unix(stream) => Pin::new(stream).poll_shutdown(cx),
            State::Watched(watched) => Poll::Ready(watched.socket.shutdown(Shutdown::Write)),
            State::Gone => Poll::Ready(Err(ErrorKind::NotConnected.into())),
        }
    }
}
