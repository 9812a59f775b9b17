use super::{Context, Finding, Findings};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::text::Severity;

rule! {
    /// Switch of a named trigger
    ///
    /// `ENABLE TRIGGER` and `DISABLE TRIGGER` with `ALL` or `USER` are accepted and do nothing.
    /// What the service answers where a trigger is named, and to `ENABLE ALWAYS` and `ENABLE
    /// REPLICA`, has not been recorded.
    ///
    /// # Why
    /// Aurora DSQL has no triggers, so the named one cannot exist.
    ///
    /// # Instead
    /// Leave it out.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders DISABLE TRIGGER audit;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders DISABLE TRIGGER ALL;
    /// ALTER TABLE orders ENABLE TRIGGER USER;
    /// ```
    ///
    /// # Source
    /// Accepted with `ALL` and `USER` in the fixtures of AWS's dsql-lint, whose tests run on a
    /// cluster.
    severity: Severity::Note,
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for action in ctx.alter_actions() {
        if let AlterActionKind::Trigger {
            is_all_or_user: false,
            ..
        } = action.kind
        {
            findings.add(
                Finding::new(action.span, "a single trigger is switched")
                    .note("Aurora DSQL has no triggers; its answer to this has not been recorded")
                    .help("leave it out"),
            );
        }
    }
}
