use super::{Context, Finding, Findings};

rule! {
    /// Partition of a table
    ///
    /// `PARTITION OF` is refused.
    ///
    /// # Why
    /// There are no partitioned tables in Aurora DSQL that could have partitions.
    ///
    /// # Instead
    /// Keep all rows in the parent and drop the partition from the schema.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE events_2026 PARTITION OF events FOR VALUES IN (2026);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE events_2026 (id uuid PRIMARY KEY, day date);
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_table().and_then(|it| it.partition_of) {
        findings.add(
            Finding::new(span, "a table cannot be a partition of another")
                .note("Aurora DSQL has no partitioned tables")
                .help("keep the rows of all partitions in one table")
                .server(
                    "0A000",
                    "PARTITION OF clause not supported for CREATE TABLE",
                ),
        );
    }
}
