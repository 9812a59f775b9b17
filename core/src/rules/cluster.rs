use super::{Context, Finding, Findings};
use crate::service::StatementKind;

rule! {
    /// `CLUSTER`
    ///
    /// Tables are not put into another order.
    ///
    /// # Why
    /// Aurora DSQL keeps the rows of a table in the order of its primary key.
    ///
    /// # Instead
    /// Choose the primary key by which rows are read together.
    ///
    /// # Refused
    /// ```sql
    /// CLUSTER orders USING orders_customer_idx;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE orders (customer uuid, number bigint, PRIMARY KEY (customer, number));
    /// ```
    ///
    /// # Source
    /// Expected, since it is not documented; nobody has recorded the answer.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Cluster {
        findings.add(
            Finding::new(ctx.head(), "`CLUSTER` is not supported")
                .note("Aurora DSQL keeps rows in the order of the primary key")
                .help("remove the statement")
                .expected(),
        );
    }
}
