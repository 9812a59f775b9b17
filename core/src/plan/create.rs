//! Namespaces and tables that come or go.

use super::Planner;
use super::hazard::HazardKind;
use super::step::Action;
use super::task::{Rank, Resource, Subject, Task, index_name};
use crate::ddl;
use crate::diff::Presence;
use crate::ident::{Ident, QualifiedName};
use crate::order::{Map, Set, filled};
use crate::schema::{ForeignKey, Schema, Table};

/// A foreign key by its table and name.
type KeyName<'a> = (&'a QualifiedName, &'a Ident);

impl<'a> Planner<'a> {
    pub(super) fn namespace(&mut self, name: &Ident, presence: Presence) {
        let resource = Resource::Namespace(name.clone());
        let mut subject = Subject {
            action: Action::Create,
            resource: format!("schema.{name}"),
            origin: crate::schema::Origin::NONE,
        };
        let task = match presence {
            Presence::Added => {
                if let Some(origin) = self.schemas.next.namespaces().get(name) {
                    subject = subject.at(origin);
                }
                let mut task = Task::new(Rank::CreateNamespace);
                task.steps.push(subject.ddl(ddl::create_namespace(name)));
                task.creates.push(resource);
                task
            }
            Presence::Dropped => {
                subject.action = Action::Destroy;
                let mut task = Task::new(Rank::DropNamespace);
                let message = format!(
                    "Dropping schema {name} takes away its grants, and fails while something that \
                     the plan does not manage is in it"
                );
                task.steps.push(
                    subject
                        .ddl(ddl::drop_namespace(name))
                        .with_hazard(HazardKind::DeletesData, message),
                );
                task.drops.push(resource);
                task
            }
        };
        self.tasks.push(task);
    }

