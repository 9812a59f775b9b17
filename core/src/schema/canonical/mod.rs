//! One form for all spellings of the same type or expression.
//!
//! PostgreSQL stores what it has understood, and prints that: types by their own names, casts that
//! it added itself, `IN` as `= ANY`. Both sides of a comparison, a file and the catalog's text, are
//! brought into a [`Tree`] in which such spellings are one, while another literal, operator or
//! grouping stays another tree. The rules were checked against what PostgreSQL 16 prints.

pub mod data_type;
pub(super) mod expression;
mod literal;
mod operand;
mod predicate;
mod result_type;
#[cfg(test)]
mod tests;
mod tree;

pub use tree::{Head, Tree};

use super::{Column, DataType};
use crate::ident::Ident;
use crate::parse::expr::Expr;

/// The canonical form of an expression whose columns have names of their own, written in `text`.
pub(super) fn tree_of(expr: &Expr, text: &str, scope: &Scope<'_>) -> Tree {
    expression::canonical_expr(expr, text, scope)
}

/// Whether values of the first type become those of the second where both meet.
pub(super) fn is_narrower(one: &'static str, two: &'static str) -> bool {
    let is_string = result_type::is_string_type;
    match (result_type::number_rank(one), result_type::number_rank(two)) {
        (Some(one), Some(two)) => one < two,
        _ => one != two && is_string(one) && two == "text",
    }
}

/// An argument without the cast that only picks one of several functions.
pub(super) fn argument(tree: Tree, scope: &Scope<'_>) -> Tree {
    let mut arguments = operand::function_arguments("", vec![tree], scope);
    arguments.pop().unwrap_or(Tree::leaf(Head::Null))
}

/// The type of a canonical form: with its modifiers, if it is a column or a cast.
pub(super) fn type_of(tree: &Tree, scope: &Scope<'_>) -> Option<DataType> {
    match &tree.head {
        Head::Column(name) => scope.data_type(name).cloned(),
        Head::Cast(data_type) => Some(data_type.clone()),
        Head::Text(_) => Some(DataType::system("text")),
        _ => result_type::type_of(tree, scope).map(DataType::system),
    }
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
