//! Moves bytes between a client and PostgreSQL, through their session.
//!
//! A side is read only while what waits to be written on the other is little, so that a slow reader
//! slows the writer down and memory stays bounded. PostgreSQL is read on while it does not take what
//! is written to it, or the two would wait for each other.

use std::cell::RefCell;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::time::{Instant, Sleep, sleep, sleep_until, timeout};

use super::cancel::cancel;
use super::client_stream::ClientStream;
use super::fatal::Fatal;
use super::listen::Shutdown;
use super::login::LoggedIn;
use super::metrics::Metrics;
use super::reactor::{Carried, Reactors, Socket, Turn};
use super::relay::behaviour::Behaviour;
use super::relay::frame::ProtocolError;
use super::relay::session::{Activity, Output, Session};
use super::relay::unread::Unread;
use super::{Config, Upstream};

/// The other side is not read while this much waits to be written.
const HIGH_WATER: usize = 64 * 1024;
/// How much is read at a time.
const READ: usize = 64 * 1024;
/// How long a client that has closed its side may have an answer due before its query is cancelled.
const LEFT_CLIENT_TIMEOUT: Duration = Duration::from_secs(2);
/// How long a cancelled query may take to end while the proxy shuts down.
const CANCEL_TIMEOUT: Duration = Duration::from_secs(1);
/// How long a client may take to read the end of its session.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a closed connection is still read, so that the last message is not lost by a reset.
const LINGER: Duration = Duration::from_secs(1);

/// `Terminate`.
const TERMINATE: &[u8] = b"X\0\0\0\x04";

thread_local! {
    /// What is read, until it is dealt with, which is before anything else is read.
    static READ_BUFFER: RefCell<Box<[u8]>> = RefCell::new(vec![0; READ].into());
}

/// How a session ended.
#[derive(Debug)]
pub(super) enum End {
    ClientLeft,
    ServerClosed,
    Shutdown,
    Protocol(ProtocolError),
    /// The kernel would not have it.
    Lost(io::Error),
}