    /// New tables, each with the foreign keys whose parents are there by then. Foreign keys that
    /// close a circle come afterwards.
    pub(super) fn create_tables(&mut self, tables: &[&'a Table]) {
        let late = circular_keys(tables);
        for table in tables {
            if !self.is_table_accepted(table) {
                continue;
            }
            let takes = |key: &ForeignKey| !late.contains(&(&table.name, &key.name));
            let subject = Subject::table(Action::Create, table);
            let mut task = Task::new(Rank::CreateTable);
            task.steps
                .push(subject.ddl(ddl::create_table(table, &takes)));
            task.creates = everything_of(table);
            task.builds_on.extend(namespace_of(table));
            for key in table.foreign_keys.values().filter(|it| takes(it)) {
                task.builds_on
                    .extend(parent_resources(self.schemas.next, key));
            }
            // Its own resources are no reason to wait.
            let own: Set<&Resource> = filled(&task.creates);
            task.builds_on.retain(|it| !own.contains(it));
            self.tasks.push(task);
            for key in table.foreign_keys.values().filter(|it| !takes(it)) {
                self.add_foreign_key(table, key);
            }
            for index in table.indexes.values() {
                self.create_index(table, index);
            }
        }
    }

    /// Tables that go, children first. A circle of foreign keys is opened before.
    pub(super) fn drop_tables(&mut self, tables: &[&'a Table]) {
        let early = circular_keys(tables);
        for table in tables {
            let subject = Subject::table(Action::Destroy, table);
            let mut task = Task::new(Rank::DropTable);
            let name = crate::schema::written(&table.name);
            task.steps
                .push(subject.ddl(ddl::drop_table(&table.name)).with_hazard(
                    HazardKind::DeletesData,
                    format!("Dropping table {name} deletes all of its rows"),
                ));
            task.drops = everything_of(table);
            let indexes = table.indexes.keys();
            task.drops
                .extend(indexes.map(|it| Resource::Index(index_name(&table.name, it))));
            task.lets_go_of.extend(namespace_of(table));
            for key in table.foreign_keys.values() {
                if early.contains(&(&table.name, &key.name)) {
                    self.drop_constraint(table, &key.name, Rank::DropForeignKey);
                } else {
                    task.lets_go_of
                        .extend(parent_resources(self.schemas.previous, key));
                }
            }
            let own: Set<&Resource> = filled(&task.drops);
            task.lets_go_of.retain(|it| !own.contains(it));
            self.tasks.push(task);
        }
    }

    pub(super) fn is_created(&self, table: &QualifiedName) -> bool {
        self.created.contains(table)
    }
}

/// The table and everything that is addressed by a name of its own.
pub(super) fn everything_of(table: &Table) -> Vec<Resource> {
    let name = &table.name;
    let mut all = vec![Resource::Table(name.clone())];
    let columns = table.columns.iter();
    all.extend(columns.map(|it| Resource::Column(name.clone(), it.name.clone())));
    let keys = table.primary_key.iter().map(|it| &it.name);
    for key in keys.chain(table.uniques.keys()) {
        all.push(Resource::Constraint(name.clone(), key.clone()));
        all.push(Resource::Index(index_name(name, key)));
    }
    all
}

pub(super) fn namespace_of(table: &Table) -> Option<Resource> {
    table.name.namespace.clone().map(Resource::Namespace)
}

/// What a foreign key needs of its parent: the table, and the key that it refers to.
pub(super) fn parent_resources(schema: &Schema, key: &ForeignKey) -> Vec<Resource> {
    let mut needed = vec![Resource::Table(key.target.clone())];
    for column in &key.target_columns {
        needed.push(Resource::Column(key.target.clone(), column.clone()));
    }
    if let Some(parent) = schema.table(&key.target) {
        needed.extend(referenced_key(parent, key));
    }
    needed
}

/// The primary key, unique constraint or unique index that has just the referenced columns.
pub(super) fn referenced_key(parent: &Table, key: &ForeignKey) -> Option<Resource> {
    let wanted: Set<&Ident> = filled(&key.target_columns);
    let is_wanted = |columns: Set<_>| columns == wanted;
    let constraint = |name: &Ident| Resource::Constraint(parent.name.clone(), name.clone());
    let primary = parent.primary_key.iter();
    if let Some(found) = primary
        .into_iter()
        .find(|it| is_wanted(filled(&it.columns)))
    {
        return Some(constraint(&found.name));
    }
    if let Some(found) = parent
        .uniques
        .values()
        .find(|it| is_wanted(filled(&it.columns)))
    {
        return Some(constraint(&found.name));
    }
    parent
        .indexes
        .values()
        .find(|it| {
            it.constraint_columns()
                .is_some_and(|columns| is_wanted(filled(columns)))
        })
        .map(|it| Resource::Index(index_name(&parent.name, &it.name)))
}

/// The foreign keys among these tables that close a circle, so that no order of tables has all
/// parents first. Walks from child to parent, by name, and cuts where it comes back.
fn circular_keys<'a>(tables: &[&'a Table]) -> Set<KeyName<'a>> {
    enum State {
        New,
        Open,
        Done,
    }
    let mut states: Map<&QualifiedName, (&'a Table, State)> =
        filled(tables.iter().map(|it| (&it.name, (*it, State::New))));
    let names: Vec<&QualifiedName> = states.keys().copied().collect();
    let mut cut = Set::new();
    for start in names {
        // A stack of its own, since a chain of tables can be long.
        let mut stack = Vec::new();
        if let Some((table, state @ State::New)) = states.get_mut(start) {
            *state = State::Open;
            stack.push((*table, table.foreign_keys.values()));
        }
        while let Some((table, keys)) = stack.last_mut() {
            let Some(key) = keys.next() else {
                if let Some((_, state)) = states.get_mut(&table.name) {
                    *state = State::Done;
                }
                stack.pop();
                continue;
            };
            if key.target == table.name {
                continue;
            }
            match states.get_mut(&key.target) {
                Some((_, State::Open)) => {
                    cut.insert((&table.name, &key.name));
                }
                Some((parent, state @ State::New)) => {
                    *state = State::Open;
                    stack.push((*parent, parent.foreign_keys.values()));
                }
                Some((_, State::Done)) | None => {}
            }
        }
    }
    cut
}
