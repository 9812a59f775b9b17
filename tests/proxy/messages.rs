//! Message files: what a client sends, message by message, and what it gets.
//!
//! ```text
//! Parse s1 SELECT $1::int
//! Bind p1 s1 5
//! Execute p1 0
//! Sync
//! --> ParseComplete
//! --> BindComplete
//! --> DataRow 5
//! --> CommandComplete SELECT 1
//! --> ReadyForQuery I
//! ```
//!
//! What stands between two empty lines is sent in one packet; `-` is the unnamed statement or portal,
//! `\t` and `\n` in data are what they say. Every file is a session on each version of PostgreSQL, by
//! a proxy that logs in and by one that relays. A file in which nothing is refused (0A000) is sent to
//! PostgreSQL directly as well, which answers the same. `UPDATE_EXPECT=1` writes down what is
//! answered; read what it did.

use std::fmt::Write;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::UnixStream;

use super::differential::ISOLATION;
use super::wire::{FLUSH, Message, SYNC, Wire, message, query};
use crate::support::postgres::{Database, databases, run};
use crate::support::proxy::{As, Proxy};
use crate::support::{files_under, root};

/// The only value in the answer to the query that ends every packet.
const THE_END: &str = "the end of the packet";

#[test]
fn every_message_file_is_answered_as_it_says() {
    let mut wrong = String::new();
    run(async {
        for file in files_under("tests/proxy/messages") {
            let text = std::fs::read_to_string(root().join(&file)).unwrap();
            for database in databases().await {
                let proxied = proxied(&text, &database, &As::Owner).await;
                if std::env::var_os("UPDATE_EXPECT").is_some() {
                    std::fs::write(root().join(&file), &proxied).unwrap();
                } else if proxied != text {
                    compare(&mut wrong, &file, "the proxy", &text, &proxied);
                }
                let relayed = self::proxied(&text, &database.another().await, &As::Relay).await;
                compare(&mut wrong, &file, "the relaying proxy", &proxied, &relayed);
                if !text.contains("0A000") {
                    let direct = answered(&text, direct(&database.another().await).await).await;
                    compare(&mut wrong, &file, "PostgreSQL", &proxied, &direct);
                }
            }
        }
    });
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn compare(wrong: &mut String, file: &str, who: &str, expected: &str, found: &str) {
    let lines = expected.lines().zip(found.lines()).enumerate();
    let mut different = lines.filter(|(_, (expected, found))| expected != found);
    if let Some((at, (expected, found))) = different.next() {
        writeln!(wrong, "{file}:{}, {who}\n- {expected}\n+ {found}", at + 1).unwrap();
    } else if expected != found {
        writeln!(wrong, "{file}, {who}: not as many lines").unwrap();
    }
}

/// The file with the answers that it gets through a proxy.
async fn proxied(text: &str, database: &Database, login: &As<'_>) -> String {
    let proxy = Proxy::start(database, login);
    let mut wire = Wire::connect(proxy.port).await;
    wire.start(&[("user", &database.user), ("database", &database.name)])
        .await;
    answered(text, wire).await
}

/// A session with PostgreSQL itself.
async fn direct(database: &Database) -> Wire<UnixStream> {
    let socket = database.folder.join(format!(".s.PGSQL.{}", database.port));
    let stream = UnixStream::connect(socket).await.unwrap();
    let mut wire = Wire { stream };
    wire.start(&[
        ("user", &database.user),
        ("database", &database.name),
        ISOLATION,
    ])
    .await;
    wire
}

/// The file with the answers that it gets.
async fn answered<S>(text: &str, mut wire: Wire<S>) -> String
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut out = String::new();
    let mut packet = vec![];
    for line in text.lines().chain([""]) {
        if line.starts_with("-->") {
            continue;
        }
        if line.is_empty() && !packet.is_empty() {
            packet.extend(query(&format!("SELECT '{THE_END}'")));
            wire.send(&packet).await;
            packet.clear();
            for it in until_end(&mut wire).await {
                writeln!(out, "--> {it}").unwrap();
            }
        }
        if !line.is_empty() && !line.starts_with('#') {
            packet.extend(sent(line));
        }
        writeln!(out, "{line}").unwrap();
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// What is answered before the answer to the last query.
async fn until_end<S>(wire: &mut Wire<S>) -> Vec<String>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut told = vec![];
    loop {
        let message = wire.message().await;
        let is_last = message.tag == 'D' && message.values() == [THE_END];
        told.push(line(&message));
        if is_last {
            // Its RowDescription comes before it, its CommandComplete and ReadyForQuery behind.
            told.truncate(told.len() - 2);
            wire.until_ready().await;
            return told;
        }
    }
}

/// A message of the client's.
fn sent(line: &str) -> Vec<u8> {
    let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
    let mut words = rest
        .splitn(3, ' ')
        .map(|it| if it == "-" { "" } else { it });
    let mut word = || words.next().unwrap_or_default();
    let data = || rest.replace("\\n", "\n").replace("\\t", "\t");
    match kind {
        "Query" => query(rest),
        "Parse" => {
            let (name, text) = rest.split_once(' ').unwrap();
            let name = if name == "-" { "" } else { name };
            message(b'P', format!("{name}\0{text}\0\0\0").as_bytes())
        }
        "Bind" => {
            let mut body = format!("{}\0{}\0", word(), word()).into_bytes();
            let values: Vec<_> = word().split_whitespace().collect();
            body.extend([0, 0]);
            body.extend(u16::try_from(values.len()).unwrap().to_be_bytes());
            for it in values {
                body.extend(u32::try_from(it.len()).unwrap().to_be_bytes());
                body.extend(it.as_bytes());
            }
            body.extend([0, 0]);
            message(b'B', &body)
        }
        "Describe" => message(b'D', format!("{}{}\0", word(), word()).as_bytes()),
        "Close" => message(b'C', format!("{}{}\0", word(), word()).as_bytes()),
        "Execute" => {
            let name = format!("{}\0", word());
            let rows: u32 = word().parse().unwrap();
            message(b'E', &[name.as_bytes(), &rows.to_be_bytes()].concat())
        }
        // No formats, no arguments, the result as text.
        "FunctionCall" => {
            let function: u32 = word().parse().unwrap();
            message(b'F', &[&function.to_be_bytes()[..], &[0; 6]].concat())
        }
        "CopyData" => message(b'd', data().as_bytes()),
        "CopyDone" => message(b'c', b""),
        "CopyFail" => message(b'f', format!("{rest}\0").as_bytes()),
        "Flush" => FLUSH.to_vec(),
        "Sync" => SYNC.to_vec(),
        _ => panic!("{line}"),
    }
}

/// A message of the server's.
fn line(message: &Message) -> String {
    let Message { tag, body } = message;
    let (name, said) = match tag {
        '1' => ("ParseComplete", String::new()),
        '2' => ("BindComplete", String::new()),
        '3' => ("CloseComplete", String::new()),
        'A' => ("NotificationResponse", String::new()),
        'C' => ("CommandComplete", message.text()),
        'D' => ("DataRow", message.values().join(" | ")),
        'E' => ("ErrorResponse", told(message)),
        'G' => ("CopyInResponse", String::new()),
        'H' => ("CopyOutResponse", String::new()),
        'I' => ("EmptyQueryResponse", String::new()),
        'N' => ("NoticeResponse", told(message)),
        'S' => ("ParameterStatus", message.text().replace('\0', " = ")),
        'T' => ("RowDescription", message.columns().join(" | ")),
        // The length and the value.
        'V' => ("FunctionCallResponse", body.len().min(5).to_string()),
        'Z' => ("ReadyForQuery", message.text()),
        'c' => ("CopyDone", String::new()),
        'd' => ("CopyData", body.escape_ascii().to_string()),
        'n' => ("NoData", String::new()),
        's' => ("PortalSuspended", String::new()),
        't' => ("ParameterDescription", body.escape_ascii().to_string()),
        _ => panic!("{message:?}"),
    };
    format!("{name} {said}").trim_end().to_owned()
}

/// An error or a notice, with its place in the client's text.
fn told(message: &Message) -> String {
    let (code, text) = (message.field(b'C'), message.field(b'M'));
    let severity = match message.tag {
        'N' => message.field(b'S').to_lowercase() + " ",
        _ => String::new(),
    };
    let place = match message.field(b'P') {
        place if place.is_empty() => place,
        place => format!(" at {place}"),
    };
    format!("{severity}{code}: {text}{place}")
}
