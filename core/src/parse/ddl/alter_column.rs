//! `ALTER TABLE … ALTER COLUMN`.

use super::constraint::{Identity, identity_options};
use super::parameter::{Parameter, parameter};
use super::sequence_option::{SequenceOption, sequence_option};
use crate::ident::Keyword as K;
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// What is done to a column. Fields are named as in the form that each shows.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum ColumnChange {
    /// `SET DEFAULT value`
    SetDefault(Expr),
    /// `DROP DEFAULT`
    DropDefault,
    /// `SET NOT NULL`
    SetNotNull,
    /// `DROP NOT NULL`
    DropNotNull,
    /// `[SET DATA] TYPE type [COLLATE c] [USING value]`
    SetType {
        data_type: DataType,
        /// The clause.
        collation: Option<Span>,
        using: Option<Expr>,
    },
    /// `SET STATISTICS n`
    SetStatistics(Spanned<i64>),
    /// `SET STORAGE x`, in upper case.
    SetStorage(Spanned<String>),
    /// `SET COMPRESSION method`: the method.
    SetCompression(Span),
    /// `DROP EXPRESSION [IF EXISTS]`
    DropExpression { if_exists: Option<Span> },
    /// `ADD GENERATED … AS IDENTITY …`
    AddIdentity(Identity),
    /// `SET GENERATED …`, `SET option`, `RESTART`
    SetIdentity {
        is_always: Option<bool>,
        options: Vec<SequenceOption>,
    },
    /// `DROP IDENTITY [IF EXISTS]`
    DropIdentity { if_exists: Option<Span> },
    /// `SET (parameters)` or `RESET (parameters)`
    Options(Vec<Parameter>),
    /// `OPTIONS (…)`, of a foreign table: the parentheses.
    ForeignOptions(Span),
}

/// After `ALTER [COLUMN] name`.
pub(in crate::parse) fn column_change(it: &mut Cursor<'_>) -> Parsed<ColumnChange> {
    use ColumnChange as Change;
    let if_exists = |it: &mut Cursor<'_>| it.eat_all(&[K::If, K::Exists]);
    if it.eat_all(&[K::Drop, K::Default]).is_some() {
        return Ok(Change::DropDefault);
    }
    if it.eat_all(&[K::Drop, K::Not, K::Null]).is_some() {
        return Ok(Change::DropNotNull);
    }
    if it.eat_all(&[K::Drop, K::Expression]).is_some() {
        return Ok(Change::DropExpression {
            if_exists: if_exists(it),
        });
    }
    if it.eat_all(&[K::Drop, K::Identity]).is_some() {
        return Ok(Change::DropIdentity {
            if_exists: if_exists(it),
        });
    }
    if it.eat_all(&[K::Set, K::Default]).is_some() {
        return Ok(Change::SetDefault(expr(it)?));
    }
    if it.eat_all(&[K::Set, K::Not, K::Null]).is_some() {
        return Ok(Change::SetNotNull);
    }
    if it.eat_all(&[K::Set, K::Data, K::Type]).is_some() || it.eat(K::Type).is_some() {
        let data_type = data_type(it)?;
        let start = it.position();
        let collation = match it.eat(K::Collate) {
            Some(_) => {
                it.qualified_name()?;
                Some(it.span_from(start))
            }
            None => None,
        };
        let using = if it.eat(K::Using).is_some() {
            Some(expr(it)?)
        } else {
            None
        };
        return Ok(Change::SetType {
            data_type,
            collation,
            using,
        });
    }
    if it.eat_all(&[K::Set, K::Statistics]).is_some() {
        return Ok(Change::SetStatistics(it.integer()?));
    }
    if it.eat_all(&[K::Set, K::Storage]).is_some() {
        let word = it.label()?;
        let value = word.value.as_str().to_ascii_uppercase();
        return Ok(Change::SetStorage(Spanned::new(value, word.span)));
    }
    if it.eat_all(&[K::Set, K::Compression]).is_some() {
        return Ok(Change::SetCompression(it.label()?.span));
    }
    if it.eat(K::Add).is_some() {
        it.expect(K::Generated)?;
        let is_always = it.eat(K::Always).is_some();
        if !is_always {
            it.eat_all(&[K::By, K::Default])
                .ok_or_else(|| it.unread("ALWAYS or BY DEFAULT"))?;
        }
        it.expect(K::As)?;
        it.expect(K::Identity)?;
        return Ok(Change::AddIdentity(Identity {
            is_always,
            options: identity_options(it)?,
        }));
    }
    let before_paren = it
        .peek_at(1)
        .is_some_and(|it| it.kind == TokenKind::LeftParen);
    if matches!(it.keyword(), Some(K::Set | K::Reset)) && before_paren {
        it.bump();
        return Ok(Change::Options(it.parens_or_skip(parameter)?));
    }
    if it.is(K::Options) && before_paren {
        it.bump();
        return Ok(Change::ForeignOptions(it.skip_parens()?));
    }
    identity_changes(it)
}

/// `{ SET GENERATED … | SET option | RESTART [[WITH] n] } …`
fn identity_changes(it: &mut Cursor<'_>) -> Parsed<ColumnChange> {
    let mut is_always = None;
    let mut options = Vec::new();
    while matches!(it.keyword(), Some(K::Set | K::Restart)) {
        it.eat(K::Set);
        if it.eat(K::Generated).is_some() {
            let always = it.eat(K::Always).is_some();
            if !always {
                it.eat_all(&[K::By, K::Default])
                    .ok_or_else(|| it.unread("ALWAYS or BY DEFAULT"))?;
            }
            is_always = Some(always);
        } else {
            options.push(sequence_option(it)?.ok_or_else(|| it.unread("a sequence option"))?);
        }
    }
    if is_always.is_none() && options.is_empty() {
        return Err(it.unread("an action of ALTER COLUMN"));
    }
    Ok(ColumnChange::SetIdentity { is_always, options })
}
