use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `TRUNCATE`
    ///
    /// Tables cannot be emptied in one stroke.
    ///
    /// # Why
    /// Aurora DSQL has no statement that removes all rows at once; a transaction changes at most
    /// 3,000 rows.
    ///
    /// # Instead
    /// `DELETE` in batches of at most 3,000 rows, or drop the table and create it again.
    ///
    /// # Refused
    /// ```sql
    /// TRUNCATE TABLE sessions;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// DELETE FROM sessions WHERE id IN (SELECT id FROM sessions LIMIT 3000);
    /// GRANT TRUNCATE ON sessions TO app;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Truncate {
        findings.add(
            Finding::new(ctx.head(), "`TRUNCATE` is not supported")
                .note("a transaction in Aurora DSQL changes at most 3,000 rows")
                .help("delete in batches of at most 3,000 rows, or drop and create the table")
                .server("0A000", "unsupported statement: Truncate"),
        );
    }
}
