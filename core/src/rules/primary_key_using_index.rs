use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;

rule! {
    /// `PRIMARY KEY USING INDEX`
    ///
    /// An index can become a unique constraint, but not the primary key.
    ///
    /// # Why
    /// Aurora DSQL stores the rows of a table in the order of its primary key.
    ///
    /// # Instead
    /// Use `UNIQUE USING INDEX`, or create a new table with the key, copy the rows and rename.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_id;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// ALTER TABLE users ADD CONSTRAINT users_id_key UNIQUE USING INDEX users_id;
    /// ```
    ///
    /// # Source
    /// Refused in the fixtures of AWS's dsql-lint, whose tests run on a cluster.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for constraint in ctx.added_constraints() {
        if let ConstraintKind::PrimaryKey(key) = &constraint.kind
            && key.using_index.is_some()
            && constraint.attributes.not_valid.is_none()
        {
            findings.add(
                Finding::new(constraint.head, "an index cannot become a primary key")
                    .note("Aurora DSQL stores rows by the primary key that the table was created with")
                    .help("use `UNIQUE USING INDEX`, or create a new table with the key"),
            );
        }
    }
}
