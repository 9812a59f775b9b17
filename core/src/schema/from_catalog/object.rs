//! Objects beside tables.

use super::{Reading, is_hidden, sequence_options};
use crate::ident::{Ident, QualifiedName};
use crate::order::Map;
use crate::parse::parse;
use crate::schema::{DataType, Definition, Object, ObjectId, Origin, Schema, Sequence, View};

impl Reading<'_> {
    /// Puts the objects into the schema that nobody else manages.
    pub(super) fn objects(&self, schema: &mut Schema) {
        for row in &self.rows.sequences {
            if row.is_extension_owned || is_hidden(&row.namespace) {
                continue;
            }
            let id = ObjectId::Sequence(full_name(&row.namespace, &row.name));
            let owner = row.owner.and_then(|(table, column)| {
                let live = self.tables.get(&table)?;
                let column = live.numbers.get(&column)?.clone();
                Some((live.table.name.clone(), column))
            });
            let mut sequence = Sequence {
                data_type: DataType::of_catalog(&row.data_type),
                options: sequence_options(&row.options),
                owner,
            };
            sequence.options = sequence.telling_options();
            insert(schema, id, Definition::Sequence(sequence));
        }
        for row in &self.rows.functions {
            if row.is_extension_owned || is_hidden(&row.namespace) {
                continue;
            }
            for statement in parse(&row.definition) {
                schema.apply(&statement, &row.definition);
            }
        }
        for row in &self.rows.views {
            if row.is_extension_owned || is_hidden(&row.namespace) {
                continue;
            }
            let id = ObjectId::View(full_name(&row.namespace, &row.name));
            let query = row.definition.trim().trim_end_matches(';');
            let mut view = View {
                columns: Vec::new(),
                renamed: Vec::new(),
                query: query.into(),
                options: Map::default(),
            };
            for option in &row.options {
                if let Some((name, value)) = option.split_once('=') {
                    view.set_option(name, Some(value));
                }
            }
            insert(schema, id, Definition::View(view));
        }
    }
}

fn full_name(namespace: &str, name: &str) -> QualifiedName {
    QualifiedName {
        namespace: Some(Ident::new(namespace)),
        name: Ident::new(name),
    }
}

fn insert(schema: &mut Schema, id: ObjectId, definition: Definition) {
    schema.insert_object(id, Object::new(definition, Origin::NONE));
}
