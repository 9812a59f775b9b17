//! What may follow what in a transaction.
//!
//! Source: AWS user guide, "DDL and distributed transactions in Aurora DSQL"; observed on a cluster
//! 2026-09-17 and 2026-09-18.

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    pub fn after(mut self, kind: Kind) -> Work {
        if is_presumed_definition(kind) {
            self.presumed_definitions += 1;
        } else if kind.is_definition() {
            self.definitions += 1;
        } else if kind.is_manipulation() {
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
                if chains {
                    Self::Open(Work::default())
                } else {
                    Self::Autocommit
                }
            }
            (kind, Self::Open(work)) => Self::Open(work.after(kind)),
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
}
