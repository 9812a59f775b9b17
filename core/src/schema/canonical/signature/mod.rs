//! Which operators and functions PostgreSQL has, and what types they take and give.
//!
//! Two tables of text, looked into only when expressions are compared that are written in different
//! ways. Where a name is not in them, as that of somebody's own function, types are not known.

use super::kind::Kind;

const FUNCTIONS: &str = include_str!("functions.txt");
const OPERATORS: &str = include_str!("operators.txt");

/// One of the signatures of a name.
#[derive(Clone, Debug)]
pub(super) struct Signature {
    pub(super) parameters: Vec<Parameter>,
    pub(super) result: Kind,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter {
    /// Its name, or nothing.
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) has_default: bool,
    /// Takes all arguments that are left; the kind is that of one of them.
    pub(super) is_variadic: bool,
}

/// The functions of this name.
pub(super) fn functions(name: &str) -> Vec<Signature> {
    find(FUNCTIONS, name)
}

/// The operators of this name, those with one operand among them.
pub(super) fn operators(name: &str) -> Vec<Signature> {
    find(OPERATORS, name)
}

fn find(table: &'static str, name: &str) -> Vec<Signature> {
    if name.contains(char::is_whitespace) {
        return Vec::new();
    }
    let line = format!("\n{name} ");
    let Some(start) = table.find(&line) else {
        return Vec::new();
    };
    let rest = &table[start + line.len()..];
    let signatures = &rest[..rest.find('\n').unwrap_or(rest.len())];
    signatures.split(' ').filter_map(signature).collect()
}

fn signature(text: &'static str) -> Option<Signature> {
    let (parameters, result) = text.split_once('>')?;
    let parameters = parameters.split(',').filter(|it| !it.is_empty());
    Some(Signature {
        parameters: parameters.map(parameter).collect(),
        result: Kind::named(result),
    })
}

fn parameter(text: &'static str) -> Parameter {
    let (name, rest) = text.split_once(':').unwrap_or(("", text));
    let (has_default, rest) = match rest.strip_prefix('?') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (is_variadic, rest) = match rest.strip_prefix('*') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    Parameter {
        name,
        kind: Kind::named(rest),
        has_default,
        is_variadic,
    }
}
