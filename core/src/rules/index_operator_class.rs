use super::{Context, Finding, Findings};

rule! {
    /// Operator class of an index key
    ///
    /// `text_pattern_ops`, `jsonb_path_ops` and every other operator class is refused.
    ///
    /// # Why
    /// Each type has one order in Aurora DSQL. Text is ordered by its bytes, as `text_pattern_ops`
    /// asks.
    ///
    /// # Instead
    /// Leave it out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC ON people (name text_pattern_ops);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC ON people (name);
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-01.
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let keys = ctx.create_index().into_iter().flat_map(|it| &it.keys);
    for class in keys.filter_map(|it| it.operator_class.as_ref()) {
        findings.add(
            Finding::new(
                class.span,
                format!("the operator class `{}` cannot be chosen", class.value),
            )
            .note("Aurora DSQL has one order for each type; text is ordered by its bytes")
            .help("leave it out")
            .server("0A000", "opclass not supported for index keys"),
        );
    }
}
