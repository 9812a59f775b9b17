//! What may be done to a session beyond relaying it.

use super::message::ErrorFields;
use std::borrow::Cow;
use std::ops::Range;

/// What a proxy does to the statements that pass.
pub(in crate::proxy) trait Behaviour {
    /// What is known of a prepared statement.
    type Statement: Clone;

    /// A script that is sent upstream once, when the session is ready, and whose answers nobody sees.
    fn preparation(&self) -> Option<&str> {
        None
    }

    /// PostgreSQL says how a parameter of the session stands. What the client is told instead, if
    /// anything.
    fn parameter(&mut self, name: &str, value: &str) -> Option<&'static str> {
        let _ = (name, value);
        None
    }

    /// A simple query, with one statement or several. `None` lets it pass as it is.
    fn query(&mut self, text: &str) -> Option<Substitute>;

    /// A statement is prepared: what to remember of it, and what to prepare in its place.
    fn parse(&mut self, text: &str) -> (Self::Statement, Option<Substitute>);

    /// A prepared statement is run.
    fn execute(&mut self, statement: &Self::Statement) -> Execution;

    /// A statement that was answered under another tag ([`Answer::Tagged`]) has succeeded.
    fn succeeded(&mut self, tag: &str) {
        let _ = tag;
    }

    /// A statement has succeeded under this command tag.
    fn completed(&mut self, tag: &[u8]) {
        let _ = tag;
    }

    /// What the client sent without a transaction of its own ends here.
    fn sync(&mut self);

    /// PostgreSQL answers with an error. Whether anything of it was changed.
    fn error(&mut self, fields: &mut ErrorFields) -> bool {
        let _ = fields;
        false
    }

    /// PostgreSQL waits for the next query. Whether there is now work to be done beside the session.
    fn ready(&mut self, ready: Ready) -> bool {
        let _ = ready;
        false
    }

    /// Starts that work. Needs a runtime; nothing else here does.
    fn start_work(&self) {}
}

/// What a ReadyForQuery says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::proxy) struct Ready {
    /// Whether no transaction is open.
    pub(in crate::proxy) is_idle: bool,
    /// Whether everything that the client has sent is answered.
    pub(in crate::proxy) is_last: bool,
}

/// Changes to a text of the client's, and what becomes of the answers.
#[derive(Debug, Default)]
pub(in crate::proxy) struct Substitute {
    /// Sorted, not overlapping.
    pub(in crate::proxy) splices: Vec<Splice>,
    /// For each statement of the changed text. Those beyond the list are forwarded.
    pub(in crate::proxy) answers: Vec<Answer>,
    /// Whether a statement is a COPY that reads rows from the client.
    pub(in crate::proxy) reads_rows: bool,
    /// The error that the client gets in place of PostgreSQL's about [`REFUSED`].
    pub(in crate::proxy) refusal: Option<ErrorFields>,
}

/// A part of a text and what stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::proxy) struct Splice {
    /// Bytes of the client's text; empty where something is put in.
    pub(in crate::proxy) range: Range<usize>,
    /// What stands there instead.
    pub(in crate::proxy) text: String,
}

/// What becomes of the answer to one statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::proxy) enum Answer {
    /// The client gets it.
    #[default]
    Forward,
    /// The client gets it with another command tag, for the statement was another.
    Tagged(&'static str),
    /// Its end waits until the statement behind it, which the client did not send, has succeeded.
    Held,
    /// The client does not see it, but for an error.
    Hidden,
}

/// How a prepared statement is run.
#[derive(Debug, Default)]
pub(in crate::proxy) struct Execution {
    /// It is not run, and the client gets this error; what runs `first` is run all the same.
    pub(in crate::proxy) refusal: Option<ErrorFields>,
    /// A query that is run right before it, in the same transaction. Its result is not shown; its error is.
    pub(in crate::proxy) first: Option<&'static str>,
    /// What becomes of the answer.
    pub(in crate::proxy) answer: Answer,
    /// A query that is run right after it, in the same transaction.
    pub(in crate::proxy) then: Option<Then>,
}

/// A query that follows a statement. Its result is not shown; its error is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::proxy) struct Then {
    /// Its text.
    pub(in crate::proxy) query: Cow<'static, str>,
    /// Whether the statement reads from the client first, so that nothing may follow before.
    pub(in crate::proxy) after_copy: bool,
}

/// What is sent in place of a refused statement. It parses and then fails, as statements do that the
/// service refuses: after a syntax error anywhere in the query, after 25P02 in an aborted block.
pub(in crate::proxy) const REFUSED: &str = "SELECT \"refused by deesql\"";

/// Whether PostgreSQL's error is the one about [`REFUSED`], in whatever language and quotes.
pub(super) fn is_refused(fields: &ErrorFields) -> bool {
    let message = fields.get(ErrorFields::MESSAGE).unwrap_or_default();
    let code = fields.get(ErrorFields::CODE);
    code.as_deref() == Some("42703") && message.contains("refused by deesql")
}
