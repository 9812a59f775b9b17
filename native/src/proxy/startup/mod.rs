//! The first packet of a connection: it has no tag, and says what the rest will be.

mod options;
mod parameters;

use bytes::{BufMut, Bytes, BytesMut};

use super::fatal::Fatal;

/// The longest body that PostgreSQL takes (`MAX_STARTUP_PACKET_LENGTH`).
const MAX_BODY_LENGTH: usize = 10_000;
/// The shortest body: a version or a request code.
const MIN_BODY_LENGTH: usize = 4;

const CANCEL_REQUEST: u32 = 80_877_102;
const SSL_REQUEST: u32 = 80_877_103;
const GSS_ENCRYPTION_REQUEST: u32 = 80_877_104;

/// What a client opens its connection with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// It asks for TLS.
    Ssl,
    /// It asks for encryption by GSSAPI.
    GssEncryption,
    /// It wants the running query of another connection to be cancelled; with the key of that
    /// connection.
    Cancel(Bytes),
    /// It starts a session.
    Start(StartPacket),
}

/// `StartupMessage`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StartPacket {
    /// Major version in the upper half, minor in the lower.
    pub(super) version: u32,
    /// User, database, options, protocol options and parameters, in the client's order. Values are
    /// in no known encoding.
    pub(super) parameters: Vec<(Bytes, Bytes)>,
}

/// The length of the body that follows the length itself, or none where the bytes cannot be the
/// start of a connection. Nothing is reserved for a body before this.
pub(super) fn body_length(length: [u8; 4]) -> Option<usize> {
    let length = usize::try_from(u32::from_be_bytes(length)).ok()?;
    let body = length.checked_sub(4)?;
    (MIN_BODY_LENGTH..=MAX_BODY_LENGTH)
        .contains(&body)
        .then_some(body)
}

/// Reads the body of the first packet.
pub(super) fn parse(body: &Bytes) -> Result<Opening, Fatal> {
    let Some(code) = body.first_chunk().map(|it| u32::from_be_bytes(*it)) else {
        return Err(Fatal::new("08P01", "invalid length of startup packet"));
    };
    match code {
        SSL_REQUEST => Ok(Opening::Ssl),
        GSS_ENCRYPTION_REQUEST => Ok(Opening::GssEncryption),
        CANCEL_REQUEST => Ok(Opening::Cancel(body.slice(4..))),
        version => StartPacket::parse(version, body).map(Opening::Start),
    }
}

/// A cancel request with a key as the server gave it.
pub(super) fn cancel_request(key: &[u8]) -> Bytes {
    packet(CANCEL_REQUEST, key)
}

fn packet(code: u32, content: &[u8]) -> Bytes {
    let mut packet = BytesMut::with_capacity(content.len() + 8);
    packet.put_u32(u32::try_from(content.len() + 8).unwrap_or(u32::MAX));
    packet.put_u32(code);
    packet.extend_from_slice(content);
    packet.freeze()
}

impl StartPacket {
    fn parse(version: u32, body: &Bytes) -> Result<Self, Fatal> {
        let (major, minor) = (version >> 16, version & 0xffff);
        if major != 3 {
            let message = format!(
                "unsupported frontend protocol {major}.{minor}: server supports 3.0 to 3.0"
            );
            return Err(Fatal::new("0A000", message));
        }
        let mut at = 4;
        let mut string = || {
            let length = body.get(at..)?.iter().position(|it| *it == 0)?;
            let string = body.slice(at..at + length);
            at += length + 1;
            Some(string)
        };
        let mut parameters = Vec::new();
        let has_terminator = loop {
            match string() {
                Some(name) if name.is_empty() => break true,
                Some(name) => match string() {
                    Some(value) => parameters.push((name, value)),
                    None => break false,
                },
                None => break false,
            }
        };
        if !has_terminator || at != body.len() {
            return Err(Fatal::new(
                "08P01",
                "invalid startup packet layout: expected terminator as last byte",
            ));
        }
        let packet = Self {
            version,
            parameters,
        };
        if packet.get("user").is_none_or(Bytes::is_empty) {
            return Err(Fatal::new(
                "28000",
                "no PostgreSQL user name specified in startup packet",
            ));
        }
        Ok(packet)
    }

    /// The value of a parameter. As in PostgreSQL the last one counts.
    pub(super) fn get(&self, name: &str) -> Option<&Bytes> {
        let mut from_end = self.parameters.iter().rev();
        from_end
            .find(|(it, _)| it == name.as_bytes())
            .map(|(_, value)| value)
    }

