//! Bytes from PostgreSQL.

use bytes::BufMut;
use std::collections::VecDeque;

use super::super::behaviour::{Answer, Behaviour, Ready, is_refused};
use super::super::frame::{Interest, Message, Piece, ProtocolError};
use super::super::message::{ErrorFields, backend, frontend, put_strings, readable, string, write};
use super::super::reply::{Change, Due, Original, Request, Undo, original_position};
use super::{Copying, Output, Session};

/// PostgreSQL's words where a statement is not finished: with something behind it, and without.
const UNEXPECTED_SEMICOLON: &str = "syntax error at or near \";\"";
const UNEXPECTED_END: &str = "syntax error at end of input";

impl<B: Behaviour> Session<B> {
    /// Bytes from PostgreSQL. Takes what can be dealt with out of `input`.
    ///
    /// # Errors
    /// Bytes that are not the protocol. The session cannot go on.
    pub(in crate::proxy) fn server_bytes(
        &mut self,
        input: &mut &[u8],
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
                Some(Piece::Passing(bytes)) => output.to_client.put_slice(bytes),
                Some(Piece::Message(message)) => self.server_message(message, output)?,
            }
        }
    }

    fn server_message(
        &mut self,
        message: Message<'_>,
        output: &mut Output,
    ) -> Result<(), ProtocolError> {
        let answer = self.front().map_or(Answer::Forward, Due::answer);
        let is_hidden = answer == Answer::Hidden;
        match message.tag() {
            backend::COMMAND_COMPLETE
            | backend::EMPTY_QUERY_RESPONSE
            | backend::PORTAL_SUSPENDED => {
                if message.tag() == backend::COMMAND_COMPLETE && !self.is_preparation() {
                    self.behaviour.completed(match answer {
                        Answer::Tagged(tag) => tag.as_bytes(),
                        _ => message.body(),
                    });
                }
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
                match self.behaviour.parameter(&readable(name), &readable(value)) {
                    None => output.to_client.put_slice(message.bytes),
                    Some(value) => write(&mut output.to_client, message.tag(), |body| {
                        put_strings(body, [name, value.as_bytes()]);
                    }),
                }
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
            output.to_client.put_slice(message.bytes);
        }
        Ok(())
    }

    /// What is answered next.
    fn front(&self) -> Option<&Due<B::Statement>> {
        self.due.front()
    }

    /// Whether the behaviour's preparation is answered.
    fn is_preparation(&self) -> bool {
        matches!(
            self.front(),
            Some(Due {
                request: Request::Query(_),
                is_hidden: true,
                ..
            })
        )
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

    fn statement_ended(&mut self, message: Message<'_>, answer: Answer, output: &mut Output) {
        match answer {
            Answer::Forward => output.to_client.put_slice(message.bytes),
            Answer::Tagged(tag) => {
                self.behaviour.succeeded(tag);
                write(&mut output.to_client, backend::COMMAND_COMPLETE, |body| {
                    put_strings(body, [tag.as_bytes()]);
                });
            }
            Answer::Held => self.held = Some(message.bytes.into()),
            Answer::Hidden => {
                if let Some(held) = self.held.take() {
                    output.to_client.put_slice(&held);
                }
            }
        }
    }

    fn error(&mut self, message: Message<'_>, output: &mut Output) -> Result<(), ProtocolError> {
        self.held = None;
        if self.copy == Copying::Running {
            self.copy = Copying::No;
        }
        let mut fields = ErrorFields::read(message.body())?;
        let mut is_changed = false;
        let is_preparation = self.is_preparation();
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
            output.to_client.put_slice(message.bytes);
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

    fn ready(&mut self, message: Message<'_>, output: &mut Output) {
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
        output.to_client.put_slice(message.bytes);
    }
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
