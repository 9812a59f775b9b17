use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// Unlogged table
    ///
    /// `CREATE UNLOGGED TABLE` is refused.
    ///
    /// # Why
    /// The word asks PostgreSQL to skip its write-ahead log. Every table of Aurora DSQL is durable.
    ///
    /// # Instead
    /// Leave `UNLOGGED` out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE UNLOGGED TABLE events (id uuid PRIMARY KEY);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE events (id uuid PRIMARY KEY, unlogged boolean);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE TABLE"; observed on a cluster 2026-09-15.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let is_as = ctx.kind() == StatementKind::CreateTableAs;
    if !is_as && ctx.kind() != StatementKind::Create(ObjectKind::Table) {
        return;
    }
    let head = ctx.tokens_in(ctx.head());
    let Some(word) = head.iter().find(|it| it.keyword() == Some(K::Unlogged)) else {
        return;
    };
    let mut finding = Finding::new(word.span, "unlogged tables are not supported")
        .note("every table of Aurora DSQL is durable")
        .help("leave `UNLOGGED` out");
    finding = if is_as {
        finding.expected()
    } else {
        finding.server("0A000", "UNLOGGED table not supported for CREATE TABLE")
    };
    findings.add(finding);
}
