//! Partitions: how a table is cut, and which rows a part holds.

use super::constraint::{Constraint, column_constraint, table_constraint};
use super::index::{IndexKey, index_key};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `PARTITION BY strategy (keys)`, after the words.
#[derive(Clone, Debug, PartialEq)]
pub struct PartitionKey {
    /// `RANGE`, `LIST` or `HASH`
    pub strategy: Spanned<Ident>,
    /// What is looked at.
    pub keys: Vec<IndexKey>,
}

/// `FOR VALUES …` or `DEFAULT`
#[derive(Clone, Debug, PartialEq)]
pub struct PartitionBound {
    /// All of it.
    pub span: Span,
    /// Which rows.
    pub kind: PartitionBoundKind,
}

/// Which rows a partition holds.
#[derive(Clone, Debug, PartialEq)]
pub enum PartitionBoundKind {
    /// Those that no other holds.
    Default,
    /// `IN (values)`
    In(Vec<Expr>),
    /// `FROM (values) TO (values)`
    Range(Vec<Expr>, Vec<Expr>),
    /// `WITH (MODULUS n, REMAINDER n)`: each word with its number.
    Hash(Vec<Span>),
}

/// One element of the list after `OF type` or `PARTITION OF table`.
#[derive(Clone, Debug, PartialEq)]
pub enum TypedElement {
    /// `column [WITH OPTIONS] constraints`: all of it, its name, its constraints.
    Column(Span, Spanned<Ident>, Vec<Constraint>),
    /// A constraint of the table.
    Constraint(Constraint),
}

/// After `PARTITION BY`.
pub(super) fn partition_key(it: &mut Cursor<'_>) -> Parsed<PartitionKey> {
    Ok(PartitionKey {
        strategy: it.label()?,
        keys: it.parens_or_skip(index_key)?,
    })
}

pub(in crate::parse) fn partition_bound(it: &mut Cursor<'_>) -> Parsed<PartitionBound> {
    let start = it.position();
    let kind = bound_kind(it)?;
    Ok(PartitionBound {
        span: it.span_from(start),
        kind,
    })
}

fn bound_kind(it: &mut Cursor<'_>) -> Parsed<PartitionBoundKind> {
    if it.eat(K::Default).is_some() {
        return Ok(PartitionBoundKind::Default);
    }
    it.expect(K::For)?;
    it.expect(K::Values)?;
    if it.eat(K::In).is_some() {
        return it.parens(expr).map(PartitionBoundKind::In);
    }
    if it.eat(K::With).is_some() {
        return it
            .parens(|it| {
                let start = it.position();
                it.label()?;
                it.integer()?;
                Ok(it.span_from(start))
            })
            .map(PartitionBoundKind::Hash);
    }
    it.expect(K::From)?;
    let from = it.parens(expr)?;
    it.expect(K::To)?;
    Ok(PartitionBoundKind::Range(from, it.parens(expr)?))
}

pub(super) fn typed_elements(it: &mut Cursor<'_>) -> Parsed<Vec<TypedElement>> {
    if !it.is_kind(TokenKind::LeftParen) {
        return Ok(vec![]);
    }
    it.parens_or_skip(|it| {
        if let Some(constraint) = table_constraint(it)? {
            return Ok(TypedElement::Constraint(constraint));
        }
        let start = it.position();
        let name = it.ident()?;
        it.eat_all(&[K::With, K::Options]);
        let mut constraints = Vec::new();
        while let Some(constraint) = column_constraint(it)? {
            constraints.push(constraint);
        }
        Ok(TypedElement::Column(it.span_from(start), name, constraints))
    })
}
