use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::service::{Validity, timeline};

rule! {
    /// `DROP COLUMN`, before the service had it
    ///
    /// Columns can be dropped since 2026-08-03.
    ///
    /// # Why
    /// Until then a table kept all columns it was created with.
    ///
    /// # Instead
    /// Leave the column and stop using it, or create a new table, copy the rows and rename.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders DROP COLUMN note;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders DROP COLUMN IF EXISTS note CASCADE;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-08-03; the text was seen on a cluster before that day.
    validity: Validity::until(timeline::DROP_COLUMN),
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for action in ctx.alter_actions() {
        if let AlterActionKind::DropColumn { name, .. } = &action.kind {
            findings.add(
                Finding::new(
                    action.span,
                    format!("column `{}` cannot be dropped in this release", name.value),
                )
                .note(format!(
                    "Aurora DSQL drops columns since {}",
                    timeline::DROP_COLUMN
                ))
                .help("leave the column, or create a new table and copy the rows")
                .server("0A000", "unsupported ALTER TABLE DROP COLUMN statement"),
            );
        }
    }
}
