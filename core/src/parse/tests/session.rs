//! Transaction statements, `SET` and `RESET`.

use super::outline::check as check_tree;
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

#[test]
fn reads_savepoints_and_prepared_transactions() {
    check_tree("SAVEPOINT a", "Transaction(savepoint=[a])");
    check_tree("RELEASE SAVEPOINT \"A\"", "Transaction(savepoint=[\"A\"])");
    check_tree("RELEASE savepoint", "Transaction(savepoint=[savepoint])");
    check_tree("ROLLBACK WORK TO SAVEPOINT a", "Transaction(savepoint=[a])");
    check_tree("ROLLBACK TO a", "Transaction(savepoint=[a])");
    check_tree("PREPARE TRANSACTION 'x'", "Transaction(prepared=['x'])");
    check_tree("COMMIT PREPARED 'x'", "Transaction(prepared=['x'])");
    check_tree("ROLLBACK PREPARED 'x'", "Transaction(prepared=['x'])");
}

#[test]
fn reads_values_roles_and_constraints() {
    check_tree(
        "SET search_path TO a, \"B\", 'c'",
        "Set(parameter=[search_path], value=List([[a], [\"B\"], ['c']])[a, \"B\", 'c'])",
    );
    check_tree(
        "SET x = -1.5",
        "Set(parameter=[x], value=List([[-1.5]])[-1.5])",
    );
    check_tree("SET x TO on", "Set(parameter=[x], value=List([[on]])[on])");
    check_tree(
        "SET x FROM CURRENT",
        "Set(parameter=[x], value=Current[FROM CURRENT])",
    );
    check_tree(
        "SET x = DEFAULT",
        "Set(parameter=[x], value=Default[DEFAULT])",
    );
    check_tree("SET x = :y", "Set(parameter=[x])");
    check_tree(
        "SET TIME ZONE INTERVAL '1' HOUR TO MINUTE",
        "Set(parameter=[TIME ZONE], value=List([[INTERVAL '1' HOUR TO MINUTE]])[INTERVAL '1' HOUR TO MINUTE])",
    );
    check_tree(
        "SET CONSTRAINTS ALL DEFERRED",
        "SetConstraints(deferred=true[DEFERRED])",
    );
    check_tree(
        "SET CONSTRAINTS a, s.b IMMEDIATE",
        "SetConstraints(names=[[a], [s.b]], deferred=false[IMMEDIATE])",
    );
    check_tree("SET LOCAL ROLE a", "SetRole(role=[a])");
    check_tree("SET ROLE 'a'", "SetRole(role=['a'])");
    check_tree("SET ROLE NONE", "SetRole()");
    check_tree("SET SESSION AUTHORIZATION DEFAULT", "SetRole()");
}
