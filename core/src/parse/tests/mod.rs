//! The parser's tests, and what they have in common: a short way to write expected trees.

#![allow(clippy::panic, clippy::format_push_string)]

mod alter_index;
mod alter_table;
mod comment;
mod create_index;
mod create_table;
mod create_type;
mod debug_tree;
mod depth;
mod domain;
mod expr;
mod function;
mod grant;
mod kind;
mod lexer;
mod manipulation;
mod outline;
mod query;
mod role;
mod sequence;
mod session;
mod span;
mod split;
mod statistics;
mod utility;
mod view;

use super::expr::{Argument, Expr, ExprKind, expr};
use super::{Reader, Statement, parse};
use crate::parse::cursor::Cursor;
use crate::parse::data_type::{DataType, TypeName};

/// The only statement of a text.
#[track_caller]
fn one(sql: &str) -> Statement {
    let mut statements = parse(sql);
    assert_eq!(statements.len(), 1, "statements in {sql}");
    statements.remove(0)
}

/// The only statement of a text, which must have been read to its end.
#[track_caller]
fn read(sql: &str) -> Statement {
    let statement = one(sql);
    if let Some(unread) = statement.unread {
        panic!(
            "{sql}: unread at {:?}, expected {}",
            unread.span.slice(sql),
            unread.expected
        );
    }
    statement
}

/// An expression's tree, or where the parser stopped.
fn expr_tree(sql: &str) -> String {
    let mut reader = Reader::new(sql);
    let Some((_, tokens)) = reader.next() else {
        return String::new();
    };
    let mut cursor = Cursor::new(sql, tokens);
    match expr(&mut cursor) {
        Ok(tree) if cursor.is_at_end() => dump(&tree, sql),
        Ok(_) => format!("unread {}", cursor.unread("").span.slice(sql)),
        Err(unread) => format!("unread {}", unread.span.slice(sql)),
    }
}

