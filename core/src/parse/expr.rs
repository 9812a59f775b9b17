//! Expressions, read with PostgreSQL's own precedence (`gram.y`, "Precedence: lowest to highest").
//!
//! The tree keeps what was written, minus parentheses; every node has the span of its text. Chains
//! of `AND` and `OR` are lists, so that a million terms are one level. Queries inside expressions
//! are kept as the range of their text.

use super::cursor::{Cursor, Parsed};
use super::data_type::{DataType, TypeName, data_type, is_system_type_keyword};
use super::token::{StringKind, Token, TokenKind};
use crate::ident::{Ident, Keyword as K, KeywordCategory, QualifiedName};
use crate::text::{Span, Spanned};

/// An expression and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Its text, without parentheses around it.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// A query inside an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Query {
    /// Its text, without the parentheses around it.
    pub span: Span,
}

/// The kinds of expressions.
#[derive(Clone, Debug, PartialEq)]
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
    /// `$1`
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
        query: Query,
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
    ArrayQuery(Query),
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
    Exists(Query),
    /// `(SELECT …)`
    Subquery(Query),
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
    Normalized,
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
    /// `WITHIN GROUP`, `FILTER`, `OVER`. Kept as text.
    pub suffix: Option<Span>,
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

/// Binding powers, lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Power {
    Or,
    And,
    Not,
    Is,
    Comparison,
    Pattern,
    Operator,
    Additive,
    Multiplicative,
    Exponent,
    At,
    Collate,
    Sign,
    Subscript,
    Cast,
}

impl Power {
    const ALL: [Power; 15] = [
        Power::Or,
        Power::And,
        Power::Not,
        Power::Is,
        Power::Comparison,
        Power::Pattern,
        Power::Operator,
        Power::Additive,
        Power::Multiplicative,
        Power::Exponent,
        Power::At,
        Power::Collate,
        Power::Sign,
        Power::Subscript,
        Power::Cast,
    ];

    /// The next higher one, for the right side of what groups to the left.
    fn above(self) -> Power {
        *Power::ALL.get(self as usize + 1).unwrap_or(&Power::Cast)
    }
}

/// How long a chain of operators may get. Its tree leans to the left, one level for each; walking
/// and dropping it must not exhaust the stack.
const MAX_CHAIN: usize = 500;

/// Reads one expression (`a_expr`).
pub(super) fn expr(it: &mut Cursor<'_>) -> Parsed<Expr> {
    expr_above(it, Power::Or)
}

/// Reads the restricted expression (`b_expr`) that a column's `DEFAULT` takes without parentheses:
/// what may also begin the next clause, such as `COLLATE` or `NOT`, ends it.
pub(super) fn restricted_expr(it: &mut Cursor<'_>) -> Parsed<Expr> {
    chain_above(it, Power::Comparison, |power| {
        !matches!(power, Power::Pattern | Power::At | Power::Collate)
    })
}

/// Reads what may be an index key without parentheses: a function call or a name.
pub(super) fn primary_expr(it: &mut Cursor<'_>) -> Parsed<Expr> {
    prefix(it)
}

fn expr_above(it: &mut Cursor<'_>, least: Power) -> Parsed<Expr> {
    chain_above(it, least, |_| true)
}

fn chain_above(it: &mut Cursor<'_>, least: Power, accepts: fn(Power) -> bool) -> Parsed<Expr> {
    it.nested(|it| {
        let start = it.position();
        let mut left = prefix(it)?;
        // After `a < b` another comparison does not follow: those operators do not associate.
        let mut ceiling = Power::Cast;
        for _ in 0..MAX_CHAIN {
            let Some(power) = infix_power(it) else {
                return Ok(left);
            };
            if power < least || power > ceiling || !accepts(power) {
                return Ok(left);
            }
            if matches!(power, Power::Comparison | Power::Pattern) {
                ceiling = if power == Power::Comparison {
                    Power::Is
                } else {
                    Power::Comparison
                };
            }
            left = infix(it, start, left, power)?;
        }
        Err(it.unread("a shorter chain of operators"))
    })
}

fn boxed(expr: Expr) -> Box<Expr> {
    Box::new(expr)
}

