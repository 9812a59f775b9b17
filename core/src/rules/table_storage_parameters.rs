use super::{Context, Finding, Findings};

rule! {
    /// Storage parameters of a table
    ///
    /// `WITH (fillfactor = …)` and every other storage parameter is refused.
    ///
    /// # Why
    /// The parameters describe PostgreSQL's own files. Aurora DSQL stores rows elsewhere.
    ///
    /// # Instead
    /// Leave the clause out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY) WITH (fillfactor = 70);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id uuid PRIMARY KEY) WITHOUT OIDS;
    /// ```
    ///
    /// # Source
    /// Refused in the fixtures of AWS's dsql-lint, whose tests run on a cluster.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_table().and_then(|it| it.with) {
        findings.add(
            Finding::new(span, "storage parameters are not supported")
                .note("they describe PostgreSQL's files, which Aurora DSQL does not have")
                .help("leave `WITH (…)` out"),
        );
    }
}
