//! The proxy's own login to PostgreSQL.

use std::io;

use bytes::{Buf, BytesMut};
use postgres_protocol::authentication::{md5_hash, sasl};
use postgres_protocol::message::frontend;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::Login;
use super::fatal::Fatal;
use super::reactor::Socket;
use super::startup::StartPacket;

/// Longer messages do not come before the end of a login.
const MAX_LENGTH: usize = 64 * 1024;

const OK: u32 = 0;
const CLEARTEXT_PASSWORD: u32 = 3;
const MD5_PASSWORD: u32 = 5;
const SASL: u32 = 10;
const SASL_CONTINUE: u32 = 11;
const SASL_FINAL: u32 = 12;

/// PostgreSQL has let the proxy in.
#[derive(Default)]
pub(super) struct LoggedIn {
    /// What PostgreSQL has sent since.
    pub(super) server_input: BytesMut,
    /// What the client gets of the login: the negotiation of the protocol, notices, and that it is
    /// let in.
    pub(super) to_client: BytesMut,
}

/// Why the proxy was not let in.
pub(super) enum LoginError {
    /// PostgreSQL's own message; the client gets it as it is.
    Refused(Refused),
    /// The proxy's.
    Fatal(Fatal),
}

/// PostgreSQL's refusal.
pub(super) struct Refused {
    /// All that the client gets.
    pub(super) to_client: BytesMut,
    pub(super) sqlstate: String,
    pub(super) message: String,
}

impl From<io::Error> for LoginError {
    fn from(error: io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::UnexpectedEof => "it closed the connection".to_owned(),
            _ => error.to_string(),
        };
        Self::Fatal(Fatal::new(
            "08006",
            format!("cannot log in to PostgreSQL: {reason}"),
        ))
    }
}

/// Logs in.
pub(super) async fn log_in(
    stream: &mut Socket,
    packet: &StartPacket,
    login: &Login,
) -> Result<LoggedIn, LoginError> {
    stream.write_all(&packet.encode()).await?;
    let mut input = BytesMut::with_capacity(1024);
    let mut to_client = BytesMut::new();
    let mut scram = None;
    loop {
        let message = read_message(stream, &mut input).await?;
        match message.first() {
            Some(b'R') => {}
            Some(b'E') => {
                let (sqlstate, text) = code_and_message(&message);
                to_client.unsplit(message);
                return Err(LoginError::Refused(Refused {
                    to_client,
                    sqlstate,
                    message: text,
                }));
            }
            // NegotiateProtocolVersion and notices are for the client.
            Some(b'v' | b'N') => {
                to_client.unsplit(message);
                continue;
            }
            _ => return Err(unexpected("an unknown message").into()),
        }
        let mut body = &message[5..];
        let request = body
            .try_get_u32()
            .map_err(|_| unexpected("a cut message"))?;
        match request {
            OK => {
                to_client.unsplit(message);
                return Ok(LoggedIn {
                    server_input: input,
                    to_client,
                });
            }
            SASL_FINAL => {
                let mut client: sasl::ScramSha256 =
                    scram.take().ok_or_else(|| unexpected("SASLFinal"))?;
                client.finish(body)?;
            }
            _ => {
                let answer = answer(request, body, login, &mut scram)?;
                stream.write_all(&answer).await?;
            }
        }
    }
}

/// The answer to a request for a proof of who the proxy is.
fn answer(
    request: u32,
    mut body: &[u8],
    login: &Login,
    scram: &mut Option<sasl::ScramSha256>,
) -> Result<BytesMut, LoginError> {
    let password = || {
        let missing = || {
            let message = format!(
                "PostgreSQL asks for a password of role \"{}\", and the proxy has none",
                login.user
            );
            LoginError::Fatal(Fatal::new("28P01", message))
        };
        login.password.as_deref().ok_or_else(missing)
    };
    let mut answer = BytesMut::new();
    match request {
        CLEARTEXT_PASSWORD => frontend::password_message(password()?.as_bytes(), &mut answer)?,
        MD5_PASSWORD => {
            let salt = body.first_chunk().ok_or_else(|| unexpected("a cut salt"))?;
            let hash = md5_hash(login.user.as_bytes(), password()?.as_bytes(), *salt);
            frontend::password_message(hash.as_bytes(), &mut answer)?;
        }
        SASL => {
            let mut mechanisms = body.split(|it| *it == 0);
            if !mechanisms.any(|it| it == sasl::SCRAM_SHA_256.as_bytes()) {
                return Err(unsupported("SASL without SCRAM-SHA-256"));
            }
            let channel_binding = sasl::ChannelBinding::unsupported();
            let client = sasl::ScramSha256::new(password()?.as_bytes(), channel_binding);
            frontend::sasl_initial_response(sasl::SCRAM_SHA_256, client.message(), &mut answer)?;
            *scram = Some(client);
        }
        SASL_CONTINUE => {
            let client = scram.as_mut().ok_or_else(|| unexpected("SASLContinue"))?;
            client.update(body.copy_to_bytes(body.len()).as_ref())?;
            frontend::sasl_response(client.message(), &mut answer)?;
        }
        other => return Err(unsupported(&format!("method {other}"))),
    }
    Ok(answer)
}

fn unsupported(method: &str) -> LoginError {
    let message = format!(
        "PostgreSQL asks for an authentication that the proxy does not have ({method}); it has trust, password, md5 and scram-sha-256"
    );
    LoginError::Fatal(Fatal::new("28000", message))
}

fn unexpected(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("it sent {what}"))
}

/// Takes one whole message.
async fn read_message(stream: &mut Socket, input: &mut BytesMut) -> io::Result<BytesMut> {
    loop {
        if let Some(length) = input.get(1..).and_then(<[u8]>::first_chunk) {
            let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
            if !(4..=MAX_LENGTH).contains(&length) {
                return Err(unexpected("what is not the protocol of PostgreSQL"));
            }
            if input.len() > length {
                return Ok(input.split_to(length + 1));
            }
        }
        if stream.read_buf(input).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

/// SQLSTATE and text of an `ErrorResponse`.
fn code_and_message(message: &[u8]) -> (String, String) {
    let mut code = String::new();
    let mut text = String::new();
    for field in message.get(5..).unwrap_or_default().split(|it| *it == 0) {
        match field.split_first() {
            Some((b'C', value)) => code = String::from_utf8_lossy(value).into_owned(),
            Some((b'M', value)) => text = String::from_utf8_lossy(value).into_owned(),
            _ => {}
        }
    }
    (code, text)
}
