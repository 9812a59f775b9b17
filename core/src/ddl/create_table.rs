//! `CREATE TABLE` and its parts.

use super::{include, list};
use crate::ident::Ident;
use crate::parse::ddl::constraint::ReferentialActionKind;
use crate::schema::{
    Column, Expression, ForeignKey, Identity, Origin, ReferentialAction, SequenceOptions, Table,
    Unique, written,
};
use std::fmt::Write as _;

/// `CREATE TABLE` with everything but indexes, which are statements of their own. `takes` says which
/// foreign keys come along: the others must wait for the tables that they refer to.
pub fn create_table(table: &Table, takes: &dyn Fn(&ForeignKey) -> bool) -> String {
    let lines: Vec<String> = table_elements(table, takes)
        .into_iter()
        .map(|it| it.0)
        .collect();
    if lines.is_empty() {
        return format!("CREATE TABLE {} ()", written(&table.name));
    }
    format!(
        "CREATE TABLE {} (\n    {}\n)",
        written(&table.name),
        lines.join(",\n    ")
    )
}

/// The elements of a table in their order, each with the place that asks for it, so that what is
/// said about a piece of the statement can be said there.
pub fn table_elements<'a>(
    table: &'a Table,
    takes: &dyn Fn(&ForeignKey) -> bool,
) -> Vec<(String, &'a Origin)> {
    let mut elements: Vec<(String, &Origin)> = table
        .columns
        .iter()
        .map(|it| (column_definition(it, table), &it.origin))
        .collect();
    if let Some(key) = &table.primary_key {
        let text = format!(
            "{}PRIMARY KEY ({}){}",
            name(&key.name, key.is_named),
            list(&key.columns),
            include(&key.include)
        );
        elements.push((text, &key.origin));
    }
    for unique in table.uniques.values() {
        let text = format!(
            "{}{}",
            name(&unique.name, unique.is_named),
            unique_definition(unique)
        );
        elements.push((text, &unique.origin));
    }
    for check in table.checks.values() {
        let text = format!(
            "{}CHECK ({})",
            name(&check.name, check.is_named),
            check.condition.one_line()
        );
        elements.push((text, &check.origin));
    }
    for key in table.foreign_keys.values().filter(|it| takes(it)) {
        let text = format!(
            "{}{}",
            name(&key.name, key.is_named),
            foreign_key_definition(key)
        );
        elements.push((text, &key.origin));
    }
    elements
}

/// `CONSTRAINT name `, unless the server gives the same name anyway.
fn name(name: &Ident, is_named: bool) -> String {
    if is_named {
        format!("CONSTRAINT {name} ")
    } else {
        String::new()
    }
}

fn column_definition(column: &Column, table: &Table) -> String {
    let mut text = bare_column(column);
    if let Some(generated) = &column.generated {
        let _ = write!(
            text,
            " GENERATED ALWAYS AS ({}) STORED",
            generated.one_line()
        );
    }
    if let Some(identity) = &column.identity {
        let _ = write!(text, " {}", identity_definition(identity));
    }
    let is_key = table
        .primary_key
        .as_ref()
        .is_some_and(|it| it.columns.contains(&column.name));
    // Both say it already.
    if column.is_not_null && !is_key && column.identity.is_none() {
        text.push_str(" NOT NULL");
    }
    if let Some(default) = &column.default {
        let _ = write!(text, " DEFAULT {}", value(default));
    }
    text
}

/// `name type STORAGE x`: all that `ADD COLUMN` takes.
pub(super) fn bare_column(column: &Column) -> String {
    let mut text = format!("{} {}", column.name, column.data_type);
    if let Some(storage) = &column.storage {
        let _ = write!(text, " STORAGE {storage}");
    }
    text
}

/// A default: in parentheses where the grammar takes no operators.
pub(super) fn value(expression: &Expression) -> String {
    let text = expression.one_line();
    if expression.is_primary() {
        text
    } else {
        format!("({text})")
    }
}

pub(super) fn identity_definition(identity: &Identity) -> String {
    let when = if identity.is_always {
        "ALWAYS"
    } else {
        "BY DEFAULT"
    };
    let options = sequence_options(&identity.sequence).join(" ");
    if options.is_empty() {
        format!("GENERATED {when} AS IDENTITY")
    } else {
        format!("GENERATED {when} AS IDENTITY ({options})")
    }
}

/// What is said about the sequence, option by option.
pub(super) fn sequence_options(sequence: &SequenceOptions) -> Vec<String> {
    let options = [
        ("START WITH", sequence.start),
        ("INCREMENT BY", sequence.increment),
        ("MINVALUE", sequence.min),
        ("MAXVALUE", sequence.max),
        ("CACHE", sequence.cache),
    ];
    let mut written: Vec<String> = options
        .into_iter()
        .filter_map(|(words, value)| value.map(|it| format!("{words} {it}")))
        .collect();
    if sequence.is_cycle {
        written.push("CYCLE".to_owned());
    }
    written
}

fn unique_definition(unique: &Unique) -> String {
    let nulls = if unique.nulls_not_distinct {
        " NULLS NOT DISTINCT"
    } else {
        ""
    };
    format!(
        "UNIQUE{nulls} ({}){}",
        list(&unique.columns),
        include(&unique.include)
    )
}

pub(super) fn foreign_key_definition(key: &ForeignKey) -> String {
    let mut text = format!(
        "FOREIGN KEY ({}) REFERENCES {}",
        list(&key.columns),
        written(&key.target)
    );
    if !key.target_columns.is_empty() {
        let _ = write!(text, " ({})", list(&key.target_columns));
    }
    if key.is_match_full {
        text.push_str(" MATCH FULL");
    }
    for (event, action) in [("DELETE", &key.on_delete), ("UPDATE", &key.on_update)] {
        if let Some(words) = action_words(action) {
            let _ = write!(text, " ON {event} {words}");
            if !action.columns.is_empty() {
                let _ = write!(text, " ({})", list(&action.columns));
            }
        }
    }
    if key.is_deferrable {
        text.push_str(" DEFERRABLE");
    }
    if key.is_initially_deferred {
        text.push_str(" INITIALLY DEFERRED");
    }
    text
}

fn action_words(action: &ReferentialAction) -> Option<&'static str> {
    match action.kind {
        ReferentialActionKind::NoAction => None,
        ReferentialActionKind::Restrict => Some("RESTRICT"),
        ReferentialActionKind::Cascade => Some("CASCADE"),
        ReferentialActionKind::SetNull => Some("SET NULL"),
        ReferentialActionKind::SetDefault => Some("SET DEFAULT"),
    }
}
