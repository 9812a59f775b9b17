//! Cutting a byte stream into messages.
//!
//! A message is a tag of one byte, a length of four (which counts itself but not the tag), a body.
//! Most need no look inside: they pass in the pieces in which they arrive, whatever their size.

use bytes::Buf;

/// Tag and length.
const HEADER: usize = 5;

/// How much of a message whose beginning is wanted is waited for. The names in a Bind are far shorter.
const HEAD: usize = 1024;

/// The longest message that PostgreSQL knows.
const LONGEST: usize = 1 << 30;

/// How closely a kind of message is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::proxy) enum Interest {
    /// Not at all.
    Pass,
    /// Not at all, and it goes no further.
    Drop,
    /// At its beginning.
    Head,
    /// At all of it.
    Whole,
}

/// What a stream is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::proxy) enum Piece<'a> {
    /// Messages, or parts of them, that pass unseen.
    Passing(&'a [u8]),
    /// A message, header included, all of it or its beginning.
    Message(Message<'a>),
}

/// A message, or the beginning of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::proxy) struct Message<'a> {
    /// Header and body as they came.
    pub(in crate::proxy) bytes: &'a [u8],
}

impl<'a> Message<'a> {
    /// What kind of message it is.
    pub(in crate::proxy) fn tag(&self) -> u8 {
        self.bytes[0]
    }

    /// What follows the header.
    pub(in crate::proxy) fn body(&self) -> &'a [u8] {
        &self.bytes[HEADER..]
    }
}

/// What no PostgreSQL and no client of one would send.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::proxy) enum ProtocolError {
    /// A length below that of the length itself, or beyond any limit.
    #[error("invalid message length")]
    Length,
    /// A body that does not say what its tag promises.
    #[error("invalid message format")]
    Format,
}

/// Cuts one direction of a connection.
#[derive(Debug)]
pub(in crate::proxy) struct Cutter {
    /// The longest message.
    longest: usize,
    /// How many bytes of the message that is under way are still to come.
    rest: usize,
    /// Whether they go no further.
    is_dropped: bool,
}

impl Default for Cutter {
    fn default() -> Self {
        Self::new(LONGEST)
    }
}

impl Cutter {
    /// Takes no longer messages.
    pub(in crate::proxy) fn new(longest: usize) -> Self {
        Self {
            longest: longest.min(LONGEST),
            rest: 0,
            is_dropped: false,
        }
    }

    /// Takes the next piece off the input, if there is one. `interest` says how a kind of message is
    /// looked at.
    ///
    /// # Errors
    /// A length that cannot be. The stream has no meaning after it.
    pub(in crate::proxy) fn next<'a>(
        &mut self,
        input: &mut &'a [u8],
        interest: impl Fn(u8) -> Interest,
    ) -> Result<Option<Piece<'a>>, ProtocolError> {
        loop {
            if self.is_dropped && self.rest > 0 {
                let gone = self.rest.min(input.len());
                input.advance(gone);
                self.rest -= gone;
                if self.rest > 0 {
                    return Ok(None);
                }
            }
            self.is_dropped = false;
            let passing = self.passing(input, &interest)?;
            if passing > 0 {
                return Ok(Some(Piece::Passing(take(input, passing))));
            }
            let Some((tag, length)) = self.header(input)? else {
                return Ok(None);
            };
            let wanted = match interest(tag) {
                Interest::Drop => {
                    self.rest = length;
                    self.is_dropped = true;
                    continue;
                }
                Interest::Whole => length,
                // `passing` has taken all that pass.
                Interest::Head | Interest::Pass => length.min(HEAD),
            };
            if input.len() < wanted {
                // No room is made for it before it comes: a length alone costs a client nothing.
                return Ok(None);
            }
            self.rest = length - wanted;
            let bytes = take(input, wanted);
            return Ok(Some(Piece::Message(Message { bytes })));
        }
    }

    /// How many bytes at the front of the input pass unseen.
    fn passing(
        &mut self,
        input: &[u8],
        interest: &impl Fn(u8) -> Interest,
    ) -> Result<usize, ProtocolError> {
        let mut end = 0;
        loop {
            let part = self.rest.min(input.len() - end);
            self.rest -= part;
            end += part;
            match self.header(&input[end..])? {
                Some((tag, length)) if interest(tag) == Interest::Pass => self.rest = length,
                _ => return Ok(end),
            }
        }
    }

    /// Tag and length of the message at the front, the header included in the length.
    fn header(&self, input: &[u8]) -> Result<Option<(u8, usize)>, ProtocolError> {
        let Some((tag, mut rest)) = input.split_first() else {
            return Ok(None);
        };
        if rest.len() < 4 {
            return Ok(None);
        }
        let length = rest.get_u32() as usize;
        if !(4..=self.longest).contains(&length) {
            return Err(ProtocolError::Length);
        }
        Ok(Some((*tag, length + 1)))
    }
}

/// Takes so many bytes off the front.
fn take<'a>(input: &mut &'a [u8], length: usize) -> &'a [u8] {
    let (taken, rest) = input.split_at(length);
    *input = rest;
    taken
}