/// The binding power of what stands next, if it continues an expression.
fn infix_power(it: &Cursor<'_>) -> Option<Power> {
    let token = it.peek()?;
    Some(match token.kind {
        TokenKind::Operator => operator_power(token.span.slice(it.text())),
        TokenKind::ColonColon => Power::Cast,
        TokenKind::LeftBracket => Power::Subscript,
        TokenKind::Word(Some(keyword)) => match keyword {
            K::Or => Power::Or,
            K::And => Power::And,
            K::Is | K::Isnull | K::Notnull => Power::Is,
            K::Between | K::In | K::Like | K::Ilike => Power::Pattern,
            K::Similar if it.keyword_at(1) == Some(K::To) => Power::Pattern,
            K::Not => match it.keyword_at(1)? {
                K::Between | K::In | K::Like | K::Ilike | K::Similar => Power::Pattern,
                _ => return None,
            },
            K::At if it.keyword_at(1) == Some(K::Time) => Power::At,
            K::Collate => Power::Collate,
            K::Operator if it.peek_at(1)?.kind == TokenKind::LeftParen => Power::Operator,
            _ => return None,
        },
        _ => return None,
    })
}

fn operator_power(operator: &str) -> Power {
    match operator {
        "<" | ">" | "=" | "<=" | ">=" | "<>" | "!=" => Power::Comparison,
        "+" | "-" => Power::Additive,
        "*" | "/" | "%" => Power::Multiplicative,
        "^" => Power::Exponent,
        _ => Power::Operator,
    }
}

fn infix(it: &mut Cursor<'_>, start: usize, left: Expr, power: Power) -> Parsed<Expr> {
    let kind = match it.keyword() {
        Some(K::Or) => ExprKind::Or(chain(it, K::Or, left, Power::And)?),
        Some(K::And) => ExprKind::And(chain(it, K::And, left, Power::Not)?),
        Some(K::Is | K::Isnull | K::Notnull) => is_test(it, left)?,
        Some(K::Not | K::Between | K::In | K::Like | K::Ilike | K::Similar) => pattern(it, left)?,
        Some(K::At) => {
            it.eat_all(&[K::At, K::Time, K::Zone])
                .ok_or_else(|| it.unread("AT TIME ZONE"))?;
            let zone = boxed(expr_above(it, Power::At.above())?);
            ExprKind::AtTimeZone {
                operand: boxed(left),
                zone,
            }
        }
        Some(K::Collate) => {
            it.bump();
            let collation = it.qualified_name()?;
            ExprKind::Collate {
                operand: boxed(left),
                collation,
            }
        }
        _ if it.eat_kind(TokenKind::ColonColon).is_some() => {
            let data_type = Box::new(data_type(it)?);
            ExprKind::Cast {
                operand: boxed(left),
                data_type,
            }
        }
        _ if it.is_kind(TokenKind::LeftBracket) => subscript(it, left)?,
        _ => {
            let operator = operator(it)?;
            if let Some(all) = quantifier(it) {
                return quantified(it, start, left, operator, all);
            }
            let right = boxed(expr_above(it, power.above())?);
            ExprKind::Binary {
                operator,
                left: boxed(left),
                right,
            }
        }
    };
    Ok(Expr {
        span: it.span_from(start),
        kind,
    })
}

/// `left AND b AND c`: a list, however long. A chain on the left joins it, as in PostgreSQL.
fn chain(it: &mut Cursor<'_>, keyword: K, left: Expr, operand: Power) -> Parsed<Vec<Expr>> {
    let mut terms = match (keyword, left.kind) {
        (K::And, ExprKind::And(terms)) | (K::Or, ExprKind::Or(terms)) => terms,
        (_, kind) => vec![Expr {
            span: left.span,
            kind,
        }],
    };
    while it.eat(keyword).is_some() {
        terms.push(expr_above(it, operand)?);
    }
    Ok(terms)
}

fn is_test(it: &mut Cursor<'_>, operand: Expr) -> Parsed<ExprKind> {
    let operand = boxed(operand);
    if it.eat(K::Isnull).is_some() {
        return Ok(ExprKind::Is {
            operand,
            test: IsTest::Null,
            negated: false,
        });
    }
    if it.eat(K::Notnull).is_some() {
        return Ok(ExprKind::Is {
            operand,
            test: IsTest::Null,
            negated: true,
        });
    }
    it.expect(K::Is)?;
    let negated = it.eat(K::Not).is_some();
    if it.eat_all(&[K::Distinct, K::From]).is_some() {
        let right = boxed(expr_above(it, Power::Is.above())?);
        return Ok(ExprKind::IsDistinctFrom {
            left: operand,
            right,
            negated,
        });
    }
    let test = match it.keyword() {
        Some(K::Null) => IsTest::Null,
        Some(K::True) => IsTest::True,
        Some(K::False) => IsTest::False,
        Some(K::Unknown) => IsTest::Unknown,
        Some(K::Document) => IsTest::Document,
        Some(K::Normalized) => IsTest::Normalized,
        _ => return Err(it.unread("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM")),
    };
    it.bump();
    Ok(ExprKind::Is {
        operand,
        test,
        negated,
    })
}

