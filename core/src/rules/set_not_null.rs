use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;
use crate::recipe::Wish;

rule! {
    /// `SET NOT NULL`
    ///
    /// A column of an existing table cannot become `NOT NULL`.
    ///
    /// # Why
    /// Aurora DSQL does not read the rows of a table inside a DDL statement.
    ///
    /// # Instead
    /// Add `CHECK (column IS NOT NULL) NOT VALID` and validate it with `ALTER TABLE ASYNC`. It
    /// refuses nulls as well, but the catalog goes on calling the column nullable.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders ADD CONSTRAINT state_set CHECK (state IS NOT NULL) NOT VALID;
    /// ALTER TABLE ASYNC orders VALIDATE CONSTRAINT state_set;
    /// ALTER TABLE orders ALTER COLUMN state DROP NOT NULL;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-18.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for it in ctx.column_changes() {
        if !matches!(it.change, ColumnChange::SetNotNull) {
            continue;
        }
        let name = &it.name.value;
        findings.add(
            Finding::new(it.span, format!("column `{name}` cannot become `NOT NULL`"))
                .note("Aurora DSQL takes `NOT NULL` in `CREATE TABLE` only")
                .help(ctx.way_to(Wish::SetNotNull))
                .server(
                    "0A000",
                    "unsupported ALTER TABLE ALTER COLUMN ... SET NOT NULL statement",
                ),
        );
    }
}
