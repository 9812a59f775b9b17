use super::token_context::close_of;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;
use crate::service::StatementKind;

rule! {
    /// `CALL` of a procedure outside of `sys`, or with a query as argument
    ///
    /// Only the procedures of the schema `sys` can be called, with values that are no queries.
    ///
    /// # Why
    /// Aurora DSQL has no procedures of users.
    ///
    /// # Instead
    /// Call a function in a `SELECT`. Read the value first and call with that.
    ///
    /// # Refused
    /// ```sql
    /// CALL tidy(30);
    /// ```
    /// ```sql
    /// CALL sys.wait_for_job((SELECT job_id FROM sys.jobs LIMIT 1));
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CALL sys.wait_for_job('abcdefghijklmnopqrstuvwxyz');
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Call {
        return;
    }
    let rest = ctx.rest();
    let Some(open) = rest.iter().position(|it| it.kind == TokenKind::LeftParen) else {
        return;
    };
    if let Some(call) = ctx.calls().next()
        && !call.is_in_namespace("sys")
        && !(call.namespace.is_none() && call.name.eq_ignore_ascii_case("wait_for_job"))
    {
        findings.add(
            Finding::new(call.span, format!("`{}` cannot be called", call.name))
                .note("Aurora DSQL has procedures in the schema `sys` only")
                .help("call a function in a `SELECT`"),
        );
    }
    let mut at = open + 1;
    while let Some(token) = rest.get(at) {
        let begins_query = rest.get(at + 1).is_some_and(|it| {
            matches!(
                it.keyword(),
                Some(K::Select | K::With | K::Values | K::Table)
            )
        });
        if token.kind == TokenKind::LeftParen && begins_query {
            let close = close_of(rest, at).min(rest.len() - 1);
            findings.add(
                Finding::new(
                    token.span.to(rest[close].span),
                    "an argument of `CALL` cannot be a query",
                )
                .note("Aurora DSQL calls procedures with plain values")
                .help("run the query first and call with its result")
                .server("0A000", "cannot use subquery in CALL argument"),
            );
            at = close;
        }
        at += 1;
    }
}
