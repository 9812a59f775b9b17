use super::{Context, Finding, Findings};
use crate::service::StatementKind as Kind;

rule! {
    /// Savepoint
    ///
    /// `SAVEPOINT`, `RELEASE` and `ROLLBACK TO` are refused.
    ///
    /// # Why
    /// A transaction of Aurora DSQL commits or fails as a whole.
    ///
    /// # Instead
    /// Split the transaction, or run all of it again after an error.
    ///
    /// # Refused
    /// ```sql
    /// SAVEPOINT before_payment;
    /// ```
    /// ```sql
    /// RELEASE SAVEPOINT before_payment;
    /// ```
    /// ```sql
    /// ROLLBACK WORK TO SAVEPOINT before_payment;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// BEGIN;
    /// ROLLBACK;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-18.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let name = match ctx.kind() {
        Kind::Savepoint => "SAVEPOINT",
        Kind::Release => "RELEASE",
        Kind::RollbackTo => "ROLLBACK TO",
        _ => return,
    };
    findings.add(
        Finding::new(ctx.head(), format!("`{name}` is not supported"))
            .note("a transaction in Aurora DSQL commits or fails as a whole")
            .help("split the transaction, or run all of it again after an error")
            .server(
                "0A000",
                format!("unsupported transaction statement: {name}"),
            ),
    );
}
