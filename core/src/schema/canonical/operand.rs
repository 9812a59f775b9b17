//! What PostgreSQL does to operands and arguments so that their types fit, done to what people write:
//! numbers get the casts that it adds, strings lose those that say nothing, string constants are read
//! as the type of what they stand beside.

use super::expression::literal_as;
use super::result_type::{common_number, is_string_type, number_rank, type_of};
use super::tree::{Head, Tree};
use super::{DataType, Scope};

/// The operands of an operator, made to fit.
pub(super) fn comparison_operands(
    operator: &str,
    left: Tree,
    right: Tree,
    scope: &Scope<'_>,
) -> (Tree, Tree) {
    let (left, right) = literals_beside(operator, left, right, scope);
    let (left, right) = numbers(operator, left, right, scope);
    strings(operator, left, right, scope)
}

/// A string constant beside something of a known type is read as that type, unless the operator
/// wants text there.
fn literals_beside(operator: &str, left: Tree, right: Tree, scope: &Scope<'_>) -> (Tree, Tree) {
    let wants_other_type = matches!(
        operator,
        "->" | "->>"
            | "#>"
            | "#>>"
            | "?"
            | "?|"
            | "?&"
            | "#-"
            | "~"
            | "~*"
            | "!~"
            | "!~*"
            | "~~"
            | "!~~"
            | "~~*"
            | "!~~*"
            | "||"
            | "^@"
    );
    if wants_other_type {
        return (left, right);
    }
    let read = |literal: &Tree, other: &Tree| -> Option<Tree> {
        let name = type_of(other, scope)?;
        // A moment plus or minus a constant: the constant is an interval.
        let is_moment = matches!(
            name,
            "date" | "timestamp" | "timestamptz" | "time" | "timetz"
        );
        let name = if is_moment && matches!(operator, "+" | "-") {
            "interval"
        } else {
            name
        };
        literal_as(literal, &DataType::system(name))
    };
    if let Some(literal) = read(&right, &left) {
        return (left, literal);
    }
    match read(&left, &right) {
        Some(literal) => (literal, right),
        None => (left, right),
    }
}

/// What PostgreSQL makes of two number types: both operands as one type, or each as it is, because
/// there is an operator for just these two.
fn fitted(operator: &str, left: &'static str, right: &'static str) -> (&'static str, &'static str) {
    let is_integer = |it| number_rank(it).is_some_and(|rank| rank <= 2);
    let is_float = |it| matches!(it, "float4" | "float8");
    let both = |it| (it, it);
    match operator {
        "^" if is_float(left) || is_float(right) => both("float8"),
        "^" if is_integer(left) && is_integer(right) => both("float8"),
        "%" | "&" | "|" | "#" if is_integer(left) && is_integer(right) => {
            both(common_number(left, right).unwrap_or(left))
        }
        _ => match (is_float(left), is_float(right)) {
            (true, true) => (left, right),
            (true, false) => (left, "float8"),
            (false, true) => ("float8", right),
            (false, false) if is_integer(left) && is_integer(right) => (left, right),
            (false, false) => both("numeric"),
        },
    }
}

fn numbers(operator: &str, left: Tree, right: Tree, scope: &Scope<'_>) -> (Tree, Tree) {
    match (number_type(&left, scope), number_type(&right, scope)) {
        (Some(one), Some(two)) => {
            let (one, two) = fitted(operator, one, two);
            (as_number(left, one, scope), as_number(right, two, scope))
        }
        _ => (left, right),
    }
}

