//! The names that PostgreSQL gives to constraints and indexes without one (`makeObjectName` and
//! its callers in `indexcmds.c`, `tablecmds.c` and `heap.c`).

use crate::ident::{Ident, MAX_BYTES};
use crate::parse::data_type::TypeName;
use crate::parse::expr::{Expr, ExprKind};

/// The label of the names that a table and what belongs to it have while it is made anew. Nothing keeps
/// such a name.
pub const ANEW: &str = "deesql_new";

/// `first_second_label`, cut to fit: the longer of the two names loses bytes first.
pub fn object_name(first: &str, second: Option<&str>, label: &str) -> Ident {
    let overhead = label.len() + 1 + usize::from(second.is_some());
    let room = MAX_BYTES.saturating_sub(overhead);
    let mut first_length = first.len();
    let mut second_length = second.map_or(0, str::len);
    while first_length + second_length > room {
        if first_length > second_length {
            first_length -= 1;
        } else {
            second_length -= 1;
        }
    }
    let mut name = clip(first, first_length).to_owned();
    if let Some(second) = second {
        name.push('_');
        name.push_str(clip(second, second_length));
    }
    name.push('_');
    name.push_str(label);
    Ident::new(name)
}

/// At most so many bytes, whole characters.
fn clip(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    &text[..end]
}

/// Where many numbers are taken, no gap among them is looked for from here on.
const FEW: u32 = 32;

/// A name that is not taken: the label gets a number where it has to. Says whether it got one.
pub(super) fn free_name(
    first: &str,
    second: Option<&str>,
    label: &str,
    is_taken: impl Fn(&Ident) -> bool,
) -> (Ident, bool) {
    let plain = object_name(first, second, label);
    if !is_taken(&plain) {
        return (plain, false);
    }
    let numbered = |number: u32| object_name(first, second, &format!("{label}{number}"));
    let is_free = |number: u32| !is_taken(&numbered(number));
    let mut free = 1_u32;
    let mut taken = 0;
    while free < 1 << 31 && !is_free(free) {
        taken = free;
        free += if free < FEW { 1 } else { free };
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if is_free(middle) {
            free = middle;
        } else {
            taken = middle;
        }
    }
    (numbered(free), true)
}

/// The middle part of the name of a key or an index: its column names.
pub(super) fn columns_part<'a>(columns: impl IntoIterator<Item = &'a str>) -> String {
    let mut part = String::new();
    for column in columns {
        if !part.is_empty() {
            part.push('_');
        }
        part.push_str(column);
        if part.len() > MAX_BYTES {
            break;
        }
    }
    part
}

/// The name that PostgreSQL gives a key without one, clashes aside: `t_a_b_key`, `t_pkey`.
pub fn key_name(table: &str, columns: &[Ident], label: &str) -> Ident {
    let part = columns_part(columns.iter().map(Ident::as_str));
    object_name(table, Some(&part), label)
}

/// The name that PostgreSQL gives a check without one, clashes aside.
pub fn check_name(table: &str, only_column: Option<&Ident>) -> Ident {
    object_name(table, only_column.map(Ident::as_str), "check")
}

/// The names of an index's keys as they go into its own name: an expression lends the name of its
/// function, or is `expr`; the second of two equal ones gets a number.
pub(super) fn index_key_names(keys: impl IntoIterator<Item = Option<String>>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for key in keys {
        let plain = key.unwrap_or_else(|| "expr".to_owned());
        let mut name = plain.clone();
        let mut number = 1_u32;
        while names.contains(&name) {
            let digits = number.to_string();
            name = format!("{}{digits}", clip(&plain, MAX_BYTES - digits.len()));
            number += 1;
        }
        names.push(name);
    }
    names
}

/// The name that an expression lends (`FigureIndexColname`).
pub(super) fn expression_name(expr: &Expr) -> Option<String> {
    figure(expr).map(|it| it.0)
}

/// A name and whether it is a strong one, which an outer cast or `CASE` does not replace.
fn figure(expr: &Expr) -> Option<(String, bool)> {
    let strong = |name: &str| Some((name.to_owned(), true));
    match &expr.kind {
        ExprKind::Column(parts) => strong(parts.last()?.as_str()),
        ExprKind::Function(call) => strong(call.name.value.name.as_str()),
        ExprKind::SqlValue { keyword, .. } => strong(keyword.text()),
        ExprKind::Field { name, .. } => strong(name.as_str()),
        ExprKind::AtTimeZone { .. } => strong("timezone"),
        ExprKind::Array(_) | ExprKind::ArrayQuery(_) => strong("array"),
        ExprKind::Row(_) => strong("row"),
        ExprKind::Exists(_) => strong("exists"),
        ExprKind::Subscript { operand, .. }
        | ExprKind::Slice { operand, .. }
        | ExprKind::Collate { operand, .. } => figure(operand),
        ExprKind::Cast { operand, data_type } => figure(operand).filter(|it| it.1).or_else(|| {
            let name = match &data_type.name.value {
                TypeName::System(name) => (*name).to_owned(),
                TypeName::Named(name) | TypeName::OfColumn(name) => name.name.as_str().to_owned(),
            };
            Some((name, false))
        }),
        ExprKind::Bool(_) => Some(("bool".to_owned(), false)),
        ExprKind::Case { otherwise, .. } => otherwise
            .as_ref()
            .and_then(|it| figure(it))
            .filter(|it| it.1)
            .or_else(|| Some(("case".to_owned(), false))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_the_longer_name_first() {
        let long = "a".repeat(60);
        for (first, second, label, name) in [
            ("t", None, "pkey", "t_pkey".to_owned()),
            ("t", Some("a_b"), "key", "t_a_b_key".to_owned()),
            (&long, Some("b"), "key", format!("{}_b_key", "a".repeat(57))),
            (
                &long,
                Some(&*"b".repeat(40)),
                "idx",
                format!("{}_{}_idx", "a".repeat(29), "b".repeat(29)),
            ),
        ] {
            assert_eq!(object_name(first, second, label), Ident::new(name));
        }
    }

    #[test]
    fn numbers_names() {
        for (taken, expected) in [
            (0..0, "t_key"),
            (0..1, "t_key1"),
            (0..50, "t_key50"),
            (0..5000, "t_key5000"),
            (1..9, "t_key"),
        ] {
            let taken = |it: &Ident| {
                let number = it.as_str().trim_start_matches("t_key");
                taken.contains(&number.parse().unwrap_or(0))
            };
            assert_eq!(free_name("t", None, "key", taken).0, Ident::new(expected));
        }
        let gap = |it: &Ident| !it.as_str().ends_with("key7");
        assert_eq!(free_name("t", None, "key", gap).0, Ident::new("t_key7"));
    }

    #[test]
    fn names_index_keys_as_postgresql_does() {
        for (text, name) in [
            ("lower(a)", Some("lower")),
            ("a + 1", None),
            ("n::int", Some("n")),
            ("(a + 1)::date", Some("date")),
            ("ts AT TIME ZONE 'UTC'", Some("timezone")),
            ("coalesce(a, b)", Some("coalesce")),
            ("CASE WHEN a THEN 1 END", Some("case")),
            ("j ->> 'a'", None),
        ] {
            let expr = crate::parse::expression(text).unwrap();
            assert_eq!(expression_name(&expr).as_deref(), name, "{text}");
        }
        let names = index_key_names([None, None, Some("a".to_owned())]);
        assert_eq!(names, ["expr", "expr1", "a"]);
    }
}
