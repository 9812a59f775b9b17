use super::{Context, Finding, Findings};

rule! {
    /// Access method of a table
    ///
    /// `USING method` names a storage that the service does not offer.
    ///
    /// # Why
    /// Aurora DSQL has one way to store tables.
    ///
    /// # Instead
    /// Leave the clause out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY) USING heap;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY);
    /// ```
    ///
    /// # Source
    /// Not in the syntax that the AWS user guide gives for "CREATE TABLE"; no record of an answer.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_table().and_then(|it| it.using) {
        findings.add(
            Finding::new(span, "the access method of a table cannot be chosen")
                .note("Aurora DSQL has one way to store tables")
                .help("leave `USING` out")
                .expected(),
        );
    }
}
