use super::{Context, Finding, Findings};
use crate::ident::Ident;
use crate::parse::data_type::{DataType, TypeName};
use crate::parse::token::TokenKind;
use crate::service::statement::StatementClass;
use crate::service::{ObjectKind, StatementKind, types};

rule! {
    /// Type that only an extension brings
    ///
    /// `citext`, `hstore`, `geometry(Point, 4326)`, `vector(3)` and the like cannot exist, nor can
    /// any other type with a modifier that is not PostgreSQL's own. Casts to the former in a query
    /// fail as well. What a statement before creates under such a name is judged there.
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
    check_casts(ctx, findings);
    for stored in ctx.stored_types() {
        let data_type = stored.data_type;
        let TypeName::Named(name) = &data_type.name.value else {
            continue;
        };
        if data_type.array.is_some() {
            continue;
        }
        let why = match extension_of(ctx, &name.name) {
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

/// The extension that a type comes with, unless a statement before creates a type of its name.
fn extension_of(ctx: &Context<'_>, name: &Ident) -> Option<&'static str> {
    let at = types::EXTENSION_TYPES
        .binary_search_by(|it| it.0.cmp(name.as_str()))
        .ok()?;
    (!ctx.before.names().has_type(name)).then_some(types::EXTENSION_TYPES[at].1)
}

/// Casts in queries: `a::citext`.
fn check_casts(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if !matches!(
        ctx.kind().class(),
        StatementClass::Query | StatementClass::Manipulation
    ) && ctx.kind() != StatementKind::Create(ObjectKind::View)
    {
        return;
    }
    for (at, _) in (ctx.tokens.iter().enumerate()).filter(|it| it.1.kind == TokenKind::ColonColon) {
        let is_qualified = ctx
            .tokens
            .get(at + 2)
            .is_some_and(|it| it.kind == TokenKind::Dot);
        let last = if is_qualified { at + 3 } else { at + 1 };
        if let (Some(first), Some(token)) = (ctx.tokens.get(at + 1), ctx.tokens.get(last))
            && let Some(name) = ctx.ident(*token)
            && let Some(extension) = extension_of(ctx, &name)
        {
            let message = format!("a value of the type `{name}`, which cannot exist");
            findings.add(
                Finding::new(first.span.to(token.span), message)
                    .note(format!(
                        "it comes with the extension `{extension}`, and Aurora DSQL has no extensions"
                    ))
                    .help(instead(name.as_str()))
                    .expected(),
            );
        }
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
