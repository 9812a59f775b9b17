//! The predicates with a grammar of their own: `IS`, `BETWEEN`, `IN`, `LIKE`, `= ANY`, `OVERLAPS`.

use super::parser::{Extent, Power, boxed, expr, expr_above, restricted_expr};
use super::primary::prefix;
use super::{Argument, Expr, ExprKind, FunctionCall, IsTest, LikeKind, Operator};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::query::parenthesized_query;
use crate::parse::token::{Token, TokenKind};
use crate::text::Spanned;

/// `a IS …`, `a ISNULL`, `a NOTNULL`
pub(super) fn is_test(it: &mut Cursor<'_>, operand: Expr, extent: Extent) -> Parsed<ExprKind> {
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

/// `a [NOT] BETWEEN | IN | LIKE | ILIKE | SIMILAR TO …`
pub(super) fn pattern(it: &mut Cursor<'_>, operand: Expr) -> Parsed<ExprKind> {
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
pub(super) fn overlaps(it: &mut Cursor<'_>, left: Expr) -> Parsed<ExprKind> {
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
        clauses: None,
    })))
}

/// `ANY`, `SOME` (false) or `ALL` (true) before a parenthesis.
pub(super) fn quantifier(it: &mut Cursor<'_>) -> Option<bool> {
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

/// `a operator ANY (…)`, from the parenthesis on.
pub(super) fn quantified(
    it: &mut Cursor<'_>,
    left: Expr,
    operator: Operator,
    all: bool,
) -> Parsed<ExprKind> {
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
