use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::{ConstraintKind, Matching};
use crate::service::{Validity, timeline};

rule! {
    /// Foreign key with `MATCH PARTIAL`
    ///
    /// Foreign keys match `SIMPLE` or `FULL`.
    ///
    /// # Why
    /// Aurora DSQL, like PostgreSQL, has no partial match.
    ///
    /// # Instead
    /// `MATCH FULL` refuses keys of which only some columns are null, `MATCH SIMPLE` does not check
    /// them.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE b (x int, y int, FOREIGN KEY (x, y) REFERENCES a (x, y) MATCH PARTIAL);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE b (x int, y int, FOREIGN KEY (x, y) REFERENCES a (x, y) MATCH FULL);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Working with foreign key constraints".
    validity: Validity::since(timeline::FOREIGN_KEYS),
    page: "working-with-foreign-key-constraints",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for constraint in ctx.constraints() {
        if let ConstraintKind::ForeignKey(key) = &constraint.kind
            && let Some(matching) = key.matching
            && matching.value == Matching::Partial
        {
            findings.add(
                Finding::new(matching.span, "`MATCH PARTIAL` is not supported")
                    .note("Aurora DSQL has `MATCH SIMPLE` and `MATCH FULL`")
                    .help("write `MATCH FULL`, or leave the clause out for `MATCH SIMPLE`"),
            );
        }
    }
}
