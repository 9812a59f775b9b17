use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;

rule! {
    /// Options of a column
    ///
    /// `ALTER COLUMN … SET (n_distinct = …)` and the same with `RESET` are not offered.
    ///
    /// # Why
    /// The options steer PostgreSQL's own statistics.
    ///
    /// # Instead
    /// Leave them out.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN customer SET (n_distinct = 500);
    /// ```
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN customer RESET (n_distinct);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN customer SET DEFAULT 1;
    /// ```
    ///
    /// # Source
    /// Not in the syntax that the AWS user guide gives for "ALTER TABLE"; no record of an answer.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for it in ctx.column_changes() {
        if matches!(it.change, ColumnChange::Options(_)) {
            findings.add(
                Finding::new(it.span, "options of a column are not supported")
                    .note("they steer PostgreSQL's own statistics")
                    .help("leave them out")
                    .expected(),
            );
        }
    }
}
