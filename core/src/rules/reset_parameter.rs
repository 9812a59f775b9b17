use super::{Context, Finding, Findings};
use crate::parse::Body;
use crate::service::parameter::{Settable, settable_on};
use crate::service::timeline;
use crate::text::Severity;

rule! {
    /// `RESET` of a parameter that may not be set
    ///
    /// Also `RESET ROLE` and `RESET SESSION AUTHORIZATION`, and `RESET ALL` in releases before
    /// 2026-02-04, by which day it worked.
    ///
    /// # Why
    /// Nobody has recorded what Aurora DSQL says to it.
    ///
    /// # Instead
    /// Leave it out, or `RESET ALL`.
    ///
    /// # Refused
    /// ```sql
    /// RESET statement_timeout;
    /// ```
    /// ```sql
    /// RESET ROLE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// RESET search_path;
    /// RESET ALL;
    /// RESET TIME ZONE;
    /// ```
    ///
    /// # Source
    /// Not a fact about Aurora DSQL.
    severity: Severity::Note,
    page: "accessing",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Body::Set(set) = &ctx.statement.body else {
        return;
    };
    let parameter = set.parameter.value.as_str();
    let is_known = if parameter == "all" {
        ctx.release.date() >= timeline::RESET_ALL
    } else {
        settable_on(parameter, ctx.release.date()) == Settable::Yes
    };
    if set.is_reset && !is_known {
        let span = set.parameter.span;
        findings.add(
            Finding::new(
                span,
                format!("`RESET {}` has no known answer", ctx.slice(span)),
            )
            .note("what Aurora DSQL says to it has not been recorded")
            .help("leave it out"),
        );
    }
}
