use super::{Context, Finding, Findings};

rule! {
    /// `IF NOT EXISTS` without the name of the index
    ///
    /// Without a name there is nothing to look for.
    ///
    /// # Why
    /// It is the grammar of PostgreSQL, and Aurora DSQL follows it.
    ///
    /// # Instead
    /// Name the index. `IF NOT EXISTS` is content with any index of that name, an invalid one as
    /// well.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC IF NOT EXISTS ON orders (customer);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC IF NOT EXISTS orders_customer_idx ON orders (customer);
    /// CREATE INDEX ASYNC ON orders (customer);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE INDEX".
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(index) = ctx.create_index().filter(|it| it.name.is_none()) else {
        return;
    };
    if let Some(span) = index.if_not_exists {
        findings.add(
            Finding::new(span, "`IF NOT EXISTS` needs the name of the index")
                .note("Aurora DSQL, like PostgreSQL, looks for an index of that name")
                .help("name the index, or leave `IF NOT EXISTS` out")
                .server_partly(Some("42601"), None),
        );
    }
}
