use super::{Context, Finding, Findings};
use crate::service::function;

rule! {
    /// Advisory lock
    ///
    /// `pg_advisory_lock`, `pg_try_advisory_lock` and their kin cannot be called.
    ///
    /// # Why
    /// Nobody waits in Aurora DSQL, so there is nothing to hold.
    ///
    /// # Instead
    /// Update a row that stands for the lock: of two transactions that do so one fails with 40001.
    ///
    /// # Refused
    /// ```sql
    /// SELECT pg_try_advisory_lock(4711);
    /// ```
    /// ```sql
    /// SELECT pg_catalog.pg_advisory_xact_lock(hashtext('migrations'));
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT 'pg_try_advisory_lock(1)', pg_sleep(1);
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-10-10 for `pg_try_advisory_lock`; the others are expected.
    page: "working-with-concurrency-control",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for call in ctx.calls() {
        let Some(fact) = function::REFUSED.iter().find(|it| call.is_system(it.name)) else {
            continue;
        };
        let finding = Finding::new(call.span, format!("`{}` cannot be called", fact.name))
            .note("Aurora DSQL has no locks that a session could hold")
            .help("update a row that stands for the lock, and expect SQLSTATE 40001");
        findings.add(match fact.message {
            Some(message) => finding.server_partly(None, Some(message.to_owned())),
            None => finding.expected(),
        });
    }
}
