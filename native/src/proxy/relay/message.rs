//! The few messages that are read or written here.

use std::borrow::Cow;

use bytes::{BufMut, BytesMut};

use super::frame::ProtocolError;

/// What a client sends.
pub(in crate::proxy) mod frontend {
    pub(in crate::proxy) const BIND: u8 = b'B';
    pub(in crate::proxy) const CLOSE: u8 = b'C';
    pub(in crate::proxy) const COPY_DONE: u8 = b'c';
    pub(in crate::proxy) const COPY_FAIL: u8 = b'f';
    pub(in crate::proxy) const DESCRIBE: u8 = b'D';
    pub(in crate::proxy) const EXECUTE: u8 = b'E';
    pub(in crate::proxy) const FUNCTION_CALL: u8 = b'F';
    pub(in crate::proxy) const PARSE: u8 = b'P';
    pub(in crate::proxy) const QUERY: u8 = b'Q';
    pub(in crate::proxy) const SYNC: u8 = b'S';
    pub(in crate::proxy) const TERMINATE: u8 = b'X';
}

/// What PostgreSQL sends.
pub(in crate::proxy) mod backend {
    pub(in crate::proxy) const BACKEND_KEY_DATA: u8 = b'K';
    pub(in crate::proxy) const BIND_COMPLETE: u8 = b'2';
    pub(in crate::proxy) const CLOSE_COMPLETE: u8 = b'3';
    pub(in crate::proxy) const COMMAND_COMPLETE: u8 = b'C';
    pub(in crate::proxy) const COPY_BOTH_RESPONSE: u8 = b'W';
    pub(in crate::proxy) const COPY_IN_RESPONSE: u8 = b'G';
    pub(in crate::proxy) const DATA_ROW: u8 = b'D';
    pub(in crate::proxy) const EMPTY_QUERY_RESPONSE: u8 = b'I';
    pub(in crate::proxy) const ERROR_RESPONSE: u8 = b'E';
    pub(in crate::proxy) const NO_DATA: u8 = b'n';
    pub(in crate::proxy) const NOTICE_RESPONSE: u8 = b'N';
    pub(in crate::proxy) const PARAMETER_STATUS: u8 = b'S';
    pub(in crate::proxy) const PARSE_COMPLETE: u8 = b'1';
    pub(in crate::proxy) const PORTAL_SUSPENDED: u8 = b's';
    pub(in crate::proxy) const READY_FOR_QUERY: u8 = b'Z';
    pub(in crate::proxy) const ROW_DESCRIPTION: u8 = b'T';
}

/// Takes a string off the front of a message's body.
pub(in crate::proxy) fn string<'a>(body: &mut &'a [u8]) -> Result<&'a [u8], ProtocolError> {
    let end = body.iter().position(|it| *it == 0);
    let end = end.ok_or(ProtocolError::Format)?;
    let (found, rest) = body.split_at(end);
    *body = &rest[1..];
    Ok(found)
}

/// A text with every byte in its place, whatever the client's encoding is.
pub(in crate::proxy) fn readable(text: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(text) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            let ascii = |it: &u8| if it.is_ascii() { char::from(*it) } else { '?' };
            Cow::Owned(text.iter().map(ascii).collect())
        }
    }
}

/// Writes a message: tag, length, and what `body` puts in.
pub(in crate::proxy) fn write(output: &mut BytesMut, tag: u8, body: impl FnOnce(&mut BytesMut)) {
    output.put_u8(tag);
    let start = output.len();
    output.put_u32(0);
    body(output);
    let length = u32::try_from(output.len() - start).unwrap_or(u32::MAX);
    output[start..start + 4].copy_from_slice(&length.to_be_bytes());
}

/// Writes strings, each with the NUL that ends it.
pub(in crate::proxy) fn put_strings<'a>(
    output: &mut BytesMut,
    strings: impl IntoIterator<Item = &'a [u8]>,
) {
    for it in strings {
        output.put_slice(it);
        output.put_u8(0);
    }
}

/// The fields of an error or a notice. Their text is in the client's encoding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::proxy) struct ErrorFields(Vec<(u8, Vec<u8>)>);

impl ErrorFields {
    pub(in crate::proxy) const CODE: u8 = b'C';
    pub(in crate::proxy) const CONTEXT: u8 = b'W';
    pub(in crate::proxy) const DETAIL: u8 = b'D';
    pub(in crate::proxy) const HINT: u8 = b'H';
    pub(in crate::proxy) const INTERNAL_POSITION: u8 = b'p';
    pub(in crate::proxy) const INTERNAL_QUERY: u8 = b'q';
    pub(in crate::proxy) const MESSAGE: u8 = b'M';
    pub(in crate::proxy) const POSITION: u8 = b'P';
    pub(in crate::proxy) const SEVERITY: u8 = b'S';
    /// The severity in a word that no language setting changes.
    pub(in crate::proxy) const SEVERITY_CODE: u8 = b'V';

    /// An error as PostgreSQL would word it.
    pub(in crate::proxy) fn error(code: &str, message: &str) -> Self {
        Self::with_severity("ERROR", code, message)
    }

    /// An error that ends the session.
    pub(in crate::proxy) fn fatal(code: &str, message: &str) -> Self {
        Self::with_severity("FATAL", code, message)
    }

    fn with_severity(severity: &str, code: &str, message: &str) -> Self {
        let fields = [
            (Self::SEVERITY, severity),
            (Self::SEVERITY_CODE, severity),
            (Self::CODE, code),
            (Self::MESSAGE, message),
        ];
        Self(fields.map(|(field, it)| (field, it.into())).into())
    }

    /// Reads the body of an ErrorResponse or a NoticeResponse.
    ///
    /// # Errors
    /// A field without its end.
    pub(in crate::proxy) fn read(mut body: &[u8]) -> Result<Self, ProtocolError> {
        let mut fields = Vec::new();
        while let Some((field, rest)) = body.split_first() {
            if *field == 0 {
                break;
            }
            body = rest;
            fields.push((*field, string(&mut body)?.into()));
        }
        Ok(Self(fields))
    }

    /// The text of a field, every byte in its place.
    pub(in crate::proxy) fn get(&self, field: u8) -> Option<Cow<'_, str>> {
        let found = self.0.iter().find(|it| it.0 == field);
        found.map(|it| readable(&it.1))
    }

    /// Sets a field, or takes it out.
    pub(in crate::proxy) fn set(&mut self, field: u8, text: Option<&str>) {
        let at = self.0.iter().position(|it| it.0 == field);
        match (at, text) {
            (Some(at), Some(text)) => self.0[at].1 = text.into(),
            (Some(at), None) => {
                self.0.remove(at);
            }
            (None, Some(text)) => self.0.push((field, text.into())),
            (None, None) => {}
        }
    }

    /// Takes out what tells of places in a text that the client did not send.
    pub(in crate::proxy) fn forget_places(&mut self) {
        for field in [
            Self::POSITION,
            Self::INTERNAL_POSITION,
            Self::INTERNAL_QUERY,
            Self::CONTEXT,
        ] {
            self.set(field, None);
        }
    }

    /// Writes them as an ErrorResponse.
    pub(in crate::proxy) fn write(&self, output: &mut BytesMut) {
        write(output, backend::ERROR_RESPONSE, |body| {
            for (field, text) in &self.0 {
                body.put_u8(*field);
                put_strings(body, [&text[..]]);
            }
            body.put_u8(0);
        });
    }
}
