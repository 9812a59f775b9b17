use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;

rule! {
    /// Statistics target of a column
    ///
    /// `ALTER COLUMN … SET STATISTICS` is refused.
    ///
    /// # Why
    /// Aurora DSQL analyzes its tables by itself.
    ///
    /// # Instead
    /// Leave it out. `CREATE STATISTICS` and `ALTER STATISTICS … SET STATISTICS` up to 100 are
    /// accepted.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN customer SET STATISTICS 500;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE STATISTICS orders_place ON country, city FROM orders;
    /// ALTER STATISTICS orders_place SET STATISTICS 100;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-01.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for it in ctx.column_changes() {
        if matches!(it.change, ColumnChange::SetStatistics(_)) {
            findings.add(
                Finding::new(it.span, "the statistics target of a column cannot be set")
                    .note("Aurora DSQL analyzes its tables by itself")
                    .help("leave it out, or use `CREATE STATISTICS` for several columns")
                    .server(
                        "0A000",
                        "unsupported ALTER TABLE ALTER COLUMN ... SET STATISTICS statement",
                    ),
            );
        }
    }
}
