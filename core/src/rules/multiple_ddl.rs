use super::{Context, Finding, Findings};
use crate::text::Severity;
use crate::transaction::{TransactionState, is_presumed_definition};

rule! {
    /// More than one DDL statement in a transaction
    ///
    /// A transaction holds at most one DDL statement. `GRANT`, `REVOKE` and `CREATE INDEX ASYNC`
    /// count; an `ALTER TABLE` with several actions is one.
    ///
    /// # Why
    /// Each schema change is a transaction of its own in Aurora DSQL.
    ///
    /// # Instead
    /// Run each DDL statement outside of a transaction block, or commit after each.
    ///
    /// # Refused
    /// ```sql
    /// BEGIN;
    /// CREATE TABLE a (id int PRIMARY KEY);
    /// CREATE TABLE b (id int PRIMARY KEY);
    /// COMMIT;
    /// ```
    /// ```sql
    /// BEGIN;
    /// CREATE TABLE a (id int PRIMARY KEY, n int);
    /// CREATE INDEX ASYNC ON a (n);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// BEGIN;
    /// CREATE TABLE a (id int PRIMARY KEY);
    /// COMMIT;
    /// CREATE TABLE b (id int PRIMARY KEY);
    /// ALTER TABLE b ADD COLUMN n int, ADD COLUMN m int;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "DDL and distributed transactions"; observed on a cluster 2026-09-18.
    page: "working-with-ddl",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let TransactionState::Open(before) = ctx.transaction else {
        return;
    };
    if !ctx.kind().is_definition() || before.definitions + before.presumed_definitions == 0 {
        return;
    }
    let mut finding = Finding::new(
        ctx.head(),
        format!(
            "`{}` is not the first DDL statement of its transaction",
            ctx.kind()
        ),
    )
    .help("commit before it");
    if is_presumed_definition(ctx.kind()) || before.definitions == 0 {
        finding = finding
            .severity(Severity::Note)
            .note("whether both statements count as DDL here has not been recorded");
    } else {
        finding = finding
            .note("a transaction in Aurora DSQL holds at most one DDL statement")
            .server(
                "0A000",
                "multiple ddl statements not supported in a transaction",
            );
    }
    findings.add(finding.in_transaction(ctx));
}
