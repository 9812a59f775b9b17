use super::{Context, Finding, Findings};
use crate::service::{StatementKind, Validity, timeline};

rule! {
    /// `SET CONSTRAINTS`, before the service had it
    ///
    /// The statement is accepted since 2026-08-26, together with foreign keys.
    ///
    /// # Why
    /// Until then Aurora DSQL had no constraint that could be deferred.
    ///
    /// # Instead
    /// Remove the statement.
    ///
    /// # Refused
    /// ```sql
    /// SET CONSTRAINTS ALL DEFERRED;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SET CONSTRAINTS ALL DEFERRED;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-08-26.
    validity: Validity::until(timeline::FOREIGN_KEYS),
    page: "set-constraints-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::SetConstraints {
        findings.add(
            Finding::new(
                ctx.head(),
                "`SET CONSTRAINTS` is not supported in this release",
            )
            .note(format!(
                "Aurora DSQL has it since {}",
                timeline::FOREIGN_KEYS
            ))
            .help("remove the statement"),
        );
    }
}
