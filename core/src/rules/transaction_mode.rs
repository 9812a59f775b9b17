use super::{Context, Finding, Findings};
use crate::parse::Body;
use crate::service::StatementKind;
use crate::text::Severity;

rule! {
    /// `AND CHAIN` or `DEFERRABLE`
    ///
    /// Modes of a transaction that the documentation does not list.
    ///
    /// # Why
    /// Nobody has recorded what Aurora DSQL says to them.
    ///
    /// # Instead
    /// `COMMIT` and `BEGIN`; leave `DEFERRABLE` out, which means nothing at `REPEATABLE READ`.
    ///
    /// # Refused
    /// ```sql
    /// COMMIT AND CHAIN;
    /// ```
    /// ```sql
    /// BEGIN READ ONLY DEFERRABLE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// BEGIN;
    /// COMMIT AND NO CHAIN;
    /// ```
    ///
    /// # Source
    /// Not a fact about Aurora DSQL.
    severity: Severity::Note,
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Body::Transaction(transaction) = &ctx.statement.body else {
        return;
    };
    // Refused as a whole.
    if ctx.kind() == StatementKind::SetTransaction {
        return;
    }
    let chain = transaction.chain.filter(|it| it.value).map(|it| it.span);
    for span in [chain, transaction.deferrable].into_iter().flatten() {
        let mode = ctx.slice(span).to_ascii_uppercase();
        findings.add(
            Finding::new(span, format!("`{mode}` has no known answer"))
                .note("what Aurora DSQL says to it has not been recorded")
                .help("leave it out"),
        );
    }
}
