//! One client's session, as a state machine without sockets.

use bytes::{BufMut, BytesMut};
use postgres_protocol::message::frontend as upstream;
use std::collections::{HashMap, VecDeque};

use super::behaviour::{
    Answer, Behaviour, Execution, REFUSED, Ready, Substitute, Then, is_refused,
};
use super::frame::{Cutter, Interest, Message, Piece, ProtocolError};
use super::message::{ErrorFields, backend, frontend, put_strings, readable, string, write};
use super::reply::{Change, Due, NameKind, Original, Request, Undo, original_position, splice};

/// The name of what the proxy prepares for itself, such as no client gives. It is gone again with the
/// next message.
const OWN: &str = "deesql proxy's own";

/// PostgreSQL's words where a statement is not finished: with something behind it, and without.
const UNEXPECTED_SEMICOLON: &str = "syntax error at or near \";\"";
const UNEXPECTED_END: &str = "syntax error at end of input";

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
    held: Option<BytesMut>,
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

    /// Whether bytes from the client can be dealt with before PostgreSQL says more.
    pub(in crate::proxy) fn takes_client_bytes(&self) -> bool {
        let is_due = matches!(
            self.due.back().map(|it| &it.request),
            Some(Request::Query(_) | Request::Execute(_))
        );
        self.copy != Copying::Sent || !is_due
    }

    /// Bytes from the client. Takes what can be dealt with out of `input`.
    ///
    /// # Errors
    /// Bytes that are not the protocol. The session cannot go on.
    pub(in crate::proxy) fn client_bytes(
        &mut self,
        input: &mut BytesMut,
        output: &mut Output,
    ) -> Result<(), ProtocolError> {
        let interest = |tag| match tag {
            frontend::QUERY | frontend::PARSE => Interest::Whole,
            frontend::BIND
            | frontend::CLOSE
            | frontend::COPY_DONE
            | frontend::COPY_FAIL
            | frontend::DESCRIBE
            | frontend::EXECUTE
            | frontend::FUNCTION_CALL
            | frontend::SYNC
            | frontend::TERMINATE => Interest::Head,
            _ => Interest::Pass,
        };
        while self.takes_client_bytes() {
            match self.from_client.next(input, interest)? {
                None => break,
                Some(Piece::Passing(bytes)) => output.to_server.put_slice(&bytes),
                Some(Piece::Message(message)) => self.client_message(&message, output)?,
            }
        }
        Ok(())
    }

    fn client_message(
        &mut self,
        message: &Message,
        output: &mut Output,
    ) -> Result<(), ProtocolError> {
        if message.tag() == frontend::SYNC {
            self.is_skipping = false;
            self.is_unsynced = false;
            output.to_server.put_slice(&message.bytes);
            if self.copy != Copying::Running {
                self.due.push_back(Due::new(Request::Sync));
                self.behaviour.sync();
            }
            return Ok(());
        }
        self.has_ended |= message.tag() == frontend::TERMINATE;
        if self.is_skipping {
            output.to_server.put_slice(&message.bytes);
            return Ok(());
        }
        // Of an earlier one PostgreSQL has said how it ended.
        if self.copy == Copying::Sent {
            self.copy = Copying::No;
        }
        self.is_unsynced |= matches!(
            message.tag(),
            frontend::PARSE | frontend::BIND | frontend::EXECUTE
        );
        let mut body = message.body();
        match message.tag() {
            frontend::QUERY => return self.query(message, output),
            frontend::PARSE => return self.parse(message, output),
            frontend::EXECUTE => {
                let portal = string(&mut body)?;
                let statement = self.portals.get(portal);
                let execution = statement.map(|it| self.behaviour.execute(it));
                self.execute(message, execution.unwrap_or_default(), output);
                return Ok(());
            }
            frontend::BIND => {
                let portal = string(&mut body)?.into();
                let statement = self.statements.get(string(&mut body)?).cloned();
                self.define(NameKind::Portal, portal, statement);
            }
            frontend::CLOSE => {
                let kind = take_kind(&mut body)?;
                self.define(kind, string(&mut body)?.into(), None);
            }
            frontend::COPY_DONE | frontend::COPY_FAIL => {
                output.to_server.put_slice(&message.bytes);
                self.copy_end(message.tag() == frontend::COPY_DONE, output);
                return Ok(());
            }
            frontend::DESCRIBE => self.due.push_back(Due::new(Request::Describe)),
            frontend::FUNCTION_CALL => self.due.push_back(Due::new(Request::FunctionCall)),
            _ => {}
        }
        output.to_server.put_slice(&message.bytes);
        Ok(())
    }

    fn query(&mut self, message: &Message, output: &mut Output) -> Result<(), ProtocolError> {
        self.after_copy = None;
        let mut body = message.body();
        let text = string(&mut body)?;
        let Some(substitute) = self.behaviour.query(&readable(text)) else {
            self.due
                .push_back(Due::new(Request::Query(VecDeque::new())));
            output.to_server.put_slice(&message.bytes);
            return Ok(());
        };
        if substitute.reads_rows {
            self.copy = Copying::Sent;
        }
        let (text, change, answers) = substituted(text, substitute);
        write(&mut output.to_server, frontend::QUERY, |body| {
            put_strings(body, [&*text]);
        });
        self.due.push_back(Due {
            request: Request::Query(answers),
            is_hidden: false,
            change: Some(change),
        });
        Ok(())
    }

    fn parse(&mut self, message: &Message, output: &mut Output) -> Result<(), ProtocolError> {
        let mut body = message.body();
        let name = string(&mut body)?;
        let text = string(&mut body)?;
        let (statement, substitute) = self.behaviour.parse(&readable(text));
        self.define(NameKind::Statement, name.into(), Some(statement));
        let Some(substitute) = substitute else {
            output.to_server.put_slice(&message.bytes);
            return Ok(());
        };
        let (text, change, _) = substituted(text, substitute);
        write(&mut output.to_server, frontend::PARSE, |output| {
            put_strings(output, [name, &*text]);
            output.put_slice(body);
        });
        if let Some(due) = self.due.back_mut() {
            due.change = Some(change);
        }
        Ok(())
    }

    fn execute(&mut self, message: &Message, execution: Execution, output: &mut Output) {
        let mut due = Due::new(Request::Execute(execution.answer));
        if let Some(refusal) = execution.refusal {
            // A statement that cannot be prepared fails here, and its name stays free.
            self.free_own_name(output);
            frontend_message(&mut output.to_server, |it| {
                upstream::parse(OWN, REFUSED, [], it)
            });
            due.change = Some(Box::new(Change {
                refusal: Some(refusal),
                places: vec![],
            }));
            self.due.push_back(due);
            return;
        }
        if let Some(first) = execution.first {
            self.run_own(first, output);
        }
        output.to_server.put_slice(&message.bytes);
        self.due.push_back(due);
        self.after_copy = None;
        match execution.then {
            Some(then) if then.after_copy => {
                self.copy = Copying::Sent;
                self.after_copy = Some(then);
            }
            Some(then) => self.run_own(&then.query, output),
            None => {}
        }
    }

    fn copy_end(&mut self, is_done: bool, output: &mut Output) {
        if std::mem::replace(&mut self.copy, Copying::No) != Copying::Running {
            // PostgreSQL reads over it.
            return;
        }
        if let Some(then) = self.after_copy.take().filter(|_| is_done) {
            self.run_own(&then.query, output);
        } else if is_query(self.due.back()) {
            // It may have another COPY.
            self.copy = Copying::Sent;
        }
    }

    /// Runs a query of the proxy's in the client's transaction, without a trace in the session.
    fn run_own(&mut self, query: &str, output: &mut Output) {
        self.free_own_name(output);
        let server = &mut output.to_server;
        frontend_message(server, |it| upstream::parse(OWN, query, [], it));
        frontend_message(server, |it| {
            let no_formats = std::iter::empty::<i16>();
            let no_values = std::iter::empty::<()>();
            let serialize = |(), _: &mut BytesMut| Ok(postgres_protocol::IsNull::Yes);
            upstream::bind(OWN, OWN, no_formats, no_values, serialize, Some(1), it).map_err(
                |error| match error {
                    upstream::BindError::Conversion(it) => std::io::Error::other(it),
                    upstream::BindError::Serialization(it) => it,
                },
            )
        });
        frontend_message(server, |it| upstream::execute(OWN, 0, it));
        frontend_message(server, |it| upstream::close(b'P', OWN, it));
        frontend_message(server, |it| upstream::close(b'S', OWN, it));
        for request in [
            Request::Own,
            Request::Own,
            Request::Execute(Answer::Hidden),
            Request::Own,
            Request::Own,
        ] {
            self.due.push_back(Due::hidden(request));
        }
    }

    /// After an error the name may be left from the last time.
    fn free_own_name(&mut self, output: &mut Output) {
        frontend_message(&mut output.to_server, |it| upstream::close(b'S', OWN, it));
        self.due.push_back(Due::hidden(Request::Own));
    }

    /// Gives a name its meaning, or takes it away, and remembers the meaning before.
    fn define(&mut self, kind: NameKind, name: Box<[u8]>, meaning: Option<B::Statement>) {
        let previous = self.set(kind, &name, meaning);
        self.due.push_back(Due::new(Request::Named(Undo {
            kind,
            name,
            previous,
        })));
    }

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

    /// Bytes from PostgreSQL. Takes what can be dealt with out of `input`.
    ///
    /// # Errors
    /// Bytes that are not the protocol. The session cannot go on.
    pub(in crate::proxy) fn server_bytes(
        &mut self,
        input: &mut BytesMut,
        output: &mut Output,
    ) -> Result<(), ProtocolError> {
        loop {
            let front = self.front();
            let is_hidden = front.is_some_and(|it| it.answer() == Answer::Hidden);
            let interest = |tag| match tag {
                backend::BACKEND_KEY_DATA
                | backend::BIND_COMPLETE
                | backend::CLOSE_COMPLETE
                | backend::COMMAND_COMPLETE
                | backend::COPY_BOTH_RESPONSE
                | backend::COPY_IN_RESPONSE
                | backend::EMPTY_QUERY_RESPONSE
                | backend::ERROR_RESPONSE
                | backend::NO_DATA
                | backend::PARAMETER_STATUS
                | backend::PARSE_COMPLETE
                | backend::PORTAL_SUSPENDED
                | backend::READY_FOR_QUERY
                | backend::ROW_DESCRIPTION => Interest::Whole,
                backend::DATA_ROW | backend::NOTICE_RESPONSE if is_hidden => Interest::Drop,
                _ => Interest::Pass,
            };
            match self.from_server.next(input, interest)? {
                None => return Ok(()),
                Some(Piece::Passing(bytes)) => output.to_client.put_slice(&bytes),
                Some(Piece::Message(message)) => self.server_message(&message, output)?,
            }
        }
    }

    fn server_message(
        &mut self,
        message: &Message,
        output: &mut Output,
    ) -> Result<(), ProtocolError> {
        let answer = self.front().map_or(Answer::Forward, Due::answer);
        let is_hidden = answer == Answer::Hidden;
        match message.tag() {
            backend::COMMAND_COMPLETE
            | backend::EMPTY_QUERY_RESPONSE
            | backend::PORTAL_SUSPENDED => {
                self.end_statement();
                self.statement_ended(message, answer, output);
                return Ok(());
            }
            backend::ERROR_RESPONSE => return self.error(message, output),
            backend::READY_FOR_QUERY => {
                self.ready(message, output);
                return Ok(());
            }
            backend::PARAMETER_STATUS => {
                let mut body = message.body();
                let (name, value) = (string(&mut body)?, string(&mut body)?);
                self.behaviour.parameter(&readable(name), &readable(value));
                output.to_client.put_slice(&message.bytes);
                return Ok(());
            }
            backend::BACKEND_KEY_DATA => self.cancel_key = Some(message.body().into()),
            backend::COPY_IN_RESPONSE | backend::COPY_BOTH_RESPONSE => {
                self.copy = Copying::Running;
            }
            backend::NO_DATA | backend::ROW_DESCRIPTION => {
                if matches!(self.front().map(|it| &it.request), Some(Request::Describe)) {
                    self.due.pop_front();
                }
            }
            // ParseComplete, BindComplete, CloseComplete
            _ => {
                self.due.pop_front();
            }
        }
        if !is_hidden {
            output.to_client.put_slice(&message.bytes);
        }
        Ok(())
    }

    /// What is answered next.
    fn front(&self) -> Option<&Due<B::Statement>> {
        self.due.front()
    }

    /// One statement is done: of a query it was the next one, of an Execute the only one.
    fn end_statement(&mut self) {
        match self.due.front_mut().map(|it| &mut it.request) {
            Some(Request::Query(answers)) => {
                answers.pop_front();
            }
            Some(Request::Execute(_)) => {
                self.due.pop_front();
            }
            _ => {}
        }
    }

    fn statement_ended(&mut self, message: &Message, answer: Answer, output: &mut Output) {
        match answer {
            Answer::Forward => output.to_client.put_slice(&message.bytes),
            Answer::Tagged(tag) => {
                self.behaviour.succeeded();
                write(&mut output.to_client, backend::COMMAND_COMPLETE, |body| {
                    put_strings(body, [tag.as_bytes()]);
                });
            }
            Answer::Held => self.held = Some(message.bytes.clone()),
            Answer::Hidden => {
                if let Some(held) = self.held.take() {
                    output.to_client.put_slice(&held);
                }
            }
        }
    }

    fn error(&mut self, message: &Message, output: &mut Output) -> Result<(), ProtocolError> {
        self.held = None;
        if self.copy == Copying::Running {
            self.copy = Copying::No;
        }
        let mut fields = ErrorFields::read(message.body())?;
        let mut is_changed = false;
        let is_preparation = matches!(
            self.front(),
            Some(Due {
                request: Request::Query(_),
                is_hidden: true,
                ..
            })
        );
        if let Some(front) = self.due.front_mut() {
            let is_own = !matches!(front.answer(), Answer::Forward | Answer::Held);
            let change = front.change.take();
            is_changed = change.is_some_and(|it| changed(&mut fields, *it));
            // A text that cannot be read fails at its first statement, wherever the client's mistake is.
            let is_of_client = is_changed && fields.get(ErrorFields::POSITION).is_some();
            if is_own && !is_of_client {
                fields.forget_places();
                is_changed = true;
            }
        }
        is_changed |= self.behaviour.error(&mut fields);
        if is_preparation {
            // The session works without; what then needs it will say so.
        } else if is_changed {
            fields.write(&mut output.to_client);
        } else {
            output.to_client.put_slice(&message.bytes);
        }
        self.skip_after_error();
        Ok(())
    }

    /// What an error keeps PostgreSQL from answering.
    fn skip_after_error(&mut self) {
        match self.due.front_mut().map(|it| &mut it.request) {
            None | Some(Request::Start | Request::Sync | Request::FunctionCall) => return,
            Some(Request::Query(answers)) => {
                answers.clear();
                return;
            }
            Some(_) => {}
        }
        let next = self
            .due
            .iter()
            .position(|it| matches!(it.request, Request::Sync));
        self.is_skipping |= next.is_none();
        let skipped: Vec<_> = self.due.drain(..next.unwrap_or(self.due.len())).collect();
        for due in skipped.into_iter().rev() {
            if let Request::Named(undo) = due.request {
                self.undo(undo);
            }
        }
    }

    /// A name means what it meant before. Where the client has given it another meaning since, behind
    /// a Sync, that is what it is to fall back to.
    fn undo(&mut self, undo: Undo<B::Statement>) {
        let later = self.due.iter_mut().find_map(|it| match &mut it.request {
            Request::Named(it) if it.kind == undo.kind && it.name == undo.name => Some(it),
            _ => None,
        });
        match later {
            Some(later) => later.previous = undo.previous,
            None => {
                self.set(undo.kind, &undo.name, undo.previous);
            }
        }
    }

    fn ready(&mut self, message: &Message, output: &mut Output) {
        let due = self.due.pop_front();
        self.is_idle = message.body() == b"I";
        let is_start = matches!(
            due,
            Some(Due {
                request: Request::Start,
                ..
            })
        );
        if is_start && let Some(script) = self.behaviour.preparation() {
            write(&mut output.to_server, frontend::QUERY, |body| {
                put_strings(body, [script.as_bytes()]);
            });
            // Its ReadyForQuery stands for this one, unless the client goes on without.
            self.is_preparing = self.due.is_empty();
            self.due
                .push_back(Due::hidden(Request::Query(VecDeque::new())));
            if self.is_preparing {
                return;
            }
        } else if due.is_some_and(|it| it.is_hidden) && !std::mem::take(&mut self.is_preparing) {
            return;
        }
        let is_last = self.due.is_empty();
        if self.is_idle && is_last {
            self.portals.clear();
        }
        output.has_work |= self.behaviour.ready(Ready {
            is_idle: self.is_idle,
            is_last,
        });
        output.to_client.put_slice(&message.bytes);
    }
}

