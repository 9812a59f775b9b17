//! Renames: those that the files ask for, and those of names that PostgreSQL gave.
//!
//! They come before everything else, each on the model too, so that the rest is planned from a schema
//! that has the new names. A name that PostgreSQL gave to a constraint or an index does not follow
//! when its table or column is renamed; nobody wrote it, so that it is made what it would be now.

use super::PlanError;
use super::step::{Action, Step};
use super::task::{Subject, index_name};
use crate::ddl;
use crate::diff::Pair;
use crate::ident::{Ident, QualifiedName};
use crate::parse::parse;
use crate::recipe::Wish;
use crate::schema::{Origin, Rename, Renamed, Schema, Table, qualified, written};
use crate::service::Release;
use std::borrow::Cow;

/// Does the renames that lead from `previous` to `next`. Gives the schema after them.
///
/// # Errors
/// The renames that cannot be.
pub(super) fn rename<'a>(
    previous: &'a Schema,
    next: &Schema,
    release: Release,
) -> Result<(Cow<'a, Schema>, Vec<Step>), Vec<PlanError>> {
    let mut renaming = Renaming {
        schema: Cow::Borrowed(previous),
        next,
        release,
        steps: Vec::new(),
        errors: Vec::new(),
    };
    renaming.asked_for();
    renaming.given_names();
    if renaming.errors.is_empty() {
        Ok((renaming.schema, renaming.steps))
    } else {
        Err(renaming.errors)
    }
}

struct Renaming<'a, 'n> {
    /// As it is after the steps so far.
    schema: Cow<'a, Schema>,
    next: &'n Schema,
    release: Release,
    steps: Vec<Step>,
    errors: Vec<PlanError>,
}

/// What a rename finds.
enum State {
    /// The old name is there, the new one is free.
    Open,
    /// There is nothing to do, or nothing to do it to.
    Done,
    /// The new name is taken, perhaps by something that gives it away.
    Taken,
}

impl Renaming<'_, '_> {
    /// The renames that files ask for: tables first, since the others are looked for in the tables
    /// of the new names. Those whose names wait for each other are done in the order that works.
    fn asked_for(&mut self) {
        let mut open: Vec<&Rename> = self.next.renames().iter().collect();
        let is_table = |it: &Rename| matches!(it.to, Renamed::Table(_));
        for of_tables in [true, false] {
            let mut count = usize::MAX;
            while count > open.len() {
                count = open.len();
                let mut left = Vec::new();
                for it in open {
                    if is_table(it) != of_tables {
                        left.push(it);
                        continue;
                    }
                    match self.state(it) {
                        State::Open => self.done(it),
                        State::Done => {}
                        State::Taken => left.push(it),
                    }
                }
                open = left;
            }
        }
        for it in open {
            self.taken(it);
        }
    }

    fn state(&self, rename: &Rename) -> State {
        let from = &rename.from.name;
        // What has the old name in the end, too, is another thing than what had it.
        let (has_new, has_old, keeps_old) = match &rename.to {
            Renamed::Table(to) => {
                let is_there = |it: &QualifiedName| self.schema.table(it).is_some();
                let has_old = is_there(&rename.from)
                    || self
                        .half_way(to, &rename.from)
                        .is_some_and(|it| is_there(&it));
                let is_kept = self.next.table(&rename.from).is_some();
                if !is_there(to) && has_old && self.schema.has_relation(to) {
                    return State::Taken;
                }
                (is_there(to), has_old, is_kept)
            }
            Renamed::Column(table, to) => {
                let has = |schema: &Schema, name| {
                    schema
                        .table(table)
                        .is_some_and(|it| it.column(name).is_some())
                };
                (
                    has(&self.schema, to),
                    has(&self.schema, from),
                    has(self.next, from),
                )
            }
            Renamed::Constraint(table, to) => {
                let has = |schema: &Schema, name| {
                    schema
                        .table(table)
                        .is_some_and(|it| it.has_constraint(name))
                };
                (
                    has(&self.schema, to),
                    has(&self.schema, from),
                    has(self.next, from),
                )
            }
            Renamed::Object(id) => {
                let old = id.with_name(rename.from.clone());
                let has = |schema: &Schema, id| schema.object(id).is_some();
                let (has_new, has_old) = (has(&self.schema, id), has(&self.schema, &old));
                let is_relation = id.is_relation();
                if !has_new && has_old && is_relation && self.schema.has_relation(id.name()) {
                    return State::Taken;
                }
                (has_new, has_old, has(self.next, &old))
            }
            Renamed::Index(table, to) => {
                let has = |schema: &Schema, name| {
                    let table = schema.table(table);
                    table.is_some_and(|it| it.indexes.contains_key(name))
                };
                let full = index_name(table, to);
                let has_old = has(&self.schema, from);
                if !has(&self.schema, to) && has_old && self.schema.has_relation(&full) {
                    return State::Taken;
                }
                (has(&self.schema, to), has_old, has(self.next, from))
            }
        };
        match (has_old, has_new) {
            (true, true) if keeps_old => State::Done,
            (true, true) => State::Taken,
            (true, false) => State::Open,
            (false, _) => State::Done,
        }
    }

