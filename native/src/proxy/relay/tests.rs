//! The session, driven with messages written as text.
//!
//! A message is its tag and its strings: `Q select 1`, `P name|text`, `E portal`. Where nobody else
//! says so, PostgreSQL's part is played by the test.

use bytes::{BufMut, BytesMut};
use expect_test::{Expect, expect};

use super::behaviour::{Answer, Behaviour, Execution, REFUSED, Splice, Substitute, Then};
use super::frame::ProtocolError;
use super::message::{ErrorFields, put_strings, write};
use super::session::{Activity, Output, Session};

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
            then: text.contains("insert").then_some(Then {
                query: COUNT,
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
    /// How many bytes come at once.
    chunk: usize,
}

impl<B: Behaviour> Talk<B> {
    fn new(behaviour: B, chunk: usize) -> Self {
        let mut talk = Self {
            session: Session::new(behaviour),
            seen: String::new(),
            chunk,
        };
        talk.server(&["R ", "K key", "Z I"]);
        talk.seen.clear();
        talk
    }

    fn client(&mut self, messages: &[&str]) {
        self.step("client", bytes(messages), Session::client_bytes);
    }

    fn server(&mut self, messages: &[&str]) {
        self.step("server", bytes(messages), Session::server_bytes);
    }

    fn step(
        &mut self,
        who: &str,
        bytes: BytesMut,
        take: fn(&mut Session<B>, &mut BytesMut, &mut Output) -> Result<(), ProtocolError>,
    ) {
        let mut output = Output::default();
        let mut input = BytesMut::new();
        for chunk in bytes.chunks(self.chunk) {
            input.put_slice(chunk);
            take(&mut self.session, &mut input, &mut output).unwrap();
        }
        assert!(input.is_empty(), "{who}: {input:?}");
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
        seen.push(talk.seen);
    }
    assert_eq!(seen[0], seen[1], "byte by byte");
    assert_eq!(seen[0], seen[2], "in pieces");
    expected.assert_eq(&seen[0]);
}

const NO_COLUMN: &str = "E S:ERROR|C:42703|M:column \"refused by deesql\" does not exist|P:8";

#[test]
fn a_refused_query_gets_its_own_error() {
    check(
        &[
            ("client", &["Q bad"]),
            ("server", &[NO_COLUMN, "Z I"]),
            ("client", &["Q select 1"]),
            ("server", &["T a", "D 1", "C SELECT 1", "Z I"]),
        ],
        expect![[r#"
            client -> server
                Q SELECT "refused by deesql"
            server -> client
                E SERROR|VERROR|C0A000|Mno
                Z I
            client -> server
                Q select 1
            server -> client
                T a
                D 1
                C SELECT 1
                Z I
        "#]],
    );
}

#[test]
fn in_an_aborted_block_postgresql_has_the_last_word() {
    check(
        &[
            ("client", &["Q bad"]),
            (
                "server",
                &["E S:ERROR|C:25P02|M:current transaction is aborted", "Z E"],
            ),
        ],
        expect![[r#"
            client -> server
                Q SELECT "refused by deesql"
            server -> client
                E SERROR|C25P02|Mcurrent transaction is aborted
                Z E
        "#]],
    );
}

#[test]
fn what_stands_before_a_refused_statement_is_answered_first() {
    check(
        &[
            (
                "client",
                &[
                    "P |select 1",
                    "B |",
                    "D P",
                    "E ",
                    "P |bad",
                    "B |",
                    "E ",
                    "S",
                ],
            ),
            (
                "server",
                &["1", "2", "T a", "D 1", "C SELECT 1", NO_COLUMN, "Z I"],
            ),
            ("client", &["Q select 2"]),
            ("server", &["C SELECT 2", "Z I"]),
        ],
        expect![[r#"
            client -> server
                P |select 1
                B
                D P
                E
                P |SELECT "refused by deesql"
                B
                E
                S
            server -> client
                1
                2
                T a
                D 1
                C SELECT 1
                E SERROR|VERROR|C0A000|Mno
                Z I
            client -> server
                Q select 2
            server -> client
                C SELECT 2
                Z I
        "#]],
    );
}

#[test]
fn a_refusal_at_flush_is_told_at_once_and_ready_at_sync() {
    check(
        &[
            ("client", &["P |bad", "H"]),
            ("server", &[NO_COLUMN]),
            ("client", &["B |", "E "]),
            ("client", &["S"]),
            ("server", &["Z I"]),
        ],
        expect![[r#"
            client -> server
                P |SELECT "refused by deesql"
                H
            server -> client
                E SERROR|VERROR|C0A000|Mno
            client -> server
                B
                E
            client -> server
                S
            server -> client
                Z I
        "#]],
    );
}

#[test]
fn what_is_refused_when_it_runs_fails_in_the_place_of_its_execute() {
    check(
        &[
            ("client", &["P s|late", "B p|s", "E p", "S"]),
            ("server", &["1", "2", "3", NO_COLUMN, "Z I"]),
        ],
        expect![[r#"
            client -> server
                P s|late
                B p|s
                C Sdeesql
                P deesql|SELECT "refused by deesql"
                S
            server -> client
                1
                2
                E SERROR|VERROR|C0A000|Mtoo late
                Z I
        "#]],
    );
}

#[test]
fn the_end_of_a_statement_waits_for_the_one_behind_it() {
    check(
        &[
            ("client", &["Q insert 1; select 2"]),
            (
                "server",
                &[
                    "C INSERT 0 1",
                    "T void",
                    "N notice",
                    "D ",
                    "C SELECT 1",
                    "C SELECT 2",
                    "Z I",
                ],
            ),
            ("client", &["Q insert 1"]),
            (
                "server",
                &[
                    "C INSERT 0 9000",
                    "T void",
                    "E S:ERROR|C:54000|M:too many|W:in a function",
                    "Z I",
                ],
            ),
        ],
        expect![[r#"
            client -> server
                Q insert 1;select count_rows(); select 2
            server -> client
                C INSERT 0 1
                C SELECT 2
                Z I
            client -> server
                Q insert 1;select count_rows()
            server -> client
                E SERROR|C54000|Mtoo many
                Z I
        "#]],
    );
}

#[test]
fn a_statement_of_the_proxys_own_leaves_no_trace() {
    check(
        &[
            ("client", &["P s|insert", "B |s", "E ", "B |s", "E ", "S"]),
            (
                "server",
                &[
                    "1",
                    "2",
                    "C INSERT 0 1",
                    "3",
                    "1",
                    "2",
                    "D ",
                    "C SELECT 1",
                    "3",
                    "3",
                    "2",
                    "C INSERT 0 2",
                    "3",
                    "1",
                    "2",
                    "D ",
                    "C SELECT 1",
                    "3",
                    "3",
                    "Z I",
                ],
            ),
        ],
        expect![[r#"
            client -> server
                P s|insert
                B |s
                E
                C Sdeesql
                P deesql|select count_rows()
                B deesql|deesql||||||.|.
                E deesql
                C Pdeesql
                C Sdeesql
                B |s
                E
                C Sdeesql
                P deesql|select count_rows()
                B deesql|deesql||||||.|.
                E deesql
                C Pdeesql
                C Sdeesql
                S
            server -> client
                1
                2
                C INSERT 0 1
                2
                C INSERT 0 2
                Z I
        "#]],
    );
}

#[test]
fn nothing_is_put_between_the_rows_of_a_copy() {
    // libpq sends a Sync before the rows; PostgreSQL reads over it.
    check(
        &[
            ("client", &["P |copy insert", "B |", "E ", "S"]),
            ("server", &["1", "2", "G text"]),
            ("client", &["d row", "S", "d row", "c", "S"]),
            (
                "server",
                &[
                    "C COPY 2",
                    "3",
                    "1",
                    "2",
                    "D ",
                    "C SELECT 1",
                    "3",
                    "3",
                    "Z I",
                ],
            ),
            ("client", &["Q select 1"]),
            ("server", &["C SELECT 1", "Z I"]),
        ],
        expect![[r#"
            client -> server
                P |copy insert
                B
                E
                S
            server -> client
                1
                2
                G text
            client -> server
                d row
                S
                d row
                c
                C Sdeesql
                P deesql|select count_rows()
                B deesql|deesql||||||.|.
                E deesql
                C Pdeesql
                C Sdeesql
                S
            server -> client
                C COPY 2
                Z I
            client -> server
                Q select 1
            server -> client
                C SELECT 1
                Z I
        "#]],
    );
}

#[test]
fn a_copy_whose_rows_are_sent_without_waiting() {
    check(
        &[
            (
                "client",
                &[
                    "P |copy insert",
                    "B |",
                    "E ",
                    "S",
                    "d row",
                    "c",
                    "S",
                    "Q select 1",
                ],
            ),
            (
                "server",
                &[
                    "1",
                    "2",
                    "G text",
                    "C COPY 1",
                    "3",
                    "1",
                    "2",
                    "C SELECT 1",
                    "3",
                    "3",
                    "Z I",
                    "C SELECT 1",
                    "Z I",
                ],
            ),
        ],
        expect![[r#"
            client -> server
                P |copy insert
                B
                E
                S
                d row
                c
                C Sdeesql
                P deesql|select count_rows()
                B deesql|deesql||||||.|.
                E deesql
                C Pdeesql
                C Sdeesql
                S
                Q select 1
            server -> client
                1
                2
                G text
                C COPY 1
                Z I
                C SELECT 1
                Z I
        "#]],
    );
}

#[test]
fn a_copy_that_fails_in_the_middle() {
    check(
        &[
            ("client", &["Q copy t"]),
            ("server", &["G text"]),
            ("client", &["d row"]),
            ("server", &["E S:ERROR|C:22P02|M:bad row", "Z I"]),
            ("client", &["d row", "c", "Q select 1"]),
            ("server", &["C SELECT 1", "Z I"]),
        ],
        expect![[r#"
            client -> server
                Q copy t
            server -> client
                G text
            client -> server
                d row
            server -> client
                E SERROR|C22P02|Mbad row
                Z I
            client -> server
                d row
                c
                Q select 1
            server -> client
                C SELECT 1
                Z I
        "#]],
    );
}

#[test]
fn another_statement_answers_under_the_tag_of_the_clients() {
    check(
        &[
            ("client", &["Q begin; job; commit"]),
            (
                "server",
                &[
                    "C BEGIN",
                    "T job_id",
                    "D abc",
                    "C SELECT 1",
                    "C COMMIT",
                    "Z I",
                ],
            ),
            ("client", &["P |job", "D S", "B |", "E ", "S"]),
            (
                "server",
                &["1", "t ", "T job_id", "2", "D abc", "C SELECT 1", "Z I"],
            ),
            ("client", &["Q job"]),
            (
                "server",
                &[
                    "E S:ERROR|C:42P01|M:no table|P:8|q:EXECUTE x|p:3|W:in submit()",
                    "Z I",
                ],
            ),
        ],
        expect![[r#"
            client -> server
                Q begin;select submit() as job_id; commit
            server -> client
                C BEGIN
                T job_id
                D abc
                C CREATE INDEX
                C COMMIT
                Z I
            client -> server
                P |select submit() as job_id
                D S
                B
                E
                S
            server -> client
                1
                t
                T job_id
                2
                D abc
                C CREATE INDEX
                Z I
            client -> server
                Q select submit() as job_id
            server -> client
                E SERROR|C42P01|Mno table
                Z I
        "#]],
    );
}

#[test]
fn a_place_in_an_error_is_one_of_the_clients_text() {
    let text = "insert 'ä'; select 1, nope";
    let sent = format!("insert 'ä';{COUNT}; select 1, nope");
    let place = |text: &str| text.find("nope").map(|it| text[..it].chars().count() + 1);
    let at = place(&sent).unwrap();
    let error = format!("E S:ERROR|C:42703|M:no column|P:{at}");
    let expected = place(text).unwrap();
    let mut talk = Talk::new(Toy, usize::MAX);
    talk.client(&[&format!("Q {text}")]);
    talk.server(&["C INSERT 0 1", "C SELECT 1", &error, "Z I"]);
    assert!(
        talk.seen.contains(&format!("|P{expected}\n")),
        "{}",
        talk.seen
    );
}

#[test]
fn a_name_means_what_postgresql_says_it_means() {
    // The second Parse fails, so that the name is still the first statement's.
    check(
        &[
            ("client", &["P s|late", "S", "P s|select 1", "S"]),
            ("server", &["1", "Z I", "E S:ERROR|C:42P05|M:exists", "Z I"]),
            ("client", &["B |s", "E ", "S"]),
            ("server", &["2", "3", NO_COLUMN, "Z I"]),
            ("client", &["P |select (", "C Ss", "S"]),
            ("server", &["E S:ERROR|C:42601|M:syntax error", "Z I"]),
            ("client", &["B |s", "E ", "S"]),
        ],
        expect![[r#"
            client -> server
                P s|late
                S
                P s|select 1
                S
            server -> client
                1
                Z I
                E SERROR|C42P05|Mexists
                Z I
            client -> server
                B |s
                C Sdeesql
                P deesql|SELECT "refused by deesql"
                S
            server -> client
                2
                E SERROR|VERROR|C0A000|Mtoo late
                Z I
            client -> server
                P |select (
                C Ss
                S
            server -> client
                E SERROR|C42601|Msyntax error
                Z I
            client -> server
                B |s
                C Sdeesql
                P deesql|SELECT "refused by deesql"
                S
        "#]],
    );
}

#[test]
fn a_query_that_only_quotes_the_refusal_keeps_its_error() {
    check(
        &[("client", &["Q select 1"]), ("server", &[NO_COLUMN, "Z I"])],
        expect![[r#"
            client -> server
                Q select 1
            server -> client
                E SERROR|C42703|Mcolumn "refused by deesql" does not exist|P8
                Z I
        "#]],
    );
}

/// Prepares the database in the client's session.
struct Prepared;

impl Behaviour for Prepared {
    type Statement = ();

    fn preparation(&self) -> Option<&str> {
        Some("create schema sys")
    }

    fn query(&mut self, _: &str) -> Option<Substitute> {
        None
    }

    fn parse(&mut self, _: &str) -> ((), Option<Substitute>) {
        ((), None)
    }

    fn execute(&mut self, (): &()) -> Execution {
        Execution::default()
    }

    fn sync(&mut self) {}
}

#[test]
fn the_client_waits_for_the_preparation_and_does_not_see_it() {
    for answer in ["C CREATE SCHEMA", "E S:ERROR|C:42501|M:permission denied"] {
        let mut talk = Talk::new(Prepared, usize::MAX);
        talk.server(&["N notice", answer, "Z I"]);
        talk.client(&["Q select 1"]);
        talk.server(&["N hello", "C SELECT 1", "Z I"]);
        expect![[r#"
            server -> client
                Z I
            client -> server
                Q select 1
            server -> client
                N hello
                C SELECT 1
                Z I
        "#]]
        .assert_eq(&talk.seen);
    }
}

#[test]
fn a_client_that_does_not_wait_goes_on_without_the_preparation() {
    let mut session = Session::new(Prepared);
    let mut output = Output::default();
    let mut take = |session: &mut Session<Prepared>, messages: &[&str], is_client: bool| {
        let mut input = bytes(messages);
        output.to_client.clear();
        if is_client {
            session.client_bytes(&mut input, &mut output).unwrap();
        } else {
            session.server_bytes(&mut input, &mut output).unwrap();
        }
        shown(&output.to_client)
    };
    take(&mut session, &["Q select 1"], true);
    assert_eq!(take(&mut session, &["R ", "Z I"], false), "R\nZ I");
    assert_eq!(
        take(&mut session, &["C SELECT 1", "Z I"], false),
        "C SELECT 1\nZ I"
    );
    assert_eq!(take(&mut session, &["C CREATE SCHEMA", "Z I"], false), "");
    assert_eq!(session.activity(), Activity::Idle);
}

#[test]
fn large_messages_pass_in_pieces() {
    let mut session = Session::new(Plain);
    let mut output = Output::default();
    let mut row = BytesMut::new();
    write(&mut row, b'D', |body| body.put_bytes(7, 1 << 20));
    let mut input = BytesMut::from(&row[..100]);
    session.server_bytes(&mut input, &mut output).unwrap();
    assert_eq!((input.len(), output.to_client.len()), (0, 100));
    input.put_slice(&row[100..]);
    session.server_bytes(&mut input, &mut output).unwrap();
    assert_eq!(output.to_client, row);

    // Of a Bind the names are read; its values pass.
    let mut bind = BytesMut::new();
    write(&mut bind, b'B', |body| {
        put_strings(body, [&b"p"[..], b"s"]);
        body.put_bytes(7, 1 << 20);
    });
    let mut input = BytesMut::from(&bind[..2000]);
    session.client_bytes(&mut input, &mut output).unwrap();
    assert_eq!((input.len(), output.to_server.len()), (0, 2000));
}

#[test]
fn lengths_that_cannot_be_end_the_session() {
    for length in [0u32, 3, 1 << 31, u32::MAX] {
        let mut input = BytesMut::from(&b"Q"[..]);
        input.put_u32(length);
        let found = Session::new(Plain).client_bytes(&mut input, &mut Output::default());
        assert_eq!(found, Err(ProtocolError::Length), "{length}");
    }
    // A string without its end.
    let mut input = BytesMut::from(&b"Q\0\0\0\x07abc"[..]);
    let found = Session::new(Plain).client_bytes(&mut input, &mut Output::default());
    assert_eq!(found, Err(ProtocolError::Format));
}

/// A relay and nothing else.
#[derive(Debug, Default)]
struct Plain;

impl Behaviour for Plain {
    type Statement = ();

    fn query(&mut self, _: &str) -> Option<Substitute> {
        None
    }

    fn parse(&mut self, _: &str) -> ((), Option<Substitute>) {
        ((), None)
    }

    fn execute(&mut self, (): &()) -> Execution {
        Execution::default()
    }

    fn sync(&mut self) {}
}
