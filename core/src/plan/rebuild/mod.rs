//! Another table in the place of one, for what no statement can change: the type of a column that
//! something refers to, a primary key, a generated column.
//!
//! ```text
//! t ------------------copy--> t_deesql_new         (the definition that is wanted, under other names)
//! t --rename--> t_deesql_old, t_deesql_new --rename--> t
//! t_deesql_old --drop--       its names are free, and the indexes of t get them
//! ```
//!
//! The names say how far it came, so that a plan that was interrupted anywhere is continued by the
//! next one. All other differences of the table come with its new definition; only foreign keys are
//! added afterwards, since each of them is a task of its own anyway.

mod copy;
mod names;
mod need;
mod steps;

use super::step::Step;
use super::task::{Subject, table_resource};
use super::{Action, NotNull};
use crate::ddl;
use crate::diff::{Change, Diff, Pair};
use crate::ident::QualifiedName;
use crate::schema::{Definition, ForeignKey, ObjectId, Schema, Table};
use names::{has_leftovers, is_fresh, new_name, old_name, with_final_names};
use need::need;

/// What of a plan is done by rebuilding.
#[derive(Default)]
pub(super) struct Rebuilds {
    /// Tables to be copied.
    pub(super) whole: Vec<Whole>,
    /// Tables whose old one must go, and whose indexes get their names.
    pub(super) finish: Vec<Finish>,
    /// What comes before everything else.
    pub(super) steps: Vec<Step>,
    /// The schema from which everything else is planned, if it is another than the live one.
    pub(super) rest: Option<Schema>,
}

/// A table to be copied.
pub(super) struct Whole {
    pub(super) name: QualifiedName,
    /// Why.
    pub(super) reason: String,
    /// The live table, under the names that it has once it is copied.
    pub(super) source: Table,
    /// A table that an interrupted plan left under the old name.
    pub(super) old: Option<Table>,
    /// A copy that an interrupted plan began.
    pub(super) begun: Option<Table>,
    /// Whether that has the definition that is wanted now.
    pub(super) is_begun_right: bool,
    /// Names that an interrupted plan did not give.
    pub(super) late_names: Vec<names::LateName>,
    /// The foreign keys of other tables to this one.
    pub(super) incoming: Vec<(QualifiedName, ForeignKey)>,
    /// The sequences that would go with the old table.
    pub(super) owned: Vec<ObjectId>,
}

/// What is left to do after a table took the place of another.
pub(super) struct Finish {
    pub(super) name: QualifiedName,
    pub(super) old: Option<Table>,
    pub(super) late_names: Vec<names::LateName>,
}

/// Finds what must be rebuilt, and what an interrupted plan did not finish.
pub(super) fn find(schemas: Pair<&Schema>, differences: &Diff, not_null: NotNull) -> Rebuilds {
    let mut found = Rebuilds::default();
    // The changes of a table stand together.
    let mut last = None;
    let is_changed = differences.changes.iter().any(|it| match it {
        Change::InTable(name, _) if last != Some(name) => {
            last = Some(name);
            let tables = schemas.map(|it| it.table(name)).transpose();
            tables.is_some_and(|it| need(it, not_null).is_some())
        }
        _ => false,
    });
    if !is_changed && !has_leftovers(schemas) {
        return found;
    }
    let mut rest = Rest {
        live: schemas.previous,
        schema: None,
    };
    for next in schemas.next.tables().values() {
        look_at(schemas, next, not_null, &mut found, &mut rest);
    }
    // Foreign keys to a table that is copied are dropped and added again, and so is what ties a
    // sequence to it.
    for whole in &mut found.whole {
        let owned = schemas.previous.owned_sequences(&whole.source.name, None);
        whole.owned = owned.cloned().collect();
        for id in &whole.owned {
            rest.release(id);
        }
        for table in schemas.previous.tables().values() {
            let is_own = table.name == whole.name;
            let keys = table.foreign_keys.values();
            for key in keys.filter(|it| !is_own && it.target == whole.name) {
                whole.incoming.push((table.name.clone(), key.clone()));
                rest.change(&table.name, |it| {
                    it.foreign_keys.remove(&key.name);
                });
            }
        }
    }
    found.rest = rest.schema;
    found
}

