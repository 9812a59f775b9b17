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
    let mut value = expression::value_of(expr, text, scope);
    if value.data_type == Type::Literal {
        // As PostgreSQL does with a constant that nothing else gives a type to.
        value = value.become_kind(Kind::of("text"));
    }
    match value.data_type {
        Type::Known(data_type) => (value.tree, Some(data_type)),
        Type::Literal | Type::Unknown => (value.tree, None),
    }
}

/// A column without the cast that makes it an argument of an aggregate: of strings to `text`, of
/// numbers to `double precision`. Neither changes the order of its values.
pub(super) fn without_argument_cast(mut tree: Tree, scope: &Scope<'_>) -> Tree {
    let Head::Cast(data_type) = &tree.head else {
        return tree;
    };
    let Some(target) = data_type.kind() else {
        return tree;
    };
    let is_made_one = |it: &Tree| match &it.head {
        Head::Column(name) => {
            let kind = scope.data_type(name).and_then(DataType::kind);
            let is_string = target == Kind::of("text") && kind == Some(Kind::of("varchar"));
            let is_number =
                target == Kind::of("float8") && kind.is_some_and(|it| it.becomes(target));
            is_string || is_number
        }
        _ => false,
    };
    match tree.children.pop() {
        Some(column) if is_made_one(&column) => column,
        Some(other) => Tree::new(tree.head, vec![other]),
        None => tree,
    }
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
