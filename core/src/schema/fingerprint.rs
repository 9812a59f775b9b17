//! A short name for what a schema says.

use super::canonical::Scope;
use super::canonical::expression::canonical_value;
use super::{
    Check, Column, ForeignKey, Index, IndexKey, IndexTarget, ReferentialAction, Schema, Table,
};
use crate::ident::Ident;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

/// The version of the canonical text. It grows when the text of an unchanged schema changes, so that
/// an old fingerprint is not mistaken for that of another schema.
pub const VERSION: u32 = 1;

/// The hash of a schema's canonical text. Displays as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))
    }
}

impl Schema {
    /// The hash of all that the schema says. Equal schemas have equal ones.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(Sha256::digest(self.canonical_text()).into())
    }

    /// Everything that is compared, one object a line, in a fixed order.
    pub(super) fn canonical_text(&self) -> String {
        let mut text = format!("deesql schema {VERSION}\n");
        for name in self.namespaces.keys() {
            line(&mut text, format_args!("namespace {:?}", name.as_str()));
        }
        for table in self.tables.values() {
            table_text(table, &mut text);
        }
        text
    }
}

fn line(text: &mut String, content: fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(content);
    text.push('\n');
}

fn table_text(table: &Table, text: &mut String) {
    line(text, format_args!("table {:?}", table.name.to_string()));
    let scope = table.scope();
    let checked: BTreeSet<Ident> = table
        .checks
        .values()
        .filter(|it| it.is_valid)
        .filter_map(Check::not_null_column)
        .collect();
    let mut columns: Vec<&Column> = table.columns.iter().collect();
    columns.sort_by(|one, two| one.name.cmp(&two.name));
    for column in columns {
        column_text(column, &checked, &scope, text);
    }
    if let Some(key) = &table.primary_key {
        line(
            text,
            format_args!(
                "primary key {:?} {}",
                key.name.as_str(),
                names(&key.columns)
            ),
        );
    }
    for it in table.uniques.values() {
        line(
            text,
            format_args!(
                "unique {:?} {} include {} {}",
                it.name.as_str(),
                names(&it.columns),
                names(&it.include),
                it.nulls_not_distinct
            ),
        );
    }
    for it in table.checks.values() {
        let condition = it.condition.canonical(&scope);
        line(
            text,
            format_args!("check {:?} {} {condition}", it.name.as_str(), it.is_valid),
        );
    }
    for it in table.foreign_keys.values() {
        foreign_key_text(it, text);
    }
    for it in table.indexes.values() {
        index_text(it, &scope, text);
    }
}

fn column_text(column: &Column, checked: &BTreeSet<Ident>, scope: &Scope<'_>, text: &mut String) {
    let is_not_null = column.is_not_null || checked.contains(&column.name);
    let _ = write!(
        text,
        "column {:?} {} {is_not_null} {:?}",
        column.name.as_str(),
        column.data_type,
        column.storage
    );
    for (word, value) in [
        ("default", &column.default),
        ("generated", &column.generated),
    ] {
        if let Some(value) = value {
            let _ = write!(
                text,
                " {word} {}",
                canonical_value(value, scope, &column.data_type)
            );
        }
    }
    if let Some(identity) = &column.identity {
        let options = identity
            .sequence
            .without_defaults(column.data_type.system_name());
        let _ = write!(
            text,
            " identity {} {:?} {:?} {:?} {:?} {:?} {}",
            identity.is_always,
            options.start,
            options.increment,
            options.min,
            options.max,
            options.cache,
            options.is_cycle
        );
    }
    text.push('\n');
}

fn foreign_key_text(it: &ForeignKey, text: &mut String) {
    line(
        text,
        format_args!(
            "foreign key {:?} {} {:?} {} {} delete {} update {} {} {} {}",
            it.name.as_str(),
            names(&it.columns),
            it.target.to_string(),
            names(&it.target_columns),
            it.is_match_full,
            action(&it.on_delete),
            action(&it.on_update),
            it.is_deferrable,
            it.is_initially_deferred,
            it.is_valid
        ),
    );
}

fn action(action: &ReferentialAction) -> String {
    format!("{:?} {}", action.kind, names(&action.columns))
}

fn index_text(it: &Index, scope: &Scope<'_>, text: &mut String) {
    let key = |key: &IndexKey| {
        let target = match &key.target {
            IndexTarget::Column(name) => format!("{:?}", name.as_str()),
            IndexTarget::Expression(expression) => expression.canonical(scope).to_string(),
        };
        let name = |it: &Option<crate::ident::QualifiedName>| {
            it.as_ref().map(ToString::to_string).unwrap_or_default()
        };
        format!(
            "{target} {} {} {} {}",
            name(&key.collation),
            name(&key.operator_class),
            key.is_descending,
            key.is_nulls_first
        )
    };
    let keys: Vec<String> = it.keys.iter().map(key).collect();
    let predicate = it
        .predicate
        .as_ref()
        .map(|it| it.canonical(scope).to_string());
    line(
        text,
        format_args!(
            "index {:?} {} {:?} ({}) include {} {} where {} {:?}",
            it.name.as_str(),
            it.is_unique,
            it.method,
            keys.join(", "),
            names(&it.include),
            it.nulls_not_distinct,
            predicate.unwrap_or_default(),
            it.state
        ),
    );
}

fn names(names: &[Ident]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|it| format!("{:?}", it.as_str()))
        .collect();
    format!("({})", quoted.join(" "))
}
