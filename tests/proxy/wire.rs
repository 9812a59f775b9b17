//! A client that sends and reads bytes.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy, sink};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Nothing in these tests takes longer; what does is a deadlock.
const LIMIT: Duration = Duration::from_secs(60);

pub(crate) const PROTOCOL_3_0: u32 = 3 << 16;
pub(crate) const SSL_REQUEST: &[u8] = b"\0\0\0\x08\x04\xd2\x16\x2f";
pub(crate) const GSS_REQUEST: &[u8] = b"\0\0\0\x08\x04\xd2\x16\x30";
pub(crate) const SYNC: &[u8] = b"S\0\0\0\x04";
pub(crate) const FLUSH: &[u8] = b"H\0\0\0\x04";
pub(crate) const TERMINATE: &[u8] = b"X\0\0\0\x04";

/// A message from the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) tag: char,
    pub(crate) body: Vec<u8>,
}

/// A connection.
pub(crate) struct Wire<S = TcpStream> {
    pub(crate) stream: S,
}

/// A message with a tag.
pub(crate) fn message(tag: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 4).unwrap();
    [&[tag], &length.to_be_bytes()[..], body].concat()
}

pub(crate) fn query(sql: &str) -> Vec<u8> {
    message(b'Q', format!("{sql}\0").as_bytes())
}

/// Parse into the unnamed statement.
pub(crate) fn parse(sql: &str) -> Vec<u8> {
    message(b'P', format!("\0{sql}\0\0\0").as_bytes())
}

/// Parse, Bind, Describe and Execute of an unnamed statement.
pub(crate) fn extended(sql: &str) -> Vec<u8> {
    let bind = message(b'B', b"\0\0\0\0\0\0\0\0");
    let describe = message(b'D', b"P\0");
    let execute = message(b'E', b"\0\0\0\0\0");
    [parse(sql), bind, describe, execute].concat()
}

/// A start packet.
pub(crate) fn start_packet(version: u32, parameters: &[(&str, &str)]) -> Vec<u8> {
    let mut body = version.to_be_bytes().to_vec();
    for (name, value) in parameters {
        body.extend(format!("{name}\0{value}\0").as_bytes());
    }
    body.push(0);
    let length = u32::try_from(body.len() + 4).unwrap();
    [&length.to_be_bytes()[..], &body].concat()
}

impl Message {
    /// A field of an error.
    pub(crate) fn field(&self, tag: u8) -> String {
        let fields = self.body.split(|it| *it == 0);
        let mut found = fields.filter(|it| it.first() == Some(&tag));
        let value = found.next().map(|it| &it[1..]).unwrap_or_default();
        String::from_utf8(value.to_vec()).unwrap()
    }

    /// The text that the body is.
    pub(crate) fn text(&self) -> String {
        text(&self.body)
    }

    /// The names in a RowDescription.
    pub(crate) fn columns(&self) -> Vec<String> {
        let mut columns = vec![];
        let mut rest = &self.body[2..];
        while !rest.is_empty() {
            let end = rest.iter().position(|it| *it == 0).unwrap();
            columns.push(text(&rest[..end]));
            // Table, column, type, length, modifier and format follow.
            rest = &rest[end + 1 + 18..];
        }
        columns
    }

    /// The values in a DataRow, as text.
    pub(crate) fn values(&self) -> Vec<String> {
        let mut values = vec![];
        let mut rest = &self.body[2..];
        while let Some((length, body)) = rest.split_first_chunk() {
            let length = usize::try_from(i32::from_be_bytes(*length)).ok();
            let (value, after) = body.split_at(length.unwrap_or(0));
            values.push(length.map_or("NULL".to_owned(), |_| text(value)));
            rest = after;
        }
        values
    }

    /// Severity, SQLSTATE and message of an error.
    pub(crate) fn error(&self) -> String {
        assert_eq!(self.tag, 'E', "{self:?}");
        let (severity, code, text) = (self.field(b'S'), self.field(b'C'), self.field(b'M'));
        format!("{severity} {code}: {text}")
    }
}

