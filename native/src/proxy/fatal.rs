//! The message that ends a connection.

use bytes::{BufMut, Bytes, BytesMut};

/// What a client is told before its connection is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fatal {
    pub(super) sqlstate: &'static str,
    pub(super) message: String,
}

impl Fatal {
    pub(super) fn new(sqlstate: &'static str, message: impl Into<String>) -> Self {
        Self {
            sqlstate,
            message: message.into(),
        }
    }

    /// As PostgreSQL ends its sessions when it is stopped.
    pub(super) fn shutdown() -> Self {
        Self::new(
            "57P01",
            "terminating connection due to administrator command",
        )
    }

    /// An `ErrorResponse` of severity FATAL.
    pub(super) fn encode(&self) -> Bytes {
        let fields: [(u8, &str); 4] = [
            (b'S', "FATAL"),
            (b'V', "FATAL"),
            (b'C', self.sqlstate),
            (b'M', &self.message),
        ];
        let mut body = BytesMut::new();
        for (tag, text) in fields {
            body.put_u8(tag);
            // A NUL would end the field early.
            body.extend(text.bytes().filter(|it| *it != 0));
            body.put_u8(0);
        }
        body.put_u8(0);
        let mut message = BytesMut::with_capacity(body.len() + 5);
        message.put_u8(b'E');
        message.put_u32(u32::try_from(body.len() + 4).unwrap_or(u32::MAX));
        message.extend_from_slice(&body);
        message.freeze()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_an_error_response() {
        let encoded = Fatal::new("08P01", "no\0good").encode();
        assert_eq!(
            &encoded[..],
            b"E\0\0\0\x22SFATAL\0VFATAL\0C08P01\0Mnogood\0\0"
        );
    }
}
