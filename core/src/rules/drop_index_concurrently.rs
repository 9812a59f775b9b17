use super::{Context, Finding, Findings};
use crate::parse::Body;
use crate::service::ObjectKind;

rule! {
    /// `DROP INDEX CONCURRENTLY`
    ///
    /// The word is refused, even where the statement is alone in its transaction.
    ///
    /// # Why
    /// Nothing waits for a lock in Aurora DSQL, so there is nothing that the word could avoid.
    ///
    /// # Instead
    /// Leave `CONCURRENTLY` out.
    ///
    /// # Refused
    /// ```sql
    /// DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// DROP INDEX IF EXISTS orders_customer_idx;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-10.
    page: "working-with-create-index-async",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Body::Drop(drop) = &ctx.statement.body else {
        return;
    };
    if let (ObjectKind::Index, Some(span)) = (drop.object, drop.concurrently) {
        findings.add(
            Finding::new(span, "`DROP INDEX` with `CONCURRENTLY` never works")
                .note("nothing waits for a lock in Aurora DSQL")
                .help("leave `CONCURRENTLY` out")
                .server_partly(
                    None,
                    Some("DROP INDEX CONCURRENTLY must be first action in transaction".to_owned()),
                ),
        );
    }
}
