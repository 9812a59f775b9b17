use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;
use crate::service::{Validity, timeline};

rule! {
    /// Change of a column, before the service had it
    ///
    /// `SET DEFAULT`, `DROP DEFAULT`, `DROP NOT NULL`, `DROP EXPRESSION` and `ADD GENERATED … AS
    /// IDENTITY` are accepted since 2026-07-06.
    ///
    /// # Why
    /// Until then a column stayed as it was created, but for its name.
    ///
    /// # Instead
    /// Create a new table, copy the rows and rename.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN state SET DEFAULT 0;
    /// ```
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;
    /// ```
    /// ```sql
    /// ALTER TABLE orders ALTER state DROP NOT NULL;
    /// ```
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN total DROP EXPRESSION IF EXISTS;
    /// ```
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN state SET DEFAULT 0, ALTER COLUMN note DROP NOT NULL;
    /// ALTER TABLE orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (CACHE 1);
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-07-06.
    validity: Validity::until(timeline::ALTER_COLUMN),
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for it in ctx.column_changes() {
        let words = match it.change {
            ColumnChange::SetDefault(_) => "SET DEFAULT",
            ColumnChange::DropDefault => "DROP DEFAULT",
            ColumnChange::DropNotNull => "DROP NOT NULL",
            ColumnChange::DropExpression { .. } => "DROP EXPRESSION",
            ColumnChange::AddIdentity(_) => "ADD GENERATED",
            _ => continue,
        };
        findings.add(
            Finding::new(
                it.span,
                format!("`{words}` of a column is not supported in this release"),
            )
            .note(format!(
                "Aurora DSQL has it since {}",
                timeline::ALTER_COLUMN
            ))
            .help("create a new table, copy the rows and rename"),
        );
    }
}
