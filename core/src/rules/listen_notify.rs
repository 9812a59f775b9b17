use super::{Context, Finding, Findings};
use crate::service::StatementKind as Kind;

rule! {
    /// `LISTEN`, `NOTIFY` and `UNLISTEN`
    ///
    /// Sessions cannot send each other messages.
    ///
    /// # Why
    /// Sessions of Aurora DSQL run on nodes that share nothing but the data.
    ///
    /// # Instead
    /// Use a queue outside of the database, or a change data capture stream.
    ///
    /// # Refused
    /// ```sql
    /// LISTEN orders;
    /// ```
    /// ```sql
    /// NOTIFY orders, 'created';
    /// ```
    /// ```sql
    /// UNLISTEN *;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// UPDATE channels SET notify = true WHERE listen = false;
    /// SELECT 'please VACUUM and NOTIFY';
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in 2026.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let node = match ctx.kind() {
        Kind::Listen => "Listen",
        Kind::Notify => "Notify",
        Kind::Unlisten => "Unlisten",
        _ => return,
    };
    findings.add(
        Finding::new(ctx.head(), format!("`{}` is not supported", ctx.kind()))
            .note("sessions in Aurora DSQL cannot send each other messages")
            .help("use a queue outside of the database or a change data capture stream")
            .server("0A000", format!("unsupported statement: {node}")),
    );
}
