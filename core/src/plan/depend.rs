//! What hangs on objects beside tables: whatever names one is made after it and goes before it.

use super::Planner;
use super::task::{Resource, table_resource};
use crate::diff::{Change, Diff, Difference};
use crate::order::{Map, Set};
use crate::parse::parse;
use crate::schema::ObjectId;
use crate::schema::mentioned::Finder;

impl Planner<'_> {
    /// Gives the tasks of tables what they need of the objects that the plan makes and takes away.
    pub(super) fn depend_on_objects(&mut self, differences: &Diff) {
        let (mut made, mut gone) = (Set::new(), Set::new());
        for change in &differences.changes {
            if let Change::Object(id, difference) = change {
                if *difference != Difference::Dropped {
                    made.insert(id);
                }
                if *difference != Difference::Added {
                    gone.insert(id);
                }
            }
        }
        if !made.is_empty() {
            self.build_on(&made);
        }
        if !gone.is_empty() {
            self.let_go_of(&gone);
        }
    }

    /// A statement comes after what it names.
    fn build_on(&mut self, made: &Set<&ObjectId>) {
        let finder = Finder::of(self.schemas.next);
        for task in &mut self.tasks {
            for step in &task.steps {
                for statement in parse(&step.sql) {
                    let found = finder.by_statement(&statement.body);
                    let found = found.into_iter().filter(|it| made.contains(it));
                    task.builds_on.extend(found.map(Resource::Object));
                }
            }
            let creates = &task.creates;
            task.builds_on.retain(|it| !creates.contains(it));
        }
    }

    /// All that happens to a table comes before what it named is gone.
    fn let_go_of(&mut self, gone: &Set<&ObjectId>) {
        let schema = self.schemas.previous;
        let finder = Finder::of(schema);
        let mut holders: Map<String, Vec<Resource>> = Map::default();
        for table in schema.tables().values() {
            let named = finder.by_table(table).into_iter();
            let held: Vec<Resource> = named
                .filter(|it| gone.contains(it))
                .map(Resource::Object)
                .collect();
            if !held.is_empty() {
                holders.insert(table_resource(&table.name), held);
            }
        }
        for task in &mut self.tasks {
            let resource = task.steps.first().map(|it| &it.resource);
            if let Some(held) = resource.and_then(|it| holders.get(it)) {
                task.lets_go_of.extend(held.iter().cloned());
            }
        }
    }
}
