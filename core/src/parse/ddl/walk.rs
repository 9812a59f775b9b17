//! The expressions, queries and statements that DDL holds, for who visits them all.

use super::alter_column::ColumnChange;
use super::alter_table::{AlterAction, AlterActionKind};
use super::constraint::{Constraint, ConstraintKind};
use super::create_table::{ColumnDef, TableElement};
use super::domain::DomainAction;
use super::function::{AtomicStatement, FunctionArgument, FunctionBody};
use super::index::{IndexKey, IndexTarget};
use super::partition::{PartitionBound, PartitionBoundKind, TypedElement};
use crate::parse::expr::Expr;
use crate::parse::query::from::FromClause;
use crate::parse::query::{Preparable, Query};
use crate::parse::statement::Body;
use crate::parse::utility::{Clause, Value};

/// What stands in a statement and has a walk of its own.
pub(in crate::parse) enum Held<'a> {
    Expr(&'a Expr),
    Query(&'a Query),
    From(&'a FromClause),
    Preparable(&'a Preparable),
    Body(&'a Body),
}

type Visit<'v, 'a> = &'v mut dyn FnMut(Held<'a>);

/// Calls `visit` for what a statement that is no query holds.
pub(in crate::parse) fn walk<'a>(body: &'a Body, visit: Visit<'_, 'a>) {
    match body {
        Body::CreateTable(it) => {
            for element in &it.elements {
                match element {
                    TableElement::Column(it) => column(it, visit),
                    TableElement::Constraint(it) => constraint(it, visit),
                    TableElement::Like(_) | TableElement::Unread(_) => {}
                }
            }
            for element in &it.typed_elements {
                match element {
                    TypedElement::Column(_, _, them) => constraints(them, visit),
                    TypedElement::Constraint(it) => constraint(it, visit),
                }
            }
            if let Some(it) = &it.bound {
                bound(it, visit);
            }
            if let Some(it) = &it.partition_key {
                index_keys(&it.keys, visit);
            }
        }
        Body::AlterTable(it) => it.actions.iter().for_each(|it| action(it, visit)),
        Body::AlterRelation(it) => it.actions.iter().for_each(|it| action(it, visit)),
        Body::CreateIndex(it) => {
            index_keys(&it.keys, visit);
            exprs(&it.include, visit);
            exprs(it.predicate.iter().map(|it| &it.1), visit);
        }
        Body::CreateDomain(it) => constraints(&it.constraints, visit),
        Body::AlterDomain(it) => match &it.action.value {
            DomainAction::SetDefault(it) => visit(Held::Expr(it)),
            DomainAction::AddConstraint(it) => constraint(it, visit),
            _ => {}
        },
        Body::CreateView(it) => {
            if let Some(it) = &it.query.tree {
                visit(Held::Query(it));
            }
        }
        Body::CreateFunction(it) => {
            arguments(&it.arguments, visit);
            match it.body.as_ref().map(|it| &it.value) {
                Some(FunctionBody::Return(it)) => visit(Held::Expr(it)),
                Some(FunctionBody::Atomic(them)) => {
                    for statement in them {
                        visit(match statement {
                            AtomicStatement::Return(_, it) => Held::Expr(it),
                            AtomicStatement::Statement(it) => Held::Body(&it.body),
                        });
                    }
                }
                None => {}
            }
        }
        Body::CreateStatistics(it) => {
            exprs(&it.targets, visit);
            visit(Held::From(&it.from));
        }
        Body::CreateSchema(it) => {
            for element in &it.elements {
                visit(Held::Body(&element.body));
            }
        }
        Body::Utility(it) => clauses(&it.clauses, visit),
        _ => {}
    }
}

fn exprs<'a>(them: impl IntoIterator<Item = &'a Expr>, visit: Visit<'_, 'a>) {
    for expr in them {
        visit(Held::Expr(expr));
    }
}

fn arguments<'a>(them: &'a [FunctionArgument], visit: Visit<'_, 'a>) {
    for argument in them {
        exprs(argument.default.iter().map(|it| &it.1), visit);
    }
}

fn column<'a>(column: &'a ColumnDef, visit: Visit<'_, 'a>) {
    constraints(&column.constraints, visit);
}

fn constraints<'a>(them: &'a [Constraint], visit: Visit<'_, 'a>) {
    for it in them {
        constraint(it, visit);
    }
}

fn constraint<'a>(constraint: &'a Constraint, visit: Visit<'_, 'a>) {
    match &constraint.kind {
        ConstraintKind::Default(it) | ConstraintKind::Check(it) | ConstraintKind::Generated(it) => {
            visit(Held::Expr(it));
        }
        ConstraintKind::Exclude(Some(it)) => {
            for (key, _) in &it.elements {
                index_keys(std::slice::from_ref(key), visit);
            }
            exprs(&it.condition, visit);
        }
        _ => {}
    }
}

fn index_keys<'a>(keys: &'a [IndexKey], visit: Visit<'_, 'a>) {
    for key in keys {
        if let IndexTarget::Expression(it) = &key.target {
            visit(Held::Expr(it));
        }
    }
}

fn bound<'a>(bound: &'a PartitionBound, visit: Visit<'_, 'a>) {
    match &bound.kind {
        PartitionBoundKind::In(them) => exprs(them, visit),
        PartitionBoundKind::Range(from, to) => {
            exprs(from, visit);
            exprs(to, visit);
        }
        PartitionBoundKind::Default | PartitionBoundKind::Hash(_) => {}
    }
}

fn action<'a>(action: &'a AlterAction, visit: Visit<'_, 'a>) {
    match &action.kind {
        AlterActionKind::AddColumn { column: it, .. } => column(it, visit),
        AlterActionKind::AddConstraint(it) => constraint(it, visit),
        AlterActionKind::AlterColumn { change, .. } => match change {
            ColumnChange::SetDefault(it) => visit(Held::Expr(it)),
            ColumnChange::SetType { using, .. } => exprs(using, visit),
            _ => {}
        },
        _ => {}
    }
}

fn clauses<'a>(them: &'a [Clause], visit: Visit<'_, 'a>) {
    for clause in them {
        for value in &clause.values {
            match value {
                Value::Expression(it) => visit(Held::Expr(it)),
                Value::Argument(it) => visit(Held::Expr(&it.value)),
                Value::Statement(it) => visit(Held::Preparable(it)),
                Value::Signature(it) => {
                    arguments(it.arguments.as_deref().unwrap_or(&[]), visit);
                    arguments(&it.ordered, visit);
                }
                Value::Constraint(it) => constraint(it, visit),
                Value::Bound(it) => bound(it, visit),
                Value::Action(it) => action(it, visit),
                _ => {}
            }
        }
        clauses(&clause.clauses, visit);
    }
}
