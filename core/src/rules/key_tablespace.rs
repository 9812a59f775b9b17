use super::{Context, Finding, Findings};
use crate::text::Severity;

rule! {
    /// Tablespace of a key
    ///
    /// `UNIQUE … USING INDEX TABLESPACE name`, and the same of a primary key.
    ///
    /// # Why
    /// Aurora DSQL has no tablespaces, but nobody has recorded what it answers here.
    ///
    /// # Instead
    /// Leave the clause out.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE t (id uuid, UNIQUE (id) USING INDEX TABLESPACE fast);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE t (id uuid, UNIQUE (id));
    /// ```
    ///
    /// # Source
    /// Not in the syntax that the AWS user guide gives for "CREATE TABLE"; no record of an answer.
    severity: Severity::Note,
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (_, key) in ctx.keys() {
        if let Some(span) = key.tablespace {
            findings.add(
                Finding::new(span, "this key names a tablespace")
                    .note("Aurora DSQL has no tablespaces; its answer has not been recorded")
                    .help("leave `USING INDEX TABLESPACE` out"),
            );
        }
    }
}
