use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `ALTER TYPE`
    ///
    /// There are no types that could be altered.
    ///
    /// # Why
    /// Aurora DSQL creates no types but domains.
    ///
    /// # Instead
    /// For a domain write `ALTER DOMAIN`. For an enumeration see the rule `create-type`.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TYPE mood ADD VALUE 'bored' AFTER 'ok';
    /// ```
    /// ```sql
    /// ALTER TYPE mood RENAME TO feeling;
    /// ```
    /// ```sql
    /// ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER DOMAIN mood RENAME TO feeling;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15: `ADD VALUE` and `RENAME TO`. Other forms are expected.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Alter(ObjectKind::Type) {
        return;
    }
    let finding = Finding::new(ctx.head(), "`ALTER TYPE` is not supported")
        .note("Aurora DSQL has no types of users but domains")
        .help("for a domain write `ALTER DOMAIN`, otherwise remove the statement");
    findings.add(if ctx.phrase(&[K::Add, K::Value]).is_some() {
        finding.server("0A000", "ALTER TYPE not supported")
    } else if ctx.phrase(&[K::Rename, K::To]).is_some() {
        finding.server("0A000", "unsupported object in RENAME statement")
    } else {
        finding.expected()
    });
}
