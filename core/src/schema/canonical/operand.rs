//! The casts that PostgreSQL adds to operands and arguments so that their types fit, taken away
//! again; and string constants read as the type of what they stand beside.

use super::expression::literal_as;
use super::result_type::{common_number, is_string_type, number_rank, type_of};
use super::tree::{Head, Tree};
use super::{DataType, Scope};

/// The operands of an operator as they were before PostgreSQL made them fit.
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

/// The operand of a cast from one number type to another.
fn number_operand<'a>(tree: &'a Tree, scope: &Scope<'_>) -> Option<&'a Tree> {
    let Head::Cast(data_type) = &tree.head else {
        return None;
    };
    number_rank(data_type.system_name()?)?;
    let inner = tree.children.first().filter(|_| data_type.is_bare())?;
    number_rank(type_of(inner, scope)?).map(|_| inner)
}

/// What PostgreSQL makes of two number types: both operands as one type, or each as it is, because
/// there is an operator for just these two.
fn fitted(operator: &str, left: &'static str, right: &'static str) -> (&'static str, &'static str) {
    let is_integer = |it| number_rank(it).is_some_and(|rank| rank <= 2);
    if is_integer(left) && is_integer(right) {
        return match operator {
            "^" => ("float8", "float8"),
            "%" | "&" | "|" | "#" => {
                let common = common_number(left, right).unwrap_or(left);
                (common, common)
            }
            _ => (left, right),
        };
    }
    let is_float = |it| matches!(it, "float4" | "float8");
    if is_float(left) && is_float(right) {
        (left, right)
    } else if is_float(left) || is_float(right) {
        ("float8", "float8")
    } else {
        ("numeric", "numeric")
    }
}

fn numbers(operator: &str, left: Tree, right: Tree, scope: &Scope<'_>) -> (Tree, Tree) {
    let (Some(left_type), Some(right_type)) = (type_of(&left, scope), type_of(&right, scope))
    else {
        return (left, right);
    };
    if number_rank(left_type).is_none() || number_rank(right_type).is_none() {
        return (left, right);
    }
    let inner_left = number_operand(&left, scope).cloned();
    let inner_right = number_operand(&right, scope).cloned();
    // A real and a constant: PostgreSQL widens the constant only.
    let is_added = |one: &Tree, two: &Tree| match (type_of(one, scope), type_of(two, scope)) {
        (Some(one), Some(two)) => {
            let (first, second) = fitted(operator, one, two);
            let is_real = |from: &str, to: &str, now: &str| {
                to == now || (from == "float4" && now == "float4")
            };
            is_real(one, first, left_type) && is_real(two, second, right_type)
        }
        _ => false,
    };
    match (inner_left, inner_right) {
        (Some(one), Some(two)) if is_added(&one, &two) => (one, two),
        (_, Some(two)) if is_added(&left, &two) => (left, two),
        (Some(one), _) if is_added(&one, &right) => (one, right),
        _ => (left, right),
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
/// `coalesce`. The casts to that type are taken away, string constants are read as it.
pub(super) fn common_operands(operands: Vec<Tree>, scope: &Scope<'_>) -> Vec<Tree> {
    let bare = |it: &Tree| number_operand(it, scope).cloned();
    let widest = operands
        .iter()
        .filter_map(|it| type_of(bare(it).as_ref().unwrap_or(it), scope))
        .filter(|it| number_rank(it).is_some())
        .reduce(|one, two| common_number(one, two).unwrap_or(one));
    let known = operands
        .iter()
        .filter_map(|it| type_of(it, scope))
        .find(|it| *it != "unknown");
    operands
        .into_iter()
        .map(|operand| {
            if let (Some(inner), Some(widest)) = (bare(&operand), widest)
                && type_of(&operand, scope) == Some(widest)
            {
                return inner;
            }
            match known.and_then(|it| literal_as(&operand, &DataType::system(it))) {
                Some(literal) => literal,
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
    arguments
        .into_iter()
        .map(|argument| match number_operand(&argument, scope) {
            // Widening only: a cast to a narrower type changes the value.
            Some(inner) if is_widened(inner, &argument, scope) => inner.clone(),
            _ => string_operand(argument, scope),
        })
        .collect()
}

fn is_widened(inner: &Tree, outer: &Tree, scope: &Scope<'_>) -> bool {
    let rank = |it: &Tree| type_of(it, scope).and_then(number_rank);
    rank(inner) < rank(outer)
}

/// Whether a value is a string or a string constant.
pub(super) fn is_string(tree: &Tree, scope: &Scope<'_>) -> bool {
    match &tree.head {
        Head::Text(_) => true,
        _ => type_of(tree, scope).is_some_and(is_string_type),
    }
}
