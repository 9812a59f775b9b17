//! Bytes as they come.

use bytes::{BufMut, BytesMut};

use crate::proxy::relay::behaviour::{Behaviour, Execution, Substitute};
use crate::proxy::relay::frame::ProtocolError;
use crate::proxy::relay::message::{put_strings, write};
use crate::proxy::relay::session::{Output, Session};

#[test]
fn large_messages_pass_in_pieces() {
    let mut session = Session::new(Plain);
    let mut output = Output::default();
    let mut row = BytesMut::new();
    write(&mut row, b'D', |body| body.put_bytes(7, 1 << 20));
    let mut input = &row[..100];
    session.server_bytes(&mut input, &mut output).unwrap();
    assert_eq!((input.len(), output.to_client.len()), (0, 100));
    let mut input = &row[100..];
    session.server_bytes(&mut input, &mut output).unwrap();
    assert_eq!(output.to_client, row);

    // Of a Bind the names are read; its values pass.
    let mut bind = BytesMut::new();
    write(&mut bind, b'B', |body| {
        put_strings(body, [&b"p"[..], b"s"]);
        body.put_bytes(7, 1 << 20);
    });
    let mut input = &bind[..2000];
    session.client_bytes(&mut input, &mut output).unwrap();
    assert_eq!((input.len(), output.to_server.len()), (0, 2000));
}

#[test]
fn lengths_that_cannot_be_end_the_session() {
    for length in [0u32, 3, 1 << 31, u32::MAX] {
        let mut input = BytesMut::from(&b"Q"[..]);
        input.put_u32(length);
        let found = Session::new(Plain).client_bytes(&mut &input[..], &mut Output::default());
        assert_eq!(found, Err(ProtocolError::Length), "{length}");
    }
    // A string without its end.
    let mut input = &b"Q\0\0\0\x07abc"[..];
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
