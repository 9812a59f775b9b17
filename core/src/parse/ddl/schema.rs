//! `CREATE SCHEMA`.

use crate::ident::{Ident, Keyword as K};
use crate::parse::cursor::{Cursor, Parsed};
use crate::text::{Span, Spanned};

/// `CREATE SCHEMA …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateSchema {
    /// `IF NOT EXISTS`
    pub if_not_exists: Option<Span>,
    /// Its name; without one the schema is named after its owner.
    pub name: Option<Spanned<Ident>>,
    /// `AUTHORIZATION role`: the role.
    pub authorization: Option<Spanned<Ident>>,
    /// What is created in it by the same statement, not read any further.
    pub elements: Option<Span>,
}

impl CreateSchema {
    /// The name that the schema gets, as far as the text tells: the role may be `CURRENT_USER`.
    pub fn schema_name(&self) -> Option<&Spanned<Ident>> {
        self.name.as_ref().or(self.authorization.as_ref())
    }
}

/// After `CREATE SCHEMA`.
pub(in crate::parse) fn create_schema(it: &mut Cursor<'_>) -> Parsed<CreateSchema> {
    let if_not_exists = it.eat_all(&[K::If, K::Not, K::Exists]);
    let name = if it.is(K::Authorization) {
        None
    } else {
        Some(it.ident()?)
    };
    let authorization = match it.eat(K::Authorization) {
        Some(_) => Some(it.label()?),
        None => None,
    };
    let start = it.position();
    while it.bump().is_some() {}
    let elements = Some(it.span_from(start)).filter(|it| !it.is_empty());
    Ok(CreateSchema {
        if_not_exists,
        name,
        authorization,
        elements,
    })
}
