use super::{Context, Finding, Findings};
use crate::service::{ObjectKind, StatementKind};

rule! {
    /// `CREATE OPERATOR`
    ///
    /// The operators are those that are built in.
    ///
    /// # Why
    /// Aurora DSQL refuses most ways to extend PostgreSQL's type system.
    ///
    /// # Instead
    /// Write a function in SQL and call it by name.
    ///
    /// # Refused
    /// ```sql
    /// CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE FUNCTION same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN a = b;
    /// ```
    ///
    /// # Source
    /// Expected, since text search objects, which PostgreSQL creates by the same means, are
    /// refused; nobody has recorded the answer.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() == StatementKind::Create(ObjectKind::Operator) {
        findings.add(
            Finding::new(ctx.head(), "`CREATE OPERATOR` is not supported")
                .note("Aurora DSQL has the built-in operators only")
                .help("write a function in SQL instead")
                .expected(),
        );
    }
}