fn pattern(it: &mut Cursor<'_>, operand: Expr) -> Parsed<ExprKind> {
    let operand = boxed(operand);
    let negated = it.eat(K::Not).is_some();
    if it.eat(K::Between).is_some() {
        let symmetric = it.eat(K::Symmetric).is_some();
        if !symmetric {
            it.eat(K::Asymmetric);
        }
        let low = boxed(expr_above(it, Power::Operator)?);
        it.expect(K::And)?;
        let high = boxed(expr_above(it, Power::Operator)?);
        return Ok(ExprKind::Between {
            operand,
            low,
            high,
            symmetric,
            negated,
        });
    }
    if it.eat(K::In).is_some() {
        if let Some(query) = parenthesized_query(it)? {
            return Ok(ExprKind::InQuery {
                operand,
                query,
                negated,
            });
        }
        return Ok(ExprKind::InList {
            operand,
            list: it.parens(expr)?,
            negated,
        });
    }
    let kind = match it.bump().and_then(Token::keyword) {
        Some(K::Like) => LikeKind::Like,
        Some(K::Ilike) => LikeKind::Ilike,
        _ => {
            it.expect(K::To)?;
            LikeKind::SimilarTo
        }
    };
    if let (Some(all), LikeKind::Like | LikeKind::Ilike) = (quantifier(it), kind) {
        // `a LIKE ANY (…)` is the operator `~~` with a quantifier.
        let name = match (kind, negated) {
            (LikeKind::Like, false) => "~~",
            (LikeKind::Like, true) => "!~~",
            (_, false) => "~~*",
            (_, true) => "!~~*",
        };
        let operator = Operator {
            namespace: None,
            name: name.into(),
        };
        let start = it.position();
        return Ok(quantified(it, start, *operand, operator, all)?.kind);
    }
    let pattern = boxed(expr_above(it, Power::Operator)?);
    let escape = match it.eat(K::Escape) {
        Some(_) => Some(boxed(expr_above(it, Power::Operator)?)),
        None => None,
    };
    Ok(ExprKind::Like {
        kind,
        operand,
        pattern,
        escape,
        negated,
    })
}

fn operator(it: &mut Cursor<'_>) -> Parsed<Operator> {
    if it.is(K::Operator) {
        it.bump();
        it.open_paren()?;
        let mut namespace = None;
        while !it.is_kind(TokenKind::Operator) {
            namespace = Some(it.ident()?.value);
            it.expect_kind(TokenKind::Dot, ".")?;
        }
        let name = it
            .expect_kind(TokenKind::Operator, "an operator")?
            .slice(it.text());
        it.close_paren()?;
        return Ok(Operator {
            namespace,
            name: name.into(),
        });
    }
    let written = it
        .expect_kind(TokenKind::Operator, "an operator")?
        .slice(it.text());
    let name = if written == "!=" { "<>" } else { written };
    Ok(Operator {
        namespace: None,
        name: name.into(),
    })
}

/// `ANY`, `SOME` (false) or `ALL` (true) before a parenthesis.
fn quantifier(it: &mut Cursor<'_>) -> Option<bool> {
    let all = match it.keyword()? {
        K::Any | K::Some => false,
        K::All => true,
        _ => return None,
    };
    if it.peek_at(1)?.kind != TokenKind::LeftParen {
        return None;
    }
    it.bump();
    Some(all)
}

fn quantified(
    it: &mut Cursor<'_>,
    start: usize,
    left: Expr,
    operator: Operator,
    all: bool,
) -> Parsed<Expr> {
    let right_start = it.position();
    let right = match parenthesized_query(it)? {
        Some(query) => Expr {
            span: it.span_from(right_start),
            kind: ExprKind::Subquery(query),
        },
        None => {
            it.open_paren()?;
            let right = expr(it)?;
            it.close_paren()?;
            right
        }
    };
    let kind = ExprKind::Quantified {
        operator,
        all,
        left: boxed(left),
        right: boxed(right),
    };
    Ok(Expr {
        span: it.span_from(start),
        kind,
    })
}

