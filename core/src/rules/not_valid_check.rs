use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;
use crate::service::{Validity, timeline};

rule! {
    /// Added `CHECK` with `NOT VALID`, before the service had it
    ///
    /// A `CHECK` can be added to an existing table since 2026-08-03.
    ///
    /// # Why
    /// Until then a table kept the constraints it was created with.
    ///
    /// # Instead
    /// Create a new table with the constraint, copy the rows and rename.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-08-03.
    validity: Validity::until(timeline::VALIDATE_CONSTRAINT),
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for constraint in ctx.added_constraints() {
        let is_check = matches!(constraint.kind, ConstraintKind::Check(_));
        if is_check && constraint.attributes.not_valid.is_some() {
            findings.add(
                Finding::new(
                    constraint.head,
                    "`CHECK` cannot be added to a table in this release",
                )
                .note(format!(
                    "Aurora DSQL adds it since {}",
                    timeline::VALIDATE_CONSTRAINT
                ))
                .help("create a new table with it, copy the rows and rename"),
            );
        }
    }
}
