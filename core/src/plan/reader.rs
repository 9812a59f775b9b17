//! What reads tables and holds them fast: views, and functions whose bodies are no strings. Where
//! something that one of them reads goes, or becomes another, it goes right before and comes back
//! right after.

use super::Planner;
use super::function::{function_holds, function_reads};
use super::step::Action;
use super::task::Resource;
use super::view::view_reads;
use crate::diff::{Change, Diff, Difference, Pair};
use crate::order::{Map, Set, filled};
use crate::schema::mentioned::Finder;
use crate::schema::{ObjectId, Schema, Views};

type Changes<'a> = Map<&'a ObjectId, Difference>;

/// A schema, and who reads what in it.
pub(super) struct Readers<'a> {
    pub(super) schema: &'a Schema,
    pub(super) finder: Finder<'a>,
    pub(super) views: Views<'a>,
}

impl<'a> Readers<'a> {
    fn of(schema: &'a Schema) -> Self {
        Self {
            schema,
            finder: Finder::of(schema),
            views: Views::of(schema),
        }
    }

    fn ids(&self) -> impl Iterator<Item = &'a ObjectId> {
        let ids = self.schema.objects().map(|it| it.0);
        ids.filter(|it| matches!(it, ObjectId::View(_) | ObjectId::Function(..)))
    }

    /// What must be there for it.
    pub(super) fn reads(&self, id: &ObjectId) -> Vec<Resource> {
        let mut read = match id {
            ObjectId::View(name) => view_reads(name, self),
            _ => function_reads(id, self),
        };
        let own = Resource::Object(id.clone());
        read.retain(|it| *it != own);
        read
    }

    /// What cannot go while it is there.
    pub(super) fn holds(&self, id: &ObjectId) -> Vec<Resource> {
        match id {
            ObjectId::View(_) => self.reads(id),
            _ => function_holds(id, self),
        }
    }
}

impl<'a> Planner<'a> {
    /// All views and functions at once, when it is known what happens to the tables.
    pub(super) fn readers(&mut self, differences: &Diff) {
        let readers = self.schemas.map(Readers::of);
        let mut ids: Set<&ObjectId> = filled(readers.previous.ids());
        ids.extend(readers.next.ids());
        if ids.is_empty() {
            return;
        }
        let mut changes = Changes::default();
        for change in &differences.changes {
            if let Change::Object(id, difference) = change {
                changes.insert(id, *difference);
            }
        }
        let readers = Pair::new(&readers.previous, &readers.next);
        let replaced = self.replaced(&ids, &changes, readers);
        for id in ids {
            match changes.get(id) {
                Some(Difference::Added) => self.create_reader(id, readers, Action::Create),
                Some(Difference::Dropped) => self.drop_reader(id, readers, Action::Destroy),
                _ if replaced.contains(id) => self.replace_reader(id, readers),
                Some(_) => self.create_reader(id, readers, Action::Update),
                None => {}
            }
        }
    }

    fn replace_reader(&mut self, id: &ObjectId, readers: Pair<&Readers<'_>>) {
        if self.is_free_of_tables(id, readers) {
            self.drop_reader(id, readers, Action::Replace);
            self.create_reader(id, readers, Action::Replace);
        }
    }

    /// Those that stay, but not as they are.
    fn replaced(
        &self,
        ids: &Set<&ObjectId>,
        changes: &Changes<'_>,
        readers: Pair<&Readers<'_>>,
    ) -> Set<ObjectId> {
        // What is not there for a while, or not any more.
        let drops = self.tasks.iter().flat_map(|it| &it.drops);
        let mut gone: Set<Resource> = filled(drops.cloned());
        let resource = |id: &ObjectId| Resource::Object(id.clone());
        for (id, difference) in changes.iter().filter(|it| ids.contains(it.0)) {
            let is_gone = match difference {
                Difference::Dropped => true,
                Difference::Changed => !can_replace(id, readers),
                _ => false,
            };
            if is_gone {
                gone.insert(resource(id));
            }
        }
        if gone.is_empty() {
            return Set::new();
        }
        let held: Vec<(&ObjectId, Vec<Resource>)> = ids
            .iter()
            .map(|id| {
                let mut held = readers.previous.holds(id);
                // What the next version does not read any more, it lets go of in place.
                if changes.get(*id) == Some(&Difference::Changed) {
                    let kept: Set<Resource> = filled(readers.next.holds(id));
                    held.retain(|it| kept.contains(it));
                }
                (*id, held)
            })
            .collect();
        // Readers of readers, until there are no more of them.
        loop {
            let before = gone.len();
            for (id, held) in &held {
                if held.iter().any(|it| gone.contains(it)) {
                    gone.insert(resource(id));
                }
            }
            if gone.len() == before {
                break;
            }
        }
        let replaced = ids.iter().filter(|it| gone.contains(&resource(it)));
        filled(replaced.map(|it| (*it).clone()))
    }

    fn create_reader(&mut self, id: &ObjectId, readers: Pair<&Readers<'_>>, action: Action) {
        match id {
            ObjectId::View(name) => self.create_view(name, readers, action),
            _ => self.create_function(id, readers, action),
        }
    }

    fn drop_reader(&mut self, id: &ObjectId, readers: Pair<&Readers<'_>>, action: Action) {
        match id {
            ObjectId::View(name) => self.drop_view(name, readers, action),
            _ => self.drop_function(id, readers, action),
        }
    }
}

/// Whether `CREATE OR REPLACE` takes the change.
fn can_replace(id: &ObjectId, readers: Pair<&Readers<'_>>) -> bool {
    match id {
        ObjectId::View(name) => super::view::can_replace(name, readers),
        _ => super::function::can_replace(id, readers),
    }
}