fn subscript(it: &mut Cursor<'_>, operand: Expr) -> Parsed<ExprKind> {
    let operand = boxed(operand);
    it.bump();
    let bound = |it: &mut Cursor<'_>| -> Parsed<Option<Box<Expr>>> {
        if it.is_kind(TokenKind::Colon) || it.is_kind(TokenKind::RightBracket) {
            return Ok(None);
        }
        Ok(Some(boxed(expr(it)?)))
    };
    let from = bound(it)?;
    let kind = if it.eat_kind(TokenKind::Colon).is_some() {
        ExprKind::Slice {
            operand,
            from,
            to: bound(it)?,
        }
    } else {
        ExprKind::Subscript {
            operand,
            index: from.ok_or_else(|| it.unread("an index"))?,
        }
    };
    it.expect_kind(TokenKind::RightBracket, "]")?;
    Ok(kind)
}

/// What an expression can begin with.
fn prefix(it: &mut Cursor<'_>) -> Parsed<Expr> {
    let start = it.position();
    let token = it.peek().ok_or_else(|| it.unread("an expression"))?;
    let written = token.span.slice(it.text());
    let leaf = |it: &mut Cursor<'_>, kind| {
        it.bump();
        Ok(Expr {
            span: token.span,
            kind,
        })
    };
    match token.kind {
        TokenKind::Number => leaf(it, ExprKind::Number(written.replace('_', ""))),
        TokenKind::Parameter => leaf(it, ExprKind::Parameter(written.to_owned())),
        TokenKind::String(StringKind::Bits) => leaf(it, ExprKind::Bits(written.to_owned())),
        TokenKind::String(_) => {
            let value = it.eat_string().map(|it| it.value).unwrap_or_default();
            Ok(Expr {
                span: token.span,
                kind: ExprKind::String(value),
            })
        }
        TokenKind::LeftParen => parenthesized(it),
        TokenKind::LeftBracket => array_elements(it),
        TokenKind::Operator if written == "*" => leaf(it, ExprKind::Wildcard(vec![])),
        TokenKind::Operator => {
            let operator = operator(it)?;
            let power = if matches!(written, "+" | "-") {
                Power::Sign
            } else {
                Power::Operator
            };
            let operand = boxed(expr_above(it, power.above())?);
            Ok(Expr {
                span: it.span_from(start),
                kind: ExprKind::Unary { operator, operand },
            })
        }
        TokenKind::Word(Some(keyword)) => match keyword_prefix(it, keyword)? {
            Some(kind) => fields_after(
                it,
                start,
                Expr {
                    span: it.span_from(start),
                    kind,
                },
            ),
            None => name_prefix(it),
        },
        TokenKind::Word(None) | TokenKind::QuotedIdent => name_prefix(it),
        _ => Err(it.unread("an expression")),
    }
}

/// Expressions that begin with a keyword of their own; `None` where the keyword is a plain name.
fn keyword_prefix(it: &mut Cursor<'_>, keyword: K) -> Parsed<Option<ExprKind>> {
    let next = it.peek_at(1).map(|it| it.kind);
    let before_paren = next == Some(TokenKind::LeftParen);
    let simple = match keyword {
        K::True => ExprKind::Bool(true),
        K::False => ExprKind::Bool(false),
        K::Null => ExprKind::Null,
        K::Default => ExprKind::Default,
        K::Not => {
            it.bump();
            return Ok(Some(ExprKind::Not(boxed(expr_above(it, Power::Not)?))));
        }
        K::Case => return case(it).map(Some),
        K::Cast if before_paren => {
            it.bump();
            it.open_paren()?;
            let operand = boxed(expr(it)?);
            it.expect(K::As)?;
            let data_type = Box::new(data_type(it)?);
            it.close_paren()?;
            return Ok(Some(ExprKind::Cast { operand, data_type }));
        }
        K::Exists if before_paren => {
            it.bump();
            let query = parenthesized_query(it)?.ok_or_else(|| it.unread("a query"))?;
            return Ok(Some(ExprKind::Exists(query)));
        }
        K::Array => {
            it.bump();
            if let Some(query) = parenthesized_query(it)? {
                return Ok(Some(ExprKind::ArrayQuery(query)));
            }
            return array_elements(it).map(|it| Some(it.kind));
        }
        K::Row if before_paren => {
            it.bump();
            if it.peek_at(1).map(|it| it.kind) == Some(TokenKind::RightParen) {
                it.skip_parens()?;
                return Ok(Some(ExprKind::Row(vec![])));
            }
            return Ok(Some(ExprKind::Row(it.parens(expr)?)));
        }
        K::CurrentDate
        | K::CurrentTime
        | K::CurrentTimestamp
        | K::Localtime
        | K::Localtimestamp
        | K::CurrentUser
        | K::CurrentRole
        | K::SessionUser
        | K::SystemUser
        | K::User
        | K::CurrentCatalog
        | K::CurrentSchema
            if !(before_paren && keyword == K::CurrentSchema) =>
        {
            it.bump();
            let precision = if it.eat_kind(TokenKind::LeftParen).is_some() {
                let digits = expr(it)?;
                it.close_paren()?;
                Some(boxed(digits))
            } else {
                None
            };
            return Ok(Some(ExprKind::SqlValue { keyword, precision }));
        }
        K::Extract | K::Position | K::Substring | K::Overlay | K::Trim if before_paren => {
            return special_function(it, keyword).map(Some);
        }
        K::Coalesce
        | K::Greatest
        | K::Least
        | K::Nullif
        | K::Grouping
        | K::Normalize
        | K::JsonArray
        | K::JsonObject
        | K::JsonArrayagg
        | K::JsonObjectagg
        | K::Xmlconcat
            if before_paren =>
        {
            let name = it.label()?;
            let name = Spanned::new(QualifiedName::bare(name.value), name.span);
            return call(it, name).map(Some);
        }
        _ if is_system_type_keyword(keyword) => return type_constant(it),
        _ => return Ok(None),
    };
    it.bump();
    Ok(Some(simple))
}

