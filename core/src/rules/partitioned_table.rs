use super::{Context, Finding, Findings};

rule! {
    /// Partitioned table
    ///
    /// `PARTITION BY` is refused for every strategy.
    ///
    /// # Why
    /// Aurora DSQL spreads a table over its storage by itself, along the primary key.
    ///
    /// # Instead
    /// Leave the clause out. Choose a primary key that scatters writes, for example a random
    /// `uuid`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE events (id uuid, day date)
    /// PARTITION BY RANGE (day);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE events (id uuid PRIMARY KEY, day date);
    /// SELECT id, row_number() OVER (PARTITION BY day) FROM events;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_table().and_then(|it| it.partition_by) {
        findings.add(
            Finding::new(span, "tables cannot be partitioned")
                .note("Aurora DSQL distributes a table by its primary key, without being told")
                .help("leave `PARTITION BY` out")
                .server(
                    "0A000",
                    "PARTITION BY clause not supported for CREATE TABLE",
                ),
        );
    }
}
