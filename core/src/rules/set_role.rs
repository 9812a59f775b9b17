use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{StatementKind, timeline};

rule! {
    /// `SET ROLE`
    ///
    /// The role of a session is fixed. `SET LOCAL ROLE` changes it for a transaction, since autumn
    /// 2026.
    ///
    /// # Why
    /// A session of Aurora DSQL runs as the role that its token names.
    ///
    /// # Instead
    /// Connect as the role, or `SET LOCAL ROLE` inside of a transaction.
    ///
    /// # Refused
    /// ```sql
    /// SET ROLE reader;
    /// ```
    /// ```sql
    /// SET SESSION ROLE NONE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// BEGIN;
    /// SET LOCAL ROLE reader;
    /// COMMIT;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Accessing Aurora DSQL", autumn 2026; observed on a cluster 2026-08-28.
    page: "accessing",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::SetRole {
        return;
    }
    let is_local = ctx.keyword(1) == Some(K::Local);
    if is_local && ctx.release.date() >= timeline::LOCAL_ROLE {
        return;
    }
    findings.add(
        Finding::new(ctx.head(), "the role of a session cannot be changed")
            .note("a session in Aurora DSQL runs as the role that its token names")
            .help("connect as the role, or use `SET LOCAL ROLE` in a transaction")
            .server(
                "0A000",
                "setting configuration parameter \"role\" not supported",
            ),
    );
}
