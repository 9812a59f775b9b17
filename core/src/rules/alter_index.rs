use super::token_context::after_name;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::Body;
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `ALTER INDEX` other than `RENAME TO`
    ///
    /// Storage parameters, tablespaces, partitions and statistics targets of an index cannot be
    /// changed. A new name is accepted.
    ///
    /// # Why
    /// Aurora DSQL has none of these for indexes, and documents no `ALTER INDEX`.
    ///
    /// # Instead
    /// Leave the statement out. Another index is made by `CREATE INDEX ASYNC`, and the old one
    /// dropped.
    ///
    /// # Refused
    /// ```sql
    /// ALTER INDEX orders_day SET (fillfactor = 70);
    /// ```
    /// ```sql
    /// ALTER INDEX IF EXISTS sales.orders_day SET TABLESPACE fast;
    /// ```
    /// ```sql
    /// ALTER INDEX orders_day ALTER COLUMN 1 SET STATISTICS 500;
    /// ```
    /// ```sql
    /// ALTER INDEX ALL IN TABLESPACE slow SET TABLESPACE fast;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER INDEX orders_day RENAME TO orders_by_day;
    /// ALTER INDEX IF EXISTS sales.orders_day RENAME TO orders_by_day;
    /// ```
    ///
    /// # Source
    /// Expected, since the documentation of Aurora DSQL names none of them; `RENAME TO` observed on
    /// a cluster 2026-10-03.
    page: "create-index-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Alter(ObjectKind::Index)
        || matches!(ctx.statement.body, Body::RenameIndex(_) | Body::Tokens)
    {
        return;
    }
    let rest = ctx.rest();
    let names_all = matches!(rest, [all, within, ..]
        if all.keyword() == Some(K::All) && within.keyword() == Some(K::In));
    let action = if names_all { rest } else { after_name(rest) };
    let (Some(first), Some(last)) = (action.first(), action.last()) else {
        return;
    };
    findings.add(
        Finding::new(
            first.span.to(last.span),
            "an index can be renamed, not changed",
        )
        .note("Aurora DSQL has no such action in `ALTER INDEX`")
        .help("leave it out, or create another index and drop this one")
        .expected(),
    );
}
