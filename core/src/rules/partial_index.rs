use super::{Context, Finding, Findings};
use crate::service::{Validity, timeline};

rule! {
    /// Partial index, before the service had them
    ///
    /// An index may have a `WHERE` since 2026-09-15.
    ///
    /// # Why
    /// Until then an index held every row of its table.
    ///
    /// # Instead
    /// Index all rows, and leave the condition to the queries.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC ON orders (customer) WHERE state = 'open';
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE UNIQUE INDEX ASYNC ON orders (customer) WHERE state = 'open';
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-09-15; the text was seen on a cluster in August 2026.
    validity: Validity::until(timeline::PARTIAL_INDEXES),
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some((word, _)) = ctx.create_index().and_then(|it| it.predicate.as_ref()) {
        findings.add(
            Finding::new(*word, "partial indexes are not supported in this release")
                .note(format!(
                    "Aurora DSQL has them since {}",
                    timeline::PARTIAL_INDEXES
                ))
                .help("index all rows, and leave the condition to the queries")
                .server("0A000", "WHERE not supported for CREATE INDEX"),
        );
    }
}
