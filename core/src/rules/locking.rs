//! Locking clauses of queries, found on tokens.

use super::Context;
use super::token_context::{close_of, top_level};
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::text::Span;

/// A query and its locking clauses of one kind.
#[derive(Debug)]
pub(super) struct Lock<'a> {
    /// The clauses.
    pub(super) spans: Vec<Span>,
    /// The tokens between the parentheses or semicolons around them.
    pub(super) query: &'a [Token],
}

/// Every query with a locking clause of these words.
pub(super) fn locks<'a>(ctx: &Context<'a>, words: &[K]) -> Vec<Lock<'a>> {
    let tokens = ctx.tokens;
    let is_clause = |at: usize| (0..words.len()).all(|it| ctx.keyword(at + it) == Some(words[it]));
    let mut found = Vec::new();
    if !(0..tokens.len()).any(is_clause) {
        return found;
    }
    let mut close = |(start, spans): (usize, Vec<Span>), end: usize| {
        let query = &tokens[start..end];
        let is_query = |it: Token| matches!(it.keyword(), Some(K::Select | K::Table));
        if !spans.is_empty() && top_level(query).any(|(_, it)| is_query(it)) {
            found.push(Lock { spans, query });
        }
    };
    // Where each open parenthesis begins, and the clauses right inside it.
    let mut open: Vec<(usize, Vec<Span>)> = vec![];
    let mut inner = (0, vec![]);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::LeftParen => open.push(std::mem::replace(&mut inner, (at + 1, vec![]))),
            TokenKind::RightParen => {
                let outer = open.pop().unwrap_or((at + 1, vec![]));
                close(std::mem::replace(&mut inner, outer), at);
            }
            TokenKind::Semicolon => close(std::mem::replace(&mut inner, (at + 1, vec![])), at),
            _ if is_clause(at) => {
                let last = tokens[at + words.len() - 1];
                inner.1.push(token.span.to(last.span));
            }
            _ => {}
        }
    }
    close(inner, tokens.len());
    open.into_iter().for_each(|it| close(it, tokens.len()));
    found
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
    let names = with_names(ctx);
    Relations { ctx, names }.count(query, false, 0)
}

/// How deep parentheses in `FROM` are followed.
const MAX_NESTING: u8 = 64;

struct Relations<'a, 'b> {
    ctx: &'b Context<'a>,
    /// What `WITH` names.
    names: Vec<String>,
}

impl Relations<'_, '_> {
    /// Counts in a query, or in a join inside the parentheses of a `FROM`.
    fn count(&self, tokens: &[Token], is_join: bool, nesting: u8) -> usize {
        let keyword = |at: usize| tokens.get(at).and_then(|it| it.keyword());
        let is = |at: usize, kind| tokens.get(at).is_some_and(|it| it.kind == kind);
        let mut found = 0;
        let mut is_from = is_join;
        // Whether the next token begins an item of FROM.
        let mut is_item = is_join;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let is_paren = token.kind == TokenKind::LeftParen;
            let close = if is_paren { close_of(tokens, at) } else { at };
            match token.keyword() {
                Some(K::Table) if at == 0 => return 1,
                Some(K::From) if at == 0 || keyword(at - 1) != Some(K::Distinct) => {
                    (is_from, is_item) = (true, true);
                }
                Some(it) if ends_from(it) => (is_from, is_item) = (false, false),
                Some(K::Join) if is_from => is_item = true,
                Some(K::Lateral | K::Only | K::Rows) if is_item => {}
                _ if is_item && is_paren => {
                    let inside = &tokens[at + 1..close];
                    if nesting < MAX_NESTING {
                        found += self.count(inside, !begins_query(inside), nesting + 1);
                    }
                    is_item = false;
                }
                _ if is_item => {
                    let first = at;
                    while is(at + 1, TokenKind::Dot) {
                        at += 2;
                    }
                    let is_call = is(at + 1, TokenKind::LeftParen);
                    let is_table = self.ctx.name(*token).is_some_and(|name| {
                        !is_call && (at > first || !self.names.contains(&name))
                    });
                    found += usize::from(is_table);
                    is_item = false;
                    at += 1;
                    continue;
                }
                _ if is_from && token.kind == TokenKind::Comma => is_item = true,
                _ => {}
            }
            at = close + 1;
        }
        found
    }
}

/// The words after a `FROM`.
fn ends_from(word: K) -> bool {
    matches!(
        word,
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
            | K::Except
    )
}

/// Whether what stands in parentheses is a query rather than a join.
fn begins_query(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|it| it.kind != TokenKind::LeftParen);
    matches!(
        first.and_then(|it| it.keyword()),
        Some(K::Select | K::Values | K::With | K::Table)
    )
}

/// The names of `WITH name [(columns)] AS (…)`.
fn with_names(ctx: &Context<'_>) -> Vec<String> {
    let tokens = ctx.tokens;
    let is = |at: usize, kind| tokens.get(at).is_some_and(|it| it.kind == kind);
    if tokens.iter().all(|it| it.keyword() != Some(K::With)) {
        return vec![];
    }
    let definitions = (1..tokens.len()).filter(|at| {
        let is_first = matches!(ctx.keyword(at - 1), Some(K::With | K::Recursive));
        if !is_first && !is(at - 1, TokenKind::Comma) {
            return false;
        }
        let mut next = at + 1;
        if is(next, TokenKind::LeftParen) {
            next = close_of(tokens, next) + 1;
        }
        ctx.keyword(next) == Some(K::As)
            && (next + 1..next + 4).any(|it| is(it, TokenKind::LeftParen))
    });
    definitions.filter_map(|at| ctx.name(tokens[at])).collect()
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
