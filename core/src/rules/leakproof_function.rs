use super::token_context::top_level;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;

rule! {
    /// `LEAKPROOF` function
    ///
    /// The property needs a superuser. `NOT LEAKPROOF` is accepted.
    ///
    /// # Why
    /// No role of a cluster is a superuser, `admin` included.
    ///
    /// # Instead
    /// Leave the word out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql LEAKPROOF RETURN a = b;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql NOT LEAKPROOF RETURN a = b;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE FUNCTION".
    page: "create-function-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let clauses = ctx.function_clauses();
    for (at, token) in top_level(clauses).filter(|(_, it)| it.keyword() == Some(K::Leakproof)) {
        if at > 0 && clauses[at - 1].keyword() == Some(K::Not) {
            continue;
        }
        findings.add(
            Finding::new(token.span, "a function cannot be `LEAKPROOF`")
                .note("that takes a superuser, and Aurora DSQL has none")
                .help("leave the word out")
                .server("42501", "only superuser can define a leakproof function"),
        );
    }
}
