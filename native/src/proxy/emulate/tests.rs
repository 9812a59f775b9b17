//! What becomes of statements, without a PostgreSQL.

use std::borrow::Cow;
use std::time::Duration;

use deesql_core::service::Release;
use expect_test::{Expect, expect};

use super::jobs::Jobs;
use super::*;
use crate::connect::Host;
use crate::proxy::{Login, Upstream};

fn emulation(has_login: bool) -> Emulation {
    let upstream = Upstream {
        host: Host::Tcp("localhost".to_owned()),
        port: 5432,
    };
    let login = Login {
        user: "admin".to_owned(),
        password: None,
        database: "postgres".to_owned(),
    };
    let catalog = Arc::default();
    let jobs = has_login.then(|| Jobs::new(&upstream, &login, Arc::clone(&catalog)));
    let rules = Rules {
        stale_sessions_fail: true,
        transaction_age: Duration::from_secs(300),
    };
    Emulation {
        watch: Watch::new(rules, &catalog),
        emulator: Emulator::with_jobs(Release::LATEST, jobs, catalog, rules, Metrics::default()),
        transaction: Transaction::None,
        certainty: Certainty::default(),
        has_submitted: false,
    }
}

/// The message of a refusal, or nothing.
fn message(refusal: Option<&ErrorFields>) -> String {
    let message = refusal.and_then(|it| it.get(ErrorFields::MESSAGE));
    message.map_or("ok".to_owned(), Cow::into_owned)
}

/// What a session says: `Q text` for a simple query, `E text` for a prepared statement that is run,
/// `S` for Sync, `Z idle` and `Z block` for what PostgreSQL says.
#[track_caller]
fn check(session: &[&str], expected: Expect) {
    let mut emulation = emulation(true);
    let mut seen = String::new();
    for it in session {
        let (way, text) = it.split_at(1);
        let text = text.trim();
        let outcome = match way {
            "Q" => message(emulation.query(text).and_then(|it| it.refusal).as_ref()),
            "E" => {
                let (statement, substitute) = emulation.parse(text);
                match substitute.and_then(|it| it.refusal) {
                    Some(refusal) => format!("not prepared: {}", message(Some(&refusal))),
                    None => message(emulation.execute(&statement).refusal.as_ref()),
                }
            }
            "S" => {
                emulation.sync();
                continue;
            }
            _ => {
                emulation.ready(Ready {
                    is_idle: text == "idle",
                    is_last: true,
                });
                continue;
            }
        };
        seen.push_str(&format!("{text}: {outcome}\n"));
    }
    expected.assert_eq(&seen);
}

