//! What may follow what in a transaction.
//!
//! Source: AWS user guide, "DDL and distributed transactions in Aurora DSQL"; observed on a cluster
//! 2026-09-17 and 2026-09-18.

mod convention;
mod file_name;

pub use convention::{Assume, Convention, Course, File, Section, is_flyway_apart};
pub use file_name::{is_flyway, version_order};

use crate::parse::{Body, Statement};
use crate::service::statement::{ObjectKind, StatementKind as Kind};

/// The transaction in which the next statement runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TransactionState {
    /// None is open: the statement is a transaction of its own.
    #[default]
    Autocommit,
    /// Between `BEGIN` and its end.
    Open(Work),
}

/// What a transaction has done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Work {
    /// Statements known to count as DDL.
    pub definitions: u32,
    /// Statements that count as DDL as far as anybody knows; see [`is_presumed_definition`].
    pub presumed_definitions: u32,
    /// Statements that count as DML.
    pub manipulations: u32,
}

impl Work {
    /// Whether DDL and DML have met already.
    pub fn is_mixed(self) -> bool {
        self.manipulations > 0 && self.definitions + self.presumed_definitions > 0
    }

    /// The same after one more statement.
    #[must_use]
    pub fn after(mut self, statement: &Statement) -> Work {
        if is_presumed_definition(statement.kind) {
            self.presumed_definitions += 1;
        } else if statement.kind.is_definition() {
            self.definitions += 1;
        } else if statement.is_manipulation() {
            self.manipulations += 1;
        }
        self
    }
}

/// DDL of which nobody has recorded whether it counts for the rules about DDL in a transaction.
pub fn is_presumed_definition(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Comment
            | Kind::Create(ObjectKind::Role)
            | Kind::Alter(ObjectKind::Role)
            | Kind::Drop(ObjectKind::Role)
            | Kind::AwsIamGrant
            | Kind::AwsIamRevoke
            | Kind::AlterDefaultPrivileges
    )
}

impl TransactionState {
    /// The state after a statement.
    #[must_use]
    pub fn after(self, statement: &Statement) -> TransactionState {
        match (statement.kind, self) {
            (Kind::Begin, Self::Autocommit) => Self::Open(Work::default()),
            (Kind::Commit | Kind::Rollback | Kind::PrepareTransaction, _) => {
                let chains = matches!(
                    &statement.body,
                    Body::Transaction(it) if it.chain.is_some_and(|chain| chain.value)
                );
                // Outside of a transaction it is an error and begins none.
                if chains && self != Self::Autocommit {
                    Self::Open(Work::default())
                } else {
                    Self::Autocommit
                }
            }
            (_, Self::Open(work)) => Self::Open(work.after(statement)),
            (_, Self::Autocommit) => Self::Autocommit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(sql: &str) -> TransactionState {
        let statements = crate::parse::parse(sql);
        statements
            .iter()
            .fold(TransactionState::default(), super::TransactionState::after)
    }

    #[test]
    fn opens_and_closes_with_every_spelling() {
        for open in [
            "BEGIN",
            "begin work",
            "START TRANSACTION READ WRITE",
            "BEGIN; COMMIT AND CHAIN",
        ] {
            assert_eq!(
                after(open),
                TransactionState::Open(Work::default()),
                "{open}"
            );
        }
        for closed in [
            "",
            "BEGIN; END",
            "BEGIN; ABORT WORK",
            "BEGIN; ROLLBACK",
            "BEGIN; BEGIN; COMMIT",
            "COMMIT AND CHAIN",
            "BEGIN; COMMIT; ROLLBACK AND CHAIN",
        ] {
            assert_eq!(after(closed), TransactionState::Autocommit, "{closed}");
        }
    }

    #[test]
    fn counts_what_was_done() {
        let TransactionState::Open(work) = after(
            "BEGIN; SELECT 1; CREATE TABLE t (a int); INSERT INTO t VALUES (1); COMMENT ON TABLE t IS ''",
        ) else {
            panic!("the transaction is open");
        };
        assert_eq!(
            (
                work.definitions,
                work.presumed_definitions,
                work.manipulations
            ),
            (1, 1, 1)
        );
        assert!(work.is_mixed());
    }

    #[test]
    fn finds_what_writes_behind_another_head() {
        for (sql, manipulations) in [
            (
                "WITH x AS (INSERT INTO t VALUES (1) RETURNING 1) SELECT * FROM x",
                1,
            ),
            (
                "(WITH x (a) AS NOT MATERIALIZED (UPDATE ONLY s.t AS u SET a = 1 RETURNING a) TABLE x)",
                1,
            ),
            ("WITH y AS (SELECT 1), x AS (DELETE FROM t) SELECT 1", 1),
            ("WITH x AS (SELECT 1) INSERT INTO t TABLE x", 1),
            (
                "WITH x AS (SELECT a FROM f() AS (update int, set int)) SELECT 1",
                0,
            ),
            ("SELECT 1 FROM f() AS (insert int)", 0),
            ("EXPLAIN ANALYZE VERBOSE INSERT INTO t VALUES (1)", 1),
            ("EXPLAIN (COSTS off, ANALYZE) DELETE FROM t", 1),
            (
                "EXPLAIN (ANALYZE true) WITH x AS (DELETE FROM t) SELECT 1",
                1,
            ),
            ("EXPLAIN (ANALYZE OFF) DELETE FROM t", 0),
            ("EXPLAIN VERBOSE INSERT INTO t VALUES (1)", 0),
            ("EXPLAIN ANALYZE SELECT 1", 0),
            ("EXPLAIN ((SELECT 1))", 0),
            ("EXPLAIN (ANALYZE", 0),
            ("EXPLAIN", 0),
        ] {
            let TransactionState::Open(work) = after(&format!("BEGIN; {sql}")) else {
                panic!("the transaction is open");
            };
            assert_eq!(work.manipulations, manipulations, "{sql}");
        }
    }
}