/// Where a table stands.
fn look_at(
    schemas: Pair<&Schema>,
    next: &Table,
    not_null: NotNull,
    found: &mut Rebuilds,
    rest: &mut Rest<'_>,
) {
    let live = |name: &QualifiedName| {
        let is_reserved = schemas.next.table(name).is_none();
        schemas.previous.table(name).filter(|_| is_reserved)
    };
    let (new, old) = (new_name(&next.name), old_name(&next.name));
    let begun = live(&new);
    let left = live(&old);
    let is_begun_right = begun.is_some_and(|it| is_fresh(it, next));
    let (source, left) = match (schemas.previous.table(&next.name), left) {
        (Some(table), left) => (table.clone(), left),
        (None, None) => return,
        // Between the two renames.
        (None, Some(left)) => {
            let (from, left) = match begun {
                Some(begun) if is_begun_right => (begun, Some(left)),
                _ => (left, None),
            };
            found.steps.push(renamed_back(from, next));
            let mut table = from.clone();
            rest.remove(&from.name);
            table.name = next.name.clone();
            for key in table.foreign_keys.values_mut() {
                if key.target == from.name {
                    key.target = next.name.clone();
                }
            }
            rest.insert(table.clone());
            (table, left)
        }
    };
    let begun = begun.filter(|it| rest.has(&it.name));
    let (source, late_names) = with_final_names(&source, next, left.unwrap_or(&source));
    let is_finishing = !late_names.is_empty();
    if let Some(reason) = need(Pair::new(&source, next), not_null) {
        let mut table = next.clone();
        // Each comes by a task of its own.
        table.foreign_keys = crate::order::Map::default();
        for it in begun.iter().chain(&left) {
            rest.remove(&it.name);
        }
        rest.insert(table);
        found.whole.push(Whole {
            name: next.name.clone(),
            reason,
            source,
            old: left.cloned(),
            begun: begun.cloned(),
            is_begun_right,
            late_names,
            incoming: Vec::new(),
            owned: Vec::new(),
        });
    } else if is_finishing {
        rest.insert(source);
        if let Some(left) = left {
            rest.remove(&left.name);
        }
        found.finish.push(Finish {
            name: next.name.clone(),
            old: left.cloned(),
            late_names,
        });
    }
}

/// A table under one of the reserved names gets its own.
fn renamed_back(from: &Table, next: &Table) -> Step {
    let subject = Subject {
        action: Action::Replace,
        resource: table_resource(&next.name),
        origin: next.origin.clone(),
    };
    subject
        .ddl(ddl::rename_table(&from.name, &next.name.name))
        .because("an interrupted plan left the table under this name")
}

/// The schema that is left to be planned; copied when it first differs from the live one.
struct Rest<'a> {
    live: &'a Schema,
    schema: Option<Schema>,
}

impl Rest<'_> {
    fn schema(&mut self) -> &mut Schema {
        self.schema.get_or_insert_with(|| self.live.clone())
    }

    fn has(&self, name: &QualifiedName) -> bool {
        self.schema
            .as_ref()
            .unwrap_or(self.live)
            .table(name)
            .is_some()
    }

    fn insert(&mut self, table: Table) {
        self.schema().insert_table(table);
    }

    fn remove(&mut self, name: &QualifiedName) {
        self.schema().remove_table(name);
    }

    fn release(&mut self, id: &ObjectId) {
        let schema = self.schema();
        if let Some(mut object) = schema.remove_object(id) {
            if let Definition::Sequence(sequence) = &mut object.definition {
                sequence.owner = None;
            }
            schema.insert_object(id.clone(), object);
        }
    }

    fn change(&mut self, name: &QualifiedName, change: impl FnOnce(&mut Table)) {
        if let Some(mut table) = self.schema().table(name).cloned() {
            change(&mut table);
            self.insert(table);
        }
    }
}
