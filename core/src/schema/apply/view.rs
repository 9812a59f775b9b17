//! `CREATE VIEW` and `ALTER VIEW`.

use super::Application;
use crate::ident::Ident;
use crate::order::Map;
use crate::parse::ddl::alter_relation::AlterRelation;
use crate::parse::ddl::alter_table::{AlterActionKind, OtherTail};
use crate::parse::ddl::view::{CheckOption, CreateView};
use crate::schema::{Definition, Object, ObjectId, Since, View, qualified, written};
use crate::text::Span;

impl Application<'_> {
    pub(super) fn create_view(&mut self, create: &CreateView, span: Span) {
        if let Some(materialized) = create.materialized {
            self.not_part(materialized, "MATERIALIZED");
            return;
        }
        if let Some(persistence) = &create.persistence {
            self.not_part(persistence.span, "TEMPORARY");
            return;
        }
        let id = ObjectId::View(qualified(&create.name.value));
        let is_replaced = create.or_replace.is_some() && self.schema.object(&id).is_some();
        if !is_replaced && !self.is_free(&id, create.name.span, false) {
            return;
        }
        if create.query.tree.is_none() {
            self.error(create.query.span, "this query could not be read");
            return;
        }
        let columns: Vec<Ident> = create.columns.iter().map(|it| it.value.clone()).collect();
        let mut query = create.query.span.slice(self.text).to_owned();
        if create.recursive.is_some() {
            // What PostgreSQL makes of it.
            let names: Vec<String> = columns.iter().map(ToString::to_string).collect();
            let (names, view) = (names.join(", "), &create.name.value.name);
            query =
                format!("WITH RECURSIVE {view} ({names}) AS ({query}) SELECT {names} FROM {view}");
        }
        let mut view = View {
            columns,
            renamed: Vec::new(),
            since: Since::default(),
            query: query.into(),
            options: Map::default(),
        };
        for parameter in create.with.iter().flat_map(|it| &it.value) {
            let value = parameter.value.map(|it| it.slice(self.text));
            view.set_option(parameter.name.value.as_str(), value);
        }
        if let Some(option) = &create.check_option {
            let value = match option.value {
                CheckOption::Cascaded => "cascaded",
                CheckOption::Local => "local",
            };
            view.set_option("check_option", Some(value));
        }
        let origin = self.origin(span);
        let object = Object::new(Definition::View(view), origin);
        self.schema.insert_object(id, object);
    }

    pub(super) fn alter_view(&mut self, alter: &AlterRelation) {
        let mut id = ObjectId::View(qualified(&alter.name.value));
        for action in &alter.actions {
            let if_exists = alter.if_exists.is_some();
            let Some(mut object) = self.take_object(&id, alter.name.span, if_exists) else {
                return;
            };
            let Definition::View(view) = &mut object.definition else {
                return;
            };
            let mut to = id.name().clone();
            match &action.kind {
                AlterActionKind::RenameTable { to: name } => to.name = name.value.clone(),
                AlterActionKind::SetSchema { to: name } => to.namespace = Some(name.value.clone()),
                AlterActionKind::RenameColumn { from, to } => {
                    view.renamed.push((from.value.clone(), to.value.clone()));
                    let (from, to) = (from.value.clone(), to.value.clone());
                    self.schema.insert_object(id.clone(), object);
                    self.column_renamed(id.name(), &from, &to, action.span);
                    continue;
                }
                AlterActionKind::Other {
                    words,
                    tail: OtherTail::Parameters(parameters),
                } if words == "SET" || words == "RESET" => {
                    for parameter in parameters {
                        let value = match &**words {
                            "SET" => parameter.value.map(|it| it.slice(self.text)),
                            _ => Some("false"),
                        };
                        view.set_option(parameter.name.value.as_str(), value);
                    }
                }
                AlterActionKind::OwnerTo(_) => {}
                _ => self.not_part(action.span, "this ALTER VIEW"),
            }
            let to = id.with_name(to);
            if to != id && self.schema.has_relation(to.name()) {
                let message = format!("relation {} exists already", written(to.name()));
                self.error(action.span, message);
                self.schema.insert_object(id, object);
                return;
            }
            self.schema.insert_object(to.clone(), object);
            if to != id {
                self.object_renamed(&id, to.name(), action.span);
            }
            id = to;
        }
    }
}
