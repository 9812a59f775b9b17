//! Expressions, read with PostgreSQL's own precedence (`gram.y`, "Precedence: lowest to highest").
//!
//! The tree keeps what was written, minus parentheses; every node has the span of its text. Chains
//! of `AND` and `OR` are lists, so that a million terms are one level. A query inside an expression
//! has a tree of its own, or is the range of its text.

mod call;
mod name;
mod parser;
mod predicate;
mod primary;
mod special_function;
mod walk;

pub(super) use call::argument;
pub(super) use parser::{column_part, expr, operator, primary_expr, restricted_expr};

use super::data_type::DataType;
use super::query::Query;
use super::query::order::OrderBy;
use super::query::window::Over;
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::text::{Span, Spanned};

/// An expression and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Its text, without parentheses around it.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// A query in parentheses, inside an expression or a `FROM`.
#[derive(Clone, Debug, PartialEq)]
pub struct Subquery {
    /// Its text, without the parentheses around it.
    pub span: Span,
    /// Its tree; `None` where it could not be read, or would be too deep.
    pub tree: Option<Box<Query>>,
}

/// The kinds of expressions. Fields are named after their place in the form that each shows.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum ExprKind {
    /// `a`, `t.a`, `s.t.a`
    Column(Vec<Ident>),
    /// `*` or `t.*`
    Wildcard(Vec<Ident>),
    /// A number as written.
    Number(String),
    /// The value of a string constant.
    String(String),
    /// `B'…'` or `X'…'` as written.
    Bits(String),
    /// `TRUE` or `FALSE`
    Bool(bool),
    /// `NULL`
    Null,
    /// `DEFAULT`, as a value of an insert.
    Default,
    /// `$1`; a variable of psql's in its place: `:name`
    Parameter(String),
    /// `- a`, `~ a`
    Unary {
        operator: Operator,
        operand: Box<Expr>,
    },
    /// `a + b`
    Binary {
        operator: Operator,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `a AND b AND c`
    And(Vec<Expr>),
    /// `a OR b OR c`
    Or(Vec<Expr>),
    /// `NOT a`
    Not(Box<Expr>),
    /// `a IS [NOT] NULL` and its relatives.
    Is {
        operand: Box<Expr>,
        test: IsTest,
        negated: bool,
    },
    /// `a IS [NOT] DISTINCT FROM b`
    IsDistinctFrom {
        left: Box<Expr>,
        right: Box<Expr>,
        negated: bool,
    },
    /// `a [NOT] BETWEEN [SYMMETRIC] b AND c`
    Between {
        operand: Box<Expr>,
        low: Box<Expr>,
        high: Box<Expr>,
        symmetric: bool,
        negated: bool,
    },
    /// `a [NOT] LIKE b [ESCAPE c]`
    Like {
        kind: LikeKind,
        operand: Box<Expr>,
        pattern: Box<Expr>,
        escape: Option<Box<Expr>>,
        negated: bool,
    },
    /// `a [NOT] IN (b, c)`
    InList {
        operand: Box<Expr>,
        list: Vec<Expr>,
        negated: bool,
    },
    /// `a [NOT] IN (SELECT …)`
    InQuery {
        operand: Box<Expr>,
        query: Subquery,
        negated: bool,
    },
    /// `a = ANY (array)`
    Quantified {
        operator: Operator,
        all: bool,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// A function call.
    Function(Box<FunctionCall>),
    /// `CURRENT_TIMESTAMP`, `CURRENT_TIME(3)`, `USER` and the like.
    SqlValue {
        keyword: K,
        precision: Option<Box<Expr>>,
    },
    /// `a::type`, `CAST(a AS type)`, `type 'constant'`
    Cast {
        operand: Box<Expr>,
        data_type: Box<DataType>,
    },
    /// `a COLLATE c`
    Collate {
        operand: Box<Expr>,
        collation: Spanned<QualifiedName>,
    },
    /// `a AT TIME ZONE b`
    AtTimeZone { operand: Box<Expr>, zone: Box<Expr> },
    /// `CASE [a] WHEN b THEN c … [ELSE d] END`
    Case {
        operand: Option<Box<Expr>>,
        branches: Vec<(Expr, Expr)>,
        otherwise: Option<Box<Expr>>,
    },
    /// `ARRAY[a, b]` and an array inside one: `[a, b]`
    Array(Vec<Expr>),
    /// `ARRAY(SELECT …)`
    ArrayQuery(Subquery),
    /// `ROW(a, b)` or `(a, b)`
    Row(Vec<Expr>),
    /// `a[b]`
    Subscript {
        operand: Box<Expr>,
        index: Box<Expr>,
    },
    /// `a[b:c]`
    Slice {
        operand: Box<Expr>,
        from: Option<Box<Expr>>,
        to: Option<Box<Expr>>,
    },
    /// `(a).b`
    Field { operand: Box<Expr>, name: Ident },
    /// `EXISTS (SELECT …)`
    Exists(Subquery),
    /// `(SELECT …)`
    Subquery(Subquery),
}

/// An operator: `+`, or `OPERATOR(schema.+)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// The schema, if one is written.
    pub namespace: Option<Ident>,
    /// The operator's characters; `!=` is `<>`.
    pub name: Box<str>,
}

/// What `IS` asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum IsTest {
    Null,
    True,
    False,
    Unknown,
    Document,
    /// `[form] NORMALIZED`, the form being `NFC`, `NFD`, `NFKC` or `NFKD`.
    Normalized(Option<K>),
    /// `JSON [VALUE | ARRAY | OBJECT | SCALAR] [WITH UNIQUE KEYS]`
    Json {
        item: Option<K>,
        unique_keys: bool,
    },
}

/// The pattern operators with a grammar of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum LikeKind {
    Like,
    Ilike,
    SimilarTo,
}

/// A function call. The functions with a grammar of their own (`EXTRACT`, `TRIM`, …) stand here
/// under the names and in the argument order that PostgreSQL stores them.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionCall {
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// Its arguments.
    pub arguments: Vec<Argument>,
    /// `f(DISTINCT a)`
    pub is_distinct: bool,
    /// What follows the closing parenthesis or orders the arguments of an aggregate: `ORDER BY`,
    /// `WITHIN GROUP`, `FILTER`, `OVER`; and all that stands in the parentheses of the SQL/JSON and
    /// XML functions, where that is more than a list of arguments.
    pub suffix: Option<Span>,
    /// The clauses of the suffix.
    pub clauses: Option<Box<CallClauses>>,
}

/// What a call of an aggregate or a window function has beside its arguments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallClauses {
    /// `f(a ORDER BY …)`
    pub order_by: Option<OrderBy>,
    /// `WITHIN GROUP (ORDER BY …)`
    pub within_group: Option<OrderBy>,
    /// `FILTER (WHERE condition)`: the word `FILTER`, and the condition.
    pub filter: Option<(Span, Expr)>,
    /// `OVER …`: the word, and the window.
    pub over: Option<(Span, Over)>,
}

/// One argument of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// `name => value`
    pub name: Option<Ident>,
    /// `VARIADIC value`
    pub is_variadic: bool,
    /// The value.
    pub value: Expr,
}
