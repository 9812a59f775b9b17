//! One client's session, as a state machine without sockets.

mod client;
mod server;

use bytes::BytesMut;
use std::collections::{HashMap, VecDeque};

use super::behaviour::{Behaviour, Then};
use super::frame::Cutter;
use super::reply::{Due, NameKind, Request};

/// What a session wants done.
#[derive(Debug, Default)]
pub(in crate::proxy) struct Output {
    /// Bytes for the client.
    pub(in crate::proxy) to_client: BytesMut,
    /// Bytes for PostgreSQL.
    pub(in crate::proxy) to_server: BytesMut,
    /// Whether the behaviour has work to be done beside the session.
    pub(in crate::proxy) has_work: bool,
}

/// What a session is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::proxy) enum Activity {
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

/// How far a COPY from the client is. What the client's next messages mean depends on it: while
/// PostgreSQL takes rows it reads over every Sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copying {
    /// There is none.
    No,
    /// It was sent. PostgreSQL says without being asked for it (by a Sync) whether it begins.
    Sent,
    /// PostgreSQL takes rows.
    Running,
}

/// A session from its start packet to its end.
#[derive(Debug)]
pub(in crate::proxy) struct Session<B: Behaviour> {
    behaviour: B,
    from_client: Cutter,
    from_server: Cutter,
    /// What PostgreSQL owes.
    due: VecDeque<Due<B::Statement>>,
    /// After an error, until the client's next Sync: PostgreSQL reads over everything.
    is_skipping: bool,
    /// How far a COPY from the client is.
    copy: Copying,
    /// What is run once the client has sent the last row of a COPY.
    after_copy: Option<Then>,
    /// The end of a statement that waits for the one behind it.
    held: Option<Box<[u8]>>,
    /// Whether no transaction is open, as the last ReadyForQuery said.
    is_idle: bool,
    /// Whether the client has sent messages that a Sync has still to end.
    is_unsynced: bool,
    /// Whether the client has sent Terminate.
    has_ended: bool,
    /// What PostgreSQL wants to see in a request to cancel.
    cancel_key: Option<Box<[u8]>>,
    /// The client has not seen its first ReadyForQuery, since the preparation comes before.
    is_preparing: bool,
    statements: HashMap<Box<[u8]>, B::Statement>,
    portals: HashMap<Box<[u8]>, B::Statement>,
}

impl<B: Behaviour> Session<B> {
    /// A session whose start packet has been sent.
    pub(in crate::proxy) fn new(behaviour: B) -> Self {
        Self {
            behaviour,
            from_client: Cutter::default(),
            from_server: Cutter::default(),
            due: VecDeque::from([Due::new(Request::Start)]),
            is_skipping: false,
            copy: Copying::No,
            after_copy: None,
            held: None,
            is_idle: true,
            is_unsynced: false,
            has_ended: false,
            cancel_key: None,
            is_preparing: false,
            statements: HashMap::new(),
            portals: HashMap::new(),
        }
    }

    /// The same; its client may send no longer messages, in bytes.
    pub(in crate::proxy) fn with_longest_message(self, longest: usize) -> Self {
        Self {
            from_client: Cutter::new(longest),
            ..self
        }
    }

    /// What the session is doing.
    pub(in crate::proxy) fn activity(&self) -> Activity {
        match self.due.front().map(|it| &it.request) {
            _ if self.has_ended => Activity::Ended,
            Some(Request::Start) => Activity::Starting,
            Some(_) => Activity::Busy,
            None if self.is_idle && !self.is_unsynced => Activity::Idle,
            None => Activity::InTransaction,
        }
    }

    /// What PostgreSQL wants to see in a request to cancel what this session runs.
    pub(in crate::proxy) fn cancel_key(&self) -> Option<&[u8]> {
        self.cancel_key.as_deref()
    }

    /// Starts the work of which [`Output::has_work`] speaks.
    pub(in crate::proxy) fn start_work(&self) {
        self.behaviour.start_work();
    }

    /// Whether bytes from the client can be dealt with before PostgreSQL says more.
    pub(in crate::proxy) fn takes_client_bytes(&self) -> bool {
        let is_due = matches!(
            self.due.back().map(|it| &it.request),
            Some(Request::Query(_) | Request::Execute(_))
        );
        self.copy != Copying::Sent || !is_due
    }

    /// What a name means from now on. What it meant before.
    fn set(
        &mut self,
        kind: NameKind,
        name: &[u8],
        meaning: Option<B::Statement>,
    ) -> Option<B::Statement> {
        let names = match kind {
            NameKind::Statement => &mut self.statements,
            NameKind::Portal => &mut self.portals,
        };
        match meaning {
            Some(meaning) => names.insert(name.into(), meaning),
            None => names.remove(name),
        }
    }
}
