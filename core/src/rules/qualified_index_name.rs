use super::{Context, Finding, Findings};
use crate::parse::token::TokenKind;

rule! {
    /// Index name with a schema
    ///
    /// An index is created in the schema of its table, so its name has none.
    ///
    /// # Why
    /// It is the grammar of PostgreSQL, and Aurora DSQL follows it.
    ///
    /// # Instead
    /// Leave the schema out of the index's name. The table may have one.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC sales.orders_customer_idx ON sales.orders (customer);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC orders_customer_idx ON sales.orders (customer);
    /// DROP INDEX sales.orders_customer_idx;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(name) = ctx.create_index().and_then(|it| it.name.as_ref()) else {
        return;
    };
    if name.value.namespace.is_none() {
        return;
    }
    let dot = ctx
        .tokens_in(name.span)
        .iter()
        .find(|it| it.kind == TokenKind::Dot);
    findings.add(
        Finding::new(
            dot.map_or(name.span, |it| it.span),
            format!("the index name `{}` has a schema", name.value),
        )
        .note("an index is created in the schema of its table")
        .help(format!("write `{}`", name.value.name))
        .server("42601", "syntax error at or near \".\""),
    );
}
