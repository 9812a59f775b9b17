use super::{Context, Finding, Findings};

rule! {
    /// Index method
    ///
    /// `USING` is refused for every method of PostgreSQL, `btree` included.
    ///
    /// # Why
    /// Aurora DSQL has one kind of index. It is ordered like a B-tree and answers equality and
    /// ranges.
    ///
    /// # Instead
    /// Leave the clause out. What a GIN or GiST index was for needs another design: an index on an
    /// expression such as `(doc ->> 'kind')`, or a table of words.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC ON docs USING gin (body);
    /// ```
    /// ```sql
    /// CREATE INDEX ASYNC docs_title_idx ON docs USING btree (title);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC docs_title_idx ON docs (title);
    /// CREATE INDEX ASYNC ON docs ((body ->> 'kind'));
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    page: "create-index-syntax-support",
    check: check,
}

/// The service's own method, as its catalog shows it, which was accepted when somebody wrote it.
const OWN_METHOD: &str = "btree_index";

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((span, method)) = ctx.create_index().and_then(|it| it.method.as_ref()) else {
        return;
    };
    if method.value == OWN_METHOD {
        return;
    }
    let help = if method.value == "btree" || method.value == "hash" {
        "leave `USING` out"
    } else {
        "leave `USING` out, and index an expression that the queries compare"
    };
    findings.add(
        Finding::new(
            *span,
            format!("the index method `{}` cannot be chosen", method.value),
        )
        .note("Aurora DSQL has one kind of index, ordered like a B-tree")
        .help(help)
        .server("0A000", "USING not supported for CREATE INDEX"),
    );
}
