//! Visiting every node of an expression.

use super::{Expr, ExprKind};

/// Visits what is directly below a node, once for reading and once for changing: the two differ in how
/// lists are gone through, and in `mut`.
macro_rules! visit_children {
    ($kind:expr, $visit:ident, $iter:ident $(, $mutable:tt)?) => {
        match $kind {
            ExprKind::Column(_)
            | ExprKind::Wildcard(_)
            | ExprKind::Number(_)
            | ExprKind::String(_)
            | ExprKind::Bits(_)
            | ExprKind::Bool(_)
            | ExprKind::Null
            | ExprKind::Default
            | ExprKind::Parameter(_)
            | ExprKind::ArrayQuery(_)
            | ExprKind::Exists(_)
            | ExprKind::Subquery(_) => {}
            ExprKind::Unary { operand, .. }
            | ExprKind::Not(operand)
            | ExprKind::Is { operand, .. }
            | ExprKind::InQuery { operand, .. }
            | ExprKind::Cast { operand, .. }
            | ExprKind::Collate { operand, .. }
            | ExprKind::Field { operand, .. } => $visit(operand),
            ExprKind::Binary { left, right, .. }
            | ExprKind::IsDistinctFrom { left, right, .. }
            | ExprKind::Quantified { left, right, .. } => {
                $visit(left);
                $visit(right);
            }
            ExprKind::And(terms)
            | ExprKind::Or(terms)
            | ExprKind::Array(terms)
            | ExprKind::Row(terms) => terms.$iter().for_each($visit),
            ExprKind::Between {
                operand, low, high, ..
            } => {
                $visit(operand);
                $visit(low);
                $visit(high);
            }
            ExprKind::Like {
                operand,
                pattern,
                escape,
                ..
            } => {
                $visit(operand);
                $visit(pattern);
                if let Some(escape) = escape {
                    $visit(escape);
                }
            }
            ExprKind::InList { operand, list, .. } => {
                $visit(operand);
                list.$iter().for_each($visit);
            }
            ExprKind::Function(call) => call
                .arguments
                .$iter()
                .for_each(|it| $visit(&$($mutable)? it.value)),
            ExprKind::SqlValue { precision, .. } => {
                if let Some(precision) = precision {
                    $visit(precision);
                }
            }
            ExprKind::AtTimeZone { operand, zone } => {
                $visit(operand);
                $visit(zone);
            }
            ExprKind::Case {
                operand,
                branches,
                otherwise,
            } => {
                if let Some(operand) = operand {
                    $visit(operand);
                }
                for (condition, value) in branches {
                    $visit(condition);
                    $visit(value);
                }
                if let Some(otherwise) = otherwise {
                    $visit(otherwise);
                }
            }
            ExprKind::Subscript { operand, index } => {
                $visit(operand);
                $visit(index);
            }
            ExprKind::Slice { operand, from, to } => {
                $visit(operand);
                for bound in [from, to].into_iter().flatten() {
                    $visit(bound);
                }
            }
        }
    };
}

impl Expr {
    /// Calls `visit` for this node and all below it, parents first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        visit(self);
        self.for_each_child(&mut |child| child.walk(visit));
    }

    fn for_each_child<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        visit_children!(&self.kind, visit, iter);
    }

    /// Calls `visit` for every node directly below this one, to be changed.
    pub(crate) fn for_each_child_mut(&mut self, visit: &mut dyn FnMut(&mut Expr)) {
        visit_children!(&mut self.kind, visit, iter_mut, mut);
    }
}
