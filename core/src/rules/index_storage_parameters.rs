use super::{Context, Finding, Findings};

rule! {
    /// Storage parameters of an index
    ///
    /// `WITH (fillfactor = …)` is not offered.
    ///
    /// # Why
    /// The parameters describe PostgreSQL's own index files.
    ///
    /// # Instead
    /// Leave the clause out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC ON orders (customer) WITH (fillfactor = 70);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC ON orders (customer) INCLUDE (placed);
    /// ```
    ///
    /// # Source
    /// Not in the syntax that the AWS user guide gives for "CREATE INDEX"; no record of an answer.
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_index().and_then(|it| it.with) {
        findings.add(
            Finding::new(span, "storage parameters of an index are not supported")
                .note("they describe PostgreSQL's files, which Aurora DSQL does not have")
                .help("leave `WITH (…)` out")
                .expected(),
        );
    }
}
