use super::{Context, Finding, Findings};

rule! {
    /// Tablespace of a table
    ///
    /// `TABLESPACE name` is refused.
    ///
    /// # Why
    /// Aurora DSQL manages its storage itself and has no tablespaces.
    ///
    /// # Instead
    /// Leave the clause out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY) TABLESPACE fast;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY, tablespace text);
    /// ```
    ///
    /// # Source
    /// Refused in the fixtures of AWS's dsql-lint, whose tests run on a cluster.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_table().and_then(|it| it.tablespace) {
        findings.add(
            Finding::new(span, "the tablespace of a table cannot be chosen")
                .note("Aurora DSQL has no tablespaces")
                .help("leave `TABLESPACE` out"),
        );
    }
}
