use super::token_context::top_level;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;

rule! {
    /// Range as the return type of a function
    ///
    /// Functions take ranges as arguments and do not return them.
    ///
    /// # Why
    /// Aurora DSQL has ranges inside queries only.
    ///
    /// # Instead
    /// Return the two bounds as columns of a table.
    ///
    /// # Refused
    /// ```sql
    /// CREATE FUNCTION year_of(d date) RETURNS daterange
    ///     LANGUAGE sql RETURN daterange(d, d + 365);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE FUNCTION days_of(r daterange) RETURNS int LANGUAGE sql RETURN upper(r) - lower(r);
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-08-28.
    page: "create-function-syntax-support",
    check: check,
}

/// The range types that are built in.
const RANGES: [&str; 6] = [
    "daterange",
    "int4range",
    "int8range",
    "numrange",
    "tsrange",
    "tstzrange",
];

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let clauses = ctx.function_clauses();
    let Some((returns, _)) = top_level(clauses).find(|(_, it)| it.keyword() == Some(K::Returns))
    else {
        return;
    };
    let mut rest = &clauses[returns + 1..];
    if let [setof, after @ ..] = rest
        && setof.keyword() == Some(K::Setof)
    {
        rest = after;
    }
    let token = match rest {
        [namespace, dot, name, ..]
            if dot.kind == TokenKind::Dot
                && ctx.name(*namespace).as_deref() == Some("pg_catalog") =>
        {
            *name
        }
        [name, ..] => *name,
        [] => return,
    };
    let Some(name) = ctx.name(token).filter(|it| RANGES.contains(&it.as_str())) else {
        return;
    };
    findings.add(
        Finding::new(token.span, format!("a function cannot return `{name}`"))
            .note("Aurora DSQL has ranges inside queries and as arguments only")
            .help("return the two bounds"),
    );
}
