use super::{Context, Finding, Findings};
use crate::service::StatementKind;
use crate::text::Severity;

rule! {
    /// Statement that deesql cannot read in full
    ///
    /// The statement was judged by its kind and its words; what lies beyond the marked place was
    /// not. This says nothing about the service.
    ///
    /// # Why
    /// It may be valid SQL that this version of deesql does not know, or a mistake that the server
    /// will report.
    ///
    /// # Instead
    /// Nothing needs to be changed. If PostgreSQL accepts the statement, please report it.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (a int, b int FROBNICATE);
    /// ```
    /// ```sql
    /// MIGRATE everything;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (a int, b int);
    /// ```
    ///
    /// # Source
    /// Not a fact about Aurora DSQL.
    severity: Severity::Note,
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let finding = if let Some(unread) = ctx.statement.unread {
        Finding::new(
            unread.span,
            format!(
                "not read any further here; known would be {}",
                unread.expected
            ),
        )
        .note("the statement was judged by its kind and its words")
    } else if ctx.kind() == StatementKind::Unknown && ctx.statement.unterminated.is_none() {
        Finding::new(ctx.head(), "no statement that deesql knows").note("nothing in it was judged")
    } else {
        return;
    };
    findings.add(finding);
}
