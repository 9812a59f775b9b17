//! Views.

use super::query::{OutputColumn, Relations, Resolved, resolve};
use super::{DataType, Definition, ObjectId, Schema, Since};
use crate::ident::{Ident, QualifiedName};
use crate::order::{Map, sort_by_key};
use std::cell::RefCell;
use std::rc::Rc;

/// A view.
#[derive(Clone, Debug)]
pub struct View {
    /// The names of its first columns; those of the others come from the query.
    pub columns: Vec<Ident>,
    /// Columns that were renamed since, in that order.
    pub renamed: Vec<(Ident, Ident)>,
    /// The query as it was written, stars being the columns that they stood for.
    pub query: Box<str>,
    /// What its query reads and has another name since.
    pub since: Since,
    /// `WITH (…)` and `WITH CHECK OPTION`: what is not as usual.
    pub options: Map<String, String>,
}

impl View {
    /// Sets an option. Without a value it is on.
    pub(super) fn set_option(&mut self, name: &str, value: Option<&str>) {
        let name = name.to_ascii_lowercase();
        let value = value.unwrap_or("true").trim_matches('\'');
        let value = value.to_ascii_lowercase();
        let value = match &*value {
            "on" | "1" | "yes" => "true",
            "off" | "0" | "no" => "false",
            other => other,
        };
        if value == "false" {
            self.options.remove(&name);
        } else {
            self.options.insert(name, value.to_owned());
        }
    }

    /// The columns that it shows, when its query is known.
    pub fn shown(&self, resolved: &Resolved) -> Vec<OutputColumn> {
        let mut columns = resolved.columns.clone();
        for (column, name) in columns.iter_mut().zip(&self.columns) {
            column.name = name.clone();
        }
        for (from, to) in &self.renamed {
            for column in columns.iter_mut().filter(|it| it.name == *from) {
                column.name = to.clone();
            }
        }
        columns
    }

    /// The query with the columns that its stars stand for.
    pub(super) fn without_stars(&self, resolved: &Resolved) -> Box<str> {
        let mut text = self.query.to_string();
        let mut stars: Vec<_> = resolved.stars.iter().collect();
        sort_by_key(&mut stars, |it| it.0.start);
        for (span, columns) in stars.into_iter().rev() {
            text.replace_range(span.range(), columns);
        }
        text.into()
    }
}

/// How many views may stand on each other. What lies deeper is not looked into.
const MAX_DEPTH: usize = 64;

/// The views of a schema, their queries looked into when they are asked for.
pub struct Views<'a> {
    schema: &'a Schema,
    /// `None` while a view is looked into, or where its query cannot be read.
    known: RefCell<Map<QualifiedName, Option<Rc<Resolved>>>>,
    depth: RefCell<usize>,
}

impl<'a> Views<'a> {
    /// The views of this schema.
    pub fn of(schema: &'a Schema) -> Self {
        Self {
            schema,
            known: RefCell::default(),
            depth: RefCell::default(),
        }
    }

    /// What the query of a view says; `None` where it cannot be read.
    pub fn get(&self, name: &QualifiedName) -> Option<Rc<Resolved>> {
        if let Some(known) = self.known.borrow().get(name) {
            return known.clone();
        }
        let view = self.schema.view(name)?;
        if *self.depth.borrow() >= MAX_DEPTH {
            return None;
        }
        self.known.borrow_mut().insert(name.clone(), None);
        *self.depth.borrow_mut() += 1;
        let found = resolve(&view.query, &view.since, self).map(Rc::new);
        *self.depth.borrow_mut() -= 1;
        self.known.borrow_mut().insert(name.clone(), found.clone());
        found
    }

    /// The view of this name.
    pub fn view(&self, name: &QualifiedName) -> Option<&'a View> {
        self.schema.view(name)
    }

    /// The columns that a view shows; `None` where its query cannot be read.
    pub fn shown(&self, name: &QualifiedName) -> Option<Vec<OutputColumn>> {
        let resolved = self.get(name)?;
        Some(self.schema.view(name)?.shown(&resolved))
    }
}

impl Relations for Views<'_> {
    fn columns(&self, name: &QualifiedName) -> Option<Vec<(Ident, Option<DataType>)>> {
        if let Some(table) = self.schema.table(name) {
            let columns = table.columns.iter();
            let columns = columns.map(|it| (it.name.clone(), Some(it.data_type.clone())));
            return Some(columns.collect());
        }
        let shown = self.shown(name)?.into_iter();
        Some(shown.map(|it| (it.name, it.data_type)).collect())
    }
}

impl Schema {
    /// The names of all views, in order.
    pub fn view_names(&self) -> impl Iterator<Item = &QualifiedName> {
        self.objects().filter_map(|(id, _)| match id {
            ObjectId::View(name) => Some(name),
            _ => None,
        })
    }

    /// Puts into every view the columns that its stars stand for. Gives back the views with stars
    /// whose columns are not known.
    pub(super) fn expand_stars(&mut self) -> Vec<QualifiedName> {
        let mut expanded = Vec::new();
        let mut unknown = Vec::new();
        let views = Views::of(self);
        for name in self.view_names() {
            let (Some(resolved), Some(view)) = (views.get(name), self.view(name)) else {
                continue;
            };
            if !resolved.unknown_stars.is_empty() {
                unknown.push(name.clone());
            } else if !resolved.stars.is_empty() {
                expanded.push((name.clone(), view.without_stars(&resolved)));
            }
        }
        for (name, query) in expanded {
            if let Some(object) = self.objects.get_mut(&ObjectId::View(name))
                && let Definition::View(view) = &mut object.definition
            {
                view.query = query;
            }
        }
        unknown
    }

    /// Takes out the views that stand on a relation, and those that stand on them.
    pub(super) fn remove_views_on(&mut self, relation: &QualifiedName) {
        let mut gone = vec![relation.clone()];
        while let Some(relation) = gone.pop() {
            let found: Vec<QualifiedName> = {
                let views = Views::of(self);
                let stands = |name: &&QualifiedName| {
                    let resolved = views.get(name);
                    resolved.is_some_and(|it| it.relations.contains_key(&relation))
                };
                self.view_names().filter(stands).cloned().collect()
            };
            for name in found {
                self.objects.remove(&ObjectId::View(name.clone()));
                gone.push(name);
            }
        }
    }
}
