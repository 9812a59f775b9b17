use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::ColumnChange;

rule! {
    /// Changed compression method of a column
    ///
    /// `ALTER COLUMN … SET COMPRESSION` is refused.
    ///
    /// # Why
    /// Aurora DSQL chooses the compression by itself.
    ///
    /// # Instead
    /// Leave it out. `ALTER COLUMN … SET STORAGE PLAIN` turns compression off.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE docs ALTER COLUMN body SET COMPRESSION lz4;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE docs ALTER COLUMN body SET STORAGE EXTERNAL;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-10, without the text of the answer.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for it in ctx.column_changes() {
        if matches!(it.change, ColumnChange::SetCompression(_)) {
            findings.add(
                Finding::new(it.span, "the compression of a column cannot be chosen")
                    .note("Aurora DSQL chooses it by itself")
                    .help("leave it out; `SET STORAGE PLAIN` turns compression off"),
            );
        }
    }
}
