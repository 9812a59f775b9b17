use super::{Context, Finding, Findings};
use crate::parse::data_type::{DataType, TypeName};
use crate::service::types;

rule! {
    /// Type that only an extension brings
    ///
    /// `citext`, `hstore`, `geometry(Point, 4326)`, `vector(3)` and the like cannot exist, nor can
    /// any other type with a modifier that is not PostgreSQL's own.
    ///
    /// # Why
    /// Aurora DSQL has no extensions, and no types of one's own but domains, which take no
    /// modifiers.
    ///
    /// # Instead
    /// Use a built-in type: `text` and `lower(…)` for `citext`, `jsonb` for `hstore` and for
    /// vectors, two columns of `double precision` for a point.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TABLE users (id uuid PRIMARY KEY, email citext);
    /// ```
    /// ```sql
    /// CREATE TABLE chunks (id uuid PRIMARY KEY, embedding public.vector(1536));
    /// ```
    /// ```sql
    /// ALTER TABLE places ADD COLUMN area geometry(Polygon, 4326);
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE TABLE users (id uuid PRIMARY KEY, email text, hstore text);
    /// ```
    ///
    /// # Source
    /// `CREATE EXTENSION` is refused: observed on a cluster 2026-09-15. No record of an answer for
    /// these types.
    page: "working-with-postgresql-compatibility-supported-data-types",
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for stored in ctx.stored_types() {
        let data_type = stored.data_type;
        let TypeName::Named(name) = &data_type.name.value else {
            continue;
        };
        if data_type.array.is_some() {
            continue;
        }
        let extension = types::EXTENSION_TYPES
            .binary_search_by(|it| it.0.cmp(name.name.as_str()))
            .ok()
            .map(|at| types::EXTENSION_TYPES[at].1);
        let why = match extension {
            Some(extension) => format!(
                "it comes with the extension `{extension}`, and Aurora DSQL has no extensions"
            ),
            None if is_modified(data_type) => {
                "only built-in types have modifiers; Aurora DSQL has no extensions".to_owned()
            }
            None => continue,
        };
        let message = stored.says(&format!("the type `{name}`, which cannot exist"));
        findings.add(
            Finding::new(data_type.span, message)
                .note(why)
                .help(instead(name.name.as_str()))
                .expected(),
        );
    }
}

/// Whether a type that is not PostgreSQL's own has modifiers.
fn is_modified(data_type: &DataType) -> bool {
    let is_built_in = data_type
        .name
        .value
        .system_name()
        .is_some_and(|it| types::find(it).is_some() || types::SERIALS.contains(&it));
    !data_type.modifiers.is_empty() && !is_built_in
}

fn instead(name: &str) -> &'static str {
    match name {
        "citext" => "use `text`, and an index on `lower(…)`",
        "vector" | "halfvec" | "sparsevec" | "hstore" => "use `jsonb`",
        "geometry" | "geography" => "use columns of `double precision`, or `jsonb`",
        "ltree" => "use `text`",
        _ => "use a built-in type",
    }
}
