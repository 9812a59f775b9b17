//! Expressions with canonical names for their columns, and canonical texts for the queries in them.

use super::Reading;
use crate::ident::{Ident, QualifiedName};
use crate::parse::expr::{Argument, Expr, ExprKind, FunctionCall, Subquery};
use crate::parse::query::window::Over;
use crate::text::{Span, Spanned};

impl Reading<'_> {
    /// A copy of the expression in which every column and query is canonical.
    pub(super) fn node(&mut self, expr: &Expr) -> Expr {
        let mut copy = expr.clone();
        self.rename(&mut copy);
        copy
    }

    fn rename(&mut self, expr: &mut Expr) {
        let span = expr.span;
        match &mut expr.kind {
            ExprKind::Column(parts) => {
                let name = self.column(parts);
                *parts = vec![name];
                return;
            }
            // An argument that has a name goes by it.
            ExprKind::Parameter(number) => {
                let place = number.trim_start_matches('$').parse::<usize>().ok();
                let place = place.and_then(|it| it.checked_sub(1));
                let name = place.and_then(|it| self.parameters.get(it)?.clone());
                if let Some(name) = name {
                    expr.kind = ExprKind::Column(vec![Ident::new(format!("0.{}", name.as_str()))]);
                }
                return;
            }
            ExprKind::Subquery(query) => {
                expr.kind = call("query", vec![self.subquery(query)], span);
                return;
            }
            ExprKind::Exists(query) => {
                expr.kind = call("exists", vec![self.subquery(query)], span);
                return;
            }
            ExprKind::ArrayQuery(query) => {
                expr.kind = call("array", vec![self.subquery(query)], span);
                return;
            }
            ExprKind::InQuery {
                operand,
                query,
                negated,
            } => {
                let mut operand = (**operand).clone();
                self.rename(&mut operand);
                let found = call("in", vec![operand, self.subquery(query)], span);
                expr.kind = if *negated {
                    ExprKind::Not(Box::new(Expr { span, kind: found }))
                } else {
                    found
                };
                return;
            }
            // This is how PostgreSQL understands `IN`.
            ExprKind::Quantified {
                operator,
                all: false,
                left,
                right,
            } if &*operator.name == "=" && operator.namespace.is_none() => {
                if let ExprKind::Subquery(query) = &right.kind {
                    let mut operand = (**left).clone();
                    let query = query.clone();
                    self.rename(&mut operand);
                    expr.kind = call("in", vec![operand, self.subquery(&query)], span);
                    return;
                }
            }
            ExprKind::Function(call) => self.clauses(call, span),
            _ => {}
        }
        expr.for_each_child_mut(&mut |it| self.rename(it));
    }

    /// A query inside an expression, as a constant: its text.
    fn subquery(&mut self, query: &Subquery) -> Expr {
        let text = match &query.tree {
            Some(tree) => self.query(tree).text,
            None => self.tokens(query.span),
        };
        constant(text, query.span)
    }

    /// What stands beside the arguments of an aggregate or a window function becomes arguments, by names
    /// that no parameter has, as they are not one word.
    fn clauses(&mut self, call: &mut FunctionCall, span: Span) {
        let Some(clauses) = call.clauses.take() else {
            return;
        };
        call.suffix = None;
        let mut found: Vec<(&str, String)> = Vec::new();
        if let Some(order) = &clauses.order_by {
            found.push(("order by", self.argument_keys(order)));
        }
        if let Some(order) = &clauses.within_group {
            found.push(("within group", self.argument_keys(order)));
        }
        if let Some((_, condition)) = &clauses.filter {
            found.push(("filter where", self.expr(condition).to_string()));
        }
        match &clauses.over {
            Some((_, Over::Name(name))) => found.push(("over window", name.value.to_string())),
            Some((_, Over::Window(window))) => {
                let text = self.window(window);
                found.push(("over window", format!("({text})")));
            }
            None => {}
        }
        // The arguments themselves are visited by who called.
        for (name, text) in found {
            call.arguments.push(Argument {
                name: Some(Ident::new(name)),
                is_variadic: false,
                value: constant(text, span),
            });
        }
    }
}

fn constant(text: String, span: Span) -> Expr {
    Expr {
        span,
        kind: ExprKind::String(text),
    }
}

fn call(name: &str, values: Vec<Expr>, span: Span) -> ExprKind {
    let arguments = values.into_iter().map(|value| Argument {
        name: None,
        is_variadic: false,
        value,
    });
    ExprKind::Function(Box::new(FunctionCall {
        name: Spanned::new(QualifiedName::bare(Ident::new(name)), span),
        arguments: arguments.collect(),
        is_distinct: false,
        suffix: None,
        clauses: None,
    }))
}