/// `date '2026-01-01'` for the types with a grammar of their own.
fn type_constant(it: &mut Cursor<'_>) -> Parsed<Option<ExprKind>> {
    let start = it.position();
    let Ok(mut data_type) = data_type(it) else {
        it.rewind(start);
        return Ok(None);
    };
    let Some(value) = it.eat_string() else {
        it.rewind(start);
        return Ok(None);
    };
    if data_type.name.value == TypeName::System("interval") && data_type.interval_fields.is_none() {
        data_type.interval_fields = trailing_interval_fields(it);
    }
    let operand = boxed(Expr {
        span: value.span,
        kind: ExprKind::String(value.value),
    });
    Ok(Some(ExprKind::Cast {
        operand,
        data_type: Box::new(data_type),
    }))
}

/// `interval '1' day`: the fields stand after the constant.
fn trailing_interval_fields(it: &mut Cursor<'_>) -> Option<String> {
    let is_field = |keyword: Option<K>| {
        keyword.filter(|it| {
            matches!(
                it,
                K::Year | K::Month | K::Day | K::Hour | K::Minute | K::Second
            )
        })
    };
    let first = is_field(it.keyword())?;
    it.bump();
    let mut fields = first.text().to_ascii_uppercase();
    if it.is(K::To) && is_field(it.keyword_at(1)).is_some() {
        it.bump();
        if let Some(last) = it.bump().and_then(Token::keyword) {
            fields = format!("{fields} TO {}", last.text().to_ascii_uppercase());
        }
    }
    Some(fields)
}

fn case(it: &mut Cursor<'_>) -> Parsed<ExprKind> {
    it.expect(K::Case)?;
    let operand = if it.is(K::When) {
        None
    } else {
        Some(boxed(expr(it)?))
    };
    let mut branches = Vec::new();
    while it.eat(K::When).is_some() {
        let condition = expr(it)?;
        it.expect(K::Then)?;
        branches.push((condition, expr(it)?));
    }
    let otherwise = if it.eat(K::Else).is_some() {
        Some(boxed(expr(it)?))
    } else {
        None
    };
    it.expect(K::End)?;
    Ok(ExprKind::Case {
        operand,
        branches,
        otherwise,
    })
}

fn array_elements(it: &mut Cursor<'_>) -> Parsed<Expr> {
    let start = it.position();
    it.expect_kind(TokenKind::LeftBracket, "[")?;
    let elements = if it.is_kind(TokenKind::RightBracket) {
        vec![]
    } else {
        it.nested(|it| it.comma_separated(expr))?
    };
    it.expect_kind(TokenKind::RightBracket, "]")?;
    Ok(Expr {
        span: it.span_from(start),
        kind: ExprKind::Array(elements),
    })
}