/// The type, if it is one of the number types.
fn number_type(tree: &Tree, scope: &Scope<'_>) -> Option<&'static str> {
    type_of(tree, scope).filter(|it| number_rank(it).is_some())
}

/// A number as another type of number.
fn as_number(tree: Tree, name: &'static str, scope: &Scope<'_>) -> Tree {
    if type_of(&tree, scope) == Some(name) {
        tree
    } else {
        Tree::new(Head::Cast(DataType::system(name)), vec![tree])
    }
}

/// The operand of a prefix operator, made to fit: the roots take nothing but `double precision`.
pub(super) fn prefix_operand(operator: &str, operand: Tree, scope: &Scope<'_>) -> Tree {
    if matches!(operator, "|/" | "||/") && is_number(&operand, scope) {
        as_number(operand, "float8", scope)
    } else {
        operand
    }
}

/// The left side and the array of `= ANY (ARRAY[…])`, made to fit.
pub(super) fn array_operands(
    operator: &str,
    left: Tree,
    elements: Vec<Tree>,
    scope: &Scope<'_>,
) -> (Tree, Tree) {
    let element_type = elements.first().and_then(|it| number_type(it, scope));
    let array = Tree::new(Head::Array, elements);
    match (number_type(&left, scope), element_type) {
        (Some(one), Some(two)) => {
            let (one, fitted_two) = fitted(operator, one, two);
            let left = as_number(left, one, scope);
            if fitted_two == two {
                (left, array)
            } else {
                let cast = Head::Cast(DataType::system_array(fitted_two));
                (left, Tree::new(cast, vec![array]))
            }
        }
        _ => (left, array),
    }
}

/// `character` becomes text beside text, and in a concatenation; beside it, text becomes
/// `character`.
fn strings(operator: &str, left: Tree, right: Tree, scope: &Scope<'_>) -> (Tree, Tree) {
    let is_text = |it: &Tree| matches!(type_of(it, scope), Some("text" | "varchar"));
    let is_concatenation = operator == "||";
    let bare = |tree: &Tree, other: &Tree| -> Option<Tree> {
        let Head::Cast(data_type) = &tree.head else {
            return None;
        };
        let inner = tree.children.first().filter(|_| data_type.is_bare())?;
        let from = type_of(inner, scope)?;
        let is_added = match data_type.system_name()? {
            "text" => from == "bpchar" && (is_concatenation || is_text(other)),
            "bpchar" => {
                matches!(from, "text" | "varchar") && type_of(other, scope) == Some("bpchar")
            }
            _ => false,
        };
        is_added.then(|| inner.clone())
    };
    let new_left = bare(&left, &right);
    let new_right = bare(&right, &left);
    (new_left.unwrap_or(left), new_right.unwrap_or(right))
}

/// Values that agree on one type: elements of an array, branches of a `CASE`, arguments of
/// `coalesce`. Numbers are cast to the widest of their types, string constants are read as the type
/// of the others.
pub(super) fn common_operands(operands: Vec<Tree>, scope: &Scope<'_>) -> Vec<Tree> {
    let widest = operands
        .iter()
        .filter_map(|it| number_type(it, scope))
        .reduce(|one, two| common_number(one, two).unwrap_or(one));
    let known = widest.or_else(|| {
        operands
            .iter()
            .filter_map(|it| type_of(it, scope))
            .find(|it| *it != "unknown")
    });
    operands
        .into_iter()
        .map(|operand| {
            let read = known.and_then(|it| literal_as(&operand, &DataType::system(it)));
            let operand = read.unwrap_or(operand);
            match widest.filter(|_| number_type(&operand, scope).is_some()) {
                Some(widest) => as_number(operand, widest, scope),
                None => string_operand(operand, scope),
            }
        })
        .collect()
}

/// Without a cast from one string type to another.
fn string_operand(tree: Tree, scope: &Scope<'_>) -> Tree {
    let is_added = match &tree.head {
        Head::Cast(data_type) => {
            data_type.is_bare()
                && data_type.system_name().is_some_and(is_string_type)
                && tree
                    .children
                    .first()
                    .and_then(|it| type_of(it, scope))
                    .is_some_and(is_string_type)
        }
        _ => false,
    };
    if is_added {
        tree.children
            .into_iter()
            .next()
            .unwrap_or(Tree::leaf(Head::Null))
    } else {
        tree
    }
}

/// The arguments of a function without the casts that only pick one of several functions of that
/// name.
pub(super) fn function_arguments(name: &str, arguments: Vec<Tree>, scope: &Scope<'_>) -> Vec<Tree> {
    if matches!(name, "coalesce" | "greatest" | "least" | "nullif") {
        return common_operands(arguments, scope);
    }
    if matches!(name, "nextval" | "currval" | "setval") {
        return sequence_arguments(arguments);
    }
    arguments
        .into_iter()
        .map(|argument| match widened(&argument, scope) {
            Some(inner) => inner.clone(),
            None => string_operand(argument, scope),
        })
        .collect()
}

/// The arguments of a function of sequences: the first is the name of one, with a cast to `regclass`
/// or without, and `public` is seldom written.
fn sequence_arguments(mut arguments: Vec<Tree>) -> Vec<Tree> {
    if let Some(first) = arguments.first_mut() {
        let is_cast = matches!(&first.head, Head::Cast(it) if it.to_string() == "regclass");
        if is_cast && let Some(inner) = first.children.pop() {
            *first = inner;
        }
        if let Head::Text(name) = &mut first.head
            && let Ok(read) = crate::parse::qualified_name(name)
        {
            *name = crate::schema::written(&read).to_string();
        }
    }
    arguments
}

/// The number inside a cast to a wider type, which only picks the function: a cast to a narrower
/// one changes the value.
fn widened<'a>(tree: &'a Tree, scope: &Scope<'_>) -> Option<&'a Tree> {
    let Head::Cast(data_type) = &tree.head else {
        return None;
    };
    let inner = tree.children.first().filter(|_| data_type.is_bare())?;
    let rank = |name: &str| number_rank(name);
    let is_wider = rank(data_type.system_name()?)? > rank(number_type(inner, scope)?)?;
    is_wider.then_some(inner)
}

/// Whether a value is a number.
pub(super) fn is_number(tree: &Tree, scope: &Scope<'_>) -> bool {
    type_of(tree, scope).and_then(number_rank).is_some()
}

/// Whether a value is a string or a string constant.
pub(super) fn is_string(tree: &Tree, scope: &Scope<'_>) -> bool {
    match &tree.head {
        Head::Text(_) => true,
        _ => type_of(tree, scope).is_some_and(is_string_type),
    }
}
