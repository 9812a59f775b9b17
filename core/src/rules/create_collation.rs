use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE COLLATION`
    ///
    /// The collation of a cluster is `C`.
    ///
    /// # Why
    /// Aurora DSQL compares text byte by byte and knows no other order.
    ///
    /// # Instead
    /// Store a sort key of its own where another order is needed, or sort in the application.
    ///
    /// # Refused
    /// ```sql
    /// CREATE COLLATION german (provider = icu, locale = 'de');
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT name FROM users ORDER BY lower(name) COLLATE "C";
    /// ```
    ///
    /// # Source
    /// Expected, since only the collation `C` is documented; nobody has recorded the answer.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Create(ObjectKind::Collation) {
        findings.add(
            Finding::new(ctx.head(), "`CREATE COLLATION` is not supported")
                .note("Aurora DSQL has the collation `C` only")
                .help("store a sort key, or sort in the application")
                .expected(),
        );
    }
}
