//! Views. A view holds the columns and views fast that it reads: where one of them goes, or becomes
//! another, the view goes before and comes back afterwards.

use super::Planner;
use super::step::Action;
use super::task::{Rank, Resource};
use crate::ddl;
use crate::diff::{Change, Diff, Difference, Pair};
use crate::ident::{Ident, QualifiedName};
use crate::order::{Map, Set, filled};
use crate::schema::mentioned::Finder;
use crate::schema::{ObjectId, Schema, View, Views};

type Changes<'a> = Map<&'a QualifiedName, Difference>;

impl Planner<'_> {
    pub(super) fn views(&mut self, differences: &Diff) {
        let schemas = self.schemas;
        let both = schemas.map(Schema::view_names);
        let names: Set<&QualifiedName> = filled(both.previous.chain(both.next));
        if names.is_empty() {
            return;
        }
        let views = schemas.map(Views::of);
        let views = Pair::new(&views.previous, &views.next);
        let mut changes = Changes::default();
        for change in &differences.changes {
            if let Change::Object(ObjectId::View(name), difference) = change {
                changes.insert(name, *difference);
            }
        }
        let replaced = self.replaced_views(&names, &changes, views);
        for name in names {
            match changes.get(name) {
                Some(Difference::Added) => self.create_view(name, views, Action::Create),
                Some(Difference::Dropped) => self.drop_view(name, views, Action::Destroy),
                _ if replaced.contains(name) => {
                    self.drop_view(name, views, Action::Replace);
                    self.create_view(name, views, Action::Replace);
                }
                Some(_) => self.create_view(name, views, Action::Update),
                None => {}
            }
        }
    }

    /// The views that stay, but not as they are.
    fn replaced_views(
        &self,
        names: &Set<&QualifiedName>,
        changes: &Changes<'_>,
        views: Pair<&Views<'_>>,
    ) -> Set<QualifiedName> {
        // What is not there for a while, or not any more.
        let drops = self.tasks.iter().flat_map(|it| &it.drops);
        let mut gone: Set<Resource> = filled(drops.cloned());
        let resource = |name: &QualifiedName| Resource::Object(ObjectId::View(name.clone()));
        for (name, difference) in changes.iter() {
            let is_gone = match difference {
                Difference::Dropped => true,
                Difference::Changed => {
                    let versions = self.schemas.map(|it| it.view(name)).transpose();
                    versions.is_none_or(|it| !can_replace(it, name, views))
                }
                _ => false,
            };
            if is_gone {
                gone.insert(resource(name));
            }
        }
        // Views on views, until there are no more of them.
        let finders = self.schemas.map(Finder::of);
        loop {
            let before = gone.len();
            for name in names {
                let read = reads(name, views.previous, &finders.previous);
                // What the next version does not read any more, it lets go of in place.
                let kept = match changes.get(name) {
                    Some(Difference::Changed) => Some(reads(name, views.next, &finders.next)),
                    _ => None,
                };
                let is_needed = |it: &&Resource| kept.as_ref().is_none_or(|kept| kept.contains(it));
                let mut needed = read.iter().filter(is_needed);
                if needed.any(|it| gone.contains(it)) {
                    gone.insert(resource(name));
                }
            }
            if gone.len() == before {
                break;
            }
        }
        let replaced = names.iter().filter(|it| gone.contains(&resource(it)));
        filled(replaced.map(|it| (*it).clone()))
    }

    fn create_view(&mut self, name: &QualifiedName, views: Pair<&Views<'_>>, action: Action) {
        let id = ObjectId::View(name.clone());
        let Some(view) = self.schemas.next.view(name) else {
            return;
        };
        let subject = self.object_subject(action, &id);
        let mut task = self.object_task(Rank::CreateView, &id);
        let names = shown_names(view, name, views.next);
        let or_replace = action == Action::Update;
        let sql = ddl::create_view(name, view, names.as_deref(), or_replace);
        task.steps.push(subject.ddl(sql));
        let finders = self.schemas.map(Finder::of);
        task.builds_on
            .extend(reads(name, views.next, &finders.next));
        if or_replace {
            let held = reads(name, views.previous, &finders.previous);
            task.lets_go_of.extend(held);
        }
        self.tasks.push(task);
    }

    fn drop_view(&mut self, name: &QualifiedName, views: Pair<&Views<'_>>, action: Action) {
        let id = ObjectId::View(name.clone());
        let mut task = self.drop_object_task(Rank::DropView, &id);
        let subject = self.object_subject(action, &id);
        task.steps = vec![subject.ddl(ddl::drop_object(&id))];
        let finder = Finder::of(self.schemas.previous);
        let held = reads(name, views.previous, &finder);
        task.lets_go_of.extend(held);
        self.tasks.push(task);
    }
}

/// What a view reads.
fn reads(name: &QualifiedName, views: &Views<'_>, finder: &Finder<'_>) -> Vec<Resource> {
    let mut read = Vec::new();
    if let Some(view) = views.view(name) {
        let named = finder.by_query(&view.query).into_iter();
        read.extend(named.map(Resource::Object));
    }
    let Some(resolved) = views.get(name) else {
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
fn can_replace(versions: Pair<&View>, name: &QualifiedName, views: Pair<&Views<'_>>) -> bool {
    let Some(resolved) = views.map(|it| it.get(name)).transpose() else {
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
