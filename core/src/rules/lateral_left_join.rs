use crate::order::{Set, filled};

use super::token_context::{inside, top_level};
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::text::{Severity, Span};

rule! {
    /// `LEFT JOIN LATERAL` that returns a column of the outer table
    ///
    /// The list of the inner query names a table outside of it. The query is valid, and the service
    /// fails.
    ///
    /// # Why
    /// A defect of Aurora DSQL, seen in September 2026: the types of the outer row are mixed up.
    ///
    /// # Instead
    /// Return columns of inner tables only; the outer ones are there already.
    ///
    /// # Refused
    /// ```sql
    /// SELECT * FROM orders o
    /// LEFT JOIN LATERAL (SELECT o.id, i.amount FROM items i WHERE i.order_id = o.id) x ON true;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT * FROM orders o
    /// LEFT JOIN LATERAL (SELECT i.amount FROM items i WHERE i.order_id = o.id) x ON true;
    /// SELECT * FROM orders o
    /// CROSS JOIN LATERAL (SELECT o.id, i.amount FROM items i WHERE i.order_id = o.id) x;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-18.
    severity: Severity::Note,
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (at, token) in ctx.tokens.iter().enumerate() {
        if token.keyword() != Some(K::Lateral) || !is_left_join(ctx, at) {
            continue;
        }
        let Some(inside) = inside(ctx.tokens, at + 1) else {
            continue;
        };
        let [select, query @ ..] = inside else {
            continue;
        };
        if ctx.tokens[at + 1].kind != TokenKind::LeftParen || select.keyword() != Some(K::Select) {
            continue;
        }
        if let Some(span) = outer_reference(ctx, query) {
            findings.add(
                Finding::new(span, "a column of the outer table in a `LEFT JOIN LATERAL`")
                    .note("Aurora DSQL fails here, as seen on 2026-09-18; it is a defect")
                    .help("return columns of inner tables only")
                    .server_partly(Some("42804"), None),
            );
        }
    }
}

/// Whether `LEFT [OUTER] JOIN` stands before.
fn is_left_join(ctx: &Context<'_>, lateral: usize) -> bool {
    let before = |back: usize| lateral.checked_sub(back).and_then(|it| ctx.keyword(it));
    before(1) == Some(K::Join)
        && (before(2) == Some(K::Left) || before(2) == Some(K::Outer) && before(3) == Some(K::Left))
}

/// The first `table.column` in the list of a query whose table its `FROM` does not name.
fn outer_reference(ctx: &Context<'_>, query: &[Token]) -> Option<Span> {
    let from = top_level(query).find(|(at, it)| {
        it.keyword() == Some(K::From)
            && at
                .checked_sub(1)
                .is_none_or(|at| query[at].keyword() != Some(K::Distinct))
    });
    let (list, rest) = query.split_at(from.map_or(query.len(), |(at, _)| at));
    let end = top_level(rest).find(|(_, it)| {
        matches!(
            it.keyword(),
            Some(K::Where | K::Group | K::Having | K::Order | K::Limit | K::Offset | K::Union)
        )
    });
    let inner = &rest[..end.map_or(rest.len(), |(at, _)| at)];
    let is_bound = |at: &usize| inner.get(at + 1).is_none_or(|it| it.kind != TokenKind::Dot);
    let bound = (0..inner.len()).filter(is_bound);
    let bound: Set<String> = filled(bound.filter_map(|at| ctx.name(inner[at])));
    list.windows(3).enumerate().find_map(|(at, window)| {
        let [table, dot, column] = window else {
            return None;
        };
        let is_start = at == 0 || list[at - 1].kind != TokenKind::Dot;
        let is_call = list
            .get(at + 3)
            .is_some_and(|it| it.kind == TokenKind::LeftParen);
        if dot.kind != TokenKind::Dot || !is_start || is_call || bound.contains(&ctx.name(*table)?)
        {
            return None;
        }
        Some(table.span.to(column.span))
    })
}