/// The range of a query in parentheses, if one stands here.
fn parenthesized_query(it: &mut Cursor<'_>) -> Parsed<Option<Query>> {
    if !it.is_kind(TokenKind::LeftParen) {
        return Ok(None);
    }
    let mut ahead = 1;
    while it
        .peek_at(ahead)
        .is_some_and(|it| it.kind == TokenKind::LeftParen)
    {
        ahead += 1;
    }
    let is_query = matches!(
        it.keyword_at(ahead),
        Some(K::Select | K::With | K::Values | K::Table)
    );
    if !is_query {
        return Ok(None);
    }
    let outer = it.skip_parens()?;
    let inside = Span::new(outer.start + 1, outer.end - 1).slice(it.text());
    let leading = inside.len() - inside.trim_start().len();
    let start = outer.start + 1 + leading as u32;
    Ok(Some(Query {
        span: Span::new(start, start + inside.trim().len() as u32),
    }))
}

fn parenthesized(it: &mut Cursor<'_>) -> Parsed<Expr> {
    let start = it.position();
    if let Some(query) = parenthesized_query(it)? {
        let subquery = Expr {
            span: it.span_from(start),
            kind: ExprKind::Subquery(query),
        };
        return fields_after(it, start, subquery);
    }
    it.open_paren()?;
    let mut elements = it.comma_separated(expr)?;
    it.close_paren()?;
    let inner = match (elements.len(), elements.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            elements.extend(last);
            Expr {
                span: it.span_from(start),
                kind: ExprKind::Row(elements),
            }
        }
    };
    fields_after(it, start, inner)
}

/// `(a).b.c`
fn fields_after(it: &mut Cursor<'_>, start: usize, mut operand: Expr) -> Parsed<Expr> {
    while it.eat_kind(TokenKind::Dot).is_some() {
        let kind = if it.eat_operator("*").is_some() {
            ExprKind::Field {
                operand: boxed(operand),
                name: Ident::new("*"),
            }
        } else {
            let name = it.label()?.value;
            ExprKind::Field {
                operand: boxed(operand),
                name,
            }
        };
        operand = Expr {
            span: it.span_from(start),
            kind,
        };
    }
    Ok(operand)
}

/// A column reference, a function call, or a type before a constant.
fn name_prefix(it: &mut Cursor<'_>) -> Parsed<Expr> {
    let start = it.position();
    let keyword = it.keyword();
    if keyword.is_some_and(|it| it.category() == KeywordCategory::Reserved) {
        return Err(it.unread("an expression"));
    }
    let first = it.label()?;
    let mut parts = vec![first.value];
    while it.is_kind(TokenKind::Dot) {
        it.bump();
        if it.eat_operator("*").is_some() {
            return Ok(Expr {
                span: it.span_from(start),
                kind: ExprKind::Wildcard(parts),
            });
        }
        parts.push(it.label()?.value);
    }
    let span = it.span_from(start);
    let is_name = |keyword: K| keyword.category() != KeywordCategory::ColumnName || parts.len() > 1;
    if it.is_kind(TokenKind::LeftParen) && keyword.is_none_or(is_name) {
        let name = Spanned::new(qualified(parts), span);
        let kind = call(it, name)?;
        return fields_after(
            it,
            start,
            Expr {
                span: it.span_from(start),
                kind,
            },
        );
    }
    if keyword.is_none_or(is_name)
        && matches!(
            it.peek(),
            Some(Token {
                kind: TokenKind::String(_),
                ..
            })
        )
    {
        it.rewind(start);
        let data_type = Box::new(data_type(it)?);
        if let Some(value) = it.eat_string() {
            let operand = boxed(Expr {
                span: value.span,
                kind: ExprKind::String(value.value),
            });
            let kind = ExprKind::Cast { operand, data_type };
            return Ok(Expr {
                span: it.span_from(start),
                kind,
            });
        }
    }
    if parts.len() == 1
        && keyword.is_some_and(|it| it.category() == KeywordCategory::TypeOrFunctionName)
    {
        it.rewind(start);
        return Err(it.unread("an expression"));
    }
    Ok(Expr {
        span,
        kind: ExprKind::Column(parts),
    })
}

fn qualified(mut parts: Vec<Ident>) -> QualifiedName {
    let name = parts.pop().unwrap_or_else(|| Ident::new(""));
    QualifiedName {
        namespace: parts.pop(),
        name,
    }
}