    /// The name that a table has after the first of two steps to another namespace.
    fn half_way(&self, to: &QualifiedName, from: &QualifiedName) -> Option<QualifiedName> {
        let name = index_name(from, &to.name);
        let is_other = to.namespace != from.namespace && to.name != from.name;
        (is_other && self.next.table(&name).is_none()).then_some(name)
    }

    fn done(&mut self, rename: &Rename) {
        let from = &rename.from;
        match &rename.to {
            Renamed::Table(to) => self.table(from, to, &rename.origin),
            Renamed::Column(table, to) => {
                let sql = ddl::rename_column(table, &from.name, to);
                self.in_table(Wish::RenameColumn, table, sql, &rename.origin);
            }
            Renamed::Constraint(table, to) => {
                let sql = ddl::rename_constraint(table, &from.name, to);
                self.in_table(Wish::RenameConstraint, table, sql, &rename.origin);
            }
            Renamed::Index(table, to) => self.index(table, &from.name, to, &rename.origin),
            Renamed::Object(id) => {
                let subject = Subject::object(Action::Update, id).at(&rename.origin);
                let sql = ddl::rename_object(&id.with_name(from.clone()), &id.name().name);
                self.step(Wish::RenameObject, &subject, sql);
            }
        }
    }

    /// First the name, then the namespace.
    fn table(&mut self, from: &QualifiedName, to: &QualifiedName, origin: &Origin) {
        let mut now = qualified(from);
        let subject = Subject {
            action: Action::Update,
            resource: super::task::table_resource(to),
            origin: origin.clone(),
        };
        if self.schema.table(&now).is_none() {
            now.name = to.name.clone();
        }
        if now.name != to.name {
            let sql = ddl::rename_table(&now, &to.name);
            self.step(Wish::RenameTable, &subject, sql);
            now.name = to.name.clone();
        }
        let Some(namespace) = to
            .namespace
            .as_ref()
            .filter(|it| now.namespace.as_ref() != Some(*it))
        else {
            return;
        };
        if !self.schema.has_namespace(namespace) {
            let creation = Subject {
                action: Action::Create,
                resource: format!("schema.{namespace}"),
                origin: self
                    .next
                    .namespaces()
                    .get(namespace)
                    .unwrap_or(origin)
                    .clone(),
            };
            self.run(&creation, ddl::create_namespace(namespace));
        }
        let sql = ddl::set_schema(&now, namespace);
        self.step(Wish::MoveTable, &subject, sql);
    }

    fn in_table(&mut self, wish: Wish, table: &QualifiedName, sql: String, origin: &Origin) {
        let subject = Subject {
            action: Action::Update,
            resource: super::task::table_resource(table),
            origin: origin.clone(),
        };
        self.step(wish, &subject, sql);
    }

    fn index(&mut self, table: &QualifiedName, from: &Ident, to: &Ident, origin: &Origin) {
        let subject = Subject::index(Action::Update, table, to).at(origin);
        let sql = ddl::rename_index(table, from, to);
        self.step(Wish::RenameIndex, &subject, sql);
    }

    fn step(&mut self, wish: Wish, subject: &Subject, sql: String) {
        let recipe = wish.recipe();
        if recipe.validity.holds(self.release) {
            self.run(subject, sql);
        } else {
            self.errors.push(PlanError {
                object: subject.resource.clone(),
                reason: format!(
                    "Aurora DSQL does not accept this rename in {}",
                    self.release
                ),
                help: "plan for a later release, or leave the old name".to_owned(),
                origin: subject.origin.clone(),
            });
        }
    }

    /// Adds a step, and does on the model what it does.
    fn run(&mut self, subject: &Subject, sql: String) {
        let schema = self.schema.to_mut();
        for statement in parse(&sql) {
            schema.apply(&statement, &sql);
        }
        self.steps.push(subject.ddl(sql));
    }