fn is_query<S>(due: Option<&Due<S>>) -> bool {
    matches!(due.map(|it| &it.request), Some(Request::Query(_)))
}

/// Puts the client's own error, or its own place, into one of PostgreSQL's. Whether it did.
fn changed(fields: &mut ErrorFields, change: Change) -> bool {
    if let Some(refusal) = change.refusal
        && is_refused(fields)
    {
        *fields = refusal;
        return true;
    }
    let position = fields.get(ErrorFields::POSITION);
    let Some(position) = position.and_then(|it| it.parse().ok()) else {
        return false;
    };
    let original = original_position(&change.places, position);
    let is_end = matches!(original, Some(Original::End(_)));
    if is_end && fields.get(ErrorFields::MESSAGE).as_deref() == Some(UNEXPECTED_SEMICOLON) {
        fields.set(ErrorFields::MESSAGE, Some(UNEXPECTED_END));
    }
    let original = original.map(|it| it.position().to_string());
    fields.set(ErrorFields::POSITION, original.as_deref());
    true
}

/// A text with its changes made.
fn substituted(text: &[u8], substitute: Substitute) -> (BytesMut, Box<Change>, VecDeque<Answer>) {
    let (text, places) = splice(text, &substitute.splices);
    let change = Change {
        refusal: substitute.refusal,
        places,
    };
    (text, Box::new(change), substitute.answers.into())
}

/// Whether a Close is about a statement or a portal.
fn take_kind(body: &mut &[u8]) -> Result<NameKind, ProtocolError> {
    let (kind, rest) = body.split_first().ok_or(ProtocolError::Format)?;
    *body = rest;
    match kind {
        b'S' => Ok(NameKind::Statement),
        b'P' => Ok(NameKind::Portal),
        _ => Err(ProtocolError::Format),
    }
}

/// Writes a message of the proxy's own. Its parts are constants, so that it can always be written.
fn frontend_message(
    output: &mut BytesMut,
    message: impl FnOnce(&mut BytesMut) -> std::io::Result<()>,
) {
    let length = output.len();
    if message(output).is_err() {
        output.truncate(length);
    }
}
