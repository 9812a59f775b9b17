//! Foreign keys, of columns and of tables.

use crate::ident::{Ident, Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::token::TokenKind;
use crate::text::{Span, Spanned};

/// What a foreign key says.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignKey {
    /// The referencing columns; none where the constraint belongs to a column.
    pub columns: Vec<Spanned<Ident>>,
    /// The referenced table.
    pub target: Spanned<QualifiedName>,
    /// The referenced columns; none for the primary key.
    pub target_columns: Vec<Spanned<Ident>>,
    /// `MATCH …`
    pub matching: Option<Spanned<Matching>>,
    /// `ON DELETE …`
    pub on_delete: Option<ReferentialAction>,
    /// `ON UPDATE …`
    pub on_update: Option<ReferentialAction>,
}

/// `MATCH …`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Matching {
    Simple,
    Full,
    Partial,
}

/// What happens to the referencing row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferentialAction {
    /// From `ON` on.
    pub span: Span,
    /// What happens.
    pub kind: ReferentialActionKind,
    /// Only these columns are set.
    pub columns: Vec<Spanned<Ident>>,
}

/// The referential actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ReferentialActionKind {
    #[default]
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

/// After `REFERENCES`.
pub(super) fn references(it: &mut Cursor<'_>, columns: Vec<Spanned<Ident>>) -> Parsed<ForeignKey> {
    let target = it.qualified_name()?;
    let target_columns = if it.is_kind(TokenKind::LeftParen) {
        it.parens(Cursor::ident)?
    } else {
        vec![]
    };
    let mut key = ForeignKey {
        columns,
        target,
        target_columns,
        matching: None,
        on_delete: None,
        on_update: None,
    };
    let start = it.position();
    if it.eat(K::Match).is_some() {
        let matching = match it.keyword() {
            Some(K::Full) => Matching::Full,
            Some(K::Partial) => Matching::Partial,
            Some(K::Simple) => Matching::Simple,
            _ => return Err(it.unread("FULL, PARTIAL or SIMPLE")),
        };
        it.bump();
        key.matching = Some(Spanned::new(matching, it.span_from(start)));
    }
    while it.is(K::On) {
        let start = it.position();
        let slot = match it.keyword_at(1) {
            Some(K::Delete) => &mut key.on_delete,
            Some(K::Update) => &mut key.on_update,
            _ => break,
        };
        it.bump();
        it.bump();
        let kind = referential_action(it)?;
        let sets = matches!(
            kind,
            ReferentialActionKind::SetNull | ReferentialActionKind::SetDefault
        );
        let columns = if sets && it.is_kind(TokenKind::LeftParen) {
            it.parens(Cursor::ident)?
        } else {
            vec![]
        };
        *slot = Some(ReferentialAction {
            span: it.span_from(start),
            kind,
            columns,
        });
    }
    Ok(key)
}

fn referential_action(it: &mut Cursor<'_>) -> Parsed<ReferentialActionKind> {
    const ACTIONS: [(&[K], ReferentialActionKind); 5] = [
        (&[K::No, K::Action], ReferentialActionKind::NoAction),
        (&[K::Restrict], ReferentialActionKind::Restrict),
        (&[K::Cascade], ReferentialActionKind::Cascade),
        (&[K::Set, K::Null], ReferentialActionKind::SetNull),
        (&[K::Set, K::Default], ReferentialActionKind::SetDefault),
    ];
    ACTIONS
        .iter()
        .find(|(words, _)| it.eat_all(words).is_some())
        .map(|(_, kind)| *kind)
        .ok_or_else(|| it.unread("a referential action"))
}
