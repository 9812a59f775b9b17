use super::{Context, Finding, Findings};
use crate::parse::ddl::index::IndexTarget;
use crate::service::{Validity, timeline};

rule! {
    /// Index on an expression, before the service had them
    ///
    /// Keys of an index may be expressions since 2026-08-13.
    ///
    /// # Why
    /// Until then an index held columns only.
    ///
    /// # Instead
    /// Store the result in a column, for example a generated one, and index that.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC ON people (lower(name));
    /// ```
    /// ```sql
    /// CREATE INDEX ASYNC ON people ((body ->> 'kind'), id);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC ON people (lower(name), (body ->> 'kind'), id);
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-08-13.
    validity: Validity::until(timeline::EXPRESSION_INDEXES),
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let keys = ctx.create_index().into_iter().flat_map(|it| &it.keys);
    for key in keys {
        if let IndexTarget::Expression(expr) = &key.target {
            findings.add(
                Finding::new(
                    expr.span,
                    "an index on an expression is not supported in this release",
                )
                .note(format!(
                    "Aurora DSQL has them since {}",
                    timeline::EXPRESSION_INDEXES
                ))
                .help("store the result in a column and index that"),
            );
        }
    }
}
