//! Views. A view holds the columns, views and functions fast that it reads.

use super::Planner;
use super::reader::Readers;
use super::step::Action;
use super::task::{Rank, Resource};
use crate::ddl;
use crate::diff::Pair;
use crate::ident::{Ident, QualifiedName};
use crate::schema::{ObjectId, View, Views};

impl Planner<'_> {
    pub(super) fn create_view(
        &mut self,
        name: &QualifiedName,
        readers: Pair<&Readers<'_>>,
        action: Action,
    ) {
        let id = ObjectId::View(name.clone());
        let Some(view) = self.schemas.next.view(name) else {
            return;
        };
        let subject = self.object_subject(action, &id);
        let mut task = self.object_task(Rank::CreateView.again_if(action), &id);
        let names = shown_names(view, name, &readers.next.views);
        let or_replace = action == Action::Update;
        let sql = ddl::create_view(name, view, names.as_deref(), or_replace);
        task.steps.push(subject.ddl(sql));
        task.builds_on.extend(readers.next.reads(&id));
        if or_replace {
            task.lets_go_of.extend(readers.previous.reads(&id));
        }
        self.tasks.push(task);
    }

    pub(super) fn drop_view(
        &mut self,
        name: &QualifiedName,
        readers: Pair<&Readers<'_>>,
        action: Action,
    ) {
        let id = ObjectId::View(name.clone());
        let mut task = self.drop_object_task(Rank::DropView.late_if(action), &id);
        let subject = self.object_subject(action, &id);
        task.steps = vec![subject.ddl(ddl::drop_object(&id))];
        task.lets_go_of.extend(readers.previous.reads(&id));
        self.tasks.push(task);
    }
}

/// What a view reads.
pub(super) fn view_reads(name: &QualifiedName, readers: &Readers<'_>) -> Vec<Resource> {
    let mut read = Vec::new();
    if let Some(view) = readers.schema.view(name) {
        let named = readers.finder.by_query(&view.query).into_iter();
        read.extend(named.map(Resource::Object));
    }
    let Some(resolved) = readers.views.get(name) else {
        return read;
    };
    for (relation, columns) in resolved.relations.iter() {
        read.push(Resource::Table(relation.clone()));
        read.push(Resource::Object(ObjectId::View(relation.clone())));
        let columns = columns.iter();
        read.extend(columns.map(|it| Resource::Column(relation.clone(), it.clone())));
    }
    read
}

/// The names of the columns, where the query alone does not give them.
fn shown_names(view: &View, name: &QualifiedName, views: &Views<'_>) -> Option<Vec<Ident>> {
    if view.columns.is_empty() && view.renamed.is_empty() {
        return None;
    }
    match views.shown(name) {
        Some(shown) => Some(shown.into_iter().map(|it| it.name).collect()),
        None => Some(view.columns.clone()),
    }
}

/// Whether `CREATE OR REPLACE` takes the change: all columns stay, with their names and types, and
/// new ones come after them.
pub(super) fn can_replace(name: &QualifiedName, readers: Pair<&Readers<'_>>) -> bool {
    let versions = readers.map(|it| it.schema.view(name)).transpose();
    let resolved = readers.map(|it| it.views.get(name)).transpose();
    let (Some(versions), Some(resolved)) = (versions, resolved) else {
        return false;
    };
    let previous = versions.previous.shown(&resolved.previous);
    let next = versions.next.shown(&resolved.next);
    let is_same_from = resolved.previous.from == resolved.next.from;
    previous.len() <= next.len()
        && previous.iter().zip(&next).all(|(one, two)| {
            let is_same_value = is_same_from && one.value == two.value;
            let is_same_type = one.data_type.is_some() && one.data_type == two.data_type;
            one.name == two.name && (is_same_value || is_same_type)
        })
}
