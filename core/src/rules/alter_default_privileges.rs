use super::{Context, Finding, Findings};
use crate::service::{StatementKind, Validity, timeline};

rule! {
    /// `ALTER DEFAULT PRIVILEGES`, before the service had it
    ///
    /// The statement is accepted since 2026-04-24.
    ///
    /// # Why
    /// Until then privileges in Aurora DSQL were granted on existing objects only.
    ///
    /// # Instead
    /// `GRANT` on each object after it is created.
    ///
    /// # Refused
    /// ```sql
    /// ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO reader;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO reader;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-04-24.
    validity: Validity::until(timeline::ALTER_DEFAULT_PRIVILEGES),
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::AlterDefaultPrivileges {
        findings.add(
            Finding::new(
                ctx.head(),
                "`ALTER DEFAULT PRIVILEGES` is not supported in this release",
            )
            .note(format!(
                "Aurora DSQL has it since {}",
                timeline::ALTER_DEFAULT_PRIVILEGES
            ))
            .help("grant privileges on each object after it is created"),
        );
    }
}
