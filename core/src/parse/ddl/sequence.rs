//! `CREATE SEQUENCE` and `ALTER SEQUENCE`.

use super::alter_table::{AlterAction, alter_actions};
use super::create_table::Persistence;
use super::sequence_option::{SequenceOption, sequence_options};
use crate::ident::{Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::text::{Span, Spanned};

/// `CREATE SEQUENCE …`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateSequence {
    /// `TEMPORARY` or `UNLOGGED`, with `GLOBAL` or `LOCAL` before it.
    pub persistence: Option<Spanned<Persistence>>,
    /// `IF NOT EXISTS`
    pub if_not_exists: Option<Span>,
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// Its options, in the order they are written.
    pub options: Vec<SequenceOption>,
}

/// `ALTER SEQUENCE …`: options, or actions as those of a table, such as `OWNER TO`.
#[derive(Clone, Debug, PartialEq)]
pub struct AlterSequence {
    /// `IF EXISTS`
    pub if_exists: Option<Span>,
    /// Its name.
    pub name: Spanned<QualifiedName>,
    /// The new options, in the order they are written.
    pub options: Vec<SequenceOption>,
    /// `OWNER TO`, `RENAME TO`, `SET SCHEMA`, `SET LOGGED` and the like.
    pub actions: Vec<AlterAction>,
}

/// After `CREATE [modifiers] SEQUENCE`.
pub(in crate::parse) fn create_sequence(
    it: &mut Cursor<'_>,
    persistence: Option<Spanned<Persistence>>,
) -> Parsed<CreateSequence> {
    Ok(CreateSequence {
        persistence,
        if_not_exists: it.eat_all(&[K::If, K::Not, K::Exists]),
        name: it.qualified_name()?,
        options: sequence_options(it)?,
    })
}

/// After `ALTER SEQUENCE`.
pub(in crate::parse) fn alter_sequence(it: &mut Cursor<'_>) -> Parsed<AlterSequence> {
    let if_exists = it.eat_all(&[K::If, K::Exists]);
    let name = it.qualified_name()?;
    let options = sequence_options(it)?;
    let actions = if options.is_empty() {
        alter_actions(it)?
    } else {
        vec![]
    };
    Ok(AlterSequence {
        if_exists,
        name,
        options,
        actions,
    })
}
