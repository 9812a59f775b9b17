//! `CREATE STATISTICS` and `ALTER STATISTICS`.

use super::object_change::{ObjectChange, expect_object_change, spanned};
use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr, primary_expr};
use crate::parse::query::from::{FromClause, FromItem, FromKind, from};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `CREATE STATISTICS …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateStatistics {
    /// `IF NOT EXISTS`
    pub if_not_exists: Option<Span>,
    /// Its name; PostgreSQL 16 makes one where none is written.
    pub name: Option<Spanned<QualifiedName>>,
    /// `(ndistinct, dependencies, mcv)`
    pub kinds: Vec<Spanned<Ident>>,
    /// What they are about: columns, calls, expressions in parentheses.
    pub targets: Vec<Expr>,
    /// `FROM …`: one table; joins can be written, but are refused.
    pub from: FromClause,
}

impl CreateStatistics {
    /// The table, where one is named and nothing else.
    pub fn table(&self) -> Option<&Spanned<QualifiedName>> {
        match &self.from.items[..] {
            [
                FromItem {
                    kind: FromKind::Table(table),
                    ..
                },
            ] => Some(&table.name),
            _ => None,
        }
    }
}

/// `ALTER STATISTICS …`
#[derive(Clone, Debug, PartialEq)]
pub struct AlterStatistics {
    /// `IF EXISTS`
    pub if_exists: Option<Span>,
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// What is done to it, and the text that says so.
    pub action: Spanned<StatisticsAction>,
}

/// The actions of `ALTER STATISTICS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatisticsAction {
    /// `SET STATISTICS n`; without a value it is `DEFAULT`.
    SetStatistics(Option<Spanned<i64>>),
    /// `RENAME TO`, `OWNER TO`, `SET SCHEMA`
    Change(ObjectChange),
}

/// After `CREATE STATISTICS`.
pub(in crate::parse) fn create_statistics(it: &mut Cursor<'_>) -> Parsed<CreateStatistics> {
    let if_not_exists = it.eat_all(&[K::If, K::Not, K::Exists]);
    let name = if it.is(K::On) || it.is_kind(TokenKind::LeftParen) {
        None
    } else {
        Some(it.qualified_name()?)
    };
    let kinds = if it.is_kind(TokenKind::LeftParen) {
        it.parens(Cursor::ident)?
    } else {
        vec![]
    };
    it.expect(K::On)?;
    let targets = it.comma_separated(target)?;
    let from = from(it)?.ok_or_else(|| it.unread("FROM"))?;
    Ok(CreateStatistics {
        if_not_exists,
        name,
        kinds,
        targets,
        from,
    })
}

fn target(it: &mut Cursor<'_>) -> Parsed<Expr> {
    if it.eat_kind(TokenKind::LeftParen).is_none() {
        return primary_expr(it);
    }
    let target = expr(it)?;
    it.close_paren()?;
    Ok(target)
}

/// After `ALTER STATISTICS`.
pub(in crate::parse) fn alter_statistics(it: &mut Cursor<'_>) -> Parsed<AlterStatistics> {
    Ok(AlterStatistics {
        if_exists: it.eat_all(&[K::If, K::Exists]),
        name: it.qualified_name()?,
        action: spanned(it, action)?,
    })
}

fn action(it: &mut Cursor<'_>) -> Parsed<StatisticsAction> {
    if it.eat_all(&[K::Set, K::Statistics]).is_none() {
        return expect_object_change(it, "an action of ALTER STATISTICS")
            .map(StatisticsAction::Change);
    }
    let value = if it.eat(K::Default).is_some() {
        None
    } else {
        Some(it.integer()?)
    };
    Ok(StatisticsAction::SetStatistics(value))
}
