use super::{Context, Finding, Findings};
use crate::parse::Body;
use crate::service::ObjectKind;

rule! {
    /// `DROP DOMAIN … CASCADE`
    ///
    /// A domain is dropped only while nothing uses it.
    ///
    /// # Why
    /// Aurora DSQL drops no columns along with a domain.
    ///
    /// # Instead
    /// Drop the columns that use the domain first, then the domain.
    ///
    /// # Refused
    /// ```sql
    /// DROP DOMAIN IF EXISTS email CASCADE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// DROP DOMAIN IF EXISTS email RESTRICT;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-03.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Body::Drop(drop) = &ctx.statement.body else {
        return;
    };
    let Some(span) = drop.cascade.filter(|_| drop.object == ObjectKind::Domain) else {
        return;
    };
    findings.add(
        Finding::new(span, "`DROP DOMAIN` does not take `CASCADE`")
            .note("Aurora DSQL drops a domain only while nothing uses it")
            .help("drop the columns that use it first")
            .server_partly(
                None,
                Some("DROP DOMAIN with CASCADE unsupported".to_owned()),
            ),
    );
}