    fn taken(&mut self, rename: &Rename) {
        let of = |table: &QualifiedName, name: &Ident| format!("{name} of {}", written(table));
        let (kind, to) = match &rename.to {
            Renamed::Table(name) => ("table", written(name).to_string()),
            Renamed::Column(table, name) => ("column", of(table, name)),
            Renamed::Constraint(table, name) => ("constraint", of(table, name)),
            Renamed::Index(table, name) => ("index", of(table, name)),
            Renamed::Object(id) => (id.object_type().word(), id.to_string()),
        };
        let from = match &rename.to {
            Renamed::Table(_) | Renamed::Object(_) => written(&rename.from).to_string(),
            _ => rename.from.name.to_string(),
        };
        self.errors.push(PlanError {
            object: format!("{kind} {to}"),
            reason: format!("its old name is {from}, says the comment, but both names are there"),
            help:
                "take the comment away if the rename is done, or drop what should not be there by \
                   hand"
                    .to_owned(),
            origin: rename.origin.clone(),
        });
    }

    // Names that PostgreSQL gave.

    fn given_names(&mut self) {
        for next in self.next.tables().values() {
            let Some(previous) = self.schema.table(&next.name) else {
                continue;
            };
            let found = given_names(Pair::new(previous, next));
            for (kind, from, to) in found {
                self.given_name(next, kind, &from, &to);
            }
        }
    }

    fn given_name(&mut self, table: &Table, kind: Given, from: &Ident, to: &Ident) {
        let is_free = match kind {
            // The names of indexes are those of the whole namespace.
            Given::Key | Given::Index => !self.schema.has_relation(&index_name(&table.name, to)),
            Given::Constraint => true,
        };
        if !is_free {
            return;
        }
        match kind {
            Given::Index => self.index(&table.name, from, to, &table.origin),
            Given::Key | Given::Constraint => {
                let sql = ddl::rename_constraint(&table.name, from, to);
                self.in_table(Wish::RenameConstraint, &table.name, sql, &table.origin);
            }
        }
    }
}

/// What PostgreSQL gave a name to.
#[derive(Clone, Copy)]
enum Given {
    /// A constraint with an index.
    Key,
    /// Another constraint.
    Constraint,
    Index,
}

/// What is there under another name than PostgreSQL would give it now: its old name, and that one.
fn given_names(tables: Pair<&Table>) -> Vec<(Given, Ident, Ident)> {
    let Pair { previous, next } = tables;
    let mut found = Vec::new();
    let is_left = |it: &Ident| !next.has_constraint(it) && !next.indexes.contains_key(it);
    if let (Some(old), Some(new)) = (&previous.primary_key, &next.primary_key)
        && !new.is_named
        && old.name != new.name
        && old.columns == new.columns
        && is_left(&old.name)
    {
        found.push((Given::Key, old.name.clone(), new.name.clone()));
    }
    for new in next.uniques.values().filter(|it| !it.is_named) {
        if previous.has_constraint(&new.name) {
            continue;
        }
        let mut all = previous.uniques.values();
        if let Some(old) = all.find(|it| is_left(&it.name) && it.says_the_same(new)) {
            found.push((Given::Key, old.name.clone(), new.name.clone()));
        }
    }
    for new in next.foreign_keys.values().filter(|it| !it.is_named) {
        if previous.has_constraint(&new.name) {
            continue;
        }
        let mut all = previous.foreign_keys.values();
        if let Some(old) = all.find(|it| is_left(&it.name) && it.says_the_same(new)) {
            found.push((Given::Constraint, old.name.clone(), new.name.clone()));
        }
    }
    let scopes = tables.map(Table::scope);
    for new in next.checks.values().filter(|it| !it.is_named) {
        if previous.has_constraint(&new.name) {
            continue;
        }
        let is_same = |it: &&crate::schema::Check| {
            is_left(&it.name) && it.says_the_same(&scopes.previous, new, &scopes.next)
        };
        if let Some(old) = previous.checks.values().find(is_same) {
            found.push((Given::Constraint, old.name.clone(), new.name.clone()));
        }
    }
    for new in next.indexes.values().filter(|it| !it.is_named) {
        if previous.indexes.contains_key(&new.name) {
            continue;
        }
        let is_same = |it: &&crate::schema::Index| {
            is_left(&it.name) && it.says_the_same(&scopes.previous, new, &scopes.next)
        };
        if let Some(old) = previous.indexes.values().find(is_same) {
            found.push((Given::Index, old.name.clone(), new.name.clone()));
        }
    }
    // Of several that say the same each is taken once.
    let mut taken: Vec<Ident> = Vec::new();
    found.retain(|it| {
        let is_new = !taken.contains(&it.1);
        taken.push(it.1.clone());
        is_new
    });
    found
}
