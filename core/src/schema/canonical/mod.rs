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
use crate::parse::expr::Expr;
use kind::Kind;
use value::Type;

/// The canonical form of an expression whose columns have names of their own, written in `text`, and
/// its type where that is known.
pub(super) fn tree_of(expr: &Expr, text: &str, scope: &Scope<'_>) -> (Tree, Option<DataType>) {
    let value = expression::value_of(expr, text, scope);
    let data_type = match value.data_type {
        Type::Known(data_type) => Some(data_type),
        // As PostgreSQL does with a constant that nothing gives a type to.
        Type::Literal => Some(DataType::of_kind(Kind::of("text"))),
        Type::Unknown => None,
    };
    (value.tree, data_type)
}

/// Whether values of the first type become those of the second where both meet.
pub(super) fn is_narrower(one: &DataType, two: &DataType) -> bool {
    let kinds = one.kind().zip(two.kind());
    kinds.is_some_and(|(one, two)| one != two && one.becomes(two) && !two.becomes(one))
}

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
