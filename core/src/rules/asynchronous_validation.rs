use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::service::{Validity, timeline};

rule! {
    /// `ALTER TABLE ASYNC`, before the service had it
    ///
    /// `ALTER TABLE ASYNC … VALIDATE CONSTRAINT` exists since 2026-08-03.
    ///
    /// # Why
    /// Until then no constraint could be added without being valid.
    ///
    /// # Instead
    /// Create a new table with the constraint, copy the rows and rename.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE ASYNC orders VALIDATE CONSTRAINT positive;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE ASYNC orders VALIDATE CONSTRAINT positive;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-08-03.
    validity: Validity::until(timeline::VALIDATE_CONSTRAINT),
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let is_validation = ctx
        .alter_actions()
        .any(|it| matches!(it.kind, AlterActionKind::ValidateConstraint { .. }));
    let word = ctx.alter_table().and_then(|it| it.asynchronous);
    if let Some(word) = word.filter(|_| is_validation) {
        findings.add(
            Finding::new(word, "`ALTER TABLE ASYNC` is not supported in this release")
                .note(format!(
                    "Aurora DSQL validates constraints since {}",
                    timeline::VALIDATE_CONSTRAINT
                ))
                .help("create a new table with the constraint, copy the rows and rename"),
        );
    }
}
