use super::{Context, Finding, Findings};
use crate::ident::Keyword;
use crate::service::{ObjectKind as Object, StatementKind as Kind};

rule! {
    /// Text search configuration, dictionary, parser or template
    ///
    /// `CREATE TEXT SEARCH …` is refused, and so is changing what a configuration maps.
    ///
    /// # Why
    /// Aurora DSQL has one configuration for text search, `simple`.
    ///
    /// # Instead
    /// Use `'simple'`, or a search service outside of the database.
    ///
    /// # Refused
    /// ```sql
    /// CREATE TEXT SEARCH CONFIGURATION german_plain (COPY = simple);
    /// ```
    /// ```sql
    /// ALTER TEXT SEARCH CONFIGURATION german_plain ADD MAPPING FOR asciiword WITH simple;
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT to_tsvector('simple', 'a text to search');
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-08-28.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let node = match ctx.kind() {
        Kind::Create(
            Object::TextSearchConfiguration
            | Object::TextSearchDictionary
            | Object::TextSearchParser
            | Object::TextSearchTemplate,
        ) => "Define",
        Kind::Alter(Object::TextSearchConfiguration) if changes_mapping(ctx) => {
            "AlterTSConfiguration"
        }
        _ => return,
    };
    findings.add(
        Finding::new(ctx.head(), format!("`{}` is not supported", ctx.kind()))
            .note("Aurora DSQL has one text search configuration, `simple`")
            .help("use `'simple'`")
            .server("0A000", format!("unsupported statement: {node}")),
    );
}

/// `ADD MAPPING`, `ALTER MAPPING`, `DROP MAPPING`
pub(super) fn changes_mapping(ctx: &Context<'_>) -> bool {
    let mut keywords = ctx.rest().iter().map(|it| it.keyword());
    keywords.any(|it| it == Some(Keyword::Mapping))
}
