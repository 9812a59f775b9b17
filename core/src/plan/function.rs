//! Functions. What calls one holds it fast where it is parsed already: defaults, checks, indexes, views
//! and other functions whose bodies are no strings.

use super::Planner;
use super::step::Action;
use super::task::{Rank, Resource};
use crate::ddl;
use crate::diff::{Difference, Pair};
use crate::schema::mentioned::Finder;
use crate::schema::{Argument, Function, FunctionBody, ObjectId, Views, written};

impl Planner<'_> {
    pub(super) fn function(&mut self, id: &ObjectId, difference: Difference) {
        let versions = self.schemas.map(|it| it.function(id));
        match (versions.previous, versions.next) {
            (None, Some(_)) => self.create_function(id, Action::Create),
            (Some(_), None) => self.drop_function(id, Action::Destroy),
            (Some(previous), Some(next)) if can_replace(Pair::new(previous, next)) => {
                self.create_function(id, Action::Update);
            }
            (Some(_), Some(_)) => {
                if self.is_free_of_tables(id) {
                    self.drop_function(id, Action::Replace);
                    self.create_function(id, Action::Replace);
                }
            }
            (None, None) => debug_assert!(false, "{id:?} {difference:?}"),
        }
    }

    fn create_function(&mut self, id: &ObjectId, action: Action) {
        let Some(function) = self.schemas.next.function(id) else {
            return;
        };
        let subject = self.object_subject(action, id);
        let mut task = self.object_task(Rank::CreateFunction, id);
        let or_replace = action == Action::Update;
        let sql = ddl::create_function(id.name(), function, or_replace);
        task.steps.push(subject.ddl(sql));
        // The body is checked, string or not.
        let read = reads(id, function, self.schemas.next);
        let own = Resource::Object(id.clone());
        task.builds_on
            .extend(read.into_iter().filter(|it| *it != own));
        if or_replace {
            let previous = self.schemas.previous;
            let held = previous.function(id).map(|it| holds(id, it, previous));
            task.lets_go_of.extend(held.unwrap_or_default());
        }
        self.tasks.push(task);
    }

    fn drop_function(&mut self, id: &ObjectId, action: Action) {
        let mut task = self.drop_object_task(Rank::DropFunction, id);
        let subject = self.object_subject(action, id);
        task.steps = vec![subject.ddl(ddl::drop_object(id))];
        let previous = self.schemas.previous;
        if let Some(function) = previous.function(id) {
            task.lets_go_of.extend(holds(id, function, previous));
        }
        self.tasks.push(task);
    }

    /// Whether no table that stays calls a function that has to go for a moment; an error if one does.
    fn is_free_of_tables(&mut self, id: &ObjectId) -> bool {
        let both = self.schemas.map(Finder::of);
        let callers = self.schemas.next.tables().values().find(|table| {
            let before = self.schemas.previous.table(&table.name);
            both.next.by_table(table).contains(id)
                && before.is_some_and(|it| both.previous.by_table(it).contains(id))
        });
        let Some(table) = callers else {
            return true;
        };
        let origin = self.schemas.next.object(id).map(|it| it.origin.clone());
        let reason = format!(
            "its result or the names of its arguments cannot change while table {} calls it",
            written(&table.name)
        );
        let help = "give the changed function another name and have the table call that one";
        let object = format!("function {id}");
        self.error(object, reason, help, &origin.unwrap_or_default());
        false
    }
}

/// What must be there for a function.
fn reads(id: &ObjectId, function: &Function, schema: &crate::schema::Schema) -> Vec<Resource> {
    let mut read = Vec::new();
    let said = function.said(&id.name().name, &Views::of(schema));
    for (relation, columns) in said.relations.into_entries() {
        read.push(Resource::Object(ObjectId::View(relation.clone())));
        for column in columns {
            read.push(Resource::Column(relation.clone(), column));
        }
        read.push(Resource::Table(relation));
    }
    let finder = Finder::of(schema);
    read.extend(finder.by_body(function).into_iter().map(Resource::Object));
    read.extend(of_types(function, &finder));
    read
}

/// The types that a function takes and gives, if they are those of tables or views.
fn of_types(function: &Function, finder: &Finder<'_>) -> Vec<Resource> {
    let mut found = Vec::new();
    for id in finder.by_types(function) {
        if let ObjectId::View(name) = &id {
            found.push(Resource::Table(name.clone()));
        }
        found.push(Resource::Object(id));
    }
    found
}

/// What cannot go while a function is there: all that it reads, unless its body is a string.
fn holds(id: &ObjectId, function: &Function, schema: &crate::schema::Schema) -> Vec<Resource> {
    match function.body {
        FunctionBody::Sql(_) => reads(id, function, schema),
        FunctionBody::Text(_) => of_types(function, &Finder::of(schema)),
    }
}

/// Whether `CREATE OR REPLACE` takes the change: the result stays, and so do the names of arguments
/// and their defaults; new names and defaults may come.
fn can_replace(versions: Pair<&Function>) -> bool {
    let (previous, next) = (versions.previous, versions.next);
    let is_kept = |(one, two): (&Argument, &Argument)| {
        one.mode == two.mode
            && one.data_type == two.data_type
            && (one.name.is_none() || one.name == two.name)
            && (one.default.is_none() || two.default.is_some())
    };
    previous.result == next.result
        && previous.arguments.len() == next.arguments.len()
        && previous.arguments.iter().zip(&next.arguments).all(is_kept)
}
