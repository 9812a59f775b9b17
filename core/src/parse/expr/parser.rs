//! Operators and their precedence.

use super::predicate::{is_test, overlaps, pattern, quantified, quantifier};
use super::primary::{Prefix, prefix};
use super::{Expr, ExprKind, Operator};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::data_type;
use crate::parse::token::TokenKind;

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

/// Reads a column with the parts of it that an assignment may name: `a.b`, `a[1]`. The column has
/// been read.
pub(in crate::parse) fn column_part(
    it: &mut Cursor<'_>,
    start: usize,
    column: &Ident,
) -> Parsed<Expr> {
    let mut parts = vec![column.clone()];
    while it.eat_kind(TokenKind::Dot).is_some() {
        parts.push(it.label()?.value);
    }
    let mut part = Expr {
        span: it.span_from(start),
        kind: ExprKind::Column(parts),
    };
    let mut height = 1;
    while it.is_kind(TokenKind::LeftBracket) || it.is_kind(TokenKind::Dot) {
        if height >= MAX_HEIGHT {
            return Err(it.unread("fewer parts"));
        }
        part = infix(it, start, part, Power::Subscript, Extent::Full)?.0;
        height += 1;
    }
    it.raise_height(height);
    Ok(part)
}

pub(super) fn expr_above(it: &mut Cursor<'_>, least: Power, extent: Extent) -> Parsed<Expr> {
    it.nested(|it| {
        it.grow(1)?;
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

/// `+` or `OPERATOR(schema.+)`
pub(in crate::parse) fn operator(it: &mut Cursor<'_>) -> Parsed<Operator> {
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
