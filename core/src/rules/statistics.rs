use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind as Kind, Validity, timeline};

rule! {
    /// Extended statistics, before the service had them
    ///
    /// `CREATE`, `ALTER` and `DROP STATISTICS` are accepted since 2026-08-27.
    ///
    /// # Why
    /// Until then Aurora DSQL kept statistics of single columns only.
    ///
    /// # Instead
    /// Leave the statement out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE STATISTICS places ON city, zip FROM addresses;
    /// ```
    /// ```sql
    /// DROP STATISTICS IF EXISTS places;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE STATISTICS places (dependencies) ON city, zip FROM addresses;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-08-27.
    validity: Validity::until(timeline::EXTENDED_STATISTICS),
    page: "create-statistics-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Kind::Create(ObjectKind::Statistics)
    | Kind::Alter(ObjectKind::Statistics)
    | Kind::Drop(ObjectKind::Statistics) = ctx.kind()
    {
        findings.add(
            Finding::new(
                ctx.head(),
                "extended statistics are not supported in this release",
            )
            .note(format!(
                "Aurora DSQL has extended statistics since {}",
                timeline::EXTENDED_STATISTICS
            ))
            .help("leave the statement out"),
        );
    }
}
