//! Locking clauses of queries, found on tokens.

use super::Context;
use super::token_context::{close_of, top_level};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::text::Span;

/// Every locking clause of these words, with the tokens of its query.
pub(super) fn clauses<'a>(ctx: &Context<'a>, words: &[K]) -> Vec<(Span, &'a [Token])> {
    let tokens = ctx.tokens;
    let is_clause = |at: usize| (0..words.len()).all(|it| ctx.keyword(at + it) == Some(words[it]));
    (0..tokens.len())
        .filter(|at| is_clause(*at))
        .map(|at| {
            let span = tokens[at].span.to(tokens[at + words.len() - 1].span);
            (span, query_around(tokens, at))
        })
        .filter(|(_, query)| {
            top_level(query).any(|(_, it)| matches!(it.keyword(), Some(K::Select | K::Table)))
        })
        .collect()
}

/// The tokens between the parentheses or semicolons around a place.
fn query_around(tokens: &[Token], place: usize) -> &[Token] {
    let mut depth = 0_usize;
    let mut start = place;
    while start > 0 {
        match tokens[start - 1].kind {
            TokenKind::RightParen => depth += 1,
            TokenKind::LeftParen if depth == 0 => break,
            TokenKind::LeftParen => depth -= 1,
            TokenKind::Semicolon if depth == 0 => break,
            _ => {}
        }
        start -= 1;
    }
    let ends = |token: &Token| matches!(token.kind, TokenKind::RightParen | TokenKind::Semicolon);
    let mut end = place;
    while end < tokens.len() && !ends(&tokens[end]) {
        end = match tokens[end].kind {
            TokenKind::LeftParen => close_of(tokens, end) + 1,
            _ => end + 1,
        };
    }
    &tokens[start..end.min(tokens.len())]
}

/// Whether the query has a `WHERE` of its own.
pub(super) fn has_where(query: &[Token]) -> bool {
    top_level(query).any(|(_, it)| it.keyword() == Some(K::Where))
}

/// Whether the query also says `FOR UPDATE`, which is stronger.
pub(super) fn is_overridden(query: &[Token]) -> bool {
    let mut words = top_level(query).map(|(_, it)| it.keyword());
    let mut previous = None;
    words.any(|it| {
        let found = previous == Some(K::For) && it == Some(K::Update);
        previous = it;
        found
    })
}

/// How many tables or views the `FROM` of a query names, those of its subqueries included. Neither
/// functions nor the names of `WITH` count.
pub(super) fn relations(ctx: &Context<'_>, query: &[Token]) -> usize {
    count(ctx, query, false)
}

/// The same for a query, or for the inside of parentheses in `FROM`.
fn count(ctx: &Context<'_>, query: &[Token], is_join: bool) -> usize {
    let keyword = |at: usize| query.get(at).and_then(|it| it.keyword());
    let mut found = 0;
    let mut is_from = is_join;
    // Whether the next token begins an item of FROM.
    let mut is_item = is_join;
    let mut at = 0;
    while let Some(token) = query.get(at) {
        let is_paren = token.kind == TokenKind::LeftParen;
        let after = if is_paren {
            close_of(query, at) + 1
        } else {
            at + 1
        };
        match token.keyword() {
            Some(K::Table) if at == 0 => return 1,
            Some(K::From) if at == 0 || keyword(at - 1) != Some(K::Distinct) => {
                (is_from, is_item) = (true, true);
            }
            Some(
                K::Where
                | K::Group
                | K::Having
                | K::Window
                | K::Order
                | K::Limit
                | K::Offset
                | K::Fetch
                | K::For
                | K::Union
                | K::Intersect
                | K::Except,
            ) => (is_from, is_item) = (false, false),
            Some(K::Join) if is_from => is_item = true,
            Some(K::Lateral | K::Only | K::Rows) if is_item => {}
            _ if is_item && is_paren => {
                let inside = &query[at + 1..(after - 1).max(at + 1)];
                found += count(ctx, inside, !begins_query(inside));
                is_item = false;
            }
            _ if is_item => {
                let mut last = at;
                while query
                    .get(last + 1)
                    .is_some_and(|it| it.kind == TokenKind::Dot)
                {
                    last += 2;
                }
                let is_call = query
                    .get(last + 1)
                    .is_some_and(|it| it.kind == TokenKind::LeftParen);
                let is_name = ctx.name(*token).is_some();
                if is_name && !is_call && !(last == at && is_with_name(ctx, *token)) {
                    found += 1;
                }
                is_item = false;
                at = last + 1;
                continue;
            }
            _ if is_from && token.kind == TokenKind::Comma => is_item = true,
            _ => {}
        }
        at = after;
    }
    found
}

/// Whether what stands in parentheses is a query rather than a join.
fn begins_query(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|it| it.kind != TokenKind::LeftParen);
    matches!(
        first.and_then(|it| it.keyword()),
        Some(K::Select | K::Values | K::With | K::Table)
    )
}

/// Whether the statement defines the name by `WITH name [(columns)] AS (…)`.
fn is_with_name(ctx: &Context<'_>, token: Token) -> bool {
    let name = ctx.name(token);
    (1..ctx.tokens.len()).any(|at| {
        let after_with = matches!(ctx.keyword(at - 1), Some(K::With | K::Recursive))
            || ctx.tokens[at - 1].kind == TokenKind::Comma;
        let mut next = at + 1;
        if ctx
            .tokens
            .get(next)
            .is_some_and(|it| it.kind == TokenKind::LeftParen)
        {
            next = close_of(ctx.tokens, next) + 1;
        }
        let is_definition = after_with
            && ctx.keyword(next) == Some(K::As)
            && (next + 1..next + 4).any(|it| {
                ctx.tokens
                    .get(it)
                    .is_some_and(|it| it.kind == TokenKind::LeftParen)
            });
        is_definition && ctx.name(ctx.tokens[at]) == name
    })
}

#[cfg(test)]
mod tests {
    use crate::verify::{Options, Verifier};

    #[test]
    fn finds_the_query_and_its_tables() {
        for (sql, count) in [
            ("TABLE orders FOR SHARE", 1),
            ("SELECT * FROM a, b FOR SHARE", 1),
            ("SELECT * FROM a FOR SHARE FOR UPDATE", 0),
            ("WITH x AS (SELECT * FROM a) SELECT * FROM x FOR SHARE", 0),
            ("WITH x AS (SELECT * FROM a FOR SHARE) SELECT * FROM x", 1),
            ("SELECT * FROM (VALUES (1), (2)) v (n) FOR SHARE", 0),
            ("SELECT * FROM (a JOIN b ON true) FOR SHARE", 1),
            (
                "CREATE VIEW v AS SELECT * FROM (f(1) JOIN g(1) ON true) FOR SHARE",
                0,
            ),
            (
                "SELECT * FROM ROWS FROM (generate_series(1, 2)) FOR SHARE",
                0,
            ),
            ("SELECT (SELECT 1 FROM a) FOR SHARE", 0),
            (
                "INSERT INTO t SELECT * FROM ONLY shop.a FOR NO KEY UPDATE",
                1,
            ),
            ("EXPLAIN SELECT * FROM f(1) JOIN a ON true FOR SHARE", 1),
            ("SELECT 1 FROM a WHERE b = 'FOR SHARE' -- FOR SHARE", 0),
        ] {
            let found = Verifier::new(Options::default()).verify_script(sql);
            assert_eq!(found.len(), count, "{sql}: {found:#?}");
        }
    }
}