    /// The value of a parameter as text; empty without one.
    pub(super) fn text(&self, name: &str) -> String {
        let value = self.get(name).map(Bytes::as_ref).unwrap_or_default();
        String::from_utf8_lossy(value).into_owned()
    }

    /// The packet's bytes.
    pub(super) fn encode(&self) -> Bytes {
        let mut content = BytesMut::new();
        for (name, value) in &self.parameters {
            content.extend_from_slice(name);
            content.put_u8(0);
            content.extend_from_slice(value);
            content.put_u8(0);
        }
        content.put_u8(0);
        packet(self.version, &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(bytes: &'static [u8]) -> Bytes {
        Bytes::from_static(bytes)
    }

    #[test]
    fn the_length_is_checked_before_anything_is_reserved() {
        for (length, expected) in [
            (0, None),
            (4, None),
            (7, None),
            (8, Some(4)),
            (10_004, Some(10_000)),
            (10_005, None),
            (u32::MAX, None),
            // The first bytes of TLS and of HTTP.
            (0x1603_0100, None),
            (u32::from_be_bytes(*b"GET "), None),
        ] {
            assert_eq!(body_length(length.to_be_bytes()), expected, "{length}");
        }
    }

    #[test]
    fn requests() {
        assert_eq!(parse(&body(b"\x04\xd2\x16\x2f")), Ok(Opening::Ssl));
        assert_eq!(
            parse(&body(b"\x04\xd2\x16\x30")),
            Ok(Opening::GssEncryption)
        );
        assert_eq!(
            parse(&body(b"\x04\xd2\x16\x2e\0\0\0\x07\x01\x02\x03\x04")),
            Ok(Opening::Cancel(body(b"\0\0\0\x07\x01\x02\x03\x04")))
        );
        assert_eq!(
            &cancel_request(b"\0\0\0\x07\x01\x02\x03\x04")[..],
            b"\0\0\0\x10\x04\xd2\x16\x2e\0\0\0\x07\x01\x02\x03\x04"
        );
    }

    #[test]
    fn a_start_packet_comes_out_as_it_went_in() {
        for bytes in [
            &b"\0\x03\0\0user\0me\0\0"[..],
            b"\0\x03\0\x02user\0me\0database\0\xff\xfe\0_pq_.x\0on\0\0",
            b"\0\x03\0\0user\0me\0application_name\0\0\0",
        ] {
            let Ok(Opening::Start(packet)) = parse(&Bytes::copy_from_slice(bytes)) else {
                panic!("{bytes:?}");
            };
            let encoded = packet.encode();
            assert_eq!(&encoded[4..], bytes);
            assert_eq!(
                body_length(encoded[..4].try_into().unwrap()),
                Some(bytes.len())
            );
            assert_eq!(packet.get("user").unwrap(), "me");
        }
    }

    #[test]
    fn no_bytes_make_it_panic() {
        let good = b"\0\x03\0\0user\0me\0options\0-c search_path=a\\ b --x=y\0\0";
        for end in 0..good.len() {
            let _ = parse(&Bytes::copy_from_slice(&good[..end]));
        }
        for at in 0..good.len() {
            for byte in [0, b'-', b'\\', b'=', b' ', 0xff] {
                let mut bytes = good.to_vec();
                bytes[at] = byte;
                if let Ok(Opening::Start(packet)) = parse(&bytes.into()) {
                    let _ = packet.for_upstream(None);
                    let Ok(Opening::Start(again)) = parse(&packet.encode().slice(4..)) else {
                        panic!("{packet:?}");
                    };
                    assert_eq!(again, packet);
                }
            }
        }
    }

    #[test]
    fn malformed_packets_are_refused_as_postgresql_does() {
        for (bytes, sqlstate) in [
            (&b"\0\x02\0\0user\0me\0\0"[..], "0A000"),
            (b"\0\0\0\0", "0A000"),
            (b"\0\x03\0\0", "08P01"),
            (b"\0\x03\0\0user", "08P01"),
            (b"\0\x03\0\0user\0me", "08P01"),
            (b"\0\x03\0\0user\0me\0", "08P01"),
            (b"\0\x03\0\0user\0me\0\0more", "08P01"),
            (b"\0\x03\0\0\0", "28000"),
            (b"\0\x03\0\0user\0\0\0", "28000"),
            (b"\0\x03", "08P01"),
        ] {
            let refused = parse(&Bytes::copy_from_slice(bytes)).map_err(|it| it.sqlstate);
            assert_eq!(refused, Err(sqlstate), "{bytes:?}");
        }
    }
}
