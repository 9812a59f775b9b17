use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::AlterActionKind;

rule! {
    /// `ALTER TABLE ASYNC` with anything but `VALIDATE CONSTRAINT`
    ///
    /// The other actions are done when the statement returns.
    ///
    /// # Why
    /// `ASYNC` starts a background job, and only the validation of a constraint is one.
    ///
    /// # Instead
    /// Leave `ASYNC` out.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE ASYNC orders ADD COLUMN note text;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE ASYNC orders VALIDATE CONSTRAINT positive;
    /// ALTER TABLE async ADD COLUMN note text;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "ALTER TABLE"; no record of an answer.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(word) = ctx.alter_table().and_then(|it| it.asynchronous) else {
        return;
    };
    let is_other = |it: &AlterActionKind| {
        !matches!(
            it,
            AlterActionKind::ValidateConstraint { .. } | AlterActionKind::Unread(_)
        )
    };
    if ctx.alter_actions().any(|it| is_other(&it.kind)) {
        findings.add(
            Finding::new(word, "`ASYNC` does not fit this `ALTER TABLE`")
                .note("Aurora DSQL takes it with `VALIDATE CONSTRAINT` only")
                .help("leave `ASYNC` out")
                .expected(),
        );
    }
}