/// One of the two connections of a session.
struct Side<S> {
    stream: S,
    unread: Unread,
    /// Something may be in a buffer of its own, as in that of TLS.
    is_to_be_flushed: bool,
    /// It sends no more.
    is_at_end: bool,
    /// It takes no more.
    is_broken: bool,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Side<S> {
    fn new(stream: S, unread: Unread) -> Self {
        Self {
            stream,
            unread,
            is_to_be_flushed: false,
            is_at_end: false,
            is_broken: false,
        }
    }

    /// Reads once. How many bytes came; `None` if nothing did, neither bytes nor an end.
    fn poll_read(&mut self, cx: &mut Context<'_>, buffer: &mut [u8]) -> Option<usize> {
        let mut buffer = ReadBuf::new(buffer);
        match Pin::new(&mut self.stream).poll_read(cx, &mut buffer) {
            Poll::Pending => return None,
            Poll::Ready(Ok(())) => self.is_at_end = buffer.filled().is_empty(),
            Poll::Ready(Err(_)) => {
                self.is_at_end = true;
                self.is_broken = true;
            }
        }
        Some(buffer.filled().len())
    }

    /// Writes once; whether anything came of it.
    fn poll_write(&mut self, cx: &mut Context<'_>, bytes: &mut BytesMut) -> bool {
        if bytes.is_empty() {
            return self.poll_flush(cx);
        }
        if !self.is_broken {
            match Pin::new(&mut self.stream).poll_write(cx, bytes) {
                Poll::Pending => return false,
                Poll::Ready(Ok(length)) if length > 0 => {
                    bytes.advance(length);
                    self.is_to_be_flushed = true;
                    return true;
                }
                // What it has still to say is read all the same.
                Poll::Ready(_) => self.is_broken = true,
            }
        }
        bytes.clear();
        true
    }

    /// Sends what was written and may not have been sent; whether that broke the connection.
    fn poll_flush(&mut self, cx: &mut Context<'_>) -> bool {
        if !self.is_to_be_flushed || self.is_broken {
            return false;
        }
        match Pin::new(&mut self.stream).poll_flush(cx) {
            Poll::Pending => return false,
            Poll::Ready(flushed) => self.is_broken = flushed.is_err(),
        }
        self.is_to_be_flushed = false;
        self.is_broken
    }
}

/// What a pump woke up for.
enum Wake {
    Moved,
    Shutdown,
    Deadline,
}

/// A session with its two connections.
pub(super) struct Pump<B: Behaviour> {
    client: Side<ClientStream>,
    server: Side<Socket>,
    session: Session<B>,
    output: Output,
    /// What neither side may send was sent.
    error: Option<ProtocolError>,
    upstream: Upstream,
    metrics: Metrics,
    drain_timeout: Duration,
    shutdown: Pin<Box<dyn Future<Output = ()> + Send>>,
    is_draining: bool,
    is_cancelled: bool,
    is_server_shut: bool,
    deadline: Option<Pin<Box<Sleep>>>,
}

impl<B: Behaviour + Send + 'static> Pump<B>
where
    B::Statement: Send,
{
    /// A session with what PostgreSQL has sent so far and what the client is due to get first.
    pub(super) fn new(
        client: ClientStream,
        server: Socket,
        logged_in: LoggedIn,
        session: Session<B>,
        config: &Config,
        shutdown: Shutdown,
    ) -> Self {
        Self {
            client: Side::new(client, Unread::default()),
            server: Side::new(server, logged_in.server_input.into()),
            session: session.with_longest_message(config.max_message_size),
            output: Output {
                to_client: logged_in.to_client,
                ..Output::default()
            },
            error: None,
            upstream: config.upstream.clone(),
            metrics: config.metrics.clone(),
            drain_timeout: config.drain_timeout,
            shutdown: Box::pin(shutdown.wait()),
            is_draining: false,
            is_cancelled: false,
            is_server_shut: false,
            deadline: None,
        }
    }

    /// Moves bytes until one side is gone.
    pub(super) async fn run(self, reactors: &Reactors) -> End {
        let mut this = Box::new(self);
        this.deal_with_server(&[]);
        loop {
            if this.is_ordinary() {
                this = match reactors.carry(this).await {
                    Ok(it) => it,
                    Err(error) => return End::Lost(error),
                };
            }
            if let Some(error) = this.error.take() {
                let fatal = Fatal::new("08P01", error.to_string());
                this.finish(Some(fatal)).await;
                return End::Protocol(error);
            }
            if let Some(end) = this.ended().await {
                return end;
            }
            match poll_fn(|cx| this.poll(cx)).await {
                Wake::Moved => {}
                Wake::Shutdown => {
                    this.is_draining = true;
                    this.set_deadline(this.drain_timeout);
                }
                Wake::Deadline => {
                    this.deadline = None;
                    if let Some(end) = this.time_is_up().await {
                        return end;
                    }
                }
            }
        }
    }

    /// Whether nothing is to be done but to move bytes.
    fn is_ordinary(&self) -> bool {
        let is_at_end = self.client.is_at_end || self.server.is_at_end || self.client.is_broken;
        !(is_at_end || self.is_draining || self.deadline.is_some() || self.error.is_some())
    }

    /// Deals with bytes from PostgreSQL, and with those of the client's that have waited for them.
    fn deal_with_server(&mut self, bytes: &[u8]) {
        let (session, output) = (&mut self.session, &mut self.output);
        output.to_client.reserve(bytes.len());
        let deal = |input: &mut &[u8]| session.server_bytes(input, output);
        self.error = self.server.unread.deal(bytes, deal).err();
        if self.error.is_none() && !self.client.unread.is_empty() {
            self.deal_with_client(&[]);
        }
        if std::mem::take(&mut self.output.has_work) {
            self.session.start_work();
        }
    }

    /// Deals with bytes from the client.
    fn deal_with_client(&mut self, bytes: &[u8]) {
        let (session, output) = (&mut self.session, &mut self.output);
        output.to_server.reserve(bytes.len());
        let deal = |input: &mut &[u8]| session.client_bytes(input, output);
        self.error = self.client.unread.deal(bytes, deal).err();
    }

    /// Reads and writes what can be read and written now; whether anything came of it.
    fn transfer(&mut self, cx: &mut Context<'_>) -> bool {
        READ_BUFFER.with_borrow_mut(|buffer| {
            let mut has_moved = false;
            let client_takes = self.output.to_client.len() < HIGH_WATER;
            if client_takes
                && !self.server.is_at_end
                && let Some(length) = self.server.poll_read(cx, buffer)
            {
                has_moved = true;
                self.metrics.server_sent(length);
                self.deal_with_server(&buffer[..length]);
            }
            let server_takes = self.output.to_server.len() < HIGH_WATER
                && (self.session.takes_client_bytes() || self.client.unread.len() < HIGH_WATER);
            if client_takes
                && server_takes
                && !self.client.is_at_end
                && self.error.is_none()
                && let Some(length) = self.client.poll_read(cx, buffer)
            {
                has_moved = true;
                self.metrics.client_sent(length);
                self.deal_with_client(&buffer[..length]);
            }
            has_moved |= self.client.poll_write(cx, &mut self.output.to_client);
            has_moved | self.server.poll_write(cx, &mut self.output.to_server)
        })
    }

    /// The same, or what else there is to be done.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Wake> {
        if self.transfer(cx) {
            return Poll::Ready(Wake::Moved);
        }
        if !self.is_draining && self.shutdown.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Wake::Shutdown);
        }
        if let Some(deadline) = &mut self.deadline
            && deadline.as_mut().poll(cx).is_ready()
        {
            return Poll::Ready(Wake::Deadline);
        }
        self.release_memory();
        Poll::Pending
    }

    /// An idle connection keeps no buffers.
    fn release_memory(&mut self) {
        self.client.unread.release_memory();
        self.server.unread.release_memory();
        for buffer in [&mut self.output.to_client, &mut self.output.to_server] {
            if buffer.is_empty() {
                *buffer = BytesMut::new();
            }
        }
    }

    /// Whether the session is over.
    async fn ended(&mut self) -> Option<End> {
        if self.server.is_at_end {
            self.finish(None).await;
            return Some(if self.client.is_at_end {
                End::ClientLeft
            } else {
                End::ServerClosed
            });
        }
        if self.client.is_broken {
            self.cancel().await;
            return Some(End::ClientLeft);
        }
        let is_all_sent = self.output.to_server.is_empty() && self.session.takes_client_bytes();
        if self.client.is_at_end && !self.is_server_shut {
            if is_all_sent {
                // A client may close its side and still read the answer.
                let _ = self.server.stream.shutdown().await;
                self.is_server_shut = true;
            }
            // A COPY that waits for a lock keeps the last bytes from being sent.
            if self.session.activity() != Activity::Ended {
                self.set_deadline(LEFT_CLIENT_TIMEOUT);
            } else if !self.is_draining {
                self.deadline = None;
            }
        }
        let may_end = match self.session.activity() {
            Activity::Starting | Activity::Idle => true,
            Activity::InTransaction => self.is_cancelled,
            Activity::Busy | Activity::Ended => false,
        };
        if self.is_draining && may_end {
            self.finish(Some(Fatal::shutdown())).await;
            return Some(End::Shutdown);
        }
        None
    }

    fn set_deadline(&mut self, after: Duration) {
        let at = Instant::now() + after;
        // What has to end soon does not get more time by what comes later.
        if self.deadline.as_ref().is_none_or(|it| at < it.deadline()) {
            self.deadline = Some(Box::pin(sleep_until(at)));
        }
    }

    async fn time_is_up(&mut self) -> Option<End> {
        if self.client.is_at_end {
            self.cancel().await;
            return Some(End::ClientLeft);
        }
        match self.session.activity() {
            Activity::Busy if !self.is_cancelled => {
                self.cancel().await;
                self.is_cancelled = true;
                self.set_deadline(CANCEL_TIMEOUT);
                None
            }
            Activity::Busy | Activity::Ended => Some(End::Shutdown),
            Activity::Starting | Activity::Idle | Activity::InTransaction => {
                self.finish(Some(Fatal::shutdown())).await;
                Some(End::Shutdown)
            }
        }
    }

    /// Cancels what PostgreSQL does for the client: it would notice only with its next message that
    /// nobody reads it.
    async fn cancel(&mut self) {
        if self.session.activity() != Activity::Busy {
            return;
        }
        if let Some(key) = self.session.cancel_key() {
            cancel(&self.upstream, key).await;
        }
    }

    /// Lets the client read the end of its session, and takes leave of PostgreSQL.
    async fn finish(&mut self, fatal: Option<Fatal>) {
        if let Some(fatal) = fatal {
            self.output.to_client.extend_from_slice(&fatal.encode());
            self.output.to_server.extend_from_slice(TERMINATE);
            let server = &mut self.server.stream;
            let flush = server.write_all_buf(&mut self.output.to_server);
            let _ = timeout(CANCEL_TIMEOUT, flush).await;
        }
        close(&mut self.client.stream, &mut self.output.to_client).await;
    }
}

