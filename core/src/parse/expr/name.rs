//! Expressions that begin with a name: columns, calls, and types before a constant.

use super::call::call;
use super::parser::boxed;
use super::{Expr, ExprKind};
use crate::ident::{Ident, Keyword as K, KeywordCategory, QualifiedName};
use crate::parse::cursor::{Cursor, Parsed};
use crate::parse::data_type::{DataType, TypeName, data_type, interval_fields};
use crate::parse::token::TokenKind;
use crate::text::Spanned;

/// A column reference, a function call, or a type before a constant.
pub(super) fn name_prefix(it: &mut Cursor<'_>) -> Parsed<ExprKind> {
    let start = it.position();
    let category = it.keyword().map(K::category);
    if category == Some(KeywordCategory::Reserved) {
        return Err(it.unread("an expression"));
    }
    let mut parts = vec![it.label()?.value];
    while it.eat_kind(TokenKind::Dot).is_some() {
        if it.eat_operator("*").is_some() {
            return Ok(ExprKind::Wildcard(parts));
        }
        parts.push(it.label()?.value);
    }
    let span = it.span_from(start);
    let may_be_function = category != Some(KeywordCategory::ColumnName) || parts.len() > 1;
    if may_be_function && it.is_kind(TokenKind::LeftParen) {
        let call = call(it, Spanned::new(qualified(parts), span), None)?;
        return Ok(typed_constant(it, start, call));
    }
    let is_before_string = matches!(
        it.variable()
            .map_or_else(|| it.peek().map(|it| it.kind), |it| Some(it.1)),
        Some(TokenKind::String(_))
    );
    if may_be_function && is_before_string {
        let mut constant = it.clone();
        constant.rewind(start);
        if let Ok(data_type) = data_type(&mut constant)
            && let Some(operand) = string_operand(&mut constant)
        {
            *it = constant;
            let data_type = Box::new(data_type);
            return Ok(ExprKind::Cast { operand, data_type });
        }
    }
    if parts.len() == 1 && category == Some(KeywordCategory::TypeOrFunctionName) {
        it.rewind(start);
        return Err(it.unread("an expression"));
    }
    Ok(ExprKind::Column(parts))
}

/// `mytype(3) 'constant'` looks like a call up to the constant.
fn typed_constant(it: &mut Cursor<'_>, start: usize, call: ExprKind) -> ExprKind {
    let span = it.span_from(start);
    match call {
        ExprKind::Function(call)
            if call.suffix.is_none() && !call.is_distinct && !call.arguments.is_empty() =>
        {
            let Some(operand) = string_operand(it) else {
                return ExprKind::Function(call);
            };
            let name = Spanned::new(TypeName::Named(call.name.value), call.name.span);
            let modifiers = call.arguments.into_iter().map(|it| it.value).collect();
            let data_type = Box::new(DataType {
                span,
                name,
                modifiers,
                interval_fields: None,
                array: None,
                is_set: false,
            });
            ExprKind::Cast { operand, data_type }
        }
        other => other,
    }
}

fn qualified(mut parts: Vec<Ident>) -> QualifiedName {
    let name = parts.pop().unwrap_or_else(|| Ident::new(""));
    QualifiedName {
        namespace: parts.pop(),
        name,
    }
}

/// `date '2026-01-01'` for the types with a grammar of their own.
pub(super) fn type_constant(it: &mut Cursor<'_>) -> Parsed<Option<ExprKind>> {
    let start = it.position();
    let Ok(mut data_type) = data_type(it) else {
        it.rewind(start);
        return Ok(None);
    };
    let Some(operand) = string_operand(it) else {
        it.rewind(start);
        return Ok(None);
    };
    // Before a constant `char` and `bit` are of any length, not of one.
    if let TypeName::System(name @ ("bpchar" | "bit")) = data_type.name.value
        && data_type.modifiers.is_empty()
    {
        data_type.name.value = TypeName::Named(QualifiedName::bare(Ident::new(name)));
    }
    let is_interval = data_type.name.value == TypeName::System("interval");
    if is_interval && data_type.interval_fields.is_none() && data_type.modifiers.is_empty() {
        // `interval '1' day`: the fields stand after the constant.
        let (fields, modifiers) = interval_fields(it)?;
        if fields.is_some() {
            data_type.interval_fields = fields;
            data_type.modifiers = modifiers;
        }
    }
    Ok(Some(ExprKind::Cast {
        operand,
        data_type: Box::new(data_type),
    }))
}

fn string_operand(it: &mut Cursor<'_>) -> Option<Box<Expr>> {
    let value = it.eat_string()?;
    Some(boxed(Expr {
        span: value.span,
        kind: ExprKind::String(value.value),
    }))
}
