//! Queries and the statements that change rows: `SELECT`, `VALUES`, `TABLE`, `INSERT`, `UPDATE`,
//! `DELETE`, `MERGE`, and the statements that hold one of them.
//!
//! Chains are lists: of set operators, of joins, of rows. What nests is bounded by the cursor. A
//! query in parentheses that cannot be read is kept as the range of its text, so that the query
//! around it still has its tree.

pub mod copy;
pub mod create_table_as;
pub mod cte;
pub mod declare;
pub mod delete;
pub mod explain;
pub mod from;
pub mod group;
pub mod insert;
pub mod join;
pub mod limit;
pub mod locking;
pub mod merge;
pub mod order;
pub mod prepare;
pub mod select;
mod subquery;
pub mod target;
pub mod update;
pub mod values;
mod walk;
pub mod window;

pub(super) use subquery::parenthesized_query;

use self::cte::{With, with};
use self::delete::{Delete, delete};
use self::insert::{Insert, insert};
use self::limit::{Limit, Offset, limit_or_offset};
use self::locking::{Locking, locking};
use self::merge::{Merge, merge};
use self::order::{OrderBy, order_by};
use self::select::{Select, select};
use self::target::Relation;
use self::update::{Update, update};
use self::values::{Values, values};
use super::cursor::{Cursor, Parsed};
use super::token::TokenKind;
use crate::ident::Keyword as K;
use crate::text::{Span, Spanned};

/// A query: `SELECT`, `VALUES`, `TABLE`, or several of them with set operators between.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// All of it, without parentheses around it.
    pub span: Span,
    /// `WITH …`
    pub with: Option<With>,
    /// What gives the rows.
    pub body: QueryBody,
    /// `ORDER BY …`
    pub order_by: Option<OrderBy>,
    /// `LIMIT …` or `FETCH FIRST …`
    pub limit: Option<Limit>,
    /// `OFFSET …`
    pub offset: Option<Offset>,
    /// `FOR UPDATE` and its relatives.
    pub locking: Vec<Locking>,
}

/// What gives the rows of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum QueryBody {
    /// `SELECT …`
    Select(Box<Select>),
    /// `VALUES …`
    Values(Values),
    /// `TABLE name`: the word, and the table.
    Table(Span, Relation),
    /// A query in parentheses with something after them.
    Query(Box<Query>),
    /// `a UNION b EXCEPT c`
    SetOperations(Box<SetOperations>),
}

/// A chain of set operators of one precedence, which group to the left: `UNION` and `EXCEPT`, or
/// the `INTERSECT` between them.
#[derive(Clone, Debug, PartialEq)]
pub struct SetOperations {
    /// The leftmost operand.
    pub first: QueryBody,
    /// What is joined to it, in order.
    pub rest: Vec<SetOperation>,
}

/// `UNION [ALL] …`
#[derive(Clone, Debug, PartialEq)]
pub struct SetOperation {
    /// The operator with `ALL` or `DISTINCT`.
    pub operator: Spanned<SetOperator>,
    /// Whether doubled rows stay: `ALL`.
    pub all: bool,
    /// The right side.
    pub operand: QueryBody,
}

/// The set operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SetOperator {
    Union,
    Intersect,
    Except,
}

/// A query or a statement that changes rows: what `WITH`, `EXPLAIN`, `PREPARE` and `COPY` take.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Preparable {
    Query(Box<Query>),
    Insert(Box<Insert>),
    Update(Box<Update>),
    Delete(Box<Delete>),
    Merge(Box<Merge>),
}

/// How much of the allowed nesting a query takes: its parsers stand deep on the stack.
const QUERY_NESTING: u16 = 4;

/// How many levels a query adds to the tree that holds it.
const QUERY_HEIGHT: u16 = 6;

/// Reads a query, in parentheses or not.
pub(in crate::parse) fn query(it: &mut Cursor<'_>) -> Parsed<Box<Query>> {
    it.nested_by(QUERY_NESTING, |it| {
        let with = with(it)?;
        query_after(it, with)
    })
}

