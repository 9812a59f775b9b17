//! `INSERT`.

use super::cte::With;
use super::select::condition;
use super::target::{
    Assignment, AssignmentTarget, Relation, Returning, assignment_target, assignments, returning,
};
use super::{Query, query};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::ddl::index::{IndexKey, index_key};
use crate::parse::expr::Expr;
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `INSERT INTO …`
#[derive(Clone, Debug, PartialEq)]
pub struct Insert {
    /// All of it, with its `WITH`.
    pub span: Span,
    /// `WITH …`
    pub with: Option<With>,
    /// The table.
    pub table: Relation,
    /// `AS alias`
    pub alias: Option<Spanned<Ident>>,
    /// The columns, where they are written.
    pub columns: Vec<AssignmentTarget>,
    /// `OVERRIDING { SYSTEM | USER } VALUE`
    pub overriding: Option<Spanned<Overriding>>,
    /// The rows.
    pub source: InsertSource,
    /// `ON CONFLICT …`
    pub on_conflict: Option<OnConflict>,
    /// `RETURNING …`
    pub returning: Option<Returning>,
}

/// Whose values an identity column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Overriding {
    SystemValue,
    UserValue,
}

/// Where the rows of an `INSERT` come from.
#[derive(Clone, Debug, PartialEq)]
pub enum InsertSource {
    /// `DEFAULT VALUES`
    DefaultValues(Span),
    /// `VALUES` or any other query.
    Query(Box<Query>),
}

/// `ON CONFLICT [target] action`
#[derive(Clone, Debug, PartialEq)]
pub struct OnConflict {
    /// The clause.
    pub span: Span,
    /// Which constraint or index is meant.
    pub target: Option<ConflictTarget>,
    /// What happens.
    pub action: ConflictAction,
}

/// Which constraint or index an `ON CONFLICT` means.
#[derive(Clone, Debug, PartialEq)]
pub enum ConflictTarget {
    /// `(a, lower(b)) WHERE condition`: what an index must have, and the condition with its word.
    Keys(Vec<IndexKey>, Option<(Span, Expr)>),
    /// `ON CONSTRAINT name`: the clause, and the name.
    Constraint(Span, Spanned<Ident>),
}

/// What happens on a conflict.
#[derive(Clone, Debug, PartialEq)]
pub enum ConflictAction {
    /// `DO NOTHING`
    Nothing(Span),
    /// `DO UPDATE SET … [WHERE …]`
    Update {
        /// The words `DO UPDATE SET`.
        keyword: Span,
        /// What is set.
        assignments: Vec<Assignment>,
        /// `WHERE condition`: the word, and the condition.
        condition: Option<(Span, Expr)>,
    },
}

/// After the `WITH`.
pub(super) fn insert(it: &mut Cursor<'_>, with: Option<With>) -> Parsed<Insert> {
    let start = it.position();
    it.expect(K::Insert)?;
    it.expect(K::Into)?;
    let name = it.qualified_name()?;
    let alias = match it.eat(K::As) {
        Some(_) => Some(it.ident()?),
        None => None,
    };
    let (columns, overriding, source) = insert_rest(it)?;
    let on_conflict = on_conflict(it)?;
    let returning = returning(it)?;
    let span = it.span_from(start);
    Ok(Insert {
        span: with.as_ref().map_or(span, |it| it.span.to(span)),
        with,
        table: Relation { only: None, name },
        alias,
        columns,
        overriding,
        source,
        on_conflict,
        returning,
    })
}

type Rest = (
    Vec<AssignmentTarget>,
    Option<Spanned<Overriding>>,
    InsertSource,
);

fn insert_rest(it: &mut Cursor<'_>) -> Parsed<Rest> {
    let columns = if it.is_kind(TokenKind::LeftParen) && !begins_query(it) {
        it.parens(assignment_target)?
    } else {
        vec![]
    };
    let overriding = overriding(it)?;
    let source = match it.eat_all(&[K::Default, K::Values]) {
        Some(span) => InsertSource::DefaultValues(span),
        None => InsertSource::Query(query(it)?),
    };
    Ok((columns, overriding, source))
}

/// Whether the parenthesis that stands next begins a query and no list of columns.
fn begins_query(it: &Cursor<'_>) -> bool {
    let is_paren = |ahead| it.peek_at(ahead).map(|it| it.kind) == Some(TokenKind::LeftParen);
    match it.keyword_at(1) {
        Some(K::Select | K::With | K::Table) => true,
        Some(K::Values) => is_paren(2),
        _ => is_paren(1),
    }
}

pub(super) fn overriding(it: &mut Cursor<'_>) -> Parsed<Option<Spanned<Overriding>>> {
    let start = it.position();
    if it.eat(K::Overriding).is_none() {
        return Ok(None);
    }
    let kind = if it.eat(K::System).is_some() {
        Overriding::SystemValue
    } else {
        it.expect(K::User)?;
        Overriding::UserValue
    };
    it.expect(K::Value)?;
    Ok(Some(Spanned::new(kind, it.span_from(start))))
}

fn on_conflict(it: &mut Cursor<'_>) -> Parsed<Option<OnConflict>> {
    let start = it.position();
    if it.eat_all(&[K::On, K::Conflict]).is_none() {
        return Ok(None);
    }
    let target = conflict_target(it)?;
    let begin = it.position();
    it.expect(K::Do)?;
    let action = if it.eat(K::Nothing).is_some() {
        ConflictAction::Nothing(it.span_from(begin))
    } else {
        it.expect(K::Update)?;
        it.expect(K::Set)?;
        ConflictAction::Update {
            keyword: it.span_from(begin),
            assignments: assignments(it)?,
            condition: condition(it, K::Where)?,
        }
    };
    Ok(Some(OnConflict {
        span: it.span_from(start),
        target,
        action,
    }))
}

fn conflict_target(it: &mut Cursor<'_>) -> Parsed<Option<ConflictTarget>> {
    let start = it.position();
    if it.eat_all(&[K::On, K::Constraint]).is_some() {
        let name = it.ident()?;
        return Ok(Some(ConflictTarget::Constraint(it.span_from(start), name)));
    }
    if !it.is_kind(TokenKind::LeftParen) {
        return Ok(None);
    }
    let keys = it.parens(index_key)?;
    Ok(Some(ConflictTarget::Keys(keys, condition(it, K::Where)?)))
}
