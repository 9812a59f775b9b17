use super::{Context, Finding, Findings};
use crate::parse::Body;
use crate::service::StatementKind;

rule! {
    /// Another isolation level than `REPEATABLE READ`
    ///
    /// `BEGIN`, `START TRANSACTION`, `SET TRANSACTION` and `SET SESSION CHARACTERISTICS` take one
    /// level.
    ///
    /// # Why
    /// Aurora DSQL runs every transaction on a snapshot, and finds conflicts when it commits.
    ///
    /// # Instead
    /// Leave the level out, or write `REPEATABLE READ`. `SELECT … FOR UPDATE` makes rows that are
    /// only read count for conflicts.
    ///
    /// # Refused
    /// ```sql
    /// BEGIN ISOLATION LEVEL SERIALIZABLE;
    /// ```
    /// ```sql
    /// START TRANSACTION READ WRITE, ISOLATION LEVEL READ COMMITTED;
    /// ```
    /// ```sql
    /// SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
    /// COMMIT;
    /// SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported SQL features"; observed on a cluster 2026-09-18.
    page: "working-with-concurrency-control",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(level) = refused_level(&ctx.statement.body) else {
        return;
    };
    let (span, level) = level;
    let finding = Finding::new(span, format!("`{level}` is not an isolation level here"))
        .note("Aurora DSQL runs every transaction at `REPEATABLE READ`")
        .help("leave the level out or write `REPEATABLE READ`");
    let text = format!("Unsupported isolation level: {level}");
    findings.add(match (ctx.kind(), level) {
        (StatementKind::SetSessionCharacteristics, _) => finding.expected(),
        (_, "SERIALIZABLE") => finding.server("0A000", text),
        // Seen in the preview, without its SQLSTATE.
        (_, "READ UNCOMMITTED") => finding.server_partly(None, Some(text)),
        _ => finding,
    });
}

/// The clause and the level, if it is one that the service refuses.
pub(super) fn refused_level(body: &Body) -> Option<(crate::text::Span, &'static str)> {
    let Body::Transaction(transaction) = body else {
        return None;
    };
    let level = transaction.isolation?;
    (level.value != "REPEATABLE READ").then_some((level.span, level.value))
}
