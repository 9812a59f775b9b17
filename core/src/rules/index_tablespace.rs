use super::{Context, Finding, Findings};

rule! {
    /// Tablespace of an index
    ///
    /// `TABLESPACE name` is not offered.
    ///
    /// # Why
    /// Aurora DSQL manages its storage itself and has no tablespaces.
    ///
    /// # Instead
    /// Leave the clause out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC ON orders (customer) TABLESPACE fast;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC ON orders (customer);
    /// ```
    ///
    /// # Source
    /// Not in the syntax that the AWS user guide gives for "CREATE INDEX"; no record of an answer.
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_index().and_then(|it| it.tablespace) {
        findings.add(
            Finding::new(span, "the tablespace of an index cannot be chosen")
                .note("Aurora DSQL has no tablespaces")
                .help("leave `TABLESPACE` out")
                .expected(),
        );
    }
}
