//! Constraints of columns and of tables.

use super::foreign_key::references;
pub use super::foreign_key::{ForeignKey, Matching, ReferentialAction, ReferentialActionKind};
use super::index::{IndexKey, index_key, nulls_not_distinct};
use super::parameter::{Parameter, with_parameters};
use super::sequence_option::{SequenceOption, sequence_options};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr, restricted_expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// One constraint, or what PostgreSQL's grammar treats as one (`DEFAULT`, `GENERATED`, …).
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// All of it, its name and attributes included.
    pub span: Span,
    /// `CONSTRAINT name`
    pub name: Option<Spanned<Ident>>,
    /// Which one.
    pub kind: ConstraintKind,
    /// The words that announce it: `PRIMARY KEY`, `CHECK`, `REFERENCES`, …
    pub head: Span,
    /// What follows it.
    pub attributes: ConstraintAttributes,
}

/// The kinds of constraints.
#[derive(Clone, Debug, PartialEq)]
pub enum ConstraintKind {
    /// `NOT NULL`
    NotNull,
    /// `NULL`
    Null,
    /// `DEFAULT value`
    Default(Expr),
    /// `CHECK (condition)`
    Check(Expr),
    /// `UNIQUE …`
    Unique(Key),
    /// `PRIMARY KEY …`
    PrimaryKey(Key),
    /// `REFERENCES …` or `FOREIGN KEY (…) REFERENCES …`
    ForeignKey(Box<ForeignKey>),
    /// `GENERATED ALWAYS AS (value) STORED`
    Generated(Expr),
    /// `GENERATED … AS IDENTITY …`
    Identity(Identity),
    /// `EXCLUDE …`; without its parts where they could not be read.
    Exclude(Option<Box<Exclude>>),
}

/// `EXCLUDE [USING method] (key WITH operator, …) …`
#[derive(Clone, Debug, PartialEq)]
pub struct Exclude {
    /// `USING method`: the method.
    pub method: Option<Spanned<Ident>>,
    /// What is compared, and by which operator.
    pub elements: Vec<(IndexKey, Span)>,
    /// `INCLUDE (columns)`
    pub include: Vec<Spanned<Ident>>,
    /// `WITH (parameters)`
    pub with: Option<Spanned<Vec<Parameter>>>,
    /// `USING INDEX TABLESPACE name`
    pub tablespace: Option<Span>,
    /// `WHERE (condition)`
    pub condition: Option<Expr>,
}

/// What a `UNIQUE` or `PRIMARY KEY` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// Its columns; none where the constraint belongs to a column.
    pub columns: Vec<Spanned<Ident>>,
    /// `NULLS NOT DISTINCT`
    pub nulls_not_distinct: Option<Span>,
    /// `INCLUDE (columns)`
    pub include: Vec<Spanned<Ident>>,
    /// `WITH (parameters)`
    pub with: Option<Span>,
    /// `USING INDEX TABLESPACE name`
    pub tablespace: Option<Span>,
    /// `USING INDEX name`
    pub using_index: Option<Spanned<Ident>>,
}

/// `GENERATED { ALWAYS | BY DEFAULT } AS IDENTITY [(options)]`
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// `ALWAYS` rather than `BY DEFAULT`.
    pub is_always: bool,
    /// The options in parentheses.
    pub options: Vec<SequenceOption>,
}

/// What may follow a constraint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConstraintAttributes {
    /// `DEFERRABLE` (true) or `NOT DEFERRABLE` (false)
    pub deferrable: Option<Spanned<bool>>,
    /// `INITIALLY DEFERRED` (true) or `INITIALLY IMMEDIATE` (false)
    pub initially_deferred: Option<Spanned<bool>>,
    /// `NOT VALID`
    pub not_valid: Option<Span>,
    /// `NO INHERIT`
    pub no_inherit: Option<Span>,
}

