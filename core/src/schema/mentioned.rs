//! Which objects beside tables an expression, a statement or a table names.

use super::{Expression, IndexTarget, ObjectId, Schema, Table, qualified};
use crate::ident::QualifiedName;
use crate::parse::expr::{Expr, ExprKind};
use crate::parse::{self, Body};
use crate::text::Span;
use std::collections::BTreeSet;

/// Those that a statement names in its expressions and types.
pub fn by_statement(body: &Body, _text: &str, schema: &Schema) -> BTreeSet<ObjectId> {
    let mut found = BTreeSet::new();
    body.walk_queries(&mut |it| by_node(it, schema, &mut found));
    found
}

/// Those that a table names: in defaults, generated columns, checks and indexes.
pub fn by_table(table: &Table, schema: &Schema) -> BTreeSet<ObjectId> {
    let mut found = BTreeSet::new();
    for expression in expressions(table) {
        if let Ok(expr) = expression.parse() {
            by_expression(&expr, schema, &mut found);
        }
    }
    found
}

fn by_expression(expr: &Expr, schema: &Schema, found: &mut BTreeSet<ObjectId>) {
    expr.walk(&mut |it| by_node(it, schema, found));
}

/// All expressions of a table.
fn expressions(table: &Table) -> impl Iterator<Item = &Expression> {
    let columns = table.columns.iter();
    let values = columns.flat_map(|it| it.default.iter().chain(&it.generated));
    let checks = table.checks.values().map(|it| &it.condition);
    let indexes = table.indexes.values().flat_map(|it| {
        let keys = it.keys.iter().filter_map(|it| match &it.target {
            IndexTarget::Expression(it) => Some(it),
            IndexTarget::Column(_) => None,
        });
        keys.chain(&it.predicate)
    });
    values.chain(checks).chain(indexes)
}

fn by_node(node: &Expr, schema: &Schema, found: &mut BTreeSet<ObjectId>) {
    if let Some((name, _)) = sequence(node) {
        let id = ObjectId::Sequence(name);
        if schema.object(&id).is_some() {
            found.insert(id);
        }
    }
}

/// The sequence that a call of `nextval` and the like names, and the string that it stands in.
pub(super) fn sequence(node: &Expr) -> Option<(QualifiedName, Span)> {
    let ExprKind::Function(call) = &node.kind else {
        return None;
    };
    let name = call.name.value.name.as_str();
    let is_meant = matches!(name, "nextval" | "currval" | "setval");
    sequence_name(&call.arguments.first()?.value).filter(|_| is_meant)
}

/// The name in `'name'` or `'name'::regclass`.
fn sequence_name(expr: &Expr) -> Option<(QualifiedName, Span)> {
    match &expr.kind {
        ExprKind::String(name) => {
            let name = parse::qualified_name(name).ok()?;
            Some((qualified(&name), expr.span))
        }
        ExprKind::Cast { operand, .. } => sequence_name(operand),
        _ => None,
    }
}
