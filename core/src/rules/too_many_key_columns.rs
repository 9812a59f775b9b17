use super::context::key_of;
use super::{Context, Finding, Findings};
use crate::parse::ddl::create_table::CreateTable;
use crate::service::limit::KEY_COLUMNS;
use crate::text::Span;

rule! {
    /// Key of more than eight columns
    ///
    /// Primary keys, unique constraints and indexes have at most eight key columns. Those of
    /// `INCLUDE` do not count.
    ///
    /// # Why
    /// It is a fixed limit of Aurora DSQL.
    ///
    /// # Instead
    /// Move columns that need not be searched to `INCLUDE`, or use a key of its own such as a
    /// `uuid`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (
    ///     a int, b int, c int, d int, e int, f int, g int, h int, i int,
    ///     PRIMARY KEY (a, b, c, d, e, f, g, h, i)
    /// );
    /// ```
    /// ```sql
    /// CREATE INDEX ASYNC ON t (a, b, c, d, e, f, g, h, i);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (
    ///     a int, b int, c int, d int, e int, f int, g int, h int, i int,
    ///     PRIMARY KEY (a, b, c, d, e, f, g, h) INCLUDE (i)
    /// );
    /// CREATE INDEX ASYNC ON t (b, c, d, e, f, g, h, i) INCLUDE (a);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Quotas and limits"; observed on a cluster 2026-10-01.
    page: "CHAP_quotas",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let most = KEY_COLUMNS.value as usize;
    let mut report = |columns: &[Span]| {
        let (Some(first), Some(last)) = (columns.get(most), columns.last()) else {
            return;
        };
        findings.add(
            Finding::new(
                first.to(*last),
                format!("this key has {} columns", columns.len()),
            )
            .note(format!("Aurora DSQL takes at most {most} columns in a key"))
            .help("move columns to `INCLUDE`, or use a shorter key")
            .server(
                "54011",
                "more than 8 column keys in an index are not supported",
            ),
        );
    };
    // Keys of an ALTER TABLE are refused altogether.
    for constraint in ctx
        .create_table()
        .into_iter()
        .flat_map(CreateTable::constraints)
    {
        if let Some(key) = key_of(constraint) {
            let columns: Vec<_> = key.columns.iter().map(|it| it.span).collect();
            report(&columns);
        }
    }
    if let Some(index) = ctx.create_index() {
        let columns: Vec<_> = index.keys.iter().map(|it| it.span).collect();
        report(&columns);
    }
}
