//! Transaction statements, `SET` and `RESET`.

use super::{one, read};
use crate::parse::Body;

/// What is said beyond the head, in short.
#[track_caller]
fn check(sql: &str, expected: &str) {
    let text = match read(sql).body {
        Body::Transaction(it) => {
            let mut parts = Vec::new();
            parts.extend(it.isolation.map(|it| it.value.to_owned()));
            parts.extend(it.read_only.map(|it| format!("read-only={}", it.value)));
            parts.extend(it.deferrable.map(|it| it.slice(sql).to_owned()));
            parts.extend(it.chain.map(|it| format!("chain={}", it.value)));
            parts.extend(it.snapshot.map(|it| it.slice(sql).to_owned()));
            parts.join(", ")
        }
        Body::Set(it) => {
            let verb = if it.is_reset { "reset" } else { "set" };
            let local = if it.is_local { " local" } else { "" };
            format!("{verb}{local} {}", it.parameter.value)
        }
        other => panic!("{sql}: {other:?}"),
    };
    assert_eq!(text, expected, "{sql}");
}

#[test]
fn reads_transaction_statements() {
    for sql in [
        "BEGIN",
        "BEGIN WORK",
        "START TRANSACTION",
        "COMMIT",
        "END TRANSACTION",
        "ROLLBACK WORK",
        "ABORT",
    ] {
        check(sql, "");
    }
    check(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        "REPEATABLE READ, read-only=true",
    );
    check(
        "START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE, NOT DEFERRABLE",
        "SERIALIZABLE, read-only=false, NOT DEFERRABLE",
    );
    check("COMMIT AND CHAIN", "chain=true");
    check("ROLLBACK TRANSACTION AND NO CHAIN", "chain=false");
    check(
        "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
        "READ COMMITTED",
    );
    check("SET LOCAL TRANSACTION READ ONLY", "read-only=true");
    check("SET TRANSACTION SNAPSHOT '0-1'", "SNAPSHOT '0-1'");
    check(
        "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ UNCOMMITTED DEFERRABLE",
        "READ UNCOMMITTED, DEFERRABLE",
    );
    for sql in ["BEGIN ISOLATION LEVEL SNAPSHOT", "COMMIT now"] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}

#[test]
fn reads_parameters() {
    check("SET search_path TO a, b", "set search_path");
    check("SET \"Work_Mem\" = '64MB'", "set work_mem");
    check("SET LOCAL app.user_id = DEFAULT", "set local app.user_id");
    check("SET SESSION statement_timeout = 0", "set statement_timeout");
    check("SET TIME ZONE INTERVAL '1' HOUR TO MINUTE", "set timezone");
    check("SET LOCAL TIME ZONE LOCAL", "set local timezone");
    check("SET NAMES 'UTF8'", "set client_encoding");
    check("SET SCHEMA 'a'", "set search_path");
    check("SET XML OPTION DOCUMENT", "set xmloption");
    check("SET x FROM CURRENT", "set x");
    check("RESET ALL", "reset all");
    check("RESET TIME ZONE", "reset timezone");
    check("RESET SESSION AUTHORIZATION", "reset session_authorization");
    check(
        "RESET TRANSACTION ISOLATION LEVEL",
        "reset transaction_isolation",
    );
    check("RESET a.b", "reset a.b");
}
