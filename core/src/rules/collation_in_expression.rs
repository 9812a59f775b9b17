use super::{Context, Finding, Findings};
use crate::ident::Keyword as K;
use crate::parse::token::TokenKind;
use crate::service::{ObjectKind as Object, StatementKind as Kind};

rule! {
    /// Collation other than `C` in an expression
    ///
    /// `COLLATE` takes `"C"`, `"POSIX"` and `"default"`. About columns see the rules for `CREATE
    /// TABLE`.
    ///
    /// # Why
    /// Aurora DSQL compares text byte by byte and knows no other order.
    ///
    /// # Instead
    /// Leave `COLLATE` out and sort in the application, or sort by `lower(name)`.
    ///
    /// # Refused
    /// ```sql
    /// SELECT * FROM users ORDER BY name COLLATE "de_DE";
    /// ```
    /// ```sql
    /// CREATE VIEW sorted AS SELECT * FROM users ORDER BY name COLLATE "und-x-icu";
    /// ```
    ///
    /// # Accepted
    /// ```sql
    /// SELECT * FROM users ORDER BY name COLLATE "C", city COLLATE pg_catalog."C";
    /// SELECT 'a' COLLATE "POSIX" < 'b' COLLATE "default";
    /// ```
    ///
    /// # Source
    /// Test cases of AWS's dsql-lint, run against a cluster.
    check: check,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // Below so many parentheses stand expressions; above, COLLATE belongs to a column.
    let expressions_below = match ctx.kind() {
        Kind::Create(Object::Table | Object::Schema) => 2,
        Kind::Alter(_) | Kind::Create(Object::Domain) => 1,
        Kind::Create(Object::Type | Object::ForeignTable | Object::Collation) => return,
        Kind::Comment | Kind::Drop(_) => return,
        _ => 0,
    };
    let mut depth = 0_usize;
    for (at, token) in ctx.tokens.iter().enumerate() {
        match token.kind {
            TokenKind::LeftParen => depth += 1,
            TokenKind::RightParen => depth = depth.saturating_sub(1),
            TokenKind::Word(Some(K::Collate)) if depth >= expressions_below => {}
            _ => continue,
        }
        if token.keyword() != Some(K::Collate) {
            continue;
        }
        let is_qualified = ctx
            .tokens
            .get(at + 2)
            .is_some_and(|it| it.kind == TokenKind::Dot);
        let place = if is_qualified { at + 3 } else { at + 1 };
        let Some(last) = ctx.tokens.get(place).copied() else {
            return;
        };
        let Some(name) = ctx.name(last) else {
            continue;
        };
        let is_system =
            !is_qualified || ctx.name(ctx.tokens[at + 1]).as_deref() == Some("pg_catalog");
        if is_system && matches!(name.as_str(), "C" | "POSIX" | "default") {
            continue;
        }
        findings.add(
            Finding::new(
                token.span.to(last.span),
                format!("there is no collation `{name}`"),
            )
            .note("Aurora DSQL has the collation `C` only")
            .help("leave `COLLATE` out, or write `COLLATE \"C\"`"),
        );
    }
}
