use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::StatementKind;
use crate::text::Severity;

rule! {
    /// `DISCARD`
    ///
    /// `DISCARD ALL` is refused. Of `PLANS`, `SEQUENCES` and `TEMP` nobody has recorded the answer:
    /// a note.
    ///
    /// # Why
    /// Aurora DSQL resets the parameters of a session only.
    ///
    /// # Instead
    /// `RESET ALL`. Poolers often have a setting for it.
    ///
    /// # Refused
    /// ```sql
    /// DISCARD ALL;
    /// ```
    /// ```sql
    /// DISCARD TEMP;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// RESET ALL;
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster; AWS's connectors.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Discard {
        return;
    }
    let Some(what) = ctx.rest().first() else {
        return;
    };
    let span = ctx.head().to(what.span);
    if what.keyword() == Some(K::All) {
        findings.add(
            Finding::new(span, "`DISCARD ALL` is not supported")
                .note("Aurora DSQL resets the parameters of a session only")
                .help("write `RESET ALL`"),
        );
    } else {
        findings.add(
            Finding::new(span, "this `DISCARD` has no known answer")
                .note("recorded for Aurora DSQL is only that `DISCARD ALL` is refused")
                .severity(Severity::Note),
        );
    }
}
