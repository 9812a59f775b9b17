use super::{Context, Finding, Findings};
use crate::service::{StatementKind, parameter};

rule! {
    /// `SHOW` of a parameter that is gone
    ///
    /// `lc_collate` no longer exists, as in PostgreSQL 16.
    ///
    /// # Why
    /// The collation belongs to the database, not to the session. In Aurora DSQL it is `C`.
    ///
    /// # Instead
    /// Expect the collation `C`.
    ///
    /// # Refused
    /// ```sql
    /// SHOW lc_collate;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SHOW server_version;
    /// SHOW TRANSACTION ISOLATION LEVEL;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "accessing",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Show {
        return;
    }
    let [token] = ctx.rest() else {
        return;
    };
    let Some(name) = ctx.name(*token).map(|it| it.to_ascii_lowercase()) else {
        return;
    };
    if parameter::UNRECOGNIZED.contains(&name.as_str()) {
        findings.add(
            Finding::new(token.span, format!("there is no parameter `{name}`"))
                .note("PostgreSQL 16 and Aurora DSQL no longer have it")
                .help("expect the collation `C`")
                .server(
                    "42704",
                    format!("unrecognized configuration parameter \"{name}\""),
                ),
        );
    }
}
