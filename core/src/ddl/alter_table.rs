//! `ALTER TABLE`, one action each.

use super::create_table::{bare_column, foreign_key_definition, identity_definition, value};
use super::sequence::changed_options;
use crate::ident::{Ident, QualifiedName};
use crate::schema::{Check, Column, Expression, ForeignKey, Identity, written};

fn alter(table: &QualifiedName, action: &str) -> String {
    format!("ALTER TABLE {} {action}", written(table))
}

fn alter_column(table: &QualifiedName, column: &Ident, action: &str) -> String {
    alter(table, &format!("ALTER COLUMN {column} {action}"))
}

/// `ADD COLUMN` with no more than name, type and storage.
pub fn add_column(table: &QualifiedName, column: &Column) -> String {
    alter(table, &format!("ADD COLUMN {}", bare_column(column)))
}

/// `DROP COLUMN`
pub fn drop_column(table: &QualifiedName, column: &Ident) -> String {
    alter(table, &format!("DROP COLUMN {column}"))
}

/// `RENAME COLUMN`
pub fn rename_column(table: &QualifiedName, from: &Ident, to: &Ident) -> String {
    alter(table, &format!("RENAME COLUMN {from} TO {to}"))
}

/// `RENAME TO`
pub fn rename_table(table: &QualifiedName, to: &Ident) -> String {
    alter(table, &format!("RENAME TO {to}"))
}

/// `SET SCHEMA`
pub fn set_schema(table: &QualifiedName, to: &Ident) -> String {
    alter(table, &format!("SET SCHEMA {to}"))
}

/// `ALTER COLUMN … SET DEFAULT`
pub fn set_default(table: &QualifiedName, column: &Ident, default: &Expression) -> String {
    alter_column(table, column, &format!("SET DEFAULT {}", value(default)))
}

/// `ALTER COLUMN … DROP DEFAULT`
pub fn drop_default(table: &QualifiedName, column: &Ident) -> String {
    alter_column(table, column, "DROP DEFAULT")
}

/// `ALTER COLUMN … DROP NOT NULL`
pub fn drop_not_null(table: &QualifiedName, column: &Ident) -> String {
    alter_column(table, column, "DROP NOT NULL")
}

/// `ALTER COLUMN … SET STORAGE`; without a storage the type's own.
pub fn set_storage(table: &QualifiedName, column: &Column) -> String {
    let usual = column.data_type.usual_storage();
    let storage = column.storage.as_deref().unwrap_or(usual);
    alter_column(table, &column.name, &format!("SET STORAGE {storage}"))
}

/// `ALTER COLUMN … DROP EXPRESSION`
pub fn drop_expression(table: &QualifiedName, column: &Ident) -> String {
    alter_column(table, column, "DROP EXPRESSION")
}

/// `ALTER COLUMN … ADD GENERATED … AS IDENTITY`
pub fn add_identity(table: &QualifiedName, column: &Ident, identity: &Identity) -> String {
    let definition = identity_definition(identity);
    alter_column(table, column, &format!("ADD {definition}"))
}

/// `ALTER COLUMN … DROP IDENTITY`
pub fn drop_identity(table: &QualifiedName, column: &Ident) -> String {
    alter_column(table, column, "DROP IDENTITY")
}

/// `ALTER COLUMN … SET GENERATED … SET …`: only what differs from `previous`.
pub fn set_identity(
    table: &QualifiedName,
    column: &Column,
    previous: &Identity,
    next: &Identity,
) -> String {
    let mut actions = Vec::new();
    if previous.is_always != next.is_always {
        let when = if next.is_always {
            "ALWAYS"
        } else {
            "BY DEFAULT"
        };
        actions.push(format!("SET GENERATED {when}"));
    }
    let type_name = column.data_type.system_name();
    let before = previous.sequence.with_defaults(type_name);
    let after = next.sequence.with_defaults(type_name);
    let options = changed_options(&before, &after);
    actions.extend(options.into_iter().map(|it| format!("SET {it}")));
    // The counter cannot stay where it is if no value of before is one of now.
    if after.min > before.max || after.max < before.min {
        actions.push("RESTART".to_owned());
    }
    alter_column(table, &column.name, &actions.join(" "))
}

/// `ADD CONSTRAINT … CHECK (…) NOT VALID`
pub fn add_check(table: &QualifiedName, check: &Check) -> String {
    let condition = check.condition.one_line();
    alter(
        table,
        &format!(
            "ADD CONSTRAINT {} CHECK ({condition}) NOT VALID",
            check.name
        ),
    )
}

/// `ADD CONSTRAINT … FOREIGN KEY … NOT VALID`
pub fn add_foreign_key(table: &QualifiedName, key: &ForeignKey) -> String {
    let definition = foreign_key_definition(key);
    alter(
        table,
        &format!("ADD CONSTRAINT {} {definition} NOT VALID", key.name),
    )
}

/// `ADD CONSTRAINT … UNIQUE USING INDEX …`, with the index under the constraint's name.
pub fn add_unique_using_index(table: &QualifiedName, name: &Ident) -> String {
    alter(
        table,
        &format!("ADD CONSTRAINT {name} UNIQUE USING INDEX {name}"),
    )
}

/// `ALTER TABLE ASYNC … VALIDATE CONSTRAINT …`
pub fn validate_constraint(table: &QualifiedName, name: &Ident) -> String {
    format!(
        "ALTER TABLE ASYNC {} VALIDATE CONSTRAINT {name}",
        written(table)
    )
}

/// `DROP CONSTRAINT`
pub fn drop_constraint(table: &QualifiedName, name: &Ident) -> String {
    alter(table, &format!("DROP CONSTRAINT {name}"))
}

/// `RENAME CONSTRAINT`
pub fn rename_constraint(table: &QualifiedName, from: &Ident, to: &Ident) -> String {
    alter(table, &format!("RENAME CONSTRAINT {from} TO {to}"))
}

/// `ALTER CONSTRAINT … [NOT] DEFERRABLE …`
pub fn alter_constraint(table: &QualifiedName, key: &ForeignKey) -> String {
    let when = match (key.is_deferrable, key.is_initially_deferred) {
        (false, _) => "NOT DEFERRABLE",
        (true, false) => "DEFERRABLE INITIALLY IMMEDIATE",
        (true, true) => "DEFERRABLE INITIALLY DEFERRED",
    };
    alter(table, &format!("ALTER CONSTRAINT {} {when}", key.name))
}
