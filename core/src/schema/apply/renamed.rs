//! What follows when something has another name: PostgreSQL keeps what was written as it has
//! understood it, and shows the new name everywhere.

use super::Application;
use crate::ident::{Ident, QualifiedName};
use crate::schema::rewrite::NewName;
use crate::schema::{
    DataType, Definition, Expression, Function, FunctionResult, Index, IndexTarget, ObjectId,
    Since, Table, Views, qualified, written,
};
use crate::text::Span;

impl Application<'_> {
    /// A table or a view has another name: what reads it goes on, and functions have its rows as their
    /// types.
    pub(super) fn relation_renamed(&mut self, from: &QualifiedName, to: &QualifiedName, at: Span) {
        self.change_readers(from, at, &|it| it.relation(from, to));
        self.type_renamed(&ObjectId::View(from.clone()), to);
    }

    /// A column of a table or a view has another name.
    pub(super) fn column_renamed(
        &mut self,
        of: &QualifiedName,
        from: &Ident,
        to: &Ident,
        at: Span,
    ) {
        self.change_readers(of, at, &|it| it.column(of, from, to));
    }

    /// Tells all views and functions that read a relation. In files they cannot be created as they are
    /// written, since all tables are there before them.
    fn change_readers(&mut self, relation: &QualifiedName, at: Span, change: &dyn Fn(&mut Since)) {
        if !self.keeps_objects || self.schema.objects().next().is_none() {
            return;
        }
        for id in self.readers(relation) {
            let message = format!(
                "{} {id} is written with the old name of this",
                id.object_type().word()
            );
            let help = "write it with the new name, after this statement";
            self.error_with_help(at, message, help);
            let object = self.schema.objects.get_mut(&id);
            match object.map(|it| &mut it.definition) {
                Some(Definition::View(it)) => change(&mut it.since),
                Some(Definition::Function(it)) => change(&mut it.since),
                _ => {}
            }
        }
    }

    /// The views that read a relation, and the functions whose bodies are no strings.
    fn readers(&self, relation: &QualifiedName) -> Vec<ObjectId> {
        let views = Views::of(self.schema);
        let readers = self
            .schema
            .objects()
            .filter(|(id, object)| match &object.definition {
                Definition::View(_) => views
                    .get(id.name())
                    .is_some_and(|it| it.relations.contains_key(relation)),
                Definition::Function(it) => {
                    it.is_parsed()
                        && it
                            .said(&id.name().name, &views)
                            .relations
                            .contains_key(relation)
                }
                _ => false,
            });
        readers.map(|it| it.0.clone()).collect()
    }

    /// An object beside tables has another name.
    pub(super) fn object_renamed(&mut self, from: &ObjectId, to: &QualifiedName, at: Span) {
        let function = self.schema.function(&from.with_name(to.clone()));
        let name = NewName {
            from,
            to,
            counts: function.map_or(0..=0, Function::counts),
        };
        match from {
            ObjectId::View(view) => self.relation_renamed(view, to, at),
            ObjectId::Sequence(sequence) => {
                self.change_readers(sequence, at, &|it| it.relation(sequence, to));
                self.change_texts(&name);
            }
            ObjectId::Domain(_) => self.type_renamed(from, to),
            ObjectId::Function(..) => self.change_texts(&name),
            ObjectId::Statistics(_) => {}
        }
    }

    /// A domain, or the row of a relation, has another name.
    fn type_renamed(&mut self, from: &ObjectId, to: &QualifiedName) {
        if !self.keeps_objects {
            return;
        }
        self.change_texts(&NewName {
            from,
            to,
            counts: 0..=0,
        });
        let change = |it: &mut DataType| {
            let is_meant = |it: &QualifiedName| qualified(it) == *from.name();
            if it.other_name().is_some_and(is_meant) {
                it.rename_other(written(to));
            }
        };
        if matches!(from, ObjectId::Domain(_)) {
            for table in self.schema.tables.values_mut() {
                for column in &mut table.columns {
                    change(&mut column.data_type);
                }
            }
        }
        let all: Vec<ObjectId> = self.schema.objects().map(|it| it.0.clone()).collect();
        for id in all {
            let Some(mut object) = self.schema.remove_object(&id) else {
                continue;
            };
            let mut id = id;
            match &mut object.definition {
                Definition::Domain(it) => change(&mut it.data_type),
                Definition::Function(it) => {
                    let arguments = it.arguments.iter_mut();
                    arguments.for_each(|it| change(&mut it.data_type));
                    match &mut it.result {
                        Some(FunctionResult::One(it) | FunctionResult::Set(it)) => change(it),
                        Some(FunctionResult::Table(columns)) => {
                            columns.iter_mut().for_each(|it| change(&mut it.1));
                        }
                        None => {}
                    }
                    id = ObjectId::Function(id.name().clone(), it.signature());
                }
                _ => {}
            }
            self.schema.insert_object(id, object);
        }
    }

    /// Writes the new name into all expressions, queries and bodies.
    fn change_texts(&mut self, name: &NewName<'_>) {
        let change = |it: &mut Expression| *it = name.in_expression(it);
        for table in self.schema.tables.values_mut() {
            expressions_of(table, &change);
        }
        for object in self.schema.objects.values_mut() {
            match &mut object.definition {
                Definition::Sequence(_) => {}
                Definition::View(it) => it.query = name.in_query(&it.query).into(),
                Definition::Function(it) => {
                    let defaults = it.arguments.iter_mut().flat_map(|it| &mut it.default);
                    defaults.for_each(change);
                    name.in_body(&mut it.body);
                }
                Definition::Domain(it) => {
                    it.default.iter_mut().for_each(change);
                    it.checks.values_mut().for_each(change);
                }
                Definition::Statistics(it) => it.expressions.iter_mut().for_each(change),
            }
        }
    }
}

/// Changes all expressions of a table.
fn expressions_of(table: &mut Table, change: &dyn Fn(&mut Expression)) {
    for column in &mut table.columns {
        column.default.iter_mut().for_each(change);
        column.generated.iter_mut().for_each(change);
    }
    for check in table.checks.values_mut() {
        change(&mut check.condition);
    }
    for Index {
        keys, predicate, ..
    } in table.indexes.values_mut()
    {
        for key in keys {
            if let IndexTarget::Expression(it) = &mut key.target {
                change(it);
            }
        }
        predicate.iter_mut().for_each(change);
    }
}
