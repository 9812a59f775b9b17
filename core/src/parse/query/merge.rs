//! `MERGE`.

use super::cte::With;
use super::from::{FromItem, from_item};
use super::insert::{Overriding, overriding};
use super::target::{
    Assignment, AssignmentTarget, Relation, Returning, assignment_target, assignments, returning,
    row_alias,
};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::expr::{Expr, expr};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// `MERGE INTO …`
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// All of it, with its `WITH`.
    pub span: Span,
    /// `WITH …`
    pub with: Option<With>,
    /// The table.
    pub table: Relation,
    /// `[AS] alias`
    pub alias: Option<Spanned<Ident>>,
    /// `USING …`: the word, and the rows.
    pub using: (Span, FromItem),
    /// `ON condition`: the word, and the condition.
    pub on: (Span, Expr),
    /// `WHEN …`
    pub clauses: Vec<MergeClause>,
    /// `RETURNING …`
    pub returning: Option<Returning>,
}

/// `WHEN [NOT] MATCHED [AND condition] THEN action`
#[derive(Clone, Debug, PartialEq)]
pub struct MergeClause {
    /// All of it.
    pub span: Span,
    /// Which rows: `MATCHED` and so on.
    pub matched: Spanned<Matched>,
    /// `AND condition`
    pub condition: Option<Expr>,
    /// `THEN …`
    pub action: MergeAction,
}

/// Which rows a clause of a `MERGE` is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matched {
    /// `MATCHED`
    Both,
    /// `NOT MATCHED [BY TARGET]`
    SourceOnly,
    /// `NOT MATCHED BY SOURCE`
    TargetOnly,
}

/// What a clause of a `MERGE` does.
#[derive(Clone, Debug, PartialEq)]
pub enum MergeAction {
    /// `INSERT [(columns)] [OVERRIDING …] { VALUES (…) | DEFAULT VALUES }`
    Insert {
        /// The word `INSERT`.
        keyword: Span,
        /// The columns, where they are written.
        columns: Vec<AssignmentTarget>,
        /// `OVERRIDING …`
        overriding: Option<Spanned<Overriding>>,
        /// The values; none for `DEFAULT VALUES`.
        values: Option<Vec<Expr>>,
    },
    /// `UPDATE SET …`: the words, and what is set.
    Update(Span, Vec<Assignment>),
    /// `DELETE`
    Delete(Span),
    /// `DO NOTHING`
    Nothing(Span),
}

/// After the `WITH`.
pub(super) fn merge(it: &mut Cursor<'_>, with: Option<With>) -> Parsed<Merge> {
    let start = it.position();
    it.expect(K::Merge)?;
    it.expect(K::Into)?;
    let table = Relation::read(it)?;
    let alias = row_alias(it)?;
    let using = (it.expect(K::Using)?, from_item(it)?);
    let on = (it.expect(K::On)?, expr(it)?);
    let mut clauses = vec![clause(it)?];
    while it.is(K::When) {
        clauses.push(clause(it)?);
    }
    let returning = returning(it)?;
    let span = it.span_from(start);
    Ok(Merge {
        span: with.as_ref().map_or(span, |it| it.span.to(span)),
        with,
        table,
        alias,
        using,
        on,
        clauses,
        returning,
    })
}

fn clause(it: &mut Cursor<'_>) -> Parsed<MergeClause> {
    it.grow(4)?;
    let start = it.position();
    it.expect(K::When)?;
    let begin = it.position();
    let is_not = it.eat(K::Not).is_some();
    it.expect(K::Matched)?;
    let mut matched = if is_not {
        Matched::SourceOnly
    } else {
        Matched::Both
    };
    if is_not && it.eat(K::By).is_some() {
        if it.eat_word("source").is_some() {
            matched = Matched::TargetOnly;
        } else {
            it.eat_word("target")
                .ok_or_else(|| it.unread("SOURCE or TARGET"))?;
        }
    }
    let matched = Spanned::new(matched, it.span_from(begin));
    let condition = match it.eat(K::And) {
        Some(_) => Some(expr(it)?),
        None => None,
    };
    it.expect(K::Then)?;
    let action = action(it)?;
    Ok(MergeClause {
        span: it.span_from(start),
        matched,
        condition,
        action,
    })
}

fn action(it: &mut Cursor<'_>) -> Parsed<MergeAction> {
    if let Some(words) = it.eat_all(&[K::Update, K::Set]) {
        return Ok(MergeAction::Update(words, assignments(it)?));
    }
    if let Some(word) = it.eat(K::Delete) {
        return Ok(MergeAction::Delete(word));
    }
    if let Some(words) = it.eat_all(&[K::Do, K::Nothing]) {
        return Ok(MergeAction::Nothing(words));
    }
    let keyword = it
        .eat(K::Insert)
        .ok_or_else(|| it.unread("INSERT, UPDATE, DELETE or DO NOTHING"))?;
    let columns = if it.is_kind(TokenKind::LeftParen) {
        it.parens(assignment_target)?
    } else {
        vec![]
    };
    let overriding = overriding(it)?;
    let values = if it.eat_all(&[K::Default, K::Values]).is_some() {
        None
    } else {
        it.expect(K::Values)?;
        Some(it.parens(expr)?)
    };
    Ok(MergeAction::Insert {
        keyword,
        columns,
        overriding,
        values,
    })
}
