//! `CREATE STATISTICS` and `ALTER STATISTICS`.

use super::Application;
use crate::ident::Ident;
use crate::order::sort_by;
use crate::parse::ddl::object_change::ObjectChange;
use crate::parse::ddl::statistics::{AlterStatistics, CreateStatistics, StatisticsAction};
use crate::parse::expr::ExprKind;
use crate::schema::name::{columns_part, free_name};
use crate::schema::{Definition, Object, ObjectId, Statistics, qualified, written};
use crate::text::Span;

impl Application<'_> {
    pub(super) fn create_statistics(&mut self, create: &CreateStatistics, span: Span) {
        let Some(table) = create.table() else {
            self.error(span, "statistics are about one table");
            return;
        };
        let name = qualified(&table.value);
        if self.schema.table(&name).is_none() {
            let message = format!("table {} does not exist", written(&name));
            self.error(table.span, message);
            return;
        }
        let mut statistics = Statistics {
            table: name.clone(),
            kinds: Vec::new(),
            columns: Vec::new(),
            expressions: Vec::new(),
            target: None,
        };
        let mut parts: Vec<&str> = Vec::new();
        for target in &create.targets {
            match &target.kind {
                ExprKind::Column(names) if names.len() == 1 => {
                    statistics.columns.extend(names.first().cloned());
                    parts.extend(names.first().map(Ident::as_str));
                }
                _ => {
                    statistics.expressions.push(self.expression(target));
                    parts.push("expr");
                }
            }
        }
        sort_by(&mut statistics.columns, Ord::cmp);
        let kinds: Vec<&str> = create.kinds.iter().map(|it| it.value.as_str()).collect();
        statistics.set_kinds(&kinds);
        let id = match &create.name {
            Some(name) => ObjectId::Statistics(qualified(&name.value)),
            None => {
                let part = columns_part(parts);
                let beside = |it: &Ident| ObjectId::Statistics(Self::beside(&name, it.clone()));
                let taken = |it: &Ident| self.schema.object(&beside(it)).is_some();
                beside(&free_name(name.name.as_str(), Some(&part), "stat", taken).0)
            }
        };
        if !self.is_free(&id, span, create.if_not_exists.is_some()) {
            return;
        }
        let origin = self.origin(span);
        let object = Object::new(Definition::Statistics(statistics), origin);
        self.schema.insert_object(id, object);
    }

    pub(super) fn alter_statistics(&mut self, alter: &AlterStatistics) {
        let id = ObjectId::Statistics(qualified(&alter.name.value));
        let span = alter.name.span;
        let Some(mut object) = self.take_object(&id, span, alter.if_exists.is_some()) else {
            return;
        };
        if let (Definition::Statistics(it), StatisticsAction::SetStatistics(target)) =
            (&mut object.definition, &alter.action.value)
        {
            let target = target.map(|it| it.value);
            it.target = target.filter(|it| *it >= 0);
        }
        self.schema.insert_object(id.clone(), object);
        match &alter.action.value {
            StatisticsAction::Change(ObjectChange::RenameTo(to)) => {
                self.rename_object(&id, &to.value, span);
            }
            StatisticsAction::Change(ObjectChange::SetSchema(to)) => {
                self.move_to_schema(&id, &to.value, span);
            }
            _ => {}
        }
    }
}
