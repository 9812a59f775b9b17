use super::isolation_level::refused_level;
use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `SET TRANSACTION`
    ///
    /// The statement is refused whatever it sets, `REPEATABLE READ` and `READ ONLY` included.
    ///
    /// # Why
    /// Aurora DSQL takes the modes of a transaction when it begins.
    ///
    /// # Instead
    /// `BEGIN READ ONLY`, or `SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY` before.
    ///
    /// # Refused
    /// ```sql
    /// SET TRANSACTION READ ONLY;
    /// ```
    /// ```sql
    /// SET LOCAL TRANSACTION ISOLATION LEVEL REPEATABLE READ;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// BEGIN READ ONLY;
    /// COMMIT;
    /// SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-18.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // The server looks at the level first, and so does the rule about levels.
    if ctx.kind() == StatementKind::SetTransaction && refused_level(&ctx.statement.body).is_none() {
        findings.add(
            Finding::new(ctx.head(), "`SET TRANSACTION` is not supported")
                .note("Aurora DSQL takes the modes of a transaction when it begins")
                .help("write the modes after `BEGIN`")
                .server(
                    "0A000",
                    "setting configuration parameter \"TRANSACTION\" not supported",
                ),
        );
    }
}
