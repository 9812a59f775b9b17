//! Operators and their precedence.

use super::primary::{Prefix, parenthesized_query, prefix};
use super::{Argument, Expr, ExprKind, FunctionCall, IsTest, LikeKind, Operator};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::data_type;
use crate::parse::token::{Token, TokenKind};
use crate::text::Spanned;

/// Binding powers, lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Power {
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
    pub(super) fn above(self) -> Power {
        *Power::ALL.get(self as usize + 1).unwrap_or(&Power::Cast)
    }

    /// What may follow the right operand of an operator of this power: its equals, where they
    /// group to the left, or only lower ones, where they do not associate (`a < b < c`).
    fn ceiling(self) -> Power {
        match self {
            Power::Is => Power::Not,
            Power::Comparison => Power::Is,
            Power::Pattern => Power::Comparison,
            other => other,
        }
    }
}

/// The whole of expressions (`a_expr`), or the part of them (`b_expr`) that stands where what could
/// go on might as well begin the next clause, such as `COLLATE`, `NOT` or `IN`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Full,
    Restricted,
}

impl Extent {
    fn accepts(self, power: Power) -> bool {
        let is_excluded = matches!(
            power,
            Power::Or | Power::And | Power::Pattern | Power::At | Power::Collate
        );
        self == Extent::Full || !is_excluded
    }
}

/// How high an expression's tree may get. A chain of operators leans to the left, one level for
/// each; walking and dropping it must not exhaust the stack.
const MAX_HEIGHT: u16 = 500;

/// Reads one expression (`a_expr`).
pub(in crate::parse) fn expr(it: &mut Cursor<'_>) -> Parsed<Expr> {
    expr_above(it, Power::Or, Extent::Full)
}

/// Reads the restricted expression (`b_expr`) that a column's `DEFAULT` takes without parentheses.
pub(in crate::parse) fn restricted_expr(it: &mut Cursor<'_>) -> Parsed<Expr> {
    expr_above(it, Power::Or, Extent::Restricted)
}

/// Reads what may be an index key without parentheses: a function call or a name.
pub(in crate::parse) fn primary_expr(it: &mut Cursor<'_>) -> Parsed<Expr> {
    Ok(prefix(it, Extent::Full)?.expr)
}

pub(super) fn expr_above(it: &mut Cursor<'_>, least: Power, extent: Extent) -> Parsed<Expr> {
    it.nested(|it| {
        let start = it.position();
        let outer = it.take_height();
        let Prefix {
            expr: mut left,
            mut ceiling,
        } = prefix(it, extent)?;
        let mut height = it.take_height() + 1;
        while let Some(power) = infix_power(it) {
            if power < least || power > ceiling || !extent.accepts(power) {
                break;
            }
            if height >= MAX_HEIGHT {
                return Err(it.unread("a shorter chain of operators"));
            }
            (left, ceiling) = infix(it, start, left, power, extent)?;
            height = height.max(it.take_height()) + 1;
        }
        it.raise_height(outer.max(height));
        Ok(left)
    })
}

pub(super) fn boxed(expr: Expr) -> Box<Expr> {
    Box::new(expr)
}

