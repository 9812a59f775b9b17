use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::Body;
use crate::service::Release;
use crate::service::parameter::{Settable, settable_on};
use crate::text::Span;

rule! {
    /// Parameter that may not be set
    ///
    /// `SET` takes some names, such as `search_path`, `timezone` and `application_name`. All others
    /// are refused, in `set_config` too.
    ///
    /// # Why
    /// Aurora DSQL manages memory, timeouts and logging by itself, and has no parameters of users.
    ///
    /// # Instead
    /// Leave the statement out. Timeouts belong to the driver; a value that a session needs can
    /// stand in a table.
    ///
    /// # Refused
    /// ```sql
    /// SET statement_timeout = '5s';
    /// ```
    /// ```sql
    /// SELECT pg_catalog.set_config('app.tenant', '17', false);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SET LOCAL TimeZone TO 'UTC';
    /// SET NAMES 'UTF8';
    /// SELECT set_config('search_path', 'shop', true);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Accessing Aurora DSQL"; observed on clusters in 2026.
    page: "accessing",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Body::Set(set) = &ctx.statement.body
        && !set.is_reset
        && !may_set(&set.parameter.value, set.is_local, ctx.release)
    {
        findings.add(finding(set.parameter.span, &set.parameter.value));
    }
    for call in ctx.calls().filter(|it| it.is_system("set_config")) {
        let arguments = call.arguments();
        let [[name], _, rest @ ..] = arguments.as_slice() else {
            continue;
        };
        let Some(parameter) = ctx.string(*name) else {
            continue;
        };
        let is_local = matches!(rest, [[it]] if it.keyword() == Some(K::True));
        if !may_set(&parameter, is_local, ctx.release) {
            findings.add(finding(name.span, &parameter));
        }
    }
}

fn may_set(parameter: &str, is_local: bool, release: Release) -> bool {
    match settable_on(parameter, release.date()) {
        Settable::Yes => true,
        Settable::LocalOnly => is_local,
        Settable::No => false,
    }
}

fn finding(span: Span, parameter: &str) -> Finding {
    Finding::new(span, format!("the parameter `{parameter}` may not be set"))
        .note("Aurora DSQL lets a session set few parameters")
        .help("leave it out")
        .server(
            "0A000",
            format!("setting configuration parameter \"{parameter}\" not supported"),
        )
}
