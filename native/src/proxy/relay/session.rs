//! One client's session after the start packet: pure, no sockets.

use bytes::{Buf, Bytes, BytesMut};

/// One client's session after the start packet: pure, no sockets.
#[derive(Debug)]
pub(crate) struct Session {
    activity: Activity,
    cancel_key: Option<Bytes>,
    server: Follower,
}

/// What a session is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Activity {
    /// The client is not let in yet.
    Starting,
    /// No answer is due, and no transaction is open.
    Idle,
    /// No answer is due, and a transaction is open.
    InTransaction,
    /// An answer is due.
    Busy,
    /// The client has said goodbye.
    Ended,
}

/// What the bytes of one side came to.
#[derive(Debug, Default)]
pub(crate) struct Output {
    pub(crate) to_client: BytesMut,
    pub(crate) to_server: BytesMut,
    pub(crate) events: Vec<Event>,
}

/// What must happen before the client sees its answer.
#[derive(Debug)]
#[allow(dead_code)]
pub(crate) enum Event {
    /// Jobs were submitted.
    JobsSubmitted,
}

/// Bytes that are no protocol.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct ProtocolError(String);

/// Finds the messages in a stream of bytes.
#[derive(Debug, Default)]
struct Follower {
    head: Vec<u8>,
    rest: usize,
}

impl Follower {
    fn follow(
        &mut self,
        mut bytes: &[u8],
        mut message: impl FnMut(&[u8]),
    ) -> Result<(), ProtocolError> {
        while !bytes.is_empty() {
            if self.rest > 0 {
                let taken = self.rest.min(bytes.len());
                let kept = taken.min(64usize.saturating_sub(self.head.len()));
                self.head.extend_from_slice(&bytes[..kept]);
                bytes.advance(taken);
                self.rest -= taken;
                if self.rest == 0 {
                    message(&self.head);
                    self.head.clear();
                }
                continue;
            }
            self.head.push(bytes.get_u8());
            if self.head.len() == 5 {
                let length = (&self.head[1..]).get_u32() as usize;
                if length < 4 {
                    return Err(ProtocolError("invalid message length".to_owned()));
                }
                self.rest = length - 4;
                if self.rest == 0 {
                    message(&self.head);
                    self.head.clear();
                }
            }
        }
        Ok(())
    }
}

impl Session {
    pub(crate) fn new() -> Self {
        Self {
            activity: Activity::Starting,
            cancel_key: None,
            server: Follower::default(),
        }
    }

    pub(crate) fn client_bytes(
        &mut self,
        input: &mut BytesMut,
        output: &mut Output,
    ) -> Result<(), ProtocolError> {
        if self.activity != Activity::Starting {
            self.activity = Activity::Busy;
        }
        if input.ends_with(b"X\0\0\0\x04") {
            self.activity = Activity::Ended;
        }
        output.to_server.unsplit(input.split());
        Ok(())
    }

    pub(crate) fn server_bytes(
        &mut self,
        input: &mut BytesMut,
        output: &mut Output,
    ) -> Result<(), ProtocolError> {
        let (activity, cancel_key) = (&mut self.activity, &mut self.cancel_key);
        self.server.follow(input, |message| match message[0] {
            b'K' => *cancel_key = Some(Bytes::copy_from_slice(&message[5..])),
            b'Z' if *activity != Activity::Ended => {
                *activity = match message[5] {
                    b'I' => Activity::Idle,
                    _ => Activity::InTransaction,
                }
            }
            _ => {}
        })?;
        output.to_client.unsplit(input.split());
        Ok(())
    }

    /// What the session is doing.
    pub(crate) fn activity(&self) -> Activity {
        self.activity
    }

    /// What PostgreSQL wants to see in a cancel request for this session.
    pub(crate) fn cancel_key(&self) -> Option<Bytes> {
        self.cancel_key.clone()
    }
}
