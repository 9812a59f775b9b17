use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `VACUUM`
    ///
    /// It is refused in every form.
    ///
    /// # Why
    /// Aurora DSQL reclaims space by itself.
    ///
    /// # Instead
    /// Remove the statement. Where statistics matter, `ANALYZE` the table.
    ///
    /// # Refused
    /// ```sql
    /// VACUUM;
    /// ```
    /// ```sql
    /// VACUUM (FULL, ANALYZE) orders;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ANALYZE orders;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in 2026.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Vacuum {
        findings.add(
            Finding::new(ctx.head(), "`VACUUM` is not supported")
                .note("Aurora DSQL reclaims space by itself")
                .help("remove the statement, or `ANALYZE` the table")
                .server("0A000", "unsupported VACUUM statement"),
        );
    }
}
