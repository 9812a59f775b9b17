use super::{Context, Finding, Findings};

rule! {
    /// Storage parameters of a key
    ///
    /// `UNIQUE … WITH (…)` and `PRIMARY KEY … WITH (…)` are not offered.
    ///
    /// # Why
    /// The parameters describe PostgreSQL's own index files.
    ///
    /// # Instead
    /// Leave the clause out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id uuid, PRIMARY KEY (id) WITH (fillfactor = 70));
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id uuid, n int, PRIMARY KEY (id) INCLUDE (n));
    /// ```
    ///
    /// # Source
    /// Not in the syntax that the AWS user guide gives for "CREATE TABLE"; no record of an answer.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (_, key) in ctx.keys() {
        if let Some(span) = key.with {
            findings.add(
                Finding::new(span, "storage parameters of a key are not supported")
                    .note("they describe PostgreSQL's files, which Aurora DSQL does not have")
                    .help("leave `WITH (…)` out")
                    .expected(),
            );
        }
    }
}
