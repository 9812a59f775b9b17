use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind as Kind, Validity, timeline};

rule! {
    /// The word `ROUTINE`, before the service knew it
    ///
    /// `ALTER ROUTINE`, `DROP ROUTINE`, and `ROUTINE` in `GRANT`, `REVOKE` and `COMMENT ON` are
    /// accepted since 2026-04-24.
    ///
    /// # Why
    /// Until then Aurora DSQL took `FUNCTION` only.
    ///
    /// # Instead
    /// Write `FUNCTION`.
    ///
    /// # Refused
    /// ```sql
    /// DROP ROUTINE IF EXISTS twice(int);
    /// ```
    /// ```sql
    /// GRANT EXECUTE ON ROUTINE twice(int) TO app;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER ROUTINE twice(int) RENAME TO doubled;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-04-24.
    validity: Validity::until(timeline::ROUTINES),
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let span = match ctx.kind() {
        Kind::Alter(ObjectKind::Routine) | Kind::Drop(ObjectKind::Routine) => Some(ctx.head()),
        Kind::Grant | Kind::Revoke | Kind::Comment => ctx
            .phrase(&[K::On, K::Routine])
            .or_else(|| ctx.phrase(&[K::On, K::All, K::Routines])),
        _ => None,
    };
    if let Some(span) = span {
        findings.add(
            Finding::new(span, "`ROUTINE` is not supported in this release")
                .note(format!(
                    "Aurora DSQL knows the word since {}",
                    timeline::ROUTINES
                ))
                .help("write `FUNCTION`"),
        );
    }
}
