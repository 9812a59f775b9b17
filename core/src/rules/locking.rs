//! Queries with locking clauses, found on tokens in one pass.

use crate::order::Set;

use super::Context;
use crate::ident::Keyword as K;
use crate::parse::token::{Token, TokenKind};
use crate::text::Span;

/// How rows are locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    Update,
    NoKeyUpdate,
    Share,
    KeyShare,
}

const CLAUSES: [(&[K], Strength); 4] = [
    (&[K::For, K::Update], Strength::Update),
    (&[K::For, K::No, K::Key, K::Update], Strength::NoKeyUpdate),
    (&[K::For, K::Share], Strength::Share),
    (&[K::For, K::Key, K::Share], Strength::KeyShare),
];

/// A query with locking clauses.
#[derive(Debug, Default)]
pub(super) struct Lock {
    clauses: Vec<(Strength, Span)>,
    /// How many tables or views its `FROM` names, those of its subqueries included. Neither
    /// functions nor the names of `WITH` count.
    pub(super) relations: usize,
    /// Whether it has a `WHERE` of its own.
    pub(super) has_where: bool,
}

impl Lock {
    /// Its clauses of one strength.
    pub(super) fn clauses(&self, strength: Strength) -> impl Iterator<Item = Span> + '_ {
        self.clauses
            .iter()
            .filter(move |(it, _)| *it == strength)
            .map(|(_, span)| *span)
    }
}

/// Every query with locking clauses that reach a table or view.
pub(super) fn locks(ctx: &Context<'_>) -> Vec<Lock> {
    if !(0..ctx.tokens.len()).any(|at| clause_at(ctx, at).is_some()) {
        return vec![];
    }
    let mut scan = Scan {
        ctx,
        names: Set::new(),
        found: vec![],
    };
    scan.run();
    scan.found
}

fn clause_at(ctx: &Context<'_>, at: usize) -> Option<(Strength, Span)> {
    if ctx.keyword(at) != Some(K::For) {
        return None;
    }
    CLAUSES.iter().find_map(|(words, strength)| {
        let is_clause = (0..words.len()).all(|it| ctx.keyword(at + it) == Some(words[it]));
        let last = ctx.tokens.get(at + words.len() - 1)?;
        is_clause.then(|| (*strength, ctx.tokens[at].span.to(last.span)))
    })
}

/// What stands between two parentheses.
#[derive(Debug, Default)]
struct Group {
    /// Where it begins.
    start: usize,
    lock: Lock,
    is_query: bool,
    /// Whether it is itself an item of a `FROM`.
    is_source: bool,
    is_from: bool,
    /// Whether the next token begins an item of `FROM`.
    is_item: bool,
}

struct Scan<'a, 'b> {
    ctx: &'b Context<'a>,
    /// What `WITH` has named so far.
    names: Set<String>,
    found: Vec<Lock>,
}

impl Scan<'_, '_> {
    fn run(&mut self) {
        let tokens = self.ctx.tokens;
        let mut outer: Vec<Group> = vec![];
        let mut group = Group::default();
        // Where the parentheses opened that were closed last.
        let mut closed = 0;
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                TokenKind::LeftParen => {
                    let is_source = std::mem::take(&mut group.is_item);
                    outer.push(std::mem::take(&mut group));
                    // A join, until a word says that it is a query.
                    group = Group {
                        start: at + 1,
                        is_source,
                        is_from: is_source,
                        is_item: is_source,
                        ..Group::default()
                    };
                }
                TokenKind::RightParen => {
                    closed = group.start.saturating_sub(1);
                    let inner = std::mem::replace(&mut group, outer.pop().unwrap_or_default());
                    if inner.is_source {
                        group.lock.relations += inner.lock.relations;
                    }
                    self.close(inner);
                }
                TokenKind::Semicolon => {
                    let start = at + 1;
                    let next = Group {
                        start,
                        ..Group::default()
                    };
                    self.close(std::mem::replace(&mut group, next));
                }
                TokenKind::Comma => group.is_item = group.is_from,
                _ => self.read(&mut group, at, closed),
            }
        }
        self.close(group);
        for group in outer {
            self.close(group);
        }
    }

    /// Reads a token that is neither parenthesis nor comma.
    fn read(&mut self, group: &mut Group, at: usize, closed: usize) {
        let ctx = self.ctx;
        let token = ctx.tokens[at];
        if let Some(clause) = clause_at(ctx, at) {
            group.lock.clauses.push(clause);
        }
        match token.keyword() {
            Some(K::Select) => {
                group.is_query = true;
                (group.is_from, group.is_item) = (false, false);
            }
            Some(K::Table) if at == group.start => {
                group.is_query = true;
                group.lock.relations += 1;
                group.is_item = false;
            }
            Some(K::From) if at == 0 || ctx.keyword(at - 1) != Some(K::Distinct) => {
                (group.is_from, group.is_item) = (true, true);
            }
            Some(K::Where) => {
                group.lock.has_where = true;
                (group.is_from, group.is_item) = (false, false);
            }
            Some(
                K::Values
                | K::With
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
            ) => (group.is_from, group.is_item) = (false, false),
            Some(K::Join) => group.is_item = group.is_from,
            Some(K::Lateral | K::Only | K::Rows) if group.is_item => {}
            Some(K::As) => self.define(at, closed),
            _ if group.is_item => {
                group.is_item = false;
                group.lock.relations += usize::from(self.is_relation(at));
            }
            _ => {}
        }
    }

    /// Whether the name that begins at a place is one of a table or view.
    fn is_relation(&self, at: usize) -> bool {
        let is = |at: usize, kind| self.ctx.tokens.get(at).is_some_and(|it| it.kind == kind);
        let mut last = at;
        while is(last + 1, TokenKind::Dot) {
            last += 2;
        }
        let Some(name) = self.ctx.name(self.ctx.tokens[at]) else {
            return false;
        };
        !is(last + 1, TokenKind::LeftParen) && (last > at || !self.names.contains(&name))
    }

    /// At an `AS`: keeps the name of `WITH name [(columns)] AS [[NOT] MATERIALIZED] (`.
    fn define(&mut self, at: usize, closed: usize) {
        let tokens = self.ctx.tokens;
        let is_body = |it: &Token| {
            it.kind == TokenKind::LeftParen
                || matches!(it.keyword(), Some(K::Materialized | K::Not))
        };
        if !tokens.get(at + 1).is_some_and(is_body) {
            return;
        }
        let before = at.checked_sub(1).map(|it| tokens[it]);
        let name = if before.is_some_and(|it| it.kind == TokenKind::RightParen) {
            closed.checked_sub(1).map(|it| tokens[it])
        } else {
            before
        };
        self.names.extend(name.and_then(|it| self.ctx.name(it)));
    }

    fn close(&mut self, group: Group) {
        if group.is_query && group.lock.relations > 0 && !group.lock.clauses.is_empty() {
            self.found.push(group.lock);
        }
    }
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
            (
                "WITH x (n) AS NOT MATERIALIZED (SELECT 1) SELECT * FROM x FOR SHARE",
                0,
            ),
            ("SELECT * FROM ((SELECT * FROM a)) x FOR SHARE", 1),
            ("SELECT * FROM f(1), shop.a FOR SHARE", 1),
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
