//! The message that ends a connection.

use bytes::{Bytes, BytesMut};

use super::relay::message::ErrorFields;

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
        let mut encoded = BytesMut::new();
        // A NUL would end the field early.
        let message = self.message.replace('\0', "");
        ErrorFields::fatal(self.sqlstate, &message).write(&mut encoded);
        encoded.freeze()
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
