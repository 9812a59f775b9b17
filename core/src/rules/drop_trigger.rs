use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `DROP TRIGGER` without `IF EXISTS` or without a table
    ///
    /// `DROP TRIGGER IF EXISTS name ON table` is accepted and does nothing. Every other form is
    /// refused.
    ///
    /// # Why
    /// There are no triggers in Aurora DSQL that could be dropped.
    ///
    /// # Instead
    /// Write `IF EXISTS`, or remove the statement.
    ///
    /// # Refused
    /// ```sql
    /// DROP TRIGGER touch ON users;
    /// ```
    /// ```sql
    /// DROP TRIGGER IF EXISTS touch;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// DROP TRIGGER IF EXISTS touch ON users CASCADE;
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster.
    page: "working-with-postgresql-compatibility-migration-guide",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Drop(ObjectKind::Trigger) {
        return;
    }
    let message = if !ctx.has_if_exists() {
        "`DROP TRIGGER` needs `IF EXISTS`"
    } else if ctx.rest().iter().all(|it| it.keyword() != Some(K::On)) {
        "`DROP TRIGGER` needs the table's name after `ON`"
    } else {
        return;
    };
    findings.add(
        Finding::new(ctx.head(), message)
            .note("Aurora DSQL has no triggers; only `DROP TRIGGER IF EXISTS … ON …` passes")
            .help("remove the statement"),
    );
}