impl<B: Behaviour + Send + 'static> Carried for Pump<B>
where
    B::Statement: Send,
{
    fn sockets(&mut self) -> [&mut Socket; 2] {
        [self.client.stream.socket_mut(), &mut self.server.stream]
    }

    fn turn(&mut self, cx: &mut Context<'_>) -> Turn {
        let has_moved = self.transfer(cx);
        if !self.is_ordinary() {
            return Turn::Leaves;
        }
        if has_moved {
            return Turn::Moved;
        }
        self.release_memory();
        Turn::Waits
    }
}

/// Sends a client its last bytes and closes the connection so that they arrive.
pub(super) async fn close(
    client: &mut (impl AsyncRead + AsyncWrite + Unpin),
    last_bytes: &mut (impl Buf + Unpin),
) {
    let flush = async {
        client.write_all_buf(last_bytes).await?;
        client.shutdown().await
    };
    if !matches!(timeout(FLUSH_TIMEOUT, flush).await, Ok(Ok(()))) {
        return;
    }
    // The kernel answers bytes that nobody reads with a reset, and a reset discards what the client
    // has not read yet.
    let linger = sleep(LINGER);
    let read_on = async {
        let mut unread = [0; 1024];
        while client.read(&mut unread).await.is_ok_and(|it| it > 0) {}
    };
    tokio::select! {
        () = linger => {}
        () = read_on => {}
    }
}