/// A constraint of a column, if one stands here.
pub(in crate::parse) fn column_constraint(it: &mut Cursor<'_>) -> Parsed<Option<Constraint>> {
    let start = it.position();
    let name = constraint_name(it)?;
    let head_start = it.position();
    let Some(keyword) = it.keyword() else {
        return Ok(None);
    };
    let (kind, head) = match keyword {
        K::Not if it.keyword_at(1) == Some(K::Null) => {
            it.eat_all(&[K::Not, K::Null]);
            (ConstraintKind::NotNull, it.span_from(head_start))
        }
        K::Null => {
            it.bump();
            (ConstraintKind::Null, it.span_from(head_start))
        }
        K::Default => {
            it.bump();
            let head = it.span_from(head_start);
            (ConstraintKind::Default(restricted_expr(it)?), head)
        }
        K::Generated => generated(it)?,
        K::References => {
            it.bump();
            let head = it.span_from(head_start);
            (
                ConstraintKind::ForeignKey(Box::new(references(it, vec![])?)),
                head,
            )
        }
        K::Unique | K::Primary | K::Check => key_or_check(it, false)?,
        _ => return Ok(None),
    };
    let attributes = attributes(it);
    Ok(Some(Constraint {
        span: it.span_from(start),
        name,
        kind,
        head,
        attributes,
    }))
}

/// A constraint of a table, if one stands here.
pub(in crate::parse) fn table_constraint(it: &mut Cursor<'_>) -> Parsed<Option<Constraint>> {
    let start = it.position();
    let begins = match it.keyword() {
        Some(K::Constraint | K::Check | K::Unique | K::Foreign) => true,
        Some(K::Primary) => it.keyword_at(1) == Some(K::Key),
        // `exclude` is no reserved word: a column of that name has a type after it.
        Some(K::Exclude) => {
            it.keyword_at(1) == Some(K::Using)
                || it.peek_at(1).map(|it| it.kind) == Some(TokenKind::LeftParen)
        }
        _ => false,
    };
    if !begins {
        return Ok(None);
    }
    let name = constraint_name(it)?;
    let head_start = it.position();
    let (kind, head) = match it.keyword() {
        Some(K::Unique | K::Primary | K::Check) => key_or_check(it, true)?,
        Some(K::Foreign) => {
            it.eat_all(&[K::Foreign, K::Key])
                .ok_or_else(|| it.unread("FOREIGN KEY"))?;
            let head = it.span_from(head_start);
            let columns = it.parens(Cursor::ident)?;
            it.expect(K::References)?;
            (
                ConstraintKind::ForeignKey(Box::new(references(it, columns)?)),
                head,
            )
        }
        Some(K::Exclude) => {
            it.bump();
            let head = it.span_from(head_start);
            let rest = it.position();
            let read = exclude(it).ok().map(Box::new);
            if read.is_none() {
                it.rewind(rest);
                it.skip_list_element();
            }
            (ConstraintKind::Exclude(read), head)
        }
        _ => return Err(it.unread("a constraint")),
    };
    let attributes = attributes(it);
    Ok(Some(Constraint {
        span: it.span_from(start),
        name,
        kind,
        head,
        attributes,
    }))
}

/// After `EXCLUDE`.
fn exclude(it: &mut Cursor<'_>) -> Parsed<Exclude> {
    let method = match it.eat(K::Using) {
        Some(_) => Some(it.ident()?),
        None => None,
    };
    let elements = it.parens(|it| {
        let key = index_key(it)?;
        it.expect(K::With)?;
        let start = it.position();
        if it.eat(K::Operator).is_some() {
            it.skip_parens()?;
        } else {
            it.expect_kind(TokenKind::Operator, "an operator")?;
        }
        Ok((key, it.span_from(start)))
    })?;
    let include = match it.eat(K::Include) {
        Some(_) => it.parens(Cursor::ident)?,
        None => vec![],
    };
    let with = with_parameters(it)?;
    let start = it.position();
    let tablespace = match it.eat_all(&[K::Using, K::Index, K::Tablespace]) {
        Some(_) => {
            it.ident()?;
            Some(it.span_from(start))
        }
        None => None,
    };
    let condition = match it.eat(K::Where) {
        Some(_) => {
            it.open_paren()?;
            let condition = expr(it)?;
            it.close_paren()?;
            Some(condition)
        }
        None => None,
    };
    Ok(Exclude {
        method,
        elements,
        include,
        with,
        tablespace,
        condition,
    })
}

