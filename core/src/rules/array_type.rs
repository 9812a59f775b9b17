use super::{Context, Finding, Findings};
use crate::service::types;

rule! {
    /// Array as the type of a column
    ///
    /// Columns cannot hold arrays, and domains cannot be made of them. Inside queries and as
    /// arguments of functions arrays work.
    ///
    /// # Why
    /// Aurora DSQL stores scalar types, `json` and `jsonb` only.
    ///
    /// # Instead
    /// Store the elements in a table of their own, or the whole as `jsonb`.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE posts (id uuid PRIMARY KEY, tags text[]);
    /// ```
    /// ```sql
    /// ALTER TABLE posts ADD COLUMN ranks int ARRAY[3];
    /// ```
    /// ```sql
    /// CREATE DOMAIN labels AS text[] CHECK (cardinality(VALUE) < 10);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE posts (id uuid PRIMARY KEY, tags jsonb);
    /// SELECT ARRAY[1, 2] || '{3}'::int[];
    /// ```
    ///
    /// # Source
    /// AWS user guide, "Supported data types"; observed on a cluster 2026-09-15.
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for column in ctx.columns() {
        let data_type = &column.data_type;
        if data_type.array.is_none() {
            continue;
        }
        let mut finding = Finding::new(
            data_type.span,
            format!("column `{}` has an array type", column.name.value),
        )
        .note("Aurora DSQL has arrays in queries only, not as stored values")
        .help("use `jsonb`, or a table with a row for each element");
        // The server prints the display form of the element type, which is known for its own types.
        if let Some(element) = data_type.name.value.system_name().and_then(types::find) {
            finding = finding.server(
                "0A000",
                format!("datatype {}[] not supported", element.display),
            );
        }
        findings.add(finding);
    }
    if let Some(span) = ctx.domain_base().and_then(|it| it.array) {
        findings.add(
            Finding::new(span, "the domain is made of an array type")
                .note("Aurora DSQL has arrays in queries only, not as stored values")
                .help("use `jsonb`, or a table with a row for each element")
                .expected(),
        );
    }
}
