//! COPY from the client.

use expect_test::expect;

use super::check;

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
            server -> server
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
                C Sdeesql proxy's own
                P deesql proxy's own|select count_rows()
                B deesql proxy's own|deesql proxy's own||||||.|.
                E deesql proxy's own
                C Pdeesql proxy's own
                C Sdeesql proxy's own
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
            ("server", &["1", "2", "G text"]),
            (
                "server",
                &[
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
            server -> server
                S
                d row
                c
                C Sdeesql proxy's own
                P deesql proxy's own|select count_rows()
                B deesql proxy's own|deesql proxy's own||||||.|.
                E deesql proxy's own
                C Pdeesql proxy's own
                C Sdeesql proxy's own
                S
                Q select 1
            server -> client
                1
                2
                G text
            server -> client
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
fn what_follows_a_copy_that_never_begins_is_no_part_of_it() {
    check(
        &[
            (
                "client",
                &["P |copy insert", "B |", "E ", "S", "d row", "c", "S"],
            ),
            (
                "server",
                &["1", "2", "E S:ERROR|C:25006|M:read only", "Z E", "Z E"],
            ),
        ],
        expect![[r#"
            client -> server
                P |copy insert
                B
                E
            server -> server
                S
                d row
                c
                S
            server -> client
                1
                2
                E SERROR|C25006|Mread only
                Z E
                Z E
        "#]],
    );
}

#[test]
fn a_sync_among_the_rows_of_a_simple_copy_is_not_answered() {
    check(
        &[
            (
                "client",
                &[
                    "Q copy insert;copy insert",
                    "S",
                    "d row",
                    "c",
                    "S",
                    "c",
                    "Q select 1",
                ],
            ),
            ("server", &["G text"]),
            ("server", &["C COPY 1", "C SELECT 1", "G text"]),
            ("server", &["C COPY 0", "C SELECT 1", "Z I"]),
            ("server", &["C SELECT 1", "Z I"]),
        ],
        expect![[r#"
            client -> server
                Q copy insert;select count_rows();copy insert;select count_rows()
            server -> server
                S
                d row
                c
            server -> client
                G text
            server -> server
                S
                c
            server -> client
                C COPY 1
                G text
            server -> server
                Q select 1
            server -> client
                C COPY 0
                Z I
            server -> client
                C SELECT 1
                Z I
        "#]],
    );
}
