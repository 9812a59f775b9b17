use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::service::{Validity, timeline};

rule! {
    /// `DROP CONSTRAINT`, before the service had it
    ///
    /// Constraints can be dropped since 2026-07-06, except primary keys.
    ///
    /// # Why
    /// Until then a table kept all constraints it was created with.
    ///
    /// # Instead
    /// Create a new table without the constraint, copy the rows and rename.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders DROP CONSTRAINT orders_state_check;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_state_check;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-07-06.
    validity: Validity::until(timeline::DROP_CONSTRAINT),
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for action in ctx.alter_actions() {
        if let AlterActionKind::DropConstraint { name, .. } = &action.kind {
            findings.add(
                Finding::new(
                    action.span,
                    format!(
                        "constraint `{}` cannot be dropped in this release",
                        name.value
                    ),
                )
                .note(format!(
                    "Aurora DSQL drops constraints since {}",
                    timeline::DROP_CONSTRAINT
                ))
                .help("create a new table without it, copy the rows and rename"),
            );
        }
    }
}
