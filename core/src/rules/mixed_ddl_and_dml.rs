use super::{Context, Finding, Findings};
use crate::text::Severity;
use crate::transaction::{TransactionState, is_presumed_definition};

rule! {
    /// DDL and DML in one transaction
    ///
    /// A transaction either changes the schema or changes rows.
    ///
    /// # Why
    /// Aurora DSQL commits schema changes apart from data changes.
    ///
    /// # Instead
    /// Commit between the two, or run each statement outside of a transaction block.
    ///
    /// # Refused
    /// ```sql
    /// BEGIN;
    /// CREATE TABLE t (id int PRIMARY KEY);
    /// INSERT INTO t VALUES (1);
    /// COMMIT;
    /// ```
    /// ```sql
    /// BEGIN;
    /// CREATE TABLE t (id int PRIMARY KEY);
    /// COPY t FROM STDIN;
    /// COMMIT;
    /// ```
    /// ```sql
    /// BEGIN;
    /// WITH moved AS (DELETE FROM t RETURNING id) SELECT count(*) FROM moved;
    /// DROP TABLE t;
    /// COMMIT;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// BEGIN;
    /// CREATE TABLE t (id int PRIMARY KEY);
    /// COMMIT;
    /// INSERT INTO t VALUES (1);
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
    let after = before.after(ctx.statement);
    // The statement that first mixes them is the finding; later ones are none.
    if before.is_mixed() || !after.is_mixed() {
        return;
    }
    let (this, that) = if ctx.kind().is_definition() {
        ("DDL", "DML")
    } else {
        ("DML", "DDL")
    };
    let is_presumed = is_presumed_definition(ctx.kind()) || after.definitions == 0;
    let mut finding = Finding::new(
        ctx.head(),
        format!(
            "`{}` is {this} in a transaction that has run {that}",
            ctx.kind()
        ),
    )
    .help("commit before it");
    if is_presumed {
        finding = finding
            .severity(Severity::Note)
            .note("whether this statement counts as DDL here has not been recorded");
    } else {
        finding = finding
            .note("a transaction in Aurora DSQL holds either one DDL statement or DML")
            .server(
                "0A000",
                "ddl and dml are not supported in the same transaction",
            );
    }
    findings.add(finding.in_transaction(ctx));
}
