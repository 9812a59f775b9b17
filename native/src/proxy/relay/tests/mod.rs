//! The session, driven with messages written as text.
//!
//! A message is its tag and its strings: `Q select 1`, `P name|text`, `E portal`. Where nobody else
//! says so, PostgreSQL's part is played by the test.

mod copy;
mod own_statement;
mod preparation;
mod refusal;
mod stream;

use bytes::{BufMut, BytesMut};
use expect_test::Expect;

use super::behaviour::{Answer, Behaviour, Execution, REFUSED, Splice, Substitute, Then};
use super::message::{ErrorFields, put_strings, write};
use super::session::{Output, Session};
use super::unread::Unread;

/// Refuses what says `bad`, counts what says `insert`, makes a query of what says `job`.
#[derive(Debug, Default)]
struct Toy;

const COUNT: &str = "select count_rows()";

impl Toy {
    fn substitute(text: &str) -> Option<Substitute> {
        let mut substitute = Substitute::default();
        let mut start = 0;
        for part in text.split_inclusive(';') {
            let range = start..start + part.trim_end_matches(';').len();
            start += part.len();
            if part.contains("bad") {
                substitute.refusal = Some(ErrorFields::error("0A000", "no"));
                let text = REFUSED.to_owned();
                substitute.splices.push(Splice { range, text });
                break;
            } else if part.contains("insert") {
                let range = range.end..range.end;
                let text = format!(";{COUNT}");
                substitute.answers.extend([Answer::Held, Answer::Hidden]);
                substitute.splices.push(Splice { range, text });
                substitute.reads_rows |= part.contains("copy");
            } else if part.contains("job") {
                let text = "select submit() as job_id".to_owned();
                substitute.answers.push(Answer::Tagged("CREATE INDEX"));
                substitute.splices.push(Splice { range, text });
            } else {
                substitute.answers.push(Answer::Forward);
            }
        }
        (!substitute.splices.is_empty()).then_some(substitute)
    }
}

impl Behaviour for Toy {
    type Statement = String;

    fn query(&mut self, text: &str) -> Option<Substitute> {
        Self::substitute(text)
    }

    fn parse(&mut self, text: &str) -> (String, Option<Substitute>) {
        let substitute = match text.contains("insert") {
            true => None,
            false => Self::substitute(text),
        };
        (text.to_owned(), substitute)
    }

    fn execute(&mut self, text: &String) -> Execution {
        Execution {
            refusal: text
                .contains("late")
                .then(|| ErrorFields::error("0A000", "too late")),
            answer: match text.as_str() {
                it if it.contains("insert") => Answer::Held,
                it if it.contains("job") => Answer::Tagged("CREATE INDEX"),
                _ => Answer::Forward,
            },
            first: text.contains("first").then_some("select begin_count()"),
            then: text.contains("insert").then_some(Then {
                query: COUNT.into(),
                after_copy: text.contains("copy"),
            }),
        }
    }

    fn sync(&mut self) {}
}

fn bytes(messages: &[&str]) -> BytesMut {
    let mut bytes = BytesMut::new();
    for it in messages {
        let (tag, text) = it.split_at(1);
        write(&mut bytes, tag.as_bytes()[0], |body| match tag {
            "S" | "H" | "c" | "1" | "2" | "3" | "n" | "s" | "I" => {}
            "Z" => body.put_slice(text.trim().as_bytes()),
            "E" if text.contains(':') => {
                for field in text.trim().split('|') {
                    body.put_slice(&field.as_bytes()[..1]);
                    put_strings(body, [&field.as_bytes()[2..]]);
                }
                body.put_u8(0);
            }
            _ => put_strings(body, text.trim().split('|').map(str::as_bytes)),
        });
    }
    bytes
}

/// Messages as text again.
fn shown(mut bytes: &[u8]) -> String {
    let mut shown = Vec::new();
    while let [tag, a, b, c, d, rest @ ..] = bytes {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize - 4;
        let (body, rest) = rest.split_at(length);
        let printable = |it: &u8| match it {
            0 => '|',
            it if it.is_ascii_graphic() || *it == b' ' => char::from(*it),
            _ => '.',
        };
        let text: String = body.iter().map(printable).collect();
        shown.push(
            format!("{} {}", char::from(*tag), text.trim_end_matches('|'))
                .trim()
                .to_owned(),
        );
        bytes = rest;
    }
    assert!(bytes.is_empty(), "no whole message is left: {bytes:?}");
    shown.join("\n")
}

/// A session in which both sides speak in turn.
struct Talk<B: Behaviour> {
    session: Session<B>,
    seen: String,
    /// What the client has sent and the session does not take yet.
    waiting: Unread,
    /// How many bytes come at once.
    chunk: usize,
}

impl<B: Behaviour> Talk<B> {
    fn new(behaviour: B, chunk: usize) -> Self {
        let mut talk = Self {
            session: Session::new(behaviour),
            seen: String::new(),
            waiting: Unread::default(),
            chunk,
        };
        talk.server(&["R ", "K key", "Z I"]);
        talk.seen.clear();
        talk
    }

    fn client(&mut self, messages: &[&str]) {
        let mut output = Output::default();
        for chunk in bytes(messages).chunks(self.chunk) {
            self.client_bytes(chunk, &mut output);
        }
        self.show("client", &output);
    }

    fn server(&mut self, messages: &[&str]) {
        let mut output = Output::default();
        let mut unread = Unread::default();
        for chunk in bytes(messages).chunks(self.chunk) {
            let session = &mut self.session;
            let dealt = unread.deal(chunk, |it| session.server_bytes(it, &mut output));
            dealt.unwrap();
            self.client_bytes(&[], &mut output);
        }
        assert!(unread.is_empty(), "{unread:?}");
        self.show("server", &output);
    }

    fn client_bytes(&mut self, bytes: &[u8], output: &mut Output) {
        let session = &mut self.session;
        let dealt = self
            .waiting
            .deal(bytes, |it| session.client_bytes(it, output));
        dealt.unwrap();
    }

    fn show(&mut self, who: &str, output: &Output) {
        for (side, bytes) in [("server", &output.to_server), ("client", &output.to_client)] {
            if !bytes.is_empty() {
                let text = shown(bytes).replace('\n', "\n    ");
                self.seen
                    .push_str(&format!("{who} -> {side}\n    {text}\n"));
            }
        }
    }
}

/// A conversation, whole messages and byte by byte: what each side gets to see.
#[track_caller]
fn check(conversation: &[(&str, &[&str])], expected: Expect) {
    let mut seen = Vec::new();
    for chunk in [usize::MAX, 1, 7] {
        let mut talk = Talk::new(Toy, chunk);
        for (who, messages) in conversation {
            match *who {
                "client" => talk.client(messages),
                _ => talk.server(messages),
            }
        }
        assert!(talk.waiting.is_empty(), "{:?}", talk.waiting);
        seen.push(talk.seen);
    }
    assert_eq!(seen[0], seen[1], "byte by byte");
    assert_eq!(seen[0], seen[2], "in pieces");
    expected.assert_eq(&seen[0]);
}

const NO_COLUMN: &str = "E S:ERROR|C:42703|M:column \"refused by deesql\" does not exist|P:8";
