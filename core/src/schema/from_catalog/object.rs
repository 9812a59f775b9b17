//! Objects beside tables.

use super::{Reading, is_hidden, sequence_options};
use crate::ident::{Ident, QualifiedName};
use crate::order::{Map, sort_by};
use crate::parse::parse;
use crate::schema::{
    DataType, Definition, Domain, Expression, Object, ObjectId, Origin, Schema, Sequence, Since,
    Statistics, View,
};

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
        for row in &self.rows.domains {
            if row.is_extension_owned || is_hidden(&row.namespace) {
                continue;
            }
            let checks = row.check_names.iter().zip(&row.checks);
            let domain = Domain {
                data_type: DataType::of_catalog(&row.data_type),
                default: row.default.as_deref().map(Expression::new),
                is_not_null: row.is_not_null,
                checks: {
                    let mut map = Map::default();
                    for (name, check) in checks {
                        map.insert(Ident::new(&**name), Expression::new(&**check));
                    }
                    map
                },
            };
            let id = ObjectId::Domain(full_name(&row.namespace, &row.name));
            insert(schema, id, Definition::Domain(domain));
        }
        self.statistics(schema);
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
                since: Since::default(),
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

impl Reading<'_> {
    fn statistics(&self, schema: &mut Schema) {
        for row in &self.rows.statistics {
            let live = self.tables.get(&row.table).filter(|it| !it.is_left_out);
            let Some(live) = live.filter(|_| !is_hidden(&row.namespace)) else {
                continue;
            };
            let kinds = row.kinds.iter().filter_map(|it| match &**it {
                "d" => Some("ndistinct"),
                "f" => Some("dependencies"),
                "m" => Some("mcv"),
                _ => None,
            });
            let kinds: Vec<&str> = kinds.collect();
            let mut columns = live.names(&row.columns);
            sort_by(&mut columns, Ord::cmp);
            let mut statistics = Statistics {
                table: live.table.name.clone(),
                kinds: Vec::new(),
                columns,
                expressions: row
                    .expressions
                    .iter()
                    .map(|it| Expression::new(&**it))
                    .collect(),
                target: row.target.map(i64::from).filter(|it| *it >= 0),
            };
            statistics.set_kinds(&kinds);
            let id = ObjectId::Statistics(full_name(&row.namespace, &row.name));
            insert(schema, id, Definition::Statistics(statistics));
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
