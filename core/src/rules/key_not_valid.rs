use super::{Context, Finding, Findings};
use crate::parse::ddl::constraint::ConstraintKind;

rule! {
    /// `UNIQUE` or `PRIMARY KEY` with `NOT VALID`
    ///
    /// Only `CHECK` and foreign keys can be left to be validated later.
    ///
    /// # Why
    /// A key is an index, and an index holds every row. PostgreSQL refuses this as well.
    ///
    /// # Instead
    /// Build a unique index with `ASYNC`, wait for its job, and attach it with `UNIQUE USING
    /// INDEX`. A primary key needs a new table.
    ///
    /// # Refused
    /// ```sql
    /// ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email) NOT VALID;
    /// ```
    /// ```sql
    /// ALTER TABLE users ADD PRIMARY KEY (id) NOT VALID;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE UNIQUE INDEX ASYNC users_email ON users (email);
    /// ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email;
    /// ```
    ///
    /// # Source
    /// Observed on a cluster in August 2026.
    page: "alter-table-syntax-support",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (constraint, _) in ctx.keys() {
        let Some(span) = constraint.attributes.not_valid else {
            continue;
        };
        let (what, help) = match constraint.kind {
            ConstraintKind::PrimaryKey(_) => (
                "PRIMARY KEY",
                "create a new table with the key and copy the rows",
            ),
            _ => (
                "UNIQUE",
                "`CREATE UNIQUE INDEX ASYNC`, wait for its job, then add `UNIQUE USING INDEX`",
            ),
        };
        findings.add(
            Finding::new(span, format!("`{what}` cannot be `NOT VALID`"))
                .note("Aurora DSQL, like PostgreSQL, knows it for `CHECK` and foreign keys only")
                .help(help)
                .server(
                    "0A000",
                    format!("{what} constraints cannot be marked NOT VALID"),
                ),
        );
    }
}
