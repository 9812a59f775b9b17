use super::token_context::top_level;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `MERGE`
    ///
    /// Rows are not merged, also not below `WITH` or `EXPLAIN`, nor in a function's `BEGIN ATOMIC`.
    ///
    /// # Why
    /// Aurora DSQL has `INSERT … ON CONFLICT` instead.
    ///
    /// # Instead
    /// `INSERT … ON CONFLICT … DO UPDATE`, or an `UPDATE` and an `INSERT` in one transaction.
    ///
    /// # Refused
    /// ```sql
    /// MERGE INTO stock s USING delivery d ON s.item = d.item
    ///     WHEN MATCHED THEN UPDATE SET amount = s.amount + d.amount;
    /// ```
    /// ```sql
    /// WITH d AS (SELECT 1 AS item)
    /// MERGE INTO stock s USING d ON s.item = d.item WHEN MATCHED THEN DELETE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// INSERT INTO stock (item, amount) VALUES (1, 2)
    ///     ON CONFLICT (item) DO UPDATE SET amount = stock.amount + excluded.amount;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-18.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // A function may have it in its `BEGIN ATOMIC … END`.
    let (StatementKind::Merge
    | StatementKind::Explain
    | StatementKind::Create(ObjectKind::Function)) = ctx.kind()
    else {
        return;
    };
    let is_merge =
        |at: usize| ctx.keyword(at) == Some(K::Merge) && ctx.keyword(at + 1) == Some(K::Into);
    let Some((_, token)) = top_level(ctx.tokens).find(|(at, _)| is_merge(*at)) else {
        return;
    };
    let finding = Finding::new(token.span, "`MERGE` is not supported")
        .note("Aurora DSQL has `INSERT … ON CONFLICT` instead")
        .help("write `INSERT … ON CONFLICT … DO UPDATE`");
    findings.add(if ctx.kind() == StatementKind::Merge {
        finding.server("0A000", "unsupported statement type: MERGE")
    } else {
        finding.expected()
    });
}
