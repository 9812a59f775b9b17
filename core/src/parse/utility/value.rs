//! What a notation names in angle brackets.

use super::Value;
use crate::ident::{Keyword as K, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::data_type;
use crate::parse::ddl::alter_table::{AlterActionKind, action};
use crate::parse::ddl::comment::described_object;
use crate::parse::ddl::constraint::{column_constraint, table_constraint};
use crate::parse::ddl::object_change::expect_object_change;
use crate::parse::ddl::parameter::parameter;
use crate::parse::ddl::partition::partition_bound;
use crate::parse::ddl::role_name::role_name;
use crate::parse::ddl::signature::signature;
use crate::parse::expr::{argument, expr, primary_expr, restricted_expr};
use crate::parse::query::preparable;
use crate::parse::query::target::Relation;
use crate::parse::session::set_clause;
use crate::parse::token::TokenKind;
use crate::text::Spanned;

type Reader = fn(&mut Cursor<'_>) -> Parsed<Value>;

pub(super) const READERS: &[(&str, Reader)] = &[
    ("ident", |it| it.ident().map(name)),
    ("label", |it| it.label().map(name)),
    ("name", |it| it.qualified_name().map(Value::Name)),
    ("function", |it| it.function_name().map(Value::Name)),
    ("relation", |it| Relation::read(it).map(Value::Relation)),
    ("role", |it| role_name(it).map(Value::Role)),
    ("string", string),
    ("word", |it| match it.eat_string() {
        Some(string) => Ok(Value::String(string)),
        None => it.unreserved_ident("a word").map(name),
    }),
    ("number", number),
    ("value", |it| match it.eat_string() {
        Some(string) => Ok(Value::String(string)),
        None => number(it).or_else(|_| it.label().map(|it| Value::Word(it.span))),
    }),
    ("operator", operator),
    ("type", |it| Ok(Value::Type(Box::new(data_type(it)?)))),
    ("expr", |it| expr(it).map(expression)),
    ("restricted", |it| restricted_expr(it).map(expression)),
    ("call", |it| primary_expr(it).map(expression)),
    ("argument", |it| {
        Ok(Value::Argument(Box::new(argument(it)?)))
    }),
    ("statement", |it| preparable(it).map(Value::Statement)),
    ("parameter", |it| {
        Ok(Value::Parameter(Box::new(parameter(it)?)))
    }),
    ("signature", |it| {
        Ok(Value::Signature(Box::new(signature(it)?)))
    }),
    ("object", |it| {
        Ok(Value::Object(Box::new(described_object(it)?)))
    }),
    ("change", |it| {
        expect_object_change(it, "RENAME TO, OWNER TO or SET SCHEMA").map(Value::Change)
    }),
    ("set", |it| {
        let is_reset = it.eat(K::Set).is_none();
        if is_reset {
            it.expect(K::Reset)?;
        }
        Ok(Value::Set(Box::new(set_clause(it, is_reset)?)))
    }),
    ("column_constraint", |it| {
        let constraint = column_constraint(it)?;
        constraint.map_or_else(|| Err(it.unread("a constraint")), boxed_constraint)
    }),
    ("table_constraint", |it| {
        let constraint = table_constraint(it)?;
        constraint.map_or_else(|| Err(it.unread("a constraint")), boxed_constraint)
    }),
    ("bound", |it| {
        Ok(Value::Bound(Box::new(partition_bound(it)?)))
    }),
    ("action", |it| {
        let action = action(it);
        match action.kind {
            AlterActionKind::Unread(unread) => Err(unread),
            _ => Ok(Value::Action(Box::new(action))),
        }
    }),
];

fn name(name: Spanned<crate::ident::Ident>) -> Value {
    Value::Name(Spanned::new(QualifiedName::bare(name.value), name.span))
}

fn expression(expr: crate::parse::expr::Expr) -> Value {
    Value::Expression(Box::new(expr))
}

fn boxed_constraint(constraint: crate::parse::ddl::constraint::Constraint) -> Parsed<Value> {
    Ok(Value::Constraint(Box::new(constraint)))
}

fn string(it: &mut Cursor<'_>) -> Parsed<Value> {
    it.eat_string()
        .map(Value::String)
        .ok_or_else(|| it.unread("a string"))
}

/// A number with or without a sign, of any kind.
fn number(it: &mut Cursor<'_>) -> Parsed<Value> {
    let start = it.position();
    let _ = it.eat_operator("-").or_else(|| it.eat_operator("+"));
    if it.eat_kind(TokenKind::Number).is_none() {
        it.rewind(start);
        return Err(it.unread("a number"));
    }
    Ok(Value::Word(it.span_from(start)))
}

/// `+` or `schema.+`
fn operator(it: &mut Cursor<'_>) -> Parsed<Value> {
    let start = it.position();
    while !it.is_kind(TokenKind::Operator) {
        it.ident()?;
        it.expect_kind(TokenKind::Dot, "an operator")?;
    }
    it.bump();
    Ok(Value::Word(it.span_from(start)))
}
