//! Which answers are due.

use bytes::{BufMut, BytesMut};
use std::collections::VecDeque;

use super::behaviour::{Answer, Splice};
use super::message::ErrorFields;

/// What PostgreSQL owes for one message, in the order in which messages were sent to it.
#[derive(Debug)]
pub(super) struct Due<S> {
    /// The message.
    pub(super) request: Request<S>,
    /// Whether the proxy sent it and keeps the answer.
    pub(super) is_hidden: bool,
    /// What was changed in it.
    pub(super) change: Option<Box<Change>>,
}

/// The messages that are answered.
#[derive(Debug)]
pub(super) enum Request<S> {
    /// The start of the session: much, then ReadyForQuery.
    Start,
    /// Query: one answer for each statement, then ReadyForQuery.
    Query(VecDeque<Answer>),
    /// FunctionCall: its result, then ReadyForQuery.
    FunctionCall,
    /// Parse, Bind or Close: one message. What it changed, in case it is never carried out.
    Named(Undo<S>),
    /// Parse, Bind or Close of the proxy's own: one message.
    Own,
    /// Describe: parameters and columns.
    Describe,
    /// Execute: rows and an end.
    Execute(Answer),
    /// Sync: ReadyForQuery.
    Sync,
}

/// How a name was defined before.
#[derive(Debug)]
pub(super) struct Undo<S> {
    pub(super) kind: NameKind,
    pub(super) name: Box<[u8]>,
    pub(super) previous: Option<S>,
}

/// What a client gives names to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    Statement,
    Portal,
}

/// What was changed in a message.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// The error that stands for PostgreSQL's.
    pub(super) refusal: Option<ErrorFields>,
    /// Where the text that PostgreSQL knows differs.
    pub(super) places: Vec<Place>,
}

/// A changed place, in characters, as PostgreSQL counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::proxy) struct Place {
    /// Where it begins in the text that PostgreSQL knows.
    start: usize,
    /// How long it is there.
    length: usize,
    /// How long it is in the client's text.
    original: usize,
    /// Whether nothing but space follows.
    is_last: bool,
}

/// Where something is in the client's text, in characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Original {
    At(usize),
    /// The text ends here.
    End(usize),
}

impl Original {
    pub(super) fn position(self) -> usize {
        match self {
            Self::At(position) | Self::End(position) => position,
        }
    }
}

impl<S> Due<S> {
    pub(super) fn new(request: Request<S>) -> Self {
        Self {
            request,
            is_hidden: false,
            change: None,
        }
    }

    pub(super) fn hidden(request: Request<S>) -> Self {
        Self {
            is_hidden: true,
            ..Self::new(request)
        }
    }

    /// What becomes of the answer that is under way.
    pub(super) fn answer(&self) -> Answer {
        match &self.request {
            _ if self.is_hidden => Answer::Hidden,
            Request::Query(answers) => answers.front().copied().unwrap_or_default(),
            Request::Execute(answer) => *answer,
            _ => Answer::Forward,
        }
    }
}

/// Applies changes to a text. The text and where it differs.
pub(in crate::proxy) fn splice(original: &[u8], splices: &[Splice]) -> (BytesMut, Vec<Place>) {
    let added = splices.iter().map(|it| it.text.len()).sum::<usize>();
    let mut text = BytesMut::with_capacity(original.len() + added);
    let mut places = Vec::with_capacity(splices.len());
    let (mut taken, mut characters) = (0, 0);
    for it in splices {
        let kept = &original[taken..it.range.start];
        text.put_slice(kept);
        text.put_slice(it.text.as_bytes());
        characters += count(kept);
        let place = Place {
            start: characters,
            length: count(it.text.as_bytes()),
            original: count(&original[it.range.clone()]),
            is_last: original[it.range.end..].trim_ascii().is_empty(),
        };
        characters += place.length;
        places.push(place);
        taken = it.range.end;
    }
    text.put_slice(&original[taken..]);
    (text, places)
}

/// A position of PostgreSQL's (from 1) in the client's text. `None` if it did not send what is there.
pub(super) fn original_position(places: &[Place], position: usize) -> Option<Original> {
    let at = position.checked_sub(1)?;
    let mut shift = 0isize;
    for it in places.iter().take_while(|it| it.start <= at) {
        if at < it.start + it.length {
            // What is put in begins where the client's text goes on.
            let is_boundary = it.original == 0 && it.start == at;
            let position = position.checked_add_signed(shift).filter(|_| is_boundary)?;
            return Some(match it.is_last {
                true => Original::End(position),
                false => Original::At(position),
            });
        }
        shift += isize::try_from(it.original).ok()? - isize::try_from(it.length).ok()?;
    }
    position.checked_add_signed(shift).map(Original::At)
}

/// Characters of UTF-8.
fn count(text: &[u8]) -> usize {
    text.iter().filter(|it| **it & 0xC0 != 0x80).count()
}
