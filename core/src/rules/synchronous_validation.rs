use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::service::timeline;

rule! {
    /// `VALIDATE CONSTRAINT` without `ASYNC`
    ///
    /// Constraints are validated by a background job.
    ///
    /// # Why
    /// Reading a whole table does not fit into a transaction of Aurora DSQL.
    ///
    /// # Instead
    /// Write `ALTER TABLE ASYNC`. The statement returns a `job_id`; `CALL sys.wait_for_job('…')`
    /// waits for it.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders VALIDATE CONSTRAINT positive;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE ASYNC orders VALIDATE CONSTRAINT positive;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "ALTER TABLE"; observed on a cluster 2026-09-18.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.alter_table().is_none_or(|it| it.asynchronous.is_some()) {
        return;
    }
    for action in ctx.alter_actions() {
        let AlterActionKind::ValidateConstraint { .. } = action.kind else {
            continue;
        };
        let help = if ctx.release.date() >= timeline::VALIDATE_CONSTRAINT {
            "write `ALTER TABLE ASYNC`"
        } else {
            "leave it out; in this release no constraint can be added without being valid"
        };
        findings.add(
            Finding::new(action.span, "`VALIDATE CONSTRAINT` needs `ASYNC`")
                .note("Aurora DSQL checks the rows of a table in background jobs only")
                .help(help)
                .server(
                    "0A000",
                    "unsupported ALTER TABLE VALIDATE CONSTRAINT statement",
                ),
        );
    }
}
