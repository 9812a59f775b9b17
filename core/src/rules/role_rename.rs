use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind, Validity, timeline};

rule! {
    /// Renaming a role, before the service could
    ///
    /// `ALTER ROLE`, `ALTER USER` and `ALTER GROUP` take `RENAME TO` since 2026-04-24.
    ///
    /// # Why
    /// Until then the name of a role in Aurora DSQL was fixed.
    ///
    /// # Instead
    /// Create another role and grant it the same.
    ///
    /// # Refused
    /// ```sql
    /// ALTER ROLE reader RENAME TO auditor;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER USER reader RENAME TO auditor;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-04-24.
    validity: Validity::until(timeline::ROLE_RENAME),
    page: "authentication-authorization",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Alter(ObjectKind::Role) {
        return;
    }
    if let Some(span) = ctx.phrase(&[K::Rename, K::To]) {
        findings.add(
            Finding::new(span, "a role cannot be renamed in this release")
                .note(format!(
                    "Aurora DSQL renames roles since {}",
                    timeline::ROLE_RENAME
                ))
                .help("create another role and grant it the same"),
        );
    }
}
