use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `DROP TYPE`
    ///
    /// It is refused with `IF EXISTS` as well.
    ///
    /// # Why
    /// Aurora DSQL creates no types but domains.
    ///
    /// # Instead
    /// For a domain write `DROP DOMAIN`. Otherwise remove the statement.
    ///
    /// # Refused
    /// ```sql
    /// DROP TYPE mood;
    /// ```
    /// ```sql
    /// DROP TYPE IF EXISTS mood, address CASCADE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// DROP DOMAIN IF EXISTS mood;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Drop(ObjectKind::Type) {
        findings.add(
            Finding::new(ctx.head(), "`DROP TYPE` is not supported")
                .note("Aurora DSQL has no types of users but domains")
                .help("for a domain write `DROP DOMAIN`, otherwise remove the statement")
                .server("0A000", "unsupported object in DROP statement"),
        );
    }
}
