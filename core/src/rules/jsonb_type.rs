use super::{Context, Finding, Findings};
use crate::service::{Validity, timeline};

rule! {
    /// `jsonb` column, before the service had them
    ///
    /// Columns of type `jsonb` are accepted since 2026-06-08.
    ///
    /// # Why
    /// Until then `jsonb` existed inside queries only.
    ///
    /// # Instead
    /// Use `text` or, from 2026-05-04 on, `json`, and cast in queries.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, body jsonb NOT NULL);
    /// ```
    /// ```sql
    /// ALTER TABLE docs ADD COLUMN meta jsonb;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, body jsonb NOT NULL);
    /// SELECT '{}'::jsonb;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-06-08.
    validity: Validity::until(timeline::JSONB),
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for stored in ctx.stored_types() {
        if stored.system_name() != Some("jsonb") {
            continue;
        }
        let span = stored.data_type.span;
        findings.add(
            Finding::new(span, "`jsonb` cannot be stored in this release")
                .note(format!("Aurora DSQL stores it since {}", timeline::JSONB))
                .help("use `text`, and cast in queries"),
        );
    }
}
