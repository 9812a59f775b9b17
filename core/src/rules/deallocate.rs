use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::StatementKind;

rule! {
    /// `DEALLOCATE` of one statement
    ///
    /// Only `DEALLOCATE ALL` and `DEALLOCATE PREPARE ALL` are accepted.
    ///
    /// # Why
    /// Aurora DSQL prepares statements by the protocol only, which also closes them.
    ///
    /// # Instead
    /// Leave it to the driver, or write `DEALLOCATE ALL`.
    ///
    /// # Refused
    /// ```sql
    /// DEALLOCATE find;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// DEALLOCATE ALL;
    /// DEALLOCATE PREPARE ALL;
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Deallocate {
        return;
    }
    // A statement may be called `prepare`.
    let name = match ctx.rest() {
        [prepare, name] if prepare.keyword() == Some(K::Prepare) => name,
        [name, ..] => name,
        [] => return,
    };
    if name.keyword() != Some(K::All) {
        findings.add(
            Finding::new(name.span, "`DEALLOCATE` takes no name")
                .note("Aurora DSQL takes `DEALLOCATE ALL` only")
                .help("write `DEALLOCATE ALL`, or leave it to the driver"),
        );
    }
}
