use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;

rule! {
    /// Exclusion constraint
    ///
    /// `EXCLUDE` is not offered, neither in `CREATE TABLE` nor in `ALTER TABLE`.
    ///
    /// # Why
    /// Aurora DSQL has one kind of index, and it knows equality and order only.
    ///
    /// # Instead
    /// Use `UNIQUE` where equality is meant; check overlaps in the application, in a transaction
    /// that locks what it has read with `SELECT … FOR UPDATE`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE bookings (room int, day date, EXCLUDE USING gist (room WITH =, day WITH =));
    /// ```
    /// ```sql
    /// ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE bookings (room int, day date, UNIQUE (room, day));
    /// ```
    ///
    /// # Source
    /// Not in the syntax that the AWS user guide gives for "CREATE TABLE"; no record of an answer.
    page: "create-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for constraint in ctx.constraints() {
        if matches!(constraint.kind, ConstraintKind::Exclude(_)) {
            findings.add(
                Finding::new(constraint.head, "exclusion constraints are not supported")
                    .note("the indexes of Aurora DSQL know equality and order only")
                    .help("use `UNIQUE`, or check in the application")
                    .expected(),
            );
        }
    }
}