impl Wire {
    pub(crate) async fn connect(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream }
    }

    /// A session, ready for queries.
    pub(crate) async fn session(port: u16) -> Self {
        let mut wire = Self::connect(port).await;
        wire.start(&[("user", "admin"), ("database", "postgres")])
            .await;
        wire
    }

    /// Whether nothing is sent for a while.
    pub(crate) async fn is_silent(&mut self) -> bool {
        let mut byte = [0];
        let peeked = timeout(Duration::from_millis(200), self.stream.peek(&mut byte)).await;
        peeked.is_err()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Wire<S> {
    /// Reads everything up to ReadyForQuery and keeps nothing: the bytes read.
    pub(crate) async fn skim(&mut self) -> u64 {
        let mut total = 0;
        loop {
            let tag = self.byte().await;
            let length = u64::from(self.stream.read_u32().await.unwrap()) - 4;
            let mut body = (&mut self.stream).take(length);
            total += copy(&mut body, &mut sink()).await.unwrap();
            if tag == b'Z' {
                return total;
            }
        }
    }

    /// Starts a session that needs no password.
    pub(crate) async fn start(&mut self, parameters: &[(&str, &str)]) {
        self.send(&start_packet(PROTOCOL_3_0, parameters)).await;
        let tags = self.tags_until_ready().await;
        assert!(tags.starts_with("RS") && tags.ends_with("KZ"), "{tags}");
    }

    pub(crate) async fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.unwrap();
        // TLS may keep some of it.
        self.stream.flush().await.unwrap();
    }

    pub(crate) async fn byte(&mut self) -> u8 {
        let read = timeout(LIMIT, self.stream.read_u8()).await;
        read.expect("an answer").unwrap()
    }

    /// The next message.
    pub(crate) async fn message(&mut self) -> Message {
        let read = timeout(LIMIT, self.try_message()).await;
        read.expect("an answer").unwrap()
    }

    /// The next message, however long it takes, or the end of the connection.
    pub(crate) async fn try_message(&mut self) -> io::Result<Message> {
        let tag = char::from(self.stream.read_u8().await?);
        let length = self.stream.read_u32().await?;
        let mut body = vec![0; length as usize - 4];
        self.stream.read_exact(&mut body).await?;
        Ok(Message { tag, body })
    }

    /// The messages up to and with the next of a kind.
    pub(crate) async fn until(&mut self, tag: char) -> Vec<Message> {
        let mut messages = vec![];
        loop {
            let message = self.message().await;
            let is_last = message.tag == tag;
            messages.push(message);
            if is_last {
                return messages;
            }
        }
    }

    pub(crate) async fn until_ready(&mut self) -> Vec<Message> {
        self.until('Z').await
    }

    /// The tags of the messages up to ReadyForQuery.
    pub(crate) async fn tags_until_ready(&mut self) -> String {
        tags(&self.until_ready().await)
    }

    /// What a simple query gives: the first column of its rows, its command tags, its errors, and
    /// the state of the transaction, one a line.
    pub(crate) async fn query(&mut self, sql: &str) -> String {
        self.send(&query(sql)).await;
        let mut said = vec![];
        for it in self.until_ready().await {
            match it.tag {
                'D' => said.push(it.values().swap_remove(0)),
                'C' => said.push(text(&it.body)),
                'E' => said.push(it.error()),
                'Z' => said.push(text(&it.body)),
                _ => {}
            }
        }
        said.join("\n")
    }

    /// What is sent before the connection ends.
    pub(crate) async fn rest(&mut self) -> Vec<u8> {
        let mut rest = vec![];
        let read = timeout(LIMIT, self.stream.read_to_end(&mut rest)).await;
        // A reset is an end as well.
        let _ = read.expect("an end");
        rest
    }
}

pub(crate) fn tags(messages: &[Message]) -> String {
    messages.iter().map(|it| it.tag).collect()
}

fn text(body: &[u8]) -> String {
    String::from_utf8_lossy(body)
        .trim_end_matches('\0')
        .to_owned()
}
