use super::token_context::top_level;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;

rule! {
    /// Function with a string as its body and no `LANGUAGE`
    ///
    /// Only a body of `RETURN` or `BEGIN ATOMIC` says by itself that it is SQL.
    ///
    /// # Why
    /// As in PostgreSQL, a string may hold any language.
    ///
    /// # Instead
    /// Add `LANGUAGE sql`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE FUNCTION one() RETURNS int AS $$ SELECT 1 $$;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE FUNCTION one() RETURNS int AS $$ SELECT 1 $$ LANGUAGE sql;
    /// CREATE FUNCTION two() RETURNS int BEGIN ATOMIC SELECT 2; END;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE FUNCTION".
    page: "create-function-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let clauses = ctx.function_clauses();
    let mut body = None;
    for (at, token) in top_level(clauses) {
        match token.keyword() {
            Some(K::Language) => return,
            Some(K::As) => {
                let text = clauses.get(at + 1);
                if text.is_some_and(|it| matches!(it.kind, TokenKind::String(_))) {
                    body = Some(token.span);
                }
            }
            _ => {}
        }
    }
    if let Some(span) = body {
        findings.add(
            Finding::new(span, "this function names no language")
                .note("a body that is a string may be of any language")
                .help("add `LANGUAGE sql`")
                .server("42P13", "no language specified"),
        );
    }
}
