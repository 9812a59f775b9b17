use super::{Context, Finding, Findings};
use crate::service::{Validity, timeline};

rule! {
    /// `json` column, before the service had them
    ///
    /// Columns of type `json` are accepted since 2026-05-04.
    ///
    /// # Why
    /// Until then `json` existed inside queries only.
    ///
    /// # Instead
    /// Use `text`, and cast in queries.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, body json);
    /// ```
    /// ```sql
    /// ALTER TABLE docs ADD COLUMN meta json;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE docs (id uuid PRIMARY KEY, body json);
    /// SELECT '{}'::json;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-05-04.
    validity: Validity::until(timeline::JSON),
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for stored in ctx.stored_types() {
        if stored.system_name() != Some("json") {
            continue;
        }
        let span = stored.data_type.span;
        findings.add(
            Finding::new(span, "`json` cannot be stored in this release")
                .note(format!("Aurora DSQL stores it since {}", timeline::JSON))
                .help("use `text`, and cast in queries"),
        );
    }
}
