//! What the proxy sends beside or instead of a statement.

use expect_test::expect;

use super::{COUNT, Talk, Toy, check};

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
                C Sdeesql proxy's own
                P deesql proxy's own|select count_rows()
                B deesql proxy's own|deesql proxy's own||||||.|.
                E deesql proxy's own
                C Pdeesql proxy's own
                C Sdeesql proxy's own
                B |s
                E
                C Sdeesql proxy's own
                P deesql proxy's own|select count_rows()
                B deesql proxy's own|deesql proxy's own||||||.|.
                E deesql proxy's own
                C Pdeesql proxy's own
                C Sdeesql proxy's own
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
