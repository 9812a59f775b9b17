//! Objects beside tables.

use super::{Reading, is_hidden, sequence_options};
use crate::ident::{Ident, QualifiedName};
use crate::schema::sequence::Sequence;
use crate::schema::{DataType, Definition, Object, ObjectId, Origin, Schema};

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
