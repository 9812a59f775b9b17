//! The script before the first query.

use expect_test::expect;

use super::{Talk, bytes, shown};
use crate::proxy::relay::behaviour::{Behaviour, Execution, Substitute};
use crate::proxy::relay::session::{Activity, Output, Session};

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
        let input = bytes(messages);
        let mut input = &input[..];
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