/// The binding power of what stands next, if it continues an expression.
fn infix_power(it: &Cursor<'_>) -> Option<Power> {
    let token = it.peek()?;
    Some(match token.kind {
        TokenKind::Operator => operator_power(token.span.slice(it.text())),
        TokenKind::ColonColon => Power::Cast,
        TokenKind::LeftBracket | TokenKind::Dot => Power::Subscript,
        TokenKind::Word(Some(keyword)) => match keyword {
            K::Or => Power::Or,
            K::And => Power::And,
            K::Is | K::Isnull | K::Notnull => Power::Is,
            K::Between | K::In | K::Like | K::Ilike | K::Overlaps => Power::Pattern,
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

/// What follows `left`, and the highest power that may follow that. After a right operand it is
/// bounded; after what ends by itself (`IS NULL`, `IN (…)`, `::type`) anything may follow.
fn infix(
    it: &mut Cursor<'_>,
    start: usize,
    left: Expr,
    power: Power,
    extent: Extent,
) -> Parsed<(Expr, Power)> {
    let mut ceiling = Power::Cast;
    let kind = match it.keyword() {
        Some(K::Or) => {
            ceiling = power;
            ExprKind::Or(chain(it, K::Or, left, Power::And)?)
        }
        Some(K::And) => {
            ceiling = power;
            ExprKind::And(chain(it, K::And, left, Power::Not)?)
        }
        Some(K::Is | K::Isnull | K::Notnull) => {
            let test = is_test(it, left, extent)?;
            if matches!(test, ExprKind::IsDistinctFrom { .. }) {
                ceiling = power.ceiling();
            }
            test
        }
        Some(K::Overlaps) => overlaps(it, left)?,
        Some(K::Not | K::Between | K::In | K::Like | K::Ilike | K::Similar) => {
            let pattern = pattern(it, left)?;
            if matches!(pattern, ExprKind::Between { .. } | ExprKind::Like { .. }) {
                ceiling = power.ceiling();
            }
            pattern
        }
        Some(K::At) => {
            it.eat_all(&[K::At, K::Time, K::Zone])
                .ok_or_else(|| it.unread("AT TIME ZONE"))?;
            ceiling = power;
            ExprKind::AtTimeZone {
                operand: boxed(left),
                zone: boxed(expr_above(it, power.above(), extent)?),
            }
        }
        Some(K::Collate) => {
            it.bump();
            ExprKind::Collate {
                operand: boxed(left),
                collation: it.qualified_name()?,
            }
        }
        _ if it.eat_kind(TokenKind::ColonColon).is_some() => ExprKind::Cast {
            operand: boxed(left),
            data_type: Box::new(data_type(it)?),
        },
        _ if it.is_kind(TokenKind::LeftBracket) => subscript(it, left)?,
        _ if it.eat_kind(TokenKind::Dot).is_some() => ExprKind::Field {
            operand: boxed(left),
            name: match it.eat_operator("*") {
                Some(_) => Ident::new("*"),
                None => it.label()?.value,
            },
        },
        _ => {
            let operator = operator(it)?;
            match quantifier(it) {
                Some(all) => quantified(it, left, operator, all)?,
                None => {
                    ceiling = power.ceiling();
                    ExprKind::Binary {
                        operator,
                        left: boxed(left),
                        right: boxed(expr_above(it, power.above(), extent)?),
                    }
                }
            }
        }
    };
    let span = it.span_from(start);
    Ok((Expr { span, kind }, ceiling))
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
        terms.push(expr_above(it, operand, Extent::Full)?);
    }
    Ok(terms)
}

fn is_test(it: &mut Cursor<'_>, operand: Expr, extent: Extent) -> Parsed<ExprKind> {
    let operand = boxed(operand);
    let shorthand = match it.keyword() {
        Some(K::Isnull) => Some(false),
        Some(K::Notnull) => Some(true),
        _ => None,
    };
    it.bump();
    if let Some(negated) = shorthand {
        return Ok(ExprKind::Is {
            operand,
            test: IsTest::Null,
            negated,
        });
    }
    let negated = it.eat(K::Not).is_some();
    if it.eat_all(&[K::Distinct, K::From]).is_some() {
        return Ok(ExprKind::IsDistinctFrom {
            left: operand,
            right: boxed(expr_above(it, Power::Is.above(), extent)?),
            negated,
        });
    }
    let keyword = it.keyword();
    let test = match keyword {
        Some(K::Null) => IsTest::Null,
        Some(K::True) => IsTest::True,
        Some(K::False) => IsTest::False,
        Some(K::Unknown) => IsTest::Unknown,
        Some(K::Document) => IsTest::Document,
        Some(K::Normalized) => IsTest::Normalized(None),
        Some(K::Nfc | K::Nfd | K::Nfkc | K::Nfkd) if it.keyword_at(1) == Some(K::Normalized) => {
            it.bump();
            IsTest::Normalized(keyword)
        }
        Some(K::Json) => json_test(it),
        _ => return Err(it.unread("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM")),
    };
    it.bump();
    Ok(ExprKind::Is {
        operand,
        test,
        negated,
    })
}

/// `JSON [item] [{ WITH | WITHOUT } UNIQUE [KEYS]]`, all but its last word.
fn json_test(it: &mut Cursor<'_>) -> IsTest {
    let item = it
        .keyword_at(1)
        .filter(|it| matches!(it, K::Value | K::Array | K::Object | K::Scalar));
    if item.is_some() {
        it.bump();
    }
    let with = it.keyword_at(1);
    let is_unique = it.keyword_at(2) == Some(K::Unique);
    if is_unique && matches!(with, Some(K::With | K::Without)) {
        it.bump();
        it.bump();
        if it.keyword_at(1) == Some(K::Keys) {
            it.bump();
        }
    }
    IsTest::Json {
        item,
        unique_keys: is_unique && with == Some(K::With),
    }
}

fn pattern(it: &mut Cursor<'_>, operand: Expr) -> Parsed<ExprKind> {
    let operand = boxed(operand);
    let negated = it.eat(K::Not).is_some();
    let right = |it: &mut Cursor<'_>| -> Parsed<Box<Expr>> {
        Ok(boxed(expr_above(it, Power::Pattern.above(), Extent::Full)?))
    };
    if it.eat(K::Between).is_some() {
        let symmetric = it.eat(K::Symmetric).is_some();
        if !symmetric {
            it.eat(K::Asymmetric);
        }
        let low = boxed(restricted_expr(it)?);
        it.expect(K::And)?;
        return Ok(ExprKind::Between {
            operand,
            low,
            high: right(it)?,
            symmetric,
            negated,
        });
    }
    if it.eat(K::In).is_some() {
        return Ok(match parenthesized_query(it)? {
            Some(query) => ExprKind::InQuery {
                operand,
                query,
                negated,
            },
            None => ExprKind::InList {
                operand,
                list: it.parens(expr)?,
                negated,
            },
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
    // `a LIKE ANY (…)` is the operator `~~` with a quantifier.
    let operator = match (kind, negated) {
        (LikeKind::Like, false) => Some("~~"),
        (LikeKind::Like, true) => Some("!~~"),
        (LikeKind::Ilike, false) => Some("~~*"),
        (LikeKind::Ilike, true) => Some("!~~*"),
        (LikeKind::SimilarTo, _) => None,
    };
    if let Some(name) = operator
        && let Some(all) = quantifier(it)
    {
        let operator = Operator {
            namespace: None,
            name: name.into(),
        };
        return quantified(it, *operand, operator, all);
    }
    Ok(ExprKind::Like {
        kind,
        operand,
        pattern: right(it)?,
        escape: match it.eat(K::Escape) {
            Some(_) => Some(right(it)?),
            None => None,
        },
        negated,
    })
}

/// `(a, b) OVERLAPS (c, d)` is a call of the function of that name.
fn overlaps(it: &mut Cursor<'_>, left: Expr) -> Parsed<ExprKind> {
    let unread = it.unread("the end of the expression");
    let word = it.expect(K::Overlaps)?;
    let right = prefix(it, Extent::Full)?.expr;
    let (ExprKind::Row(mut values), ExprKind::Row(others)) = (left.kind, right.kind) else {
        return Err(unread);
    };
    values.extend(others);
    Ok(ExprKind::Function(Box::new(FunctionCall {
        name: Spanned::new(QualifiedName::bare(Ident::new("overlaps")), word),
        arguments: values.into_iter().map(Argument::plain).collect(),
        is_distinct: false,
        suffix: None,
    })))
}

/// `+` or `OPERATOR(schema.+)`
pub(super) fn operator(it: &mut Cursor<'_>) -> Parsed<Operator> {
    let mut namespace = None;
    let is_wrapped = it.eat(K::Operator).is_some();
    if is_wrapped {
        it.open_paren()?;
        while !it.is_kind(TokenKind::Operator) {
            namespace = Some(it.ident()?.value);
            it.expect_kind(TokenKind::Dot, ".")?;
        }
    }
    let written = it
        .expect_kind(TokenKind::Operator, "an operator")?
        .slice(it.text());
    if is_wrapped {
        it.close_paren()?;
    }
    let name = if written == "!=" { "<>" } else { written };
    Ok(Operator {
        namespace,
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

fn quantified(it: &mut Cursor<'_>, left: Expr, operator: Operator, all: bool) -> Parsed<ExprKind> {
    let start = it.position();
    let right = match parenthesized_query(it)? {
        Some(query) => Expr {
            span: it.span_from(start),
            kind: ExprKind::Subquery(query),
        },
        None => {
            it.open_paren()?;
            let right = expr(it)?;
            it.close_paren()?;
            right
        }
    };
    Ok(ExprKind::Quantified {
        operator,
        all,
        left: boxed(left),
        right: boxed(right),
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
