use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::StatementKind;

rule! {
    /// `SET SESSION AUTHORIZATION`
    ///
    /// Only `DEFAULT` is accepted.
    ///
    /// # Why
    /// A session of Aurora DSQL runs as the role that its token names.
    ///
    /// # Instead
    /// Connect as the other role.
    ///
    /// # Refused
    /// ```sql
    /// SET SESSION AUTHORIZATION app;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SET SESSION AUTHORIZATION DEFAULT;
    /// ```
    ///
    /// # Source
    /// Expected, since the parameter is not among those that may be set; nobody has recorded the
    /// answer.
    page: "accessing",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::SetSessionAuthorization {
        return;
    }
    if ctx.rest().first().and_then(|it| it.keyword()) != Some(K::Default) {
        findings.add(
            Finding::new(ctx.head(), "the user of a session cannot be changed")
                .note("a session in Aurora DSQL runs as the role that its token names")
                .help("connect as the other role")
                .expected(),
        );
    }
}
