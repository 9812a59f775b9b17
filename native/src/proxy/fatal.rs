//! The message that ends a connection.

use bytes::{Bytes, BytesMut};

use super::relay::message::ErrorFields;

/// What a client is told before its connection is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fatal {
    pub(super) sqlstate: &'static str,
    pub(super) message: String,
    pub(super) hint: Option<String>,
}

impl Fatal {
    pub(super) fn new(sqlstate: &'static str, message: impl Into<String>) -> Self {
        Self {
            sqlstate,
            message: message.into(),
            hint: None,
        }
    }

    pub(super) fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
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
        let text = |it: &str| it.replace('\0', "");
        let mut fields = ErrorFields::fatal(self.sqlstate, &text(&self.message));
        if let Some(hint) = &self.hint {
            fields.set(ErrorFields::HINT, Some(&text(hint)));
        }
        fields.write(&mut encoded);
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
        let encoded = Fatal::new("08P01", "no").with_hint("go").encode();
        assert!(encoded.ends_with(b"Mno\0Hgo\0\0"), "{encoded:?}");
    }
}
