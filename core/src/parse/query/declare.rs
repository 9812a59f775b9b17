//! `DECLARE … CURSOR`.

use super::{Query, query};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::text::{Span, Spanned};

/// `DECLARE name [options] CURSOR [{ WITH | WITHOUT } HOLD] FOR query`
#[derive(Clone, Debug, PartialEq)]
pub struct DeclareCursor {
    /// Its name.
    pub name: Spanned<Ident>,
    /// `BINARY`, `INSENSITIVE`, `[NO] SCROLL`: all of them.
    pub options: Option<Span>,
    /// `WITH HOLD` (true) or `WITHOUT HOLD` (false)
    pub hold: Option<Spanned<bool>>,
    /// The query.
    pub query: Box<Query>,
}

/// After `DECLARE`.
pub(in crate::parse) fn declare_cursor(it: &mut Cursor<'_>) -> Parsed<DeclareCursor> {
    let name = it.ident()?;
    let start = it.position();
    while matches!(
        it.keyword(),
        Some(K::Binary | K::Insensitive | K::Asensitive | K::No | K::Scroll)
    ) {
        it.bump();
    }
    let options = (it.position() > start).then(|| it.span_from(start));
    it.expect(K::Cursor)?;
    let hold = match it.eat_all(&[K::With, K::Hold]) {
        Some(span) => Some(Spanned::new(true, span)),
        None => it
            .eat_all(&[K::Without, K::Hold])
            .map(|span| Spanned::new(false, span)),
    };
    it.expect(K::For)?;
    Ok(DeclareCursor {
        name,
        options,
        hold,
        query: query(it)?,
    })
}