/// Reads a query or a statement that changes rows.
pub(in crate::parse) fn preparable(it: &mut Cursor<'_>) -> Parsed<Preparable> {
    it.nested_by(QUERY_NESTING, |it| {
        let with = with(it)?;
        Ok(match it.keyword() {
            Some(K::Insert) => Preparable::Insert(Box::new(insert(it, with)?)),
            Some(K::Update) => Preparable::Update(Box::new(update(it, with)?)),
            Some(K::Delete) => Preparable::Delete(Box::new(delete(it, with)?)),
            Some(K::Merge) => Preparable::Merge(Box::new(merge(it, with)?)),
            _ => Preparable::Query(query_after(it, with)?),
        })
    })
}

/// After the `WITH`.
fn query_after(it: &mut Cursor<'_>, with: Option<With>) -> Parsed<Box<Query>> {
    it.grow(6)?;
    let start = it.position();
    let body = union(it)?;
    let mut query = Box::new(Query {
        span: Span::default(),
        with,
        body,
        order_by: order_by(it)?,
        limit: None,
        offset: None,
        locking: vec![],
    });
    while limit_or_offset(it, &mut query)? || locking(it, &mut query.locking)? {}
    let height = it.take_height();
    it.raise_height(height.saturating_add(QUERY_HEIGHT));
    let is_bare = query.with.is_none()
        && query.order_by.is_none()
        && query.limit.is_none()
        && query.offset.is_none()
        && query.locking.is_empty();
    let span = it.span_from(start);
    query.span = match &query.with {
        Some(with) => with.span.to(span),
        None => span,
    };
    Ok(match query.body {
        // Nothing but parentheses: they do not belong to it.
        QueryBody::Query(inner) if is_bare => inner,
        body => {
            query.body = body;
            query
        }
    })
}

/// `a UNION b EXCEPT c`
fn union(it: &mut Cursor<'_>) -> Parsed<QueryBody> {
    chain(it, &[K::Union, K::Except], intersect)
}

/// `a INTERSECT b`, which binds more tightly.
fn intersect(it: &mut Cursor<'_>) -> Parsed<QueryBody> {
    chain(it, &[K::Intersect], operand)
}

fn chain(
    it: &mut Cursor<'_>,
    operators: &[K],
    operand: fn(&mut Cursor<'_>) -> Parsed<QueryBody>,
) -> Parsed<QueryBody> {
    let first = operand(it)?;
    let mut rest = Vec::new();
    while let Some(keyword) = it.keyword().filter(|it| operators.contains(it)) {
        let start = it.position();
        it.bump();
        let all = it.eat(K::All).is_some();
        if !all {
            it.eat(K::Distinct);
        }
        let operator = match keyword {
            K::Union => SetOperator::Union,
            K::Intersect => SetOperator::Intersect,
            _ => SetOperator::Except,
        };
        rest.push(SetOperation {
            operator: Spanned::new(operator, it.span_from(start)),
            all,
            operand: operand(it)?,
        });
    }
    if rest.is_empty() {
        return Ok(first);
    }
    Ok(QueryBody::SetOperations(Box::new(SetOperations {
        first,
        rest,
    })))
}

fn operand(it: &mut Cursor<'_>) -> Parsed<QueryBody> {
    Ok(match it.keyword() {
        Some(K::Select) => QueryBody::Select(select(it)?),
        Some(K::Values) => QueryBody::Values(values(it)?),
        Some(K::Table) => {
            let keyword = it.expect(K::Table)?;
            QueryBody::Table(keyword, Relation::read(it)?)
        }
        _ if it.is_kind(TokenKind::LeftParen) => {
            it.open_paren()?;
            let inner = query(it)?;
            it.close_paren()?;
            QueryBody::Query(inner)
        }
        _ => return Err(it.unread("SELECT, VALUES, TABLE or a query in parentheses")),
    })
}
