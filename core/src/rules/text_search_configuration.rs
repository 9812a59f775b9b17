use super::{Context, Finding, Findings};
use crate::parse::token::{Token, TokenKind};

rule! {
    /// Text search configuration other than `simple`
    ///
    /// `'english'` and the other languages do not exist.
    ///
    /// # Why
    /// Aurora DSQL has no dictionaries and so no stemming.
    ///
    /// # Instead
    /// `'simple'`, or a search service outside of the database.
    ///
    /// # Refused
    /// ```sql
    /// SELECT to_tsvector('english', body) FROM posts;
    /// ```
    /// ```sql
    /// SELECT plainto_tsquery('german'::regconfig, 'Haus');
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT to_tsvector('simple', body) @@ to_tsquery('pg_catalog.simple', 'house') FROM posts;
    /// SELECT to_tsvector('english');
    /// ```
    ///
    /// # Source
    /// Observed on a cluster 2026-09-15.
    check: check,
}

/// The functions whose first argument of so many is a configuration.
const FUNCTIONS: [(&str, usize); 7] = [
    ("json_to_tsvector", 3),
    ("jsonb_to_tsvector", 3),
    ("phraseto_tsquery", 2),
    ("plainto_tsquery", 2),
    ("to_tsquery", 2),
    ("to_tsvector", 2),
    ("websearch_to_tsquery", 2),
];

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for call in ctx.calls() {
        let Some((_, count)) = FUNCTIONS.iter().find(|(name, _)| call.is_system(name)) else {
            continue;
        };
        let arguments = call.arguments();
        if let [configuration] = arguments.first().copied().unwrap_or_default()
            && arguments.len() == *count
        {
            judge(ctx, findings, *configuration);
        }
    }
    for window in ctx.tokens.windows(3) {
        if window[1].kind == TokenKind::ColonColon && window[2].is_word("regconfig", ctx.text) {
            judge(ctx, findings, window[0]);
        }
    }
}

fn judge(ctx: &Context<'_>, findings: &mut Findings<'_>, token: Token) {
    let Some(name) = ctx.string(token).map(|it| it.to_ascii_lowercase()) else {
        return;
    };
    if matches!(name.as_str(), "simple" | "pg_catalog.simple") {
        return;
    }
    findings.add(
        Finding::new(
            token.span,
            format!("there is no text search configuration `{name}`"),
        )
        .note("Aurora DSQL has one text search configuration, `simple`")
        .help("write `'simple'`")
        .server(
            "42704",
            format!("text search configuration \"{name}\" does not exist"),
        ),
    );
}
