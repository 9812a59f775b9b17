use super::{Context, Finding, Findings};

rule! {
    /// Table that inherits from another
    ///
    /// `INHERITS (…)` is refused.
    ///
    /// # Why
    /// Aurora DSQL has no table inheritance.
    ///
    /// # Instead
    /// Repeat the columns, or copy them with `LIKE parent INCLUDING ALL`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE capitals (state text) INHERITS (cities);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE capitals (LIKE cities INCLUDING ALL, state text);
    /// ```
    ///
    /// # Source
    /// Refused in the fixtures of AWS's dsql-lint, whose tests run on a cluster.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = ctx.create_table().and_then(|it| it.inherits) {
        findings.add(
            Finding::new(span, "a table cannot inherit from another")
                .note("Aurora DSQL has no table inheritance")
                .help("write `LIKE parent INCLUDING ALL` among the columns"),
        );
    }
}
