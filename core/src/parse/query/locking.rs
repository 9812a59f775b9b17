//! `FOR UPDATE`, `FOR SHARE` and the like.

use crate::ident::{Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::text::{Span, Spanned};

/// `FOR strength [OF tables] [NOWAIT | SKIP LOCKED]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locking {
    /// The clause.
    pub span: Span,
    /// `FOR UPDATE` and so on.
    pub strength: Spanned<LockStrength>,
    /// `OF table, …`; empty for all.
    pub tables: Vec<Spanned<QualifiedName>>,
    /// `NOWAIT` or `SKIP LOCKED`
    pub wait: Option<Spanned<LockWait>>,
}

/// How strong a lock is, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum LockStrength {
    Update,
    NoKeyUpdate,
    Share,
    KeyShare,
    /// `FOR READ ONLY`, which locks nothing.
    ReadOnly,
}

/// What happens where a row is locked already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum LockWait {
    Nowait,
    SkipLocked,
}

const STRENGTHS: [(&[K], LockStrength); 5] = [
    (&[K::For, K::Update], LockStrength::Update),
    (
        &[K::For, K::No, K::Key, K::Update],
        LockStrength::NoKeyUpdate,
    ),
    (&[K::For, K::Share], LockStrength::Share),
    (&[K::For, K::Key, K::Share], LockStrength::KeyShare),
    (&[K::For, K::Read, K::Only], LockStrength::ReadOnly),
];

/// Adds the clause that stands here, if one does.
pub(super) fn locking(it: &mut Cursor<'_>, found: &mut Vec<Locking>) -> Parsed<bool> {
    let start = it.position();
    let Some(strength) = STRENGTHS
        .iter()
        .find_map(|(words, it_is)| Some(Spanned::new(*it_is, it.eat_all(words)?)))
    else {
        return Ok(false);
    };
    it.grow(1)?;
    let tables = match it.eat(K::Of) {
        Some(_) => it.comma_separated(Cursor::qualified_name)?,
        None => vec![],
    };
    let wait = match it.eat(K::Nowait) {
        Some(span) => Some(Spanned::new(LockWait::Nowait, span)),
        None => it
            .eat_all(&[K::Skip, K::Locked])
            .map(|span| Spanned::new(LockWait::SkipLocked, span)),
    };
    found.push(Locking {
        span: it.span_from(start),
        strength,
        tables,
        wait,
    });
    Ok(true)
}