/// The arguments and what follows them; the opening parenthesis stands next.
fn call(it: &mut Cursor<'_>, name: Spanned<QualifiedName>) -> Parsed<ExprKind> {
    it.open_paren()?;
    let mut arguments = Vec::new();
    let mut is_distinct = false;
    let mut suffix: Option<Span> = None;
    let extend = |suffix: &mut Option<Span>, span: Span| {
        *suffix = Some(suffix.map_or(span, |it| it.to(span)));
    };
    if !it.is_kind(TokenKind::RightParen) {
        is_distinct = it.eat(K::Distinct).is_some();
        if !is_distinct {
            it.eat(K::All);
        }
        arguments = it.comma_separated(argument)?;
        let start = it.position();
        if it.eat_all(&[K::Order, K::By]).is_some() {
            it.comma_separated(|it| {
                expr(it)?;
                while !matches!(
                    it.peek().map(|it| it.kind),
                    None | Some(TokenKind::Comma | TokenKind::RightParen)
                ) {
                    it.bump();
                }
                Ok(())
            })?;
            extend(&mut suffix, it.span_from(start));
        }
    }
    it.close_paren()?;
    loop {
        let start = it.position();
        if it.eat_all(&[K::Within, K::Group]).is_some() || it.is_filter() {
            it.eat(K::Filter);
            it.skip_parens()?;
        } else if it.eat(K::Over).is_some() {
            if it.is_kind(TokenKind::LeftParen) {
                it.skip_parens()?;
            } else {
                it.ident()?;
            }
        } else {
            break;
        }
        extend(&mut suffix, it.span_from(start));
    }
    Ok(ExprKind::Function(Box::new(FunctionCall {
        name,
        arguments,
        is_distinct,
        suffix,
    })))
}

impl Cursor<'_> {
    fn is_filter(&self) -> bool {
        self.is(K::Filter)
            && self
                .peek_at(1)
                .is_some_and(|it| it.kind == TokenKind::LeftParen)
    }
}

fn argument(it: &mut Cursor<'_>) -> Parsed<Argument> {
    let is_variadic = it.eat(K::Variadic).is_some();
    let arrow = it.peek_at(1).map(|it| it.kind);
    let named = matches!(
        arrow,
        Some(TokenKind::EqualsGreater | TokenKind::ColonEquals)
    );
    let name = if named {
        let name = it.type_or_function_ident()?.value;
        it.bump();
        Some(name)
    } else {
        None
    };
    Ok(Argument {
        name,
        is_variadic,
        value: expr(it)?,
    })
}

/// `EXTRACT(f FROM a)`, `POSITION(a IN b)`, `SUBSTRING(a FROM b FOR c)`, `OVERLAY(a PLACING b FROM
/// c FOR d)`, `TRIM([BOTH|LEADING|TRAILING] [a] FROM b)`: as plain calls with PostgreSQL's argument
/// order. Their function-like forms are read as any call.
fn special_function(it: &mut Cursor<'_>, keyword: K) -> Parsed<ExprKind> {
    let name = it.label()?;
    let named = |text: &str| Spanned::new(QualifiedName::bare(Ident::new(text)), name.span);
    let start = it.position();
    it.open_paren()?;
    let (function, arguments) = match keyword {
        K::Extract => {
            let token = it.bump().ok_or_else(|| it.unread("a field"))?;
            let field = match token.kind {
                TokenKind::String(kind) => {
                    super::token::string_value(kind, token.span.slice(it.text()))
                }
                _ => token
                    .span
                    .slice(it.text())
                    .trim_matches('"')
                    .to_ascii_lowercase(),
            };
            if it.eat(K::From).is_none() {
                return plain_call(it, start, named("extract"));
            }
            let field = Expr {
                span: token.span,
                kind: ExprKind::String(field),
            };
            ("extract", vec![field, expr(it)?])
        }
        K::Position => {
            let needle = expr_above(it, Power::Operator)?;
            if it.eat(K::In).is_none() {
                return plain_call(it, start, named("position"));
            }
            ("position", vec![expr_above(it, Power::Operator)?, needle])
        }
        K::Substring => {
            let mut arguments = vec![expr(it)?];
            if !matches!(it.keyword(), Some(K::From | K::For)) {
                return plain_call(it, start, named("substring"));
            }
            let mut from = None;
            let mut length = None;
            while let Some(keyword @ (K::From | K::For)) = it.keyword() {
                it.bump();
                let value = expr(it)?;
                if keyword == K::From {
                    from = Some(value)
                } else {
                    length = Some(value)
                }
            }
            let one = |at: Span| Expr {
                span: at,
                kind: ExprKind::Number("1".to_owned()),
            };
            arguments.push(from.unwrap_or_else(|| one(name.span)));
            arguments.extend(length);
            ("substring", arguments)
        }
        K::Overlay => {
            let mut arguments = vec![expr(it)?];
            if it.eat(K::Placing).is_none() {
                return plain_call(it, start, named("overlay"));
            }
            arguments.push(expr(it)?);
            it.expect(K::From)?;
            arguments.push(expr(it)?);
            if it.eat(K::For).is_some() {
                arguments.push(expr(it)?);
            }
            ("overlay", arguments)
        }
        _ => {
            let function = match it.keyword() {
                Some(K::Leading) => "ltrim",
                Some(K::Trailing) => "rtrim",
                _ => "btrim",
            };
            if matches!(it.keyword(), Some(K::Leading | K::Trailing | K::Both)) {
                it.bump();
            }
            let mut arguments = Vec::new();
            if it.eat(K::From).is_some() {
                arguments = it.comma_separated(expr)?;
            } else {
                let first = expr(it)?;
                if it.eat(K::From).is_some() {
                    arguments = it.comma_separated(expr)?;
                    arguments.push(first);
                } else {
                    arguments.push(first);
                    while it.eat_kind(TokenKind::Comma).is_some() {
                        arguments.push(expr(it)?);
                    }
                }
            }
            (function, arguments)
        }
    };
    it.close_paren()?;
    let arguments = arguments
        .into_iter()
        .map(|value| Argument {
            name: None,
            is_variadic: false,
            value,
        })
        .collect();
    let call = FunctionCall {
        name: named(function),
        arguments,
        is_distinct: false,
        suffix: None,
    };
    Ok(ExprKind::Function(Box::new(call)))
}

