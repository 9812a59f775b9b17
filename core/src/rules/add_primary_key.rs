use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;
use crate::recipe::Wish;

rule! {
    /// Added `PRIMARY KEY`
    ///
    /// A primary key belongs to `CREATE TABLE` and stays for the life of the table.
    ///
    /// # Why
    /// Aurora DSQL stores the rows of a table in the order of its primary key.
    ///
    /// # Instead
    /// Create a new table with the key, copy the rows in batches of at most 3,000, and rename. A
    /// unique index makes a column unique as well.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE users ADD PRIMARY KEY (id);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE users (id uuid, PRIMARY KEY (id));
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-18.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for constraint in ctx.added_constraints() {
        // An index or NOT VALID makes it another refusal, with the same way out.
        if let ConstraintKind::PrimaryKey(key) = &constraint.kind
            && key.using_index.is_none()
            && constraint.attributes.not_valid.is_none()
        {
            findings.add(
                Finding::new(
                    constraint.head,
                    "a primary key cannot be added to a table",
                )
                .note("Aurora DSQL stores rows by the primary key that the table was created with")
                .help(ctx.way_to(Wish::ChangePrimaryKey))
                .server("0A000", "unsupported ALTER TABLE ADD CONSTRAINT statement"),
            );
        }
    }
}
