//! Functions. What calls one holds it fast where it is parsed already: defaults, checks, indexes, views
//! and other functions whose bodies are no strings.

use super::Planner;
use super::reader::Readers;
use super::step::Action;
use super::task::{Rank, Resource};
use crate::ddl;
use crate::diff::Pair;
use crate::schema::mentioned::Finder;
use crate::schema::{Argument, Function, ObjectId, written};

impl Planner<'_> {
    pub(super) fn create_function(
        &mut self,
        id: &ObjectId,
        readers: Pair<&Readers<'_>>,
        action: Action,
    ) {
        let Some(function) = self.schemas.next.function(id) else {
            return;
        };
        let subject = self.object_subject(action, id);
        let mut task = self.object_task(Rank::CreateFunction.again_if(action), id);
        let or_replace = action == Action::Update;
        let sql = ddl::create_function(id.name(), function, or_replace);
        task.steps.push(subject.ddl(sql));
        // The body is checked, string or not.
        task.builds_on.extend(readers.next.reads(id));
        if or_replace {
            task.lets_go_of.extend(readers.previous.holds(id));
        }
        self.tasks.push(task);
    }

    pub(super) fn drop_function(
        &mut self,
        id: &ObjectId,
        readers: Pair<&Readers<'_>>,
        action: Action,
    ) {
        let mut task = self.drop_object_task(Rank::DropFunction.late_if(action), id);
        let subject = self.object_subject(action, id);
        task.steps = vec![subject.ddl(ddl::drop_object(id))];
        task.lets_go_of.extend(readers.previous.holds(id));
        self.tasks.push(task);
    }

    /// Whether no table that stays calls a function that has to go for a moment; an error if one does.
    pub(super) fn is_free_of_tables(&mut self, id: &ObjectId, readers: Pair<&Readers<'_>>) -> bool {
        if !matches!(id, ObjectId::Function(..)) {
            return true;
        }
        let callers = self.schemas.next.tables().values().find(|table| {
            let before = self.schemas.previous.table(&table.name);
            readers.next.finder.by_table(table).contains(id)
                && before.is_some_and(|it| readers.previous.finder.by_table(it).contains(id))
        });
        let Some(table) = callers else {
            return true;
        };
        let origin = self.schemas.next.object(id).map(|it| it.origin.clone());
        let why = if !can_replace(id, readers) {
            "its result or the names of its arguments cannot change"
        } else {
            "what it reads is made anew, for which it has to go for a moment, and it cannot"
        };
        let reason = format!("{why} while table {} calls it", written(&table.name));
        let help = "give the function another name and have the table call that one, in a plan of \
                    its own where only what it reads changes";
        let object = format!("function {id}");
        self.error(object, reason, help, &origin.unwrap_or_default());
        false
    }
}

/// What must be there for a function.
pub(super) fn function_reads(id: &ObjectId, readers: &Readers<'_>) -> Vec<Resource> {
    let Some(function) = readers.schema.function(id) else {
        return Vec::new();
    };
    let mut read = Vec::new();
    let said = function.said(&id.name().name, &readers.views);
    for (relation, columns) in said.relations.into_entries() {
        read.push(Resource::Object(ObjectId::View(relation.clone())));
        for column in columns {
            read.push(Resource::Column(relation.clone(), column));
        }
        read.push(Resource::Table(relation));
    }
    let named = readers.finder.by_body(function).into_iter();
    read.extend(named.map(Resource::Object));
    read.extend(of_types(function, &readers.finder));
    read
}

/// What cannot go while a function is there: all that it reads, unless its body is a string.
pub(super) fn function_holds(id: &ObjectId, readers: &Readers<'_>) -> Vec<Resource> {
    match readers.schema.function(id) {
        Some(function) if !function.is_parsed() => of_types(function, &readers.finder),
        _ => readers.reads(id),
    }
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

/// Whether `CREATE OR REPLACE` takes the change: the result stays, and so do the names of arguments
/// and their defaults; new names and defaults may come.
pub(super) fn can_replace(id: &ObjectId, readers: Pair<&Readers<'_>>) -> bool {
    let versions = readers.map(|it| it.schema.function(id)).transpose();
    let Some(Pair { previous, next }) = versions else {
        return false;
    };
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