#[test]
fn a_block_holds_one_definition() {
    check(
        &[
            "Q BEGIN",
            "Q CREATE TABLE a (id int PRIMARY KEY)",
            "Q CREATE TABLE b (id int PRIMARY KEY)",
            "Q INSERT INTO a VALUES (1)",
            "Q ROLLBACK",
            "Q CREATE TABLE b (id int PRIMARY KEY)",
            "Q INSERT INTO b VALUES (1)",
        ],
        expect![[r#"
            BEGIN: ok
            CREATE TABLE a (id int PRIMARY KEY): ok
            CREATE TABLE b (id int PRIMARY KEY): multiple ddl statements not supported in a transaction
            INSERT INTO a VALUES (1): ddl and dml are not supported in the same transaction
            ROLLBACK: ok
            CREATE TABLE b (id int PRIMARY KEY): ok
            INSERT INTO b VALUES (1): ok
        "#]],
    );
}

#[test]
fn a_query_of_several_statements_is_one_transaction() {
    check(
        &[
            "Q CREATE TABLE a (id int); CREATE TABLE b (id int)",
            "Q BEGIN; CREATE TABLE a (id int); COMMIT",
            "Q BEGIN; CREATE TABLE a (id int); COMMIT; CREATE TABLE b (id int)",
            "Q INSERT INTO a VALUES (1); BEGIN; CREATE TABLE b (id int); COMMIT",
            "Q ROLLBACK",
            "Q CREATE TABLE c (id int)",
            "Q CREATE TABLE c (id int);",
        ],
        expect![[r#"
            CREATE TABLE a (id int); CREATE TABLE b (id int): multiple ddl statements not supported in a transaction
            BEGIN; CREATE TABLE a (id int); COMMIT: ok
            BEGIN; CREATE TABLE a (id int); COMMIT; CREATE TABLE b (id int): ok
            INSERT INTO a VALUES (1); BEGIN; CREATE TABLE b (id int); COMMIT: ddl and dml are not supported in the same transaction
            ROLLBACK: ok
            CREATE TABLE c (id int): ok
            CREATE TABLE c (id int);: ok
        "#]],
    );
}

#[test]
fn what_is_run_before_one_sync_is_one_transaction() {
    check(
        &[
            "E CREATE TABLE a (id int)",
            "E CREATE TABLE b (id int)",
            "S",
            "E CREATE TABLE b (id int)",
            "S",
            "E BEGIN",
            "S",
            "E CREATE TABLE c (id int)",
            "S",
            "E CREATE TABLE d (id int)",
            "S",
            "E COMMIT",
            "S",
            "E CREATE TABLE d (id int)",
        ],
        expect![[r#"
            CREATE TABLE a (id int): ok
            CREATE TABLE b (id int): multiple ddl statements not supported in a transaction
            CREATE TABLE b (id int): ok
            BEGIN: ok
            CREATE TABLE c (id int): ok
            CREATE TABLE d (id int): multiple ddl statements not supported in a transaction
            COMMIT: ok
            CREATE TABLE d (id int): ok
        "#]],
    );
}

#[test]
fn a_refused_statement_and_what_is_behind_it_change_nothing() {
    check(
        &[
            "Q TRUNCATE a; BEGIN",
            "Q CREATE TABLE a (id int)",
            "Q BEGIN ISOLATION LEVEL SERIALIZABLE",
            "Q CREATE TABLE b (id int)",
            "E BEGIN ISOLATION LEVEL SERIALIZABLE",
            "S",
            "E CREATE TABLE c (id int)",
        ],
        expect![[r#"
            TRUNCATE a; BEGIN: unsupported statement: Truncate
            CREATE TABLE a (id int): ok
            BEGIN ISOLATION LEVEL SERIALIZABLE: Unsupported isolation level: SERIALIZABLE
            CREATE TABLE b (id int): ok
            BEGIN ISOLATION LEVEL SERIALIZABLE: not prepared: Unsupported isolation level: SERIALIZABLE
            CREATE TABLE c (id int): ok
        "#]],
    );
}

#[test]
fn postgresql_knows_best_what_is_open() {
    check(
        &[
            // A BEGIN that failed.
            "Q BEGIN",
            "Q CREATE TABLE a (id int)",
            "Z idle",
            "Q CREATE TABLE b (id int)",
            // A block that something else than BEGIN has opened.
            "Z block",
            "Q CREATE TABLE c (id int)",
            "Q CREATE TABLE d (id int)",
        ],
        expect![[r#"
            BEGIN: ok
            CREATE TABLE a (id int): ok
            CREATE TABLE b (id int): ok
            CREATE TABLE c (id int): ok
            CREATE TABLE d (id int): multiple ddl statements not supported in a transaction
        "#]],
    );
}

#[test]
fn what_is_refused_anywhere_is_not_even_prepared() {
    check(
        &[
            "E TRUNCATE a",
            "Q SELECT 'please VACUUM and NOTIFY'",
            "Q UPDATE channels SET notify = true WHERE listen = false",
            "Q INSERT INTO docs VALUES ('CREATE INDEX ASYNC foo ON bar (x)')",
            "Q SELECT 1; TRUNCATE a; LISTEN b",
            "Q CREATE INDEX i ON t USING btree (a)",
            "Q CREATE INDEX CONCURRENTLY i ON t USING btree (a)",
            "Q BEGIN ISOLATION LEVEL SERIALIZABLE",
        ],
        expect![[r#"
            TRUNCATE a: not prepared: unsupported statement: Truncate
            SELECT 'please VACUUM and NOTIFY': ok
            UPDATE channels SET notify = true WHERE listen = false: ok
            INSERT INTO docs VALUES ('CREATE INDEX ASYNC foo ON bar (x)'): ok
            SELECT 1; TRUNCATE a; LISTEN b: unsupported statement: Truncate
            CREATE INDEX i ON t USING btree (a): USING not supported for CREATE INDEX
            CREATE INDEX CONCURRENTLY i ON t USING btree (a): CONCURRENTLY not supported for CREATE INDEX
            BEGIN ISOLATION LEVEL SERIALIZABLE: Unsupported isolation level: SERIALIZABLE
        "#]],
    );
}

#[test]
fn statements_become_others() {
    let sent = |has_login: bool, text: &str| {
        let substitute = emulation(has_login).query(text).unwrap();
        let sent = crate::proxy::relay::reply::splice(text.as_bytes(), &substitute.splices).0;
        let answers: Vec<_> = substitute
            .answers
            .iter()
            .map(|it| format!("{it:?}"))
            .collect();
        format!(
            "{}\n{}\n",
            String::from_utf8_lossy(&sent),
            answers.join(", ")
        )
    };
    let seen = [
        sent(true, "CREATE INDEX ASYNC i ON t (a)"),
        sent(true, "CREATE UNIQUE INDEX ASYNC IF NOT EXISTS \"I\" ON s.\"T\" (lower(a)) WHERE b = 'it''s \\';"),
        sent(false, "CREATE INDEX ASYNC ON t (a)"),
        sent(true, "ALTER TABLE ASYNC IF EXISTS s.t VALIDATE CONSTRAINT c"),
        sent(true, "INSERT INTO t VALUES (1) -- done"),
        sent(true, "COPY t FROM STDIN; SELECT 1; DELETE FROM t"),
    ]
    .concat();
    expect![[r#"
        SELECT sys.deesql_create_index(false, false, 'i', 't', ' ON t (a)', true) AS job_id
        Tagged("CREATE INDEX")
        SELECT sys.deesql_create_index(true, true, 'I', 's."T"', E' ON s."T" (lower(a)) WHERE b = ''it''''s \\''', true) AS job_id;
        Tagged("CREATE INDEX")
        SELECT sys.deesql_create_index(false, false, NULL, 't', ' ON t (a)', false) AS job_id
        Tagged("CREATE INDEX")
        SELECT sys.deesql_validate_constraint('s.t', 'c', true, 'ALTER TABLE  IF EXISTS s.t VALIDATE CONSTRAINT c', true) AS job_id
        Tagged("ALTER TABLE")
        SELECT sys.deesql_begin_row_count(); INSERT INTO t VALUES (1); SELECT sys.deesql_check_row_limit() -- done
        Hidden, Held, Hidden
        SELECT sys.deesql_begin_row_count(); COPY t FROM STDIN; SELECT sys.deesql_check_row_limit(); SELECT 1; DELETE FROM t; SELECT sys.deesql_check_row_limit()
        Hidden, Held, Hidden, Forward, Held, Hidden
    "#]]
    .assert_eq(&seen);
}

#[test]
fn jobs_are_started_once_they_are_committed() {
    let mut emulation = emulation(true);
    let ready = |is_idle| Ready {
        is_idle,
        is_last: true,
    };
    emulation.query("BEGIN");
    emulation.query("CREATE INDEX ASYNC i ON t (a)");
    // What the client sent before is answered first.
    assert!(!emulation.ready(ready(true)));
    emulation.succeeded("CREATE INDEX");
    assert!(!emulation.ready(ready(false)));
    emulation.query("COMMIT");
    assert!(emulation.ready(ready(true)));
    emulation.query("SELECT 1");
    assert!(!emulation.ready(ready(true)));
}

/// What a client sends all the time costs the proxy no memory of its own.
#[test]
fn a_verdict_that_is_known_costs_no_allocation() {
    let mut emulation = emulation(true);
    let mut said_again = |text: &str| {
        let mut say = || {
            let query = emulation.query(text);
            assert!(query.is_none_or(|it| it.refusal.is_none()));
            emulation.sync();
            let (statement, _) = emulation.parse(text);
            emulation.execute(&statement);
            emulation.sync();
            emulation.ready(Ready {
                is_idle: true,
                is_last: true,
            });
        };
        say();
        allocation_counter::measure(say).count_total
    };
    assert_eq!(said_again("SELECT a FROM t WHERE id = $1"), 0);
    assert_eq!(said_again("BEGIN"), 0);
    assert_eq!(said_again("COMMIT"), 0);
    // One that is followed by another is sent anew.
    assert_ne!(said_again("INSERT INTO t VALUES ($1)"), 0);
}
