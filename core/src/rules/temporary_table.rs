use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind};
use crate::text::{Severity, Span};

rule! {
    /// Temporary table
    ///
    /// `TEMP` and `TEMPORARY` are refused, with `GLOBAL` or `LOCAL` before them as well.
    ///
    /// # Why
    /// Every table of Aurora DSQL is durable and seen by all sessions.
    ///
    /// # Instead
    /// Use an ordinary table and a column that tells whose rows they are, or a `WITH` query.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TEMP TABLE basket (id uuid PRIMARY KEY);
    /// ```
    /// ```sql
    /// CREATE LOCAL TEMPORARY
    /// TABLE IF NOT EXISTS basket (id uuid PRIMARY KEY);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE basket (id uuid PRIMARY KEY, session uuid NOT NULL);
    /// CREATE TABLE temp (temporary text);
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
    if let Some(name) = ctx.create_table().map(|it| &it.name)
        && name
            .value
            .namespace
            .as_ref()
            .is_some_and(|it| *it == "pg_temp")
    {
        findings.add(
            Finding::new(name.span, format!("`{}` is a temporary table", name.value))
                .severity(Severity::Note)
                .note("what Aurora DSQL answers to the schema `pg_temp` has not been recorded"),
        );
    }
    let Some(span) = modifier(ctx) else { return };
    let mut finding = Finding::new(span, "temporary tables are not supported")
        .note("every table of Aurora DSQL is durable and seen by all sessions")
        .help("use an ordinary table, with a column for the session if rows must be told apart");
    finding = if is_as {
        finding.expected()
    } else {
        finding.server(
            "0A000",
            "TEMPORARY or TEMP table not supported for CREATE TABLE",
        )
    };
    findings.add(finding);
}

/// `[GLOBAL | LOCAL] TEMP[ORARY]`
fn modifier(ctx: &Context<'_>) -> Option<Span> {
    let head = ctx.tokens_in(ctx.head());
    let at = head
        .iter()
        .position(|it| matches!(it.keyword(), Some(K::Temp | K::Temporary)))?;
    let scope = head.get(at.checked_sub(1)?)?;
    Some(match scope.keyword() {
        Some(K::Global | K::Local) => scope.span.to(head[at].span),
        _ => head[at].span,
    })
}
