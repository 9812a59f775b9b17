//! `ALTER TABLE`.

use super::Application;
use super::index::rename_in;
use crate::ident::{Ident, QualifiedName};
use crate::parse::ddl::alter_table::{AlterAction, AlterActionKind, AlterTable, ColumnChange};
use crate::schema::{
    Column, DataType, Identity, IndexKey, IndexTarget, SequenceOptions, Table, TablePart,
    object_name, qualified, written,
};
use crate::text::Spanned;

impl Application<'_> {
    pub(super) fn alter_table(&mut self, alter: &AlterTable) {
        // Taken out while it changes, so that the schema can be asked about the others.
        let Some(mut table) = self.schema.remove_table(&alter.name.value) else {
            if alter.if_exists.is_none() {
                let message = format!("table {} does not exist", alter.name.value);
                self.error(alter.name.span, message);
            }
            return;
        };
        let before = table.name.clone();
        for action in &alter.actions {
            self.action(&mut table, action);
        }
        let after = table.name.clone();
        self.schema.insert_table(table);
        if before != after {
            for other in self.schema.tables.values_mut() {
                for key in other.foreign_keys.values_mut() {
                    if key.target == before {
                        key.target = after.clone();
                    }
                }
            }
            self.schema.rename_owner(&before, &after);
            self.schema.rename_table_of_statistics(&before, &after);
            self.relation_renamed(&before, &after, alter.name.span);
        }
    }

    fn action(&mut self, table: &mut Table, action: &AlterAction) {
        match &action.kind {
            AlterActionKind::AddColumn {
                if_not_exists,
                column,
            } => {
                if table.column(&column.name.value).is_some() {
                    if if_not_exists.is_none() {
                        let message = format!("column {} is there twice", column.name.value);
                        self.error(column.name.span, message);
                    }
                    return;
                }
                let added = self.column(column);
                if !self.push_column(table, added, column.name.span) {
                    return;
                }
                for constraint in &column.constraints {
                    self.add_constraint(table, Some(&column.name.value), constraint);
                }
            }
            AlterActionKind::DropColumn {
                if_exists, name, ..
            } => {
                if table.remove_column(&name.value) {
                    self.schema.remove_owned(&table.name, Some(&name.value));
                } else if if_exists.is_none() {
                    self.unknown_column(table, &name.value, name.span);
                }
            }
            AlterActionKind::AlterColumn { name, change } => {
                self.change_column(table, name, change);
            }
            AlterActionKind::AddConstraint(constraint) => {
                self.add_constraint(table, None, constraint);
            }
            AlterActionKind::DropConstraint {
                if_exists, name, ..
            } => {
                if !remove_constraint(table, &name.value) && if_exists.is_none() {
                    self.unknown_constraint(table, name);
                }
            }
            AlterActionKind::AlterConstraint { name, attributes } => {
                match table.foreign_keys.get_mut(&name.value) {
                    Some(key) => {
                        let deferred = attributes.initially_deferred.map(|it| it.value);
                        key.is_initially_deferred = deferred.unwrap_or(false);
                        key.is_deferrable = attributes
                            .deferrable
                            .map_or(key.is_initially_deferred, |it| it.value);
                    }
                    None => self.unknown_constraint(table, name),
                }
            }
            AlterActionKind::ValidateConstraint { name } => {
                if let Some(check) = table.checks.get_mut(&name.value) {
                    check.is_valid = true;
                } else if let Some(key) = table.foreign_keys.get_mut(&name.value) {
                    key.is_valid = true;
                } else {
                    self.unknown_constraint(table, name);
                }
            }
            AlterActionKind::RenameTable { to } => {
                let to = Self::beside(&table.name, to.value.clone());
                self.move_table(table, to, action);
            }
            AlterActionKind::SetSchema { to } => {
                let to = QualifiedName {
                    namespace: Some(to.value.clone()),
                    name: table.name.name.clone(),
                };
                self.move_table(table, to, action);
            }
            AlterActionKind::RenameColumn { from, to } => self.rename_column(table, from, to),
            AlterActionKind::RenameConstraint { from, to } => {
                rename_constraint(table, &from.value, &to.value);
            }
            // Owners are no part of the model, triggers do nothing on the service.
            AlterActionKind::OwnerTo(_) | AlterActionKind::Trigger { .. } => {}
            AlterActionKind::RowSecurity { .. } => {
                self.not_part(action.span, "ROW LEVEL SECURITY");
            }
            AlterActionKind::AlterIndexColumn { number, .. } => {
                self.not_part(number.span, "ALTER COLUMN");
            }
            AlterActionKind::Other { words, .. } => self.not_part(action.span, words),
            // The statement says so itself.
            AlterActionKind::Unread(_) => {}
        }
    }

    fn move_table(&mut self, table: &mut Table, to: QualifiedName, action: &AlterAction) {
        let to = qualified(&to);
        if self.schema.has_relation(&to) {
            let message = format!("relation {} exists already", written(&to));
            self.error(action.span, message);
            return;
        }
        let from = std::mem::replace(&mut table.name, to.clone());
        for key in table.foreign_keys.values_mut() {
            if key.target == from {
                key.target = to.clone();
            }
        }
    }

    fn unknown_constraint(&mut self, table: &Table, name: &Spanned<Ident>) {
        let message = format!(
            "table {} has no constraint {}",
            written(&table.name),
            name.value
        );
        self.error(name.span, message);
    }

    fn change_column(&mut self, table: &mut Table, name: &Spanned<Ident>, change: &ColumnChange) {
        if let ColumnChange::SetDefault(value) = change {
            self.check_expression(table, value);
        }
        let text = self.text;
        let default = match change {
            ColumnChange::SetDefault(value) => self.default_value(value),
            _ => None,
        };
        let of_table = table.name.name.as_str();
        let sequence_name = object_name(of_table, Some(name.value.as_str()), "seq");
        let Some(column) = table.column_mut(&name.value) else {
            self.unknown_column(table, &name.value, name.span);
            return;
        };
        match change {
            ColumnChange::SetDefault(_) => column.default = default,
            ColumnChange::DropDefault => column.default = None,
            ColumnChange::SetNotNull => column.is_not_null = true,
            ColumnChange::DropNotNull => column.is_not_null = false,
            ColumnChange::SetType { data_type, .. } => {
                column.data_type = DataType::of_column(data_type, text);
            }
            ColumnChange::SetStorage(storage) => column.set_storage(&storage.value),
            ColumnChange::DropExpression { .. } => column.generated = None,
            ColumnChange::AddIdentity(identity) => {
                let mut sequence = SequenceOptions::default();
                sequence.set(&identity.options);
                column.identity = Some(Identity {
                    is_always: identity.is_always,
                    sequence,
                    sequence_name: Some(sequence_name),
                });
            }
            ColumnChange::SetIdentity { is_always, options } => {
                set_identity(column, *is_always, |sequence| sequence.set(options));
            }
            ColumnChange::DropIdentity { .. } => column.identity = None,
            ColumnChange::SetStatistics(_)
            | ColumnChange::Options(_)
            | ColumnChange::ForeignOptions(_) => {}
            ColumnChange::SetCompression(_) => self.not_part(name.span, "COMPRESSION"),
        }
    }

    fn rename_column(&mut self, table: &mut Table, from: &Spanned<Ident>, to: &Spanned<Ident>) {
        let (old, new) = (&from.value, &to.value);
        if table.column(new).is_some() {
            self.error(to.span, format!("column {new} is there twice"));
            return;
        }
        let Some(column) = table.column_mut(old) else {
            self.unknown_column(table, old, from.span);
            return;
        };
        column.name = new.clone();
        let part = |name: &Ident| TablePart::Column(name.clone());
        table.move_comment(&part(old), part(new));
        rename_in_table(table, old, new);
        let parent = table.name.clone();
        self.schema.rename_owning_column(&parent, old, new);
        self.schema.rename_column_of_statistics(&parent, old, new);
        self.column_renamed(&parent, old, new, from.span);
        for other in self.schema.tables.values_mut() {
            for key in other.foreign_keys.values_mut() {
                if key.target == parent {
                    rename_in_list(&mut key.target_columns, old, new);
                }
            }
        }
    }
}

