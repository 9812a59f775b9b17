use super::token_context::after_name;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind, Validity, limit, timeline};
use crate::text::Severity;

rule! {
    /// Statistics target above 100
    ///
    /// `ALTER STATISTICS … SET STATISTICS` takes -1 to 100. Of `DEFAULT` the documentation and
    /// AWS's tests disagree: a note.
    ///
    /// # Why
    /// PostgreSQL would take up to 10,000, Aurora DSQL stops at 100.
    ///
    /// # Instead
    /// Write a number up to 100, or -1 for the default.
    ///
    /// # Refused
    /// ```sql
    /// ALTER STATISTICS places SET STATISTICS 500;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER STATISTICS IF EXISTS places SET STATISTICS 100;
    /// ALTER STATISTICS places SET STATISTICS -1;
    /// ```
    ///
    /// # Source
    /// AWS user guide, "ALTER STATISTICS"; observed on a cluster 2026-10-01.
    validity: Validity::since(timeline::EXTENDED_STATISTICS),
    page: "alter-statistics-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Alter(ObjectKind::Statistics) {
        return;
    }
    let [set, statistics, target, ..] = after_name(ctx.rest()) else {
        return;
    };
    if set.keyword() != Some(K::Set) || statistics.keyword() != Some(K::Statistics) {
        return;
    }
    let written = ctx.slice(target.span);
    let most = limit::STATISTICS_TARGET.value;
    if target.keyword() == Some(K::Default) {
        findings.add(
            Finding::new(target.span, "`SET STATISTICS DEFAULT` is uncertain")
                .note("the documentation of Aurora DSQL has it, AWS's own tests refuse it")
                .help("write `-1`")
                .severity(Severity::Note),
        );
    } else if written.parse::<u64>().is_ok_and(|it| it > most) {
        findings.add(
            Finding::new(
                target.span,
                format!("a statistics target of {written} is too large"),
            )
            .note(format!("Aurora DSQL takes targets up to {most}"))
            .help(format!("write at most {most}"))
            .server(
                "22023",
                format!("statistics target {written} exceeds maximum allowed value of {most}"),
            ),
        );
    }
}
