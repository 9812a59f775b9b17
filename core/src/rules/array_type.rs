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
    for stored in ctx.stored_types() {
        let data_type = stored.data_type;
        let name = data_type.name.value.system_name();
        let of_name = name.and_then(types::array_element);
        if data_type.array.is_none() && of_name.is_none() {
            continue;
        }
        let finding = Finding::new(data_type.span, stored.says("an array type"))
            .note("Aurora DSQL has arrays in queries only, not as stored values")
            .help("use `jsonb`, or a table with a row for each element");
        // The server prints the display form of the element type, which is known for its own types.
        let element = of_name.or_else(|| name.and_then(types::find));
        findings.add(match (element, stored.column) {
            (None, Some(_)) => finding,
            _ => {
                let display = element.map_or("", |it| it.display);
                let text = format!("datatype {display}[] not supported");
                stored.answer(finding, "0A000", text)
            }
        });
    }
}
