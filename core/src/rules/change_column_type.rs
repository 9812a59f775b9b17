use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;
use crate::recipe::Wish;

rule! {
    /// Changed type of a column
    ///
    /// `ALTER COLUMN … TYPE` is refused for every pair of types, a longer `varchar` included.
    ///
    /// # Why
    /// Aurora DSQL does not rewrite the rows of a table.
    ///
    /// # Instead
    /// Add a column of the new type, copy in batches of at most 3,000 rows, drop the old column and
    /// rename the new one. A column that is `NOT NULL` or part of a key needs a new table.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN number TYPE bigint;
    /// ```
    /// ```sql
    /// ALTER TABLE orders ALTER note SET DATA TYPE varchar(200) USING trim(note);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders ADD COLUMN number_8 bigint;
    /// UPDATE orders SET number_8 = number WHERE id IN (SELECT id FROM orders LIMIT 3000);
    /// ALTER TABLE orders DROP COLUMN number;
    /// ALTER TABLE orders RENAME COLUMN number_8 TO number;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-18.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for it in ctx.column_changes() {
        if let ColumnChange::SetType { .. } = it.change {
            findings.add(
                Finding::new(
                    it.span,
                    format!("the type of column `{}` cannot be changed", it.name.value),
                )
                .note("Aurora DSQL does not rewrite rows; a longer `varchar` is refused too")
                .help(ctx.way_to(Wish::ChangeType))
                .server(
                    "0A000",
                    "unsupported ALTER TABLE ALTER COLUMN ... SET DATA TYPE statement",
                ),
            );
        }
    }
}
