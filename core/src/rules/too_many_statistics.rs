use super::{Context, Finding, Findings};
use crate::parse::Body;
use crate::schema::qualified;
use crate::service::limit::EXTENDED_STATISTICS;
use crate::service::{Validity, timeline};

rule! {
    /// More than five extended statistics on a table
    ///
    /// Statistics are created on a table that has five already, as far as the script tells.
    ///
    /// # Why
    /// It is a fixed limit of Aurora DSQL.
    ///
    /// # Instead
    /// Keep those of columns that queries compare together.
    ///
    /// # Refused
    /// ```sql
    /// CREATE STATISTICS ON a, b FROM t;
    /// CREATE STATISTICS ON a, c FROM t;
    /// CREATE STATISTICS ON a, d FROM t;
    /// CREATE STATISTICS ON a, e FROM t;
    /// CREATE STATISTICS ON a, f FROM t;
    /// CREATE STATISTICS ON a, g FROM t;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE STATISTICS ON a, b FROM t;
    /// CREATE STATISTICS ON a, c FROM t;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "CREATE STATISTICS"; observed on a cluster 2026-10-01.
    validity: Validity::since(timeline::EXTENDED_STATISTICS),
    page: "create-statistics-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Body::CreateStatistics(statistics) = &ctx.statement.body else {
        return;
    };
    let Some(table) = statistics.table() else {
        return;
    };
    let most = EXTENDED_STATISTICS.value;
    let is_known = |name| ctx.before.names().has_statistics(&qualified(name));
    let name = statistics.name.as_ref();
    if name.is_some_and(|it| is_known(&it.value))
        || (ctx.before.names().statistics(&qualified(&table.value)) as u64) < most
    {
        return;
    }
    findings.add(
        Finding::new(
            table.span,
            format!("`{}` has {most} extended statistics already", table.value),
        )
        .note(format!("a table in Aurora DSQL has at most {most}"))
        .help("drop one")
        .server(
            "54000",
            "more than 5 extended statistics per table are not allowed",
        ),
    );
}
