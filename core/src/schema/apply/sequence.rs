//! `CREATE SEQUENCE` and `ALTER SEQUENCE`.

use super::Application;
use crate::ident::{Ident, QualifiedName};
use crate::parse;
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::parse::ddl::sequence::{AlterSequence, CreateSequence};
use crate::parse::ddl::sequence_option::{SequenceOption, SequenceOptionKind};
use crate::schema::sequence::Sequence;
use crate::schema::{Definition, Object, ObjectId, qualified, written};
use crate::text::Span;

impl Application<'_> {
    pub(super) fn create_sequence(&mut self, create: &CreateSequence, span: Span) {
        let id = ObjectId::Sequence(qualified(&create.name.value));
        if !self.is_free(&id, create.name.span, create.if_not_exists.is_some()) {
            return;
        }
        if let Some(persistence) = &create.persistence {
            self.not_part(persistence.span, "TEMPORARY or UNLOGGED");
        }
        let mut sequence = Sequence::default();
        self.set_sequence(&mut sequence, &id, &create.options);
        let origin = self.origin(span);
        let definition = Definition::Sequence(sequence);
        self.schema
            .insert_object(id, Object::new(definition, origin));
    }

    pub(super) fn alter_sequence(&mut self, alter: &AlterSequence) {
        let id = ObjectId::Sequence(qualified(&alter.name.value));
        if self.schema.object(&id).is_none() && self.rename_of_identity(alter) {
            return;
        }
        let if_exists = alter.if_exists.is_some();
        let Some(mut object) = self.take_object(&id, alter.name.span, if_exists) else {
            return;
        };
        let Definition::Sequence(sequence) = &mut object.definition else {
            return;
        };
        if !alter.options.is_empty() {
            sequence.settle();
            self.set_sequence(sequence, &id, &alter.options);
        }
        self.schema.insert_object(id.clone(), object);
        for action in &alter.actions {
            match &action.kind {
                AlterActionKind::RenameTable { to } => {
                    self.rename_object(&id, &to.value, action.span);
                }
                AlterActionKind::SetSchema { to } => {
                    self.move_to_schema(&id, &to.value, action.span);
                }
                AlterActionKind::OwnerTo(_) => {}
                _ => self.not_part(action.span, "this ALTER SEQUENCE"),
            }
        }
    }

    /// Gives the sequence of an identity another name, if that is what is asked for.
    fn rename_of_identity(&mut self, alter: &AlterSequence) -> bool {
        let name = qualified(&alter.name.value);
        let [action] = &alter.actions[..] else {
            return false;
        };
        let AlterActionKind::RenameTable { to } = &action.kind else {
            return false;
        };
        let tables = self.schema.tables.values_mut();
        let columns = tables
            .filter(|it| it.name.namespace == name.namespace)
            .flat_map(|it| &mut it.columns);
        let mut identities = columns.filter_map(|it| it.identity.as_mut());
        let found = identities.find(|it| it.sequence_name.as_ref() == Some(&name.name));
        found.is_some_and(|it| {
            it.sequence_name = Some(to.value.clone());
            true
        })
    }

    fn set_sequence(&mut self, sequence: &mut Sequence, id: &ObjectId, options: &[SequenceOption]) {
        sequence.set(options, self.text);
        for option in options {
            match &option.kind {
                SequenceOptionKind::OwnedBy(None) => sequence.owner = None,
                SequenceOptionKind::OwnedBy(Some(column)) => {
                    sequence.owner = self.owner(id, column.span);
                }
                SequenceOptionKind::Logged(_) => self.not_part(option.span, "LOGGED"),
                _ => {}
            }
        }
    }

    /// The table and column of `OWNED BY`. A file says nothing about columns of tables that are
    /// created later; [`crate::schema::Schema::from_files`] looks again when all are there.
    fn owner(&mut self, id: &ObjectId, span: Span) -> Option<(QualifiedName, Ident)> {
        let Some((table, column)) = column_name(self.text, span) else {
            self.error(span, "this names no column of a table");
            return None;
        };
        if table.namespace != id.name().namespace {
            let message = format!(
                "sequence {id} must be in the schema of table {}",
                written(&table)
            );
            self.error(span, message);
            return None;
        }
        Some((table, column))
    }
}

/// The table and column that `t.c` or `s.t.c` names.
pub(in crate::schema) fn column_name(text: &str, span: Span) -> Option<(QualifiedName, Ident)> {
    let written = span.slice(text);
    let mut parts = parse::names(written)?;
    let column = parts.pop()?;
    let name = parts.pop()?;
    let namespace = parts.pop();
    Some((qualified(&QualifiedName { namespace, name }), column))
}