fn plain_call(it: &mut Cursor<'_>, start: usize, name: Spanned<QualifiedName>) -> Parsed<ExprKind> {
    it.rewind(start);
    call(it, name)
}

impl Expr {
    /// Calls `visit` for this node and all below it, parents first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        visit(self);
        self.for_each_child(&mut |child| child.walk(visit));
    }

    fn for_each_child<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        match &self.kind {
            ExprKind::Column(_)
            | ExprKind::Wildcard(_)
            | ExprKind::Number(_)
            | ExprKind::String(_)
            | ExprKind::Bits(_)
            | ExprKind::Bool(_)
            | ExprKind::Null
            | ExprKind::Default
            | ExprKind::Parameter(_)
            | ExprKind::ArrayQuery(_)
            | ExprKind::Exists(_)
            | ExprKind::Subquery(_) => {}
            ExprKind::Unary { operand, .. }
            | ExprKind::Not(operand)
            | ExprKind::Is { operand, .. }
            | ExprKind::InQuery { operand, .. }
            | ExprKind::Cast { operand, .. }
            | ExprKind::Collate { operand, .. }
            | ExprKind::Field { operand, .. } => visit(operand),
            ExprKind::Binary { left, right, .. }
            | ExprKind::IsDistinctFrom { left, right, .. }
            | ExprKind::Quantified { left, right, .. } => {
                visit(left);
                visit(right);
            }
            ExprKind::And(terms)
            | ExprKind::Or(terms)
            | ExprKind::Array(terms)
            | ExprKind::Row(terms) => terms.iter().for_each(visit),
            ExprKind::Between {
                operand, low, high, ..
            } => {
                visit(operand);
                visit(low);
                visit(high);
            }
            ExprKind::Like {
                operand,
                pattern,
                escape,
                ..
            } => {
                visit(operand);
                visit(pattern);
                if let Some(escape) = escape {
                    visit(escape);
                }
            }
            ExprKind::InList { operand, list, .. } => {
                visit(operand);
                list.iter().for_each(visit);
            }
            ExprKind::Function(call) => call.arguments.iter().for_each(|it| visit(&it.value)),
            ExprKind::SqlValue { precision, .. } => {
                if let Some(precision) = precision {
                    visit(precision);
                }
            }
            ExprKind::AtTimeZone { operand, zone } => {
                visit(operand);
                visit(zone);
            }
            ExprKind::Case {
                operand,
                branches,
                otherwise,
            } => {
                if let Some(operand) = operand {
                    visit(operand);
                }
                for (condition, value) in branches {
                    visit(condition);
                    visit(value);
                }
                if let Some(otherwise) = otherwise {
                    visit(otherwise);
                }
            }
            ExprKind::Subscript { operand, index } => {
                visit(operand);
                visit(index);
            }
            ExprKind::Slice { operand, from, to } => {
                visit(operand);
                for bound in [from, to].into_iter().flatten() {
                    visit(bound);
                }
            }
        }
    }
}