/// `(operator operand operand)`
fn dump(tree: &Expr, sql: &str) -> String {
    let one = |it: &Expr| dump(it, sql);
    let all = |them: &[Expr]| list(them.iter().map(one));
    let not = |negated: bool| if negated { "not-" } else { "" };
    let maybe = |it: &Option<Box<Expr>>| it.as_ref().map_or("_".to_owned(), |it| one(it));
    match &tree.kind {
        ExprKind::Column(parts) => parts
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("."),
        ExprKind::Wildcard(parts) => {
            let parts: String = parts.iter().map(|it| format!("{it}.")).collect();
            format!("{parts}*")
        }
        ExprKind::Number(it) | ExprKind::Bits(it) | ExprKind::Parameter(it) => it.clone(),
        ExprKind::String(it) => format!("'{it}'"),
        ExprKind::Bool(it) => it.to_string(),
        ExprKind::Null => "null".to_owned(),
        ExprKind::Default => "default".to_owned(),
        ExprKind::Unary { operator, operand } => format!("({} {})", operator.name, one(operand)),
        ExprKind::Binary {
            operator,
            left,
            right,
        } => {
            let namespace = operator.namespace.as_ref();
            let namespace = namespace.map_or(String::new(), |it| format!("{it}."));
            format!(
                "({namespace}{} {} {})",
                operator.name,
                one(left),
                one(right)
            )
        }
        ExprKind::And(terms) => format!("(and{})", all(terms)),
        ExprKind::Or(terms) => format!("(or{})", all(terms)),
        ExprKind::Not(operand) => format!("(not {})", one(operand)),
        ExprKind::Is {
            operand,
            test,
            negated,
        } => format!("({}is-{test:?} {})", not(*negated), one(operand)).to_lowercase(),
        ExprKind::IsDistinctFrom {
            left,
            right,
            negated,
        } => format!("({}distinct {} {})", not(*negated), one(left), one(right)),
        ExprKind::Between {
            operand,
            low,
            high,
            symmetric,
            negated,
        } => format!(
            "({}between{} {} {} {})",
            not(*negated),
            if *symmetric { "-symmetric" } else { "" },
            one(operand),
            one(low),
            one(high)
        ),
        ExprKind::Like {
            kind,
            operand,
            pattern,
            escape,
            negated,
        } => {
            let escape = escape
                .as_ref()
                .map_or(String::new(), |it| format!(" {}", one(it)));
            let kind = format!("{kind:?}").to_lowercase();
            format!(
                "({}{kind} {} {}{escape})",
                not(*negated),
                one(operand),
                one(pattern)
            )
        }
        ExprKind::InList {
            operand,
            list,
            negated,
        } => format!("({}in {}{})", not(*negated), one(operand), all(list)),
        ExprKind::InQuery {
            operand,
            query,
            negated,
        } => format!(
            "({}in {} [{}])",
            not(*negated),
            one(operand),
            query.span.slice(sql)
        ),
        ExprKind::Quantified {
            operator,
            all,
            left,
            right,
        } => format!(
            "({}-{} {} {})",
            operator.name,
            if *all { "all" } else { "any" },
            one(left),
            one(right)
        ),
        ExprKind::Function(call) => {
            let arguments = list(call.arguments.iter().map(|it| argument(it, sql)));
            let distinct = if call.is_distinct { " distinct" } else { "" };
            let suffix = call
                .suffix
                .map_or(String::new(), |it| format!(" [{}]", it.slice(sql)));
            format!("({}{distinct}{arguments}{suffix})", call.name.value)
        }
        ExprKind::SqlValue { keyword, precision } => {
            let precision = precision.as_ref();
            let precision = precision.map_or(String::new(), |it| format!(" {}", one(it)));
            format!("<{}{precision}>", keyword.text())
        }
        ExprKind::Cast { operand, data_type } => {
            format!("(:: {} {})", one(operand), type_text(data_type, sql))
        }
        ExprKind::Collate { operand, collation } => {
            format!("(collate {} {})", one(operand), collation.value)
        }
        ExprKind::AtTimeZone { operand, zone } => format!("(at {} {})", one(operand), one(zone)),
        ExprKind::Case {
            operand,
            branches,
            otherwise,
        } => {
            let branches = list(
                branches
                    .iter()
                    .map(|(condition, value)| format!("({} {})", one(condition), one(value))),
            );
            format!("(case {}{branches} {})", maybe(operand), maybe(otherwise))
        }
        ExprKind::Array(elements) => format!("(array{})", all(elements)),
        ExprKind::ArrayQuery(query) => format!("(array [{}])", query.span.slice(sql)),
        ExprKind::Row(elements) => format!("(row{})", all(elements)),
        ExprKind::Subscript { operand, index } => {
            format!("(at-index {} {})", one(operand), one(index))
        }
        ExprKind::Slice { operand, from, to } => {
            format!("(slice {} {} {})", one(operand), maybe(from), maybe(to))
        }
        ExprKind::Field { operand, name } => format!("(field {} {})", one(operand), name.as_str()),
        ExprKind::Exists(query) => format!("(exists [{}])", query.span.slice(sql)),
        ExprKind::Subquery(query) => format!("[{}]", query.span.slice(sql)),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.map(|it| format!(" {it}")).collect()
}

fn argument(it: &Argument, sql: &str) -> String {
    let name = it
        .name
        .as_ref()
        .map_or(String::new(), |it| format!("{it}=>"));
    let variadic = if it.is_variadic { "variadic " } else { "" };
    format!("{variadic}{name}{}", dump(&it.value, sql))
}

/// `name(modifiers) fields[]`
fn type_text(data_type: &DataType, sql: &str) -> String {
    let name = match &data_type.name.value {
        TypeName::System(name) => (*name).to_owned(),
        TypeName::Named(name) => name.to_string(),
        TypeName::OfColumn(name) => format!("{name}%type"),
    };
    let modifiers: Vec<_> = data_type.modifiers.iter().map(|it| dump(it, sql)).collect();
    let modifiers = if modifiers.is_empty() {
        String::new()
    } else {
        format!("({})", modifiers.join(","))
    };
    let fields = data_type.interval_fields.as_ref();
    let fields = fields.map_or(String::new(), |it| format!(" {it}"));
    let array = if data_type.array.is_some() { "[]" } else { "" };
    let set = if data_type.is_set { "setof " } else { "" };
    format!("{set}{name}{modifiers}{fields}{array}")
}
