use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;
use crate::recipe::Wish;

rule! {
    /// Added `CHECK` or `FOREIGN KEY` without `NOT VALID`
    ///
    /// A constraint is added to an existing table without looking at its rows, and validated later.
    ///
    /// # Why
    /// Aurora DSQL does not read the rows of a table inside a DDL statement.
    ///
    /// # Instead
    /// Add it with `NOT VALID`, which binds new rows at once. Then `ALTER TABLE ASYNC … VALIDATE
    /// CONSTRAINT` returns a `job_id`; `CALL sys.wait_for_job('…')` waits for it.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0);
    /// ```
    /// ```sql
    /// ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers (id) ON DELETE CASCADE;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
    /// ALTER TABLE ASYNC orders VALIDATE CONSTRAINT positive;
    /// CREATE TABLE refunds (id uuid PRIMARY KEY, amount int, CHECK (amount > 0));
    /// ```
    ///
    /// # Source
    /// AWS user guide, "ALTER TABLE"; observed on a cluster 2026-09-18.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for constraint in ctx.added_constraints() {
        // Before the service had foreign keys, there is a finding about that.
        let (what, wish) = match constraint.kind {
            ConstraintKind::Check(_) => ("CHECK", Wish::AddCheck),
            ConstraintKind::ForeignKey(_) if ctx.has_way_to(Wish::AddForeignKey) => {
                ("FOREIGN KEY", Wish::AddForeignKey)
            }
            _ => continue,
        };
        if constraint.attributes.not_valid.is_some() {
            continue;
        }
        findings.add(
            Finding::new(
                constraint.head,
                format!("`{what}` is added without `NOT VALID`"),
            )
            .note("Aurora DSQL checks the rows of a table in background jobs only")
            .help(ctx.way_to(wish))
            .server("0A000", "unsupported ALTER TABLE ADD CONSTRAINT statement"),
        );
    }
}
