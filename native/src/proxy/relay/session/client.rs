//! Bytes from the client.

use bytes::{BufMut, BytesMut};
use postgres_protocol::message::frontend as upstream;
use std::collections::VecDeque;

use super::super::behaviour::{Answer, Behaviour, Execution, REFUSED, Substitute};
use super::super::frame::{Interest, Message, Piece, ProtocolError};
use super::super::message::{frontend, put_strings, readable, string, write};
use super::super::reply::{Change, Due, NameKind, Request, Undo, splice};
use super::{Copying, Output, Session};

/// The name of what the proxy prepares for itself, such as no client gives. It is gone again with the
/// next message.
const OWN: &str = "deesql proxy's own";

impl<B: Behaviour> Session<B> {
    /// Bytes from the client. Takes what can be dealt with out of `input`.
    ///
    /// # Errors
    /// Bytes that are not the protocol. The session cannot go on.
    pub(in crate::proxy) fn client_bytes(
        &mut self,
        input: &mut &[u8],
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
                Some(Piece::Passing(bytes)) => output.to_server.put_slice(bytes),
                Some(Piece::Message(message)) => self.client_message(message, output)?,
            }
        }
        Ok(())
    }

    fn client_message(
        &mut self,
        message: Message<'_>,
        output: &mut Output,
    ) -> Result<(), ProtocolError> {
        if message.tag() == frontend::SYNC {
            self.is_skipping = false;
            self.is_unsynced = false;
            output.to_server.put_slice(message.bytes);
            if self.copy != Copying::Running {
                self.due.push_back(Due::new(Request::Sync));
                self.behaviour.sync();
            }
            return Ok(());
        }
        self.has_ended |= message.tag() == frontend::TERMINATE;
        if self.is_skipping {
            output.to_server.put_slice(message.bytes);
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
                output.to_server.put_slice(message.bytes);
                self.copy_end(message.tag() == frontend::COPY_DONE, output);
                return Ok(());
            }
            frontend::DESCRIBE => self.due.push_back(Due::new(Request::Describe)),
            frontend::FUNCTION_CALL => self.due.push_back(Due::new(Request::FunctionCall)),
            _ => {}
        }
        output.to_server.put_slice(message.bytes);
        Ok(())
    }

    fn query(&mut self, message: Message<'_>, output: &mut Output) -> Result<(), ProtocolError> {
        self.after_copy = None;
        let mut body = message.body();
        let text = string(&mut body)?;
        let Some(substitute) = self.behaviour.query(&readable(text)) else {
            self.due
                .push_back(Due::new(Request::Query(VecDeque::new())));
            output.to_server.put_slice(message.bytes);
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

    fn parse(&mut self, message: Message<'_>, output: &mut Output) -> Result<(), ProtocolError> {
        let mut body = message.body();
        let name = string(&mut body)?;
        let text = string(&mut body)?;
        let (statement, substitute) = self.behaviour.parse(&readable(text));
        self.define(NameKind::Statement, name.into(), Some(statement));
        let Some(substitute) = substitute else {
            output.to_server.put_slice(message.bytes);
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

    fn execute(&mut self, message: Message<'_>, execution: Execution, output: &mut Output) {
        let mut due = Due::new(Request::Execute(execution.answer));
        if let Some(first) = execution.first {
            self.run_own(first, output);
        }
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
        output.to_server.put_slice(message.bytes);
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
}

fn is_query<S>(due: Option<&Due<S>>) -> bool {
    matches!(due.map(|it| &it.request), Some(Request::Query(_)))
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
