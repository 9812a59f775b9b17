//! Expressions made with the grammar, and their mutants.

use std::fmt::Write;

use super::grammar::{Grammar, Piece, Production, Sort};
use super::random::Random;

/// A production with its holes filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) production: usize,
    pub(super) children: Vec<Node>,
    /// Whether it stands in parentheses that it does not need.
    has_parentheses: bool,
}

/// What an expression may be made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) has_columns: bool,
    pub(super) is_immutable: bool,
}

impl Limits {
    fn allow(self, production: &Production) -> bool {
        (self.has_columns || production.sort != Sort::Column)
            && (!self.is_immutable || production.is_immutable)
    }
}

pub(super) struct Maker<'a> {
    pub(super) grammar: &'a Grammar,
    pub(super) random: Random,
}

impl Maker<'_> {
    fn production(&self, node: &Node) -> &Production {
        &self.grammar.productions[node.production]
    }

    /// An expression of one of these types, not much deeper than `depth`.
    fn expression(&mut self, types: &[&'static str], depth: u8, limits: Limits) -> Option<Node> {
        // A type first, so that classes are not ruled by the type with the most productions.
        let data_type = *self.random.pick(types);
        let leaves = |it: &Production| it.is_leaf() && limits.allow(it);
        let columns = |it: &Production| it.sort == Sort::Column && limits.allow(it);
        let all = |it: &Production| limits.allow(it);
        let mut fitting = match self.random.below(4) {
            _ if depth > 0 && !self.random.one_in(3) => self.grammar.fitting(&[data_type], all),
            0 => self.grammar.fitting(&[data_type], leaves),
            _ => self.grammar.fitting(&[data_type], columns),
        };
        if fitting.is_empty() {
            fitting = self.grammar.fitting(&[data_type], leaves);
        }
        if fitting.is_empty() {
            fitting = self.grammar.fitting(&[data_type], all);
        }
        if fitting.is_empty() {
            return None;
        }
        let production = *self.random.pick(&fitting);
        self.filled(production, depth.saturating_sub(1), limits)
    }

    /// A production with its holes filled.
    pub(super) fn filled(&mut self, production: usize, depth: u8, limits: Limits) -> Option<Node> {
        let grammar = self.grammar;
        let holes = grammar.productions[production].holes();
        let children: Option<Vec<Node>> = holes
            .map(|it| self.expression(&it.types, depth, limits))
            .collect();
        Some(Node {
            production,
            children: children?,
            has_parentheses: self.random.one_in(12),
        })
    }

    /// The expression, or one around it that is of one of these types.
    pub(super) fn wrapped(
        &mut self,
        mut node: Node,
        types: &[&'static str],
        limits: Limits,
    ) -> Option<Node> {
        for _ in 0..4 {
            let data_type = self.production(&node).data_type;
            if types.contains(&data_type) {
                return Some(node);
            }
            let takes = |it: &Production| {
                limits.allow(it) && it.holes().any(|hole| hole.types.contains(&data_type))
            };
            let all: Vec<&'static str> = self.grammar.of_type.keys().copied().collect();
            let direct = self.grammar.fitting(types, takes);
            let around = if direct.is_empty() {
                self.grammar.fitting(&all, takes)
            } else {
                direct
            };
            if around.is_empty() {
                return None;
            }
            let around = *self.random.pick(&around);
            let mut outer = self.filled(around, 0, limits)?;
            let place = self.grammar.productions[around]
                .holes()
                .position(|it| it.types.contains(&data_type))?;
            outer.children[place] = node;
            node = outer;
        }
        None
    }

    /// The same with one place changed: a literal, a column, an operator, a grouping, the order of
    /// two operands. `None` where nothing can be changed.
    pub(super) fn mutant(&mut self, node: &Node, limits: Limits) -> Option<Node> {
        let count = size(node);
        for _ in 0..12 {
            let target = self.random.below(count);
            let mut mutant = node.clone();
            let at = nth(&mut mutant, target).1?;
            if self.mutate(at, limits) && mutant != *node {
                return Some(mutant);
            }
        }
        None
    }

    fn mutate(&mut self, node: &mut Node, limits: Limits) -> bool {
        let grammar = self.grammar;
        let own = &grammar.productions[node.production];
        let holes = |it: &Production| -> Vec<Vec<&'static str>> {
            it.holes().map(|it| it.types.clone()).collect()
        };
        match self.random.below(3) {
            // Another grouping: `(a + b) + c` for `a + (b + c)`.
            0 if node.children.len() == 2 => {
                let [left, right] = node.children.as_slice() else {
                    return false;
                };
                let is_of_type =
                    |it: &Node| grammar.productions[it.production].data_type == own.data_type;
                if right.children.len() == 2 && is_of_type(right) {
                    let mut inner = right.clone();
                    let last = inner.children.remove(1);
                    inner.children.insert(0, left.clone());
                    *node = Node {
                        production: right.production,
                        children: vec![
                            Node {
                                production: node.production,
                                children: inner.children,
                                has_parentheses: false,
                            },
                            last,
                        ],
                        has_parentheses: false,
                    };
                    return true;
                }
                node.children.swap(0, 1);
                true
            }
            _ => {
                let same = grammar.fitting(&[own.data_type], |it| {
                    limits.allow(it)
                        && it.sort == own.sort
                        && !it.is_spelling
                        && !own.is_spelling
                        && holes(it) == holes(own)
                        && it.template != own.template
                });
                if same.is_empty() {
                    return false;
                }
                node.production = *self.random.pick(&same);
                true
            }
        }
    }

    /// The text.
    pub(super) fn text(&self, node: &Node) -> String {
        let mut text = String::new();
        self.write(node, 0, &mut text);
        text
    }

    pub(super) fn level(&self, node: &Node) -> u8 {
        self.production(node).level
    }

    fn write(&self, node: &Node, level: u8, out: &mut String) {
        let production = self.production(node);
        let needs_parentheses = production.level < level || node.has_parentheses;
        if needs_parentheses {
            out.push('(');
        }
        let mut children = node.children.iter();
        for piece in &production.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Hole(hole) => self.write(children.next().unwrap(), hole.level, out),
            }
        }
        if needs_parentheses {
            out.push(')');
        }
    }

    /// The tree without its literals: the productions that it is made of, a column being its type.
    /// Parentheses are no part of it.
    pub(super) fn shape(&self, node: &Node) -> String {
        let mut shape = String::new();
        self.write_shape(node, &mut shape);
        shape
    }

    fn write_shape(&self, node: &Node, out: &mut String) {
        let production = self.production(node);
        match production.sort {
            Sort::Literal => out.push('?'),
            Sort::Column => out.push_str(production.data_type),
            Sort::Other => {
                let _ = write!(out, "[{}", production.template);
                for child in &node.children {
                    out.push_str("; ");
                    self.write_shape(child, out);
                }
                out.push(']');
            }
        }
    }
}

fn size(node: &Node) -> usize {
    1 + node.children.iter().map(size).sum::<usize>()
}

/// The node with this number, counted from the top; what is left of the number if it is not here.
fn nth(node: &mut Node, mut number: usize) -> (usize, Option<&mut Node>) {
    if number == 0 {
        return (0, Some(node));
    }
    number -= 1;
    for child in &mut node.children {
        let (rest, found) = nth(child, number);
        if found.is_some() {
            return (rest, found);
        }
        number = rest;
    }
    (number, None)
}
