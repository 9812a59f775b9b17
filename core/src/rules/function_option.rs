use super::token_context::top_level;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;

rule! {
    /// `TRANSFORM` or `SUPPORT` of a function
    ///
    /// Both name objects that cannot be created.
    ///
    /// # Why
    /// Aurora DSQL has no transforms and no support functions of users.
    ///
    /// # Instead
    /// Leave the option out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE FUNCTION one() RETURNS int LANGUAGE sql TRANSFORM FOR TYPE jsonb RETURN 1;
    /// ```
    /// ```sql
    /// CREATE FUNCTION one() RETURNS int LANGUAGE sql SUPPORT one_support RETURN 1;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE FUNCTION one() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1 RETURN 1;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE FUNCTION".
    page: "create-function-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let clauses = ctx.function_clauses();
    for (at, token) in top_level(clauses) {
        let next = clauses.get(at + 1).copied();
        let (option, message) = match token.keyword() {
            Some(K::Transform) if next.is_some_and(|it| it.keyword() == Some(K::For)) => {
                ("TRANSFORM", None)
            }
            Some(K::Support) => {
                let function = next.and_then(|it| ctx.name(it));
                let message = function.map(|it| format!("function {it}(internal) does not exist"));
                ("SUPPORT", message)
            }
            _ => continue,
        };
        let mut finding = Finding::new(token.span, format!("`{option}` is not supported"))
            .note("Aurora DSQL has no object that it could name")
            .help("leave the option out");
        if message.is_some() {
            finding = finding.server_partly(None, message);
        }
        findings.add(finding);
    }
}
