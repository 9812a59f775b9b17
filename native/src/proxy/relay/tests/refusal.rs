//! Refused statements, and what becomes of those around them.

use bytes::BytesMut;
use expect_test::expect;

use super::super::message::{put_strings, write};
use super::super::session::Output;
use super::{NO_COLUMN, Talk, Toy, check};

const NO_PORTAL: &str = "E S:ERROR|C:34000|M:portal \"nothing\" does not exist";

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
                C Sdeesql proxy's own
                P deesql proxy's own|SELECT "refused by deesql"
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
                C Sdeesql proxy's own
                P deesql proxy's own|SELECT "refused by deesql"
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
                C Sdeesql proxy's own
                P deesql proxy's own|SELECT "refused by deesql"
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

#[test]
fn a_name_that_is_given_again_behind_a_failed_batch() {
    check(
        &[
            (
                "client",
                &[
                    "P s|select 1",
                    "S",
                    "E nothing",
                    "P s|select 2",
                    "P s|select 3",
                    "S",
                    "P s|late",
                    "S",
                ],
            ),
            ("server", &["1", "Z I", NO_PORTAL, "Z I", "1", "Z I"]),
            ("client", &["B |s", "E ", "S"]),
            ("server", &["2", "3", NO_COLUMN, "Z I"]),
        ],
        expect![[r#"
            client -> server
                P s|select 1
                S
                E nothing
                P s|select 2
                P s|select 3
                S
                P s|late
                S
            server -> client
                1
                Z I
                E SERROR|C34000|Mportal "nothing" does not exist
                Z I
                1
                Z I
            client -> server
                B |s
                C Sdeesql proxy's own
                P deesql proxy's own|SELECT "refused by deesql"
                S
            server -> client
                2
                E SERROR|VERROR|C0A000|Mtoo late
                Z I
        "#]],
    );
}

#[test]
fn mistakes_are_where_the_client_made_them() {
    let error = |message: &str, position: usize| {
        format!("E S:ERROR|C:42601|M:syntax error {message}|P:{position}")
    };
    let [end, semicolon, late] = [
        error(r#"at or near ";""#, 7),
        error(r#"at or near ";""#, 7),
        error(r#"at or near "x""#, 31),
    ];
    check(
        &[
            ("client", &["Q insert"]),
            ("server", &[&end, "Z I"]),
            ("client", &["Q insert; select"]),
            ("server", &[&semicolon, "Z I"]),
            ("client", &["Q insert; x"]),
            ("server", &[&late, "Z I"]),
        ],
        expect![[r#"
            client -> server
                Q insert;select count_rows()
            server -> client
                E SERROR|C42601|Msyntax error at end of input|P7
                Z I
            client -> server
                Q insert;select count_rows(); select
            server -> client
                E SERROR|C42601|Msyntax error at or near ";"|P7
                Z I
            client -> server
                Q insert;select count_rows(); x
            server -> client
                E SERROR|C42601|Msyntax error at or near "x"|P11
                Z I
        "#]],
    );
}

#[test]
fn errors_keep_the_encoding_of_the_client() {
    let mut talk = Talk::new(Toy, usize::MAX);
    talk.client(&["Q insert"]);
    let mut output = Output::default();
    let mut input = BytesMut::new();
    write(&mut input, b'E', |body| {
        put_strings(body, [&b"M\xe9"[..], b"P1", b""]);
    });
    talk.session
        .server_bytes(&mut &input[..], &mut output)
        .unwrap();
    assert_eq!(output.to_client, input);
}
