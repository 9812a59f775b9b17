use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// Logical replication
    ///
    /// `CREATE PUBLICATION` and `CREATE SUBSCRIPTION` are refused.
    ///
    /// # Why
    /// Aurora DSQL sends changes by change data capture streams, which are managed outside of SQL.
    ///
    /// # Instead
    /// Create a stream with the AWS API. To fill a cluster, use the loader.
    ///
    /// # Refused
    /// ```sql
    /// CREATE PUBLICATION all_tables FOR ALL TABLES;
    /// ```
    /// ```sql
    /// CREATE SUBSCRIPTION copy CONNECTION 'host=db.example.com' PUBLICATION all_tables;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE publication (subscription text PRIMARY KEY);
    /// ```
    ///
    /// # Source
    /// AWS user guide, on change data capture.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let StatementKind::Create(ObjectKind::Publication | ObjectKind::Subscription) = ctx.kind() {
        findings.add(
            Finding::new(ctx.head(), format!("`{}` is not supported", ctx.kind()))
                .note("Aurora DSQL has no logical replication")
                .help("use a change data capture stream"),
        );
    }
}
