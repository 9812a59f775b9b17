//! `PREPARE`.

use super::{Preparable, preparable};
use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, data_type};
use crate::parse::token::TokenKind;
use crate::text::Spanned;

/// `PREPARE name [(types)] AS statement`
#[derive(Clone, Debug, PartialEq)]
pub struct Prepare {
    /// Its name.
    pub name: Spanned<Ident>,
    /// The types of its parameters.
    pub types: Vec<DataType>,
    /// What is prepared.
    pub statement: Preparable,
}

/// After `PREPARE`.
pub(in crate::parse) fn prepare(it: &mut Cursor<'_>) -> Parsed<Prepare> {
    let name = it.ident()?;
    let types = if it.is_kind(TokenKind::LeftParen) {
        it.parens(data_type)?
    } else {
        vec![]
    };
    it.expect(K::As)?;
    Ok(Prepare {
        name,
        types,
        statement: preparable(it)?,
    })
}