fn set_identity(
    column: &mut Column,
    is_always: Option<bool>,
    set: impl FnOnce(&mut SequenceOptions),
) {
    let type_name = column.data_type.system_name();
    if let Some(identity) = &mut column.identity {
        identity.is_always = is_always.unwrap_or(identity.is_always);
        // What is not set stays as it is, also where another direction would choose otherwise.
        identity.sequence = identity.sequence.with_defaults(type_name);
        set(&mut identity.sequence);
    }
}

fn rename_in_list(names: &mut [Ident], old: &Ident, new: &Ident) {
    for name in names.iter_mut().filter(|it| *it == old) {
        *name = new.clone();
    }
}

/// Everything of a table that names one of its columns.
fn rename_in_table(table: &mut Table, old: &Ident, new: &Ident) {
    for column in &mut table.columns {
        for value in [&mut column.default, &mut column.generated]
            .into_iter()
            .flatten()
        {
            *value = value.with_column_renamed(old, new);
        }
    }
    if let Some(key) = &mut table.primary_key {
        rename_in_list(&mut key.columns, old, new);
        rename_in_list(&mut key.include, old, new);
    }
    for unique in table.uniques.values_mut() {
        rename_in_list(&mut unique.columns, old, new);
        rename_in_list(&mut unique.include, old, new);
    }
    for check in table.checks.values_mut() {
        check.condition = check.condition.with_column_renamed(old, new);
    }
    let name = table.name.clone();
    for key in table.foreign_keys.values_mut() {
        rename_in_list(&mut key.columns, old, new);
        rename_in_list(&mut key.on_delete.columns, old, new);
        rename_in_list(&mut key.on_update.columns, old, new);
        if key.target == name {
            rename_in_list(&mut key.target_columns, old, new);
        }
    }
    for index in table.indexes.values_mut() {
        rename_in_list(&mut index.include, old, new);
        for IndexKey { target, .. } in &mut index.keys {
            match target {
                IndexTarget::Column(name) if name == old => *name = new.clone(),
                IndexTarget::Column(_) => {}
                IndexTarget::Expression(it) => *it = it.with_column_renamed(old, new),
            }
        }
        index.predicate = index
            .predicate
            .as_ref()
            .map(|it| it.with_column_renamed(old, new));
    }
}

/// Whether there was a constraint of this name.
fn remove_constraint(table: &mut Table, name: &Ident) -> bool {
    if table
        .primary_key
        .as_ref()
        .is_some_and(|it| it.name == *name)
    {
        table.primary_key = None;
        return true;
    }
    table.uniques.remove(name).is_some()
        || table.checks.remove(name).is_some()
        || table.foreign_keys.remove(name).is_some()
}

fn rename_constraint(table: &mut Table, from: &Ident, to: &Ident) {
    if table.has_constraint(to) {
        return;
    }
    let part = |name: &Ident| TablePart::Constraint(name.clone());
    table.move_comment(&part(from), part(to));
    if let Some(mut check) = table.checks.remove(from) {
        check.name = to.clone();
        check.is_named = true;
        table.checks.insert(to.clone(), check);
    } else if let Some(mut key) = table.foreign_keys.remove(from) {
        key.name = to.clone();
        key.is_named = true;
        table.foreign_keys.insert(to.clone(), key);
    } else if !table.indexes.contains_key(from) {
        rename_in(table, from, to);
    }
}
