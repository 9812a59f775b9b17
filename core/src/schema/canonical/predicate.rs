//! Operators, comparisons, patterns and lists, each in the one form that PostgreSQL stores.

use super::expression::{Reading, agreed, flat, is_words, negate};
use super::kind::{self, Kind};
use super::resolve;
use super::tree::{Head, Tree};
use super::value::{Type, Value};
use crate::parse::expr::{IsTest, LikeKind};

/// Whether both are rows of as many fields.
fn are_rows(left: &Value, right: &Value) -> bool {
    left.tree.head == Head::Row
        && right.tree.head == Head::Row
        && left.tree.children.len() == right.tree.children.len()
        && !left.tree.children.is_empty()
}

impl Reading<'_> {
    pub(super) fn binary(&self, operator: &str, left: Value, right: Value) -> Value {
        if matches!(operator, "=" | "<>" | "<" | "<=" | ">" | ">=") && are_rows(&left, &right) {
            return self.rows(operator, left, right);
        }
        let head = Head::Operator(operator.to_owned());
        let operands = left.argument().zip(right.argument());
        let picked = operands.and_then(|(one, two)| resolve::operator(operator, &[one, two]));
        match picked {
            Some(picked) => {
                let left = left.become_kind(picked.arguments[0]);
                let right = right.become_kind(picked.arguments[1]);
                let tree = Tree::new(head, vec![left.tree, right.tree]);
                Value::of_kind(tree, picked.result)
            }
            None => {
                let operands = vec![left.without_type().tree, right.without_type().tree];
                Value::unknown(Tree::new(head, operands))
            }
        }
    }

    /// Equality of rows is that of their fields; other comparisons stay whole.
    fn rows(&self, operator: &str, left: Value, right: Value) -> Value {
        let pairs = left.fields.into_iter().zip(right.fields);
        let compared = pairs.map(|(one, two)| self.binary(operator, one, two).tree);
        let head = match operator {
            "=" => Head::And,
            "<>" => Head::Or,
            _ => {
                let (lefts, rights) = compared
                    .map(|mut it| {
                        let right = it.children.pop();
                        (it.children.pop(), right)
                    })
                    .unzip::<_, _, Vec<_>, Vec<_>>();
                let row = |them: Vec<Option<Tree>>| {
                    Tree::new(Head::Row, them.into_iter().flatten().collect())
                };
                let head = Head::Operator(operator.to_owned());
                return Value::boolean(Tree::new(head, vec![row(lefts), row(rights)]));
            }
        };
        Value::boolean(flat(head, compared.collect()))
    }

    /// `IS DISTINCT FROM`: beside a NULL it is a test for NULL, of rows it is one of their columns.
    pub(super) fn distinct(&self, left: Value, right: Value, negated: bool) -> Value {
        let is_null = |it: Value| {
            Value::boolean(Tree::new(
                Head::Is(is_words(IsTest::Null, !negated)),
                vec![it.tree],
            ))
        };
        match (&left.tree.head, &right.tree.head) {
            (_, Head::Null) => is_null(left),
            (Head::Null, _) => is_null(right),
            _ => Value::boolean(negate(negated, self.distinct_values(left, right))),
        }
    }

    fn distinct_values(&self, left: Value, right: Value) -> Tree {
        if are_rows(&left, &right) {
            let pairs = left.fields.into_iter().zip(right.fields);
            let terms = pairs.map(|(one, two)| self.distinct_values(one, two));
            // Term after term, each around those before.
            let whole = terms.reduce(|one, two| flat(Head::Or, vec![one, two]));
            return whole.unwrap_or(Tree::leaf(Head::Or));
        }
        Tree {
            head: Head::Distinct,
            ..self.binary("=", left, right).tree
        }
    }

    pub(super) fn between(
        &self,
        operand: &Value,
        low: &Value,
        high: &Value,
        symmetric: bool,
        negated: bool,
    ) -> Value {
        let (head, above, below) = if negated {
            (Head::Or, "<", ">")
        } else {
            (Head::And, ">=", "<=")
        };
        let range = |low: &Value, high: &Value| {
            let low = self.binary(above, operand.clone(), low.clone());
            let high = self.binary(below, operand.clone(), high.clone());
            flat(head.clone(), vec![low.tree, high.tree])
        };
        if !symmetric {
            return Value::boolean(range(low, high));
        }
        let outer = if negated { Head::And } else { Head::Or };
        Value::boolean(flat(outer, vec![range(low, high), range(high, low)]))
    }

    pub(super) fn like(
        &self,
        kind: LikeKind,
        operand: Value,
        pattern: Value,
        escape: Option<Value>,
        negated: bool,
    ) -> Value {
        let operator = match (kind, negated) {
            (LikeKind::Like, false) => "~~",
            (LikeKind::Like, true) => "!~~",
            (LikeKind::Ilike, false) => "~~*",
            (LikeKind::Ilike, true) => "!~~*",
            (LikeKind::SimilarTo, false) => "~",
            (LikeKind::SimilarTo, true) => "!~",
        };
        let function = match kind {
            LikeKind::SimilarTo => Some("similar_to_escape"),
            _ if escape.is_some() => Some("like_escape"),
            _ => None,
        };
        let pattern = match function {
            Some(name) => {
                let mut arguments = vec![pattern];
                arguments.extend(escape);
                self.call(name, arguments)
            }
            None => pattern,
        };
        self.binary(operator, operand, pattern)
    }

    /// `a IN (…)`: what names no column becomes an array, what does a comparison of its own.
    pub(super) fn in_list(&self, operand: &Value, list: Vec<Value>, negated: bool) -> Value {
        let operator = if negated { "<>" } else { "=" };
        let head = if negated { Head::And } else { Head::Or };
        let has_rows = list.iter().any(|it| it.tree.head == Head::Row);
        let (constants, others): (Vec<Value>, Vec<Value>) =
            list.iter().cloned().partition(|it| !has_column(&it.tree));
        let kinds = std::iter::once(operand).chain(&constants);
        let kinds: Option<Vec<Option<Kind>>> = kinds.map(Value::argument).collect();
        // Somebody's own type agrees with itself, as far as can be told.
        let is_array = constants.len() > 1
            && !has_rows
            && operand.tree.head != Head::Row
            && kinds.as_ref().is_none_or(|it| {
                kind::common(it.iter().copied()).is_some_and(|common| !common.is_array)
            });
        let mut terms = Vec::new();
        let rest = if is_array {
            let mut constants = constants;
            if let Some(common) = kinds.and_then(|it| kind::common(it.into_iter())) {
                let of_common = constants.into_iter().map(|it| it.become_kind(common));
                constants = of_common.collect();
            }
            let (elements, data_type) = agreed(constants, 0);
            let data_type = match data_type {
                Type::Known(element) => Type::Known(element.without_modifiers().array_of()),
                other => other,
            };
            let array = Value::new(Tree::new(Head::Array, elements), data_type);
            terms.push(
                self.quantified(operator, negated, operand.clone(), array)
                    .tree,
            );
            others
        } else {
            // In the order in which they are written.
            list
        };
        let compared = rest.into_iter();
        terms.extend(compared.map(|it| self.binary(operator, operand.clone(), it).tree));
        // Term after term, each around those before.
        let whole = terms
            .into_iter()
            .reduce(|one, two| flat(head.clone(), vec![one, two]));
        Value::boolean(whole.unwrap_or(Tree::leaf(head)))
    }

    pub(super) fn quantified(&self, operator: &str, all: bool, left: Value, right: Value) -> Value {
        let head = Head::Quantified(operator.to_owned(), all);
        let element = match right.argument() {
            Some(Some(array)) if array.is_array => Some(Some(array.element())),
            Some(None) => Some(None),
            _ => None,
        };
        let operands = left.argument().zip(element);
        let picked = operands.and_then(|(one, two)| resolve::operator(operator, &[one, two]));
        match picked {
            Some(picked) => {
                let left = left.become_kind(picked.arguments[0]);
                let right = right.become_kind(picked.arguments[1].array());
                Value::boolean(Tree::new(head, vec![left.tree, right.tree]))
            }
            None => {
                let operands = vec![left.without_type().tree, right.without_type().tree];
                Value::boolean(Tree::new(head, operands))
            }
        }
    }
}

fn has_column(tree: &Tree) -> bool {
    matches!(tree.head, Head::Column(_)) || tree.children.iter().any(has_column)
}
