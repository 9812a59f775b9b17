//! Asking a client for its token.

use std::io;
use std::time::SystemTime;

use bytes::{BufMut, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::client_stream::ClientStream;
use super::fatal::Fatal;
use super::relay::message::write;
use super::startup::StartPacket;
use super::token;

/// The longest password that PostgreSQL takes (`PG_MAX_AUTH_TOKEN_LENGTH`). A token with a session
/// of its own has about two thousand bytes.
const MAX_LENGTH: u32 = 65_535;

const AUTHENTICATION: u8 = b'R';
const CLEARTEXT_PASSWORD: u32 = 3;
const PASSWORD_MESSAGE: u8 = b'p';

/// Why a client is not let in.
pub(super) enum PasswordError {
    /// It has left, most often to ask somebody for a password.
    Left,
    /// It is told why.
    Fatal(Fatal),
}

impl From<io::Error> for PasswordError {
    fn from(_: io::Error) -> Self {
        Self::Left
    }
}

impl From<Fatal> for PasswordError {
    fn from(fatal: Fatal) -> Self {
        Self::Fatal(fatal)
    }
}

/// Asks a client for its token, as Aurora DSQL does: by a password in the clear.
pub(super) async fn check_token(
    client: &mut ClientStream,
    packet: &StartPacket,
) -> Result<(), PasswordError> {
    let mut request = BytesMut::new();
    write(&mut request, AUTHENTICATION, |body| {
        body.put_u32(CLEARTEXT_PASSWORD);
    });
    client.write_all(&request).await?;
    client.flush().await?;
    let password = read_password(client).await?;
    let user = packet.get("user").map(|it| &it[..]).unwrap_or_default();
    let user = String::from_utf8_lossy(user);
    token::check(
        &password,
        &user,
        client.server_name(),
        SystemTime::now().into(),
    )
    .map_err(|it| PasswordError::Fatal(it.to_fatal(&user)))
}

/// Reads one message and not one byte more.
async fn read_password(client: &mut ClientStream) -> Result<Vec<u8>, PasswordError> {
    let tag = client.read_u8().await?;
    if tag != PASSWORD_MESSAGE {
        let message = format!("expected password response, got message type {tag}");
        return Err(Fatal::new("08P01", message).into());
    }
    let length = client.read_u32().await?;
    if !(5..=MAX_LENGTH).contains(&length) {
        return Err(Fatal::new("08P01", "invalid password packet size").into());
    }
    let mut password = vec![0; length as usize - 4];
    client.read_exact(&mut password).await?;
    if password.iter().position(|it| *it == 0) != Some(password.len() - 1) {
        return Err(Fatal::new("08P01", "invalid password packet size").into());
    }
    password.pop();
    Ok(password)
}
