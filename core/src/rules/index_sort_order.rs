use super::{Context, Finding, Findings};

rule! {
    /// Sort order of an index key
    ///
    /// `DESC` is refused, and so should `ASC` be, which is the order that keys have anyway. `NULLS
    /// FIRST` and `NULLS LAST` are accepted.
    ///
    /// # Why
    /// The order of keys in an index of Aurora DSQL cannot be chosen, but for the place of nulls.
    ///
    /// # Instead
    /// Leave the word out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC ON orders (placed DESC);
    /// ```
    /// ```sql
    /// CREATE INDEX ASYNC ON orders (placed ASC NULLS FIRST);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC ON orders (placed NULLS FIRST);
    /// SELECT * FROM orders ORDER BY placed DESC;
    /// ```
    ///
    /// # Source
    /// `DESC` observed on a cluster 2026-10-01.
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let keys = ctx.create_index().into_iter().flat_map(|it| &it.keys);
    for order in keys.filter_map(|it| it.descending) {
        let word = if order.value { "DESC" } else { "ASC" };
        let finding = Finding::new(order.span, format!("an index key is ordered `{word}`"))
            .note("in Aurora DSQL the order of index keys cannot be chosen, but for the place of nulls")
            .help(format!("leave `{word}` out"));
        findings.add(if order.value {
            finding.server(
                "0A000",
                "specifying sort order not supported for index keys",
            )
        } else {
            finding.expected()
        });
    }
}
