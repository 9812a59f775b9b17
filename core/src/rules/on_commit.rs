use super::{Context, Finding, Findings};

rule! {
    /// `ON COMMIT` of a table
    ///
    /// `ON COMMIT DROP`, `DELETE ROWS` and `PRESERVE ROWS` are refused.
    ///
    /// # Why
    /// The clause is for temporary tables, which Aurora DSQL does not have.
    ///
    /// # Instead
    /// Leave the clause out and delete the rows when they are no longer needed.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE basket (id uuid PRIMARY KEY) ON COMMIT DELETE ROWS;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE basket (id uuid PRIMARY KEY);
    /// ```
    ///
    /// # Source
    /// Refused in the fixtures of AWS's dsql-lint, whose tests run on a cluster.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_table().and_then(|it| it.on_commit) {
        findings.add(
            Finding::new(span, "`ON COMMIT` is not supported")
                .note("it is for temporary tables, which Aurora DSQL does not have")
                .help("leave it out and delete the rows when they are no longer needed"),
        );
    }
}