fn constraint_name(it: &mut Cursor<'_>) -> Parsed<Option<Spanned<Ident>>> {
    match it.eat(K::Constraint) {
        Some(_) => it.ident().map(Some),
        None => Ok(None),
    }
}

fn key_or_check(it: &mut Cursor<'_>, has_columns: bool) -> Parsed<(ConstraintKind, Span)> {
    let start = it.position();
    if it.eat(K::Check).is_some() {
        let head = it.span_from(start);
        it.open_paren()?;
        let condition = expr(it)?;
        it.close_paren()?;
        return Ok((ConstraintKind::Check(condition), head));
    }
    let is_primary = it.eat_all(&[K::Primary, K::Key]).is_some();
    if !is_primary {
        it.expect(K::Unique)?;
    }
    let head = it.span_from(start);
    let mut key = Key::default();
    if !is_primary {
        key.nulls_not_distinct = nulls_not_distinct(it)?;
    }
    let uses_index = it.keyword() == Some(K::Using);
    if has_columns && !uses_index {
        key.columns = it.parens(Cursor::ident)?;
    }
    if it.eat(K::Include).is_some() {
        key.include = it.parens(Cursor::ident)?;
    }
    let with_start = it.position();
    if it.is(K::With)
        && it
            .peek_at(1)
            .is_some_and(|it| it.kind == TokenKind::LeftParen)
    {
        it.bump();
        it.skip_parens()?;
        key.with = Some(it.span_from(with_start));
    }
    let using_start = it.position();
    if it.eat_all(&[K::Using, K::Index, K::Tablespace]).is_some() {
        it.ident()?;
        key.tablespace = Some(it.span_from(using_start));
    } else if it.eat_all(&[K::Using, K::Index]).is_some() {
        key.using_index = Some(it.ident()?);
    }
    let kind = if is_primary {
        ConstraintKind::PrimaryKey(key)
    } else {
        ConstraintKind::Unique(key)
    };
    Ok((kind, head))
}

fn generated(it: &mut Cursor<'_>) -> Parsed<(ConstraintKind, Span)> {
    let start = it.position();
    it.expect(K::Generated)?;
    let is_always = it.eat(K::Always).is_some();
    if !is_always {
        it.eat_all(&[K::By, K::Default])
            .ok_or_else(|| it.unread("ALWAYS or BY DEFAULT"))?;
    }
    it.expect(K::As)?;
    if it.eat(K::Identity).is_some() {
        let head = it.span_from(start);
        return Ok((
            ConstraintKind::Identity(Identity {
                is_always,
                options: identity_options(it)?,
            }),
            head,
        ));
    }
    let head = it.span_from(start);
    it.open_paren()?;
    let value = expr(it)?;
    it.close_paren()?;
    it.expect(K::Stored)?;
    Ok((ConstraintKind::Generated(value), head))
}

pub(in crate::parse) fn identity_options(it: &mut Cursor<'_>) -> Parsed<Vec<SequenceOption>> {
    if it.eat_kind(TokenKind::LeftParen).is_none() {
        return Ok(vec![]);
    }
    let options = sequence_options(it)?;
    it.close_paren()?;
    Ok(options)
}

pub(in crate::parse) fn attributes(it: &mut Cursor<'_>) -> ConstraintAttributes {
    let mut found = ConstraintAttributes::default();
    loop {
        if let Some(span) = it.eat_all(&[K::Not, K::Deferrable]) {
            found.deferrable = Some(Spanned::new(false, span));
        } else if let Some(span) = it.eat(K::Deferrable) {
            found.deferrable = Some(Spanned::new(true, span));
        } else if let Some(span) = it.eat_all(&[K::Initially, K::Deferred]) {
            found.initially_deferred = Some(Spanned::new(true, span));
        } else if let Some(span) = it.eat_all(&[K::Initially, K::Immediate]) {
            found.initially_deferred = Some(Spanned::new(false, span));
        } else if let Some(span) = it.eat_all(&[K::Not, K::Valid]) {
            found.not_valid = Some(span);
        } else if let Some(span) = it.eat_all(&[K::No, K::Inherit]) {
            found.no_inherit = Some(span);
        } else {
            return found;
        }
    }
}
