use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE EVENT TRIGGER`
    ///
    /// Nothing can be run on DDL.
    ///
    /// # Why
    /// Aurora DSQL has no triggers of any kind.
    ///
    /// # Instead
    /// Watch schema changes from outside, for example where they are deployed.
    ///
    /// # Refused
    /// ```sql
    /// CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watch();
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE event (trigger text PRIMARY KEY);
    /// ```
    ///
    /// # Source
    /// Expected, since triggers on tables are refused; nobody has recorded the answer.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Create(ObjectKind::EventTrigger) {
        findings.add(
            Finding::new(ctx.head(), "`CREATE EVENT TRIGGER` is not supported")
                .note("Aurora DSQL has no triggers of any kind")
                .help("watch schema changes where they are deployed")
                .expected(),
        );
    }
}
