use super::{Context, Finding, Findings};
use crate::ident::{Ident, QualifiedName};
use crate::service::limit::INDEXES;
use crate::text::Span;

rule! {
    /// More than 24 indexes on a table
    ///
    /// An index is created on a table that has 24 already, as far as the script tells. Those of the
    /// primary key and of unique constraints count.
    ///
    /// # Why
    /// It is a fixed limit of Aurora DSQL; indexes that are being built or have failed count too.
    ///
    /// # Instead
    /// Drop an index that no query needs, or serve several queries with one of more columns.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int UNIQUE, c int UNIQUE, d int UNIQUE,
    ///     e int UNIQUE, f int UNIQUE, g int UNIQUE, h int UNIQUE, i int UNIQUE, j int UNIQUE,
    ///     k int UNIQUE, l int UNIQUE, m int UNIQUE, n int UNIQUE, o int UNIQUE, p int UNIQUE,
    ///     q int UNIQUE, r int UNIQUE, s int UNIQUE, t int UNIQUE, u int UNIQUE, v int UNIQUE,
    ///     w int UNIQUE, x int);
    /// CREATE INDEX ASYNC ON t (x);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int);
    /// CREATE INDEX ASYNC ON t (b);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Quotas and limits"; observed on a cluster 2026-10-01.
    page: "CHAP_quotas",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(table) = ctx.create_table()
        && let Some((key, _)) = ctx.keys().nth(INDEXES.value as usize)
    {
        findings.add(finding(key.head, &table.name.value));
    }
    let Some(index) = ctx.create_index() else {
        return;
    };
    let Some(table) = ctx.before.schema().table(&index.table.value) else {
        return;
    };
    let most = INDEXES.value as usize;
    let is_there = index.if_not_exists.is_some()
        && index.name.as_ref().is_some_and(|name| {
            let named = |it: &Ident| *it == name.value.name;
            table.index_names().any(named)
        });
    if table.index_names().count() < most || is_there {
        return;
    }
    findings.add(finding(index.table.span, &index.table.value));
}

fn finding(span: Span, table: &QualifiedName) -> Finding {
    let most = INDEXES.value;
    Finding::new(span, format!("`{table}` has {most} indexes already"))
        .note(format!(
            "a table in Aurora DSQL has at most {most} indexes, its keys included"
        ))
        .help("drop an index that no query needs")
        .server("54000", "more than 24 indexes per table are not allowed")
}
