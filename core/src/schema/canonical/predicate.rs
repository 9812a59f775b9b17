//! Comparisons, patterns and lists, each in the one form that PostgreSQL stores.

use super::expression::{Reading, is_words};
use super::operand::{array_operands, common_operands, comparison_operands, is_number};
use super::tree::{Head, Tree};
use crate::parse::expr::{IsTest, LikeKind};

impl Reading<'_> {
    pub(super) fn binary(&self, operator: &str, left: Tree, right: Tree) -> Tree {
        // A comparison of rows is one of their columns; only these two operators are simple.
        if matches!(operator, "=" | "<>")
            && left.head == Head::Row
            && right.head == Head::Row
            && left.children.len() == right.children.len()
            && !left.children.is_empty()
        {
            let pairs = left.children.into_iter().zip(right.children);
            let terms = pairs.map(|(one, two)| self.binary(operator, one, two));
            let head = if operator == "=" { Head::And } else { Head::Or };
            return flat(head, terms.collect());
        }
        let (left, right) = comparison_operands(operator, left, right, self.scope);
        Tree::new(Head::Operator(operator.to_owned()), vec![left, right])
    }

    /// `IS DISTINCT FROM`: beside a NULL it is a test for NULL, of rows it is one of their columns.
    pub(super) fn distinct(&self, left: Tree, right: Tree, negated: bool) -> Tree {
        let is_null = |it| Tree::new(Head::Is(is_words(IsTest::Null, !negated)), vec![it]);
        match (&left.head, &right.head) {
            (_, Head::Null) => is_null(left),
            (Head::Null, _) => is_null(right),
            _ => negate(negated, self.distinct_values(left, right)),
        }
    }

    fn distinct_values(&self, left: Tree, right: Tree) -> Tree {
        if left.head == Head::Row
            && right.head == Head::Row
            && left.children.len() == right.children.len()
            && !left.children.is_empty()
        {
            let pairs = left.children.into_iter().zip(right.children);
            let terms = pairs.map(|(one, two)| self.distinct_values(one, two));
            return flat(Head::Or, terms.collect());
        }
        let (left, right) = comparison_operands("=", left, right, self.scope);
        Tree::new(Head::Distinct, vec![left, right])
    }

    pub(super) fn between(
        &self,
        operand: Tree,
        low: Tree,
        high: Tree,
        symmetric: bool,
        negated: bool,
    ) -> Tree {
        let (head, above, below) = if negated {
            (Head::Or, "<", ">")
        } else {
            (Head::And, ">=", "<=")
        };
        let range = |low: &Tree, high: &Tree| {
            let low = self.binary(above, operand.clone(), low.clone());
            let high = self.binary(below, operand.clone(), high.clone());
            flat(head.clone(), vec![low, high])
        };
        if !symmetric {
            return range(&low, &high);
        }
        let outer = if negated { Head::And } else { Head::Or };
        flat(outer, vec![range(&low, &high), range(&high, &low)])
    }

    pub(super) fn like(
        &self,
        kind: LikeKind,
        operand: Tree,
        pattern: Tree,
        escape: Option<Tree>,
        negated: bool,
    ) -> Tree {
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
                Tree::new(Head::Function(name.to_owned()), arguments)
            }
            None => pattern,
        };
        self.binary(operator, operand, pattern)
    }

    /// `a IN (…)`: constants become an array, what names a column a comparison of its own.
    pub(super) fn in_list(&self, operand: &Tree, list: Vec<Tree>, negated: bool) -> Tree {
        let operator = if negated { "<>" } else { "=" };
        let head = if negated { Head::And } else { Head::Or };
        let (mut constants, mut others): (Vec<Tree>, Vec<Tree>) =
            list.iter().cloned().partition(|it| !has_column(it));
        let mut terms = Vec::new();
        let is_row = |it: &Tree| it.head == Head::Row;
        if constants.len() > 1 && !is_row(operand) && !constants.iter().any(is_row) {
            // They agree on one type with the operand, which is cast on its own.
            let constants = std::mem::take(&mut constants);
            let (_, constants) = self.literals_like(operand.clone(), constants);
            let (left, array) = array_operands(operator, operand.clone(), constants, self.scope);
            let head = Head::Quantified(operator.to_owned(), negated);
            terms.push(Tree::new(head, vec![left, array]));
        } else {
            // In the order in which they are written.
            others = list;
        }
        terms.extend(
            others
                .into_iter()
                .map(|it| self.binary(operator, operand.clone(), it)),
        );
        flat(head, terms)
    }

    pub(super) fn quantified(&self, operator: String, all: bool, left: Tree, right: Tree) -> Tree {
        let (left, right) = match right {
            Tree {
                head: Head::Array,
                children,
            } => {
                let has_numbers = children.iter().any(|it| is_number(it, self.scope));
                let (left, elements) = if has_numbers {
                    (left, children)
                } else {
                    self.literals_like(left, children)
                };
                array_operands(&operator, left, elements, self.scope)
            }
            right => (left, right),
        };
        Tree::new(Head::Quantified(operator, all), vec![left, right])
    }

    /// The elements of a list read as the type of what they are compared with.
    fn literals_like(&self, left: Tree, elements: Vec<Tree>) -> (Tree, Vec<Tree>) {
        let mut together = vec![left];
        together.extend(elements);
        let mut together = common_operands(together, self.scope);
        let elements = together.split_off(1);
        (together.remove(0), elements)
    }
}

/// A chain of `AND` or of `OR` is one list, however it is grouped.
pub(super) fn flat(head: Head, terms: Vec<Tree>) -> Tree {
    let mut all = Vec::with_capacity(terms.len());
    for term in terms {
        if term.head == head {
            all.extend(term.children);
        } else {
            all.push(term);
        }
    }
    match all.len() {
        1 => all.remove(0),
        _ => Tree::new(head, all),
    }
}

pub(super) fn negate(negated: bool, tree: Tree) -> Tree {
    if negated {
        Tree::new(Head::Not, vec![tree])
    } else {
        tree
    }
}

fn has_column(tree: &Tree) -> bool {
    matches!(tree.head, Head::Column(_)) || tree.children.iter().any(has_column)
}
