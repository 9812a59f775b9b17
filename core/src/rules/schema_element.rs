use super::token_context::top_level;
use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::service::{ObjectKind, StatementKind, Validity, timeline};

rule! {
    /// Sequence or grant inside `CREATE SCHEMA`, before the service could
    ///
    /// `CREATE SCHEMA` may contain `CREATE SEQUENCE` and `GRANT` since 2026-04-24, tables and views
    /// always.
    ///
    /// # Why
    /// Until then Aurora DSQL created tables and views along with a schema, and nothing else.
    ///
    /// # Instead
    /// Write the element as a statement of its own.
    ///
    /// # Refused
    /// ```sql
    /// CREATE SCHEMA shop CREATE TABLE orders (id uuid PRIMARY KEY) GRANT SELECT ON orders TO app;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// CREATE SCHEMA shop CREATE SEQUENCE numbers CACHE 1 GRANT USAGE ON numbers TO app;
    /// ```
    ///
    /// # Source
    /// AWS release notes 2026-04-24.
    validity: Validity::until(timeline::SCHEMA_ELEMENTS),
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if ctx.kind() != StatementKind::Create(ObjectKind::Schema) {
        return;
    }
    // Before, a sequence has a finding of its own.
    let has_sequences = ctx.release.date() >= timeline::SEQUENCES_AND_IDENTITY;
    let rest = ctx.rest();
    let keyword = |at: usize| rest.get(at).and_then(|it| it.keyword());
    for (at, token) in top_level(rest) {
        let span = match token.keyword() {
            Some(K::Create) if has_sequences && keyword(at + 1) == Some(K::Sequence) => {
                token.span.to(rest[at + 1].span)
            }
            Some(K::Grant) if at == 0 || keyword(at - 1) != Some(K::With) => token.span,
            _ => continue,
        };
        let element = ctx.slice(span).to_ascii_uppercase();
        findings.add(
            Finding::new(
                span,
                format!("`{element}` inside `CREATE SCHEMA` is not supported"),
            )
            .note(format!(
                "Aurora DSQL takes it since {}",
                timeline::SCHEMA_ELEMENTS
            ))
            .help("write it as a statement of its own"),
        );
    }
}
