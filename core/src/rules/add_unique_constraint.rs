use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;
use crate::recipe::Wish;

rule! {
    /// Added `UNIQUE`
    ///
    /// `ADD CONSTRAINT … UNIQUE (columns)` is refused. A unique index can become the constraint.
    ///
    /// # Why
    /// Aurora DSQL builds indexes in background jobs only.
    ///
    /// # Instead
    /// Build a unique index with `ASYNC`, wait for its job, look whether the index is valid, and
    /// attach it with `UNIQUE USING INDEX`, which renames it to the constraint.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE UNIQUE INDEX ASYNC users_email ON users (email);
    /// ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email;
    /// CREATE TABLE logins (id uuid PRIMARY KEY, email text UNIQUE);
    /// ```
    ///
    /// # Source
    /// AWS user guide, "ALTER TABLE"; observed on a cluster 2026-09-18.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for constraint in ctx.added_constraints() {
        // NOT VALID is refused before this, and the way out is the same.
        if let ConstraintKind::Unique(key) = &constraint.kind
            && key.using_index.is_none()
            && constraint.attributes.not_valid.is_none()
        {
            findings.add(
                Finding::new(constraint.head, "`UNIQUE` is added with its columns")
                    .note("Aurora DSQL builds indexes in background jobs only")
                    .help(ctx.way_to(Wish::AddUnique))
                    .server("0A000", "unsupported ALTER TABLE ADD CONSTRAINT statement"),
            );
        }
    }
}
