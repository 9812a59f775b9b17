//! What was read and could not be dealt with yet.

use bytes::{Buf, BytesMut};

/// The beginning of a message, or what has to wait for the other side. Mostly nothing.
#[derive(Debug, Default)]
pub(in crate::proxy) struct Unread(BytesMut);

impl From<BytesMut> for Unread {
    fn from(bytes: BytesMut) -> Self {
        Self(bytes)
    }
}

impl Unread {
    pub(in crate::proxy) fn len(&self) -> usize {
        self.0.len()
    }

    pub(in crate::proxy) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Deals with what is there and with bytes that follow it. `deal` takes what it can; bytes of
    /// which nothing is left are never copied.
    pub(in crate::proxy) fn deal<E>(
        &mut self,
        bytes: &[u8],
        deal: impl FnOnce(&mut &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.0.is_empty() {
            let mut input = bytes;
            let dealt = deal(&mut input);
            self.0.extend_from_slice(input);
            return dealt;
        }
        self.0.extend_from_slice(bytes);
        let mut input = &self.0[..];
        let dealt = deal(&mut input);
        let taken = self.0.len() - input.len();
        self.0.advance(taken);
        dealt
    }

    /// Keeps no room for what is not there.
    pub(in crate::proxy) fn release_memory(&mut self) {
        if self.0.is_empty() {
            self.0 = BytesMut::new();
        }
    }
}
