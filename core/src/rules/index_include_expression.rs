use super::{Context, Finding, Findings};
use crate::parse::expr::ExprKind;

rule! {
    /// Expression in `INCLUDE`
    ///
    /// `INCLUDE` holds columns only.
    ///
    /// # Why
    /// The values in `INCLUDE` are copies of the row's own. PostgreSQL refuses this as well.
    ///
    /// # Instead
    /// Include the columns that the expression reads, or make the expression a key.
    ///
    /// # Refused
    /// ```sql
    /// CREATE INDEX ASYNC ON people (id) INCLUDE (name, lower(name));
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE INDEX ASYNC ON people (id, lower(name)) INCLUDE (name);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE INDEX".
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let include = ctx.create_index().into_iter().flat_map(|it| &it.include);
    for value in include {
        if matches!(&value.kind, ExprKind::Column(parts) if parts.len() == 1) {
            continue;
        }
        findings.add(
            Finding::new(value.span, "`INCLUDE` holds columns only")
                .note("Aurora DSQL, like PostgreSQL, copies columns into an index")
                .help("include the columns that the expression reads")
                .server("0A000", "expressions are not supported in included columns"),
        );
    }
}
