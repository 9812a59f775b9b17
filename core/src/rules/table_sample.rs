use super::token_context::close_of;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;

rule! {
    /// `TABLESAMPLE`
    ///
    /// A query cannot read a sample of a table.
    ///
    /// # Why
    /// The methods of sampling read pages, which tables of Aurora DSQL do not have.
    ///
    /// # Instead
    /// `WHERE random() < 0.01`, or a range of keys.
    ///
    /// # Refused
    /// ```sql
    /// SELECT * FROM orders TABLESAMPLE SYSTEM (1) REPEATABLE (17);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT * FROM orders WHERE random() < 0.01;
    /// SELECT 'TABLESAMPLE SYSTEM (1)';
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (at, token) in ctx.tokens.iter().enumerate() {
        if token.keyword() != Some(K::Tablesample) || at == 0 {
            continue;
        }
        // A function may have this name; the clause names a method first.
        let mut open = at + 2;
        while ctx
            .tokens
            .get(open)
            .is_some_and(|it| it.kind == TokenKind::Dot)
        {
            open += 2;
        }
        let is_clause = ctx
            .tokens
            .get(at + 1)
            .is_some_and(|it| ctx.name(*it).is_some())
            && ctx
                .tokens
                .get(open)
                .is_some_and(|it| it.kind == TokenKind::LeftParen);
        if !is_clause {
            continue;
        }
        let close = close_of(ctx.tokens, open).min(ctx.tokens.len() - 1);
        findings.add(
            Finding::new(
                token.span.to(ctx.tokens[close].span),
                "`TABLESAMPLE` is not supported",
            )
            .note("Aurora DSQL cannot read a part of a table by chance")
            .help("write a condition such as `WHERE random() < 0.01`")
            .server("0A000", "TABLESAMPLE clause not supported"),
        );
    }
}
