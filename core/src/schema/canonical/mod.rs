//! One form for all spellings of the same type or expression.
//!
//! PostgreSQL stores what it has understood, and prints that: types by their own names, casts that
//! it added itself, `IN` as `= ANY`. Both sides of a comparison, a file and the catalog's text, are
//! brought into a [`Tree`] in which such spellings are one, while another literal, operator or
//! grouping stays another tree. The rules were checked against what PostgreSQL 16 prints.

mod call;
pub mod data_type;
pub(super) mod expression;
mod kind;
mod literal;
mod predicate;
mod resolve;
mod signature;
#[cfg(test)]
mod tests;
mod tree;
mod value;

pub use tree::{Head, Tree};

use super::{Column, DataType};
use crate::ident::Ident;

/// The columns that an expression may name, with their types.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    columns: &'a [Column],
}

impl<'a> Scope<'a> {
    /// No columns: nothing is known about types.
    pub const NONE: Scope<'static> = Scope { columns: &[] };

    /// The columns of a table.
    pub fn of(columns: &'a [Column]) -> Self {
        Self { columns }
    }

    /// The type of a column.
    pub(super) fn data_type(&self, name: &Ident) -> Option<&'a DataType> {
        self.columns
            .iter()
            .find(|it| it.name == *name)
            .map(|it| &it.data_type)
    }
}
