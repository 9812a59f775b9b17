//! What to do about the differences: steps in an order that the service accepts.
//!
//! ```text
//! Diff --task--> tasks (one change each: its recipe, walked) --order--> steps
//! ```
//!
//! Each step is one transaction with one statement. What cannot be done is an error that names the
//! object, the reason and the way out; nothing is planned halfway.

mod cast;
mod column;
mod comment;
mod constraint;
mod create;
mod depend;
mod domain;
mod function;
mod grant;
mod hazard;
mod hint;
mod index;
mod object;
mod order;
mod reader;
mod rebuild;
mod refusal;
mod renamed;
mod reviewed;
mod sequence;
mod statistics;
mod step;
mod support;
mod swap;
mod task;
mod view;

pub use hazard::{Hazard, HazardKind};
pub use order::Reason;
pub use reviewed::{Rest, Reviewed};
pub use step::{Action, Step, StepKind};

use crate::diff::{Change, Diff, Pair, Presence, TableChange, diff};
use crate::order::{Set, sort_by};
use crate::parse::parse;
use crate::schema::{Fingerprint, Fingerprints, Origin, Schema};
use crate::service::Release;
use std::fmt;
use task::Task;

/// How to plan.
#[derive(Clone, Copy, Debug)]
pub struct PlanOptions {
    /// What the service accepts.
    pub release: Release,
    /// What becomes of a column that shall not be NULL.
    pub not_null: NotNull,
}

/// How a column of a table that is there comes to be never NULL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotNull {
    /// By a check, which stands for the attribute.
    #[default]
    Check,
    /// By a new table, which has the attribute itself.
    Rebuild,
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self {
            release: Release::LATEST,
            not_null: NotNull::default(),
        }
    }
}

/// The way from one schema to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is done, in order.
    pub steps: Vec<Step>,
    /// The schema that the plan starts from.
    pub from: Fingerprint,
    /// The schema that it leads to.
    pub to: Fingerprint,
    /// The release that it was made for.
    pub release: Release,
    /// What looks like something else than it is planned as, a rename for example.
    pub hints: Vec<String>,
}

/// How many resources a plan creates, updates, destroys and replaces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Created.
    pub create: usize,
    /// Updated in place.
    pub update: usize,
    /// Destroyed.
    pub destroy: usize,
    /// Destroyed and created again.
    pub replace: usize,
}

impl Plan {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Counts resources, not statements: a column with a default is one update in three.
    pub fn summary(&self) -> Summary {
        let steps = self.steps.iter();
        let mut touched: Vec<(Action, &str)> =
            steps.map(|it| (it.action, it.resource.as_str())).collect();
        sort_by(&mut touched, Ord::cmp);
        touched.dedup();
        let count = |action| touched.iter().filter(|it| it.0 == action).count();
        Summary {
            create: count(Action::Create),
            update: count(Action::Update),
            destroy: count(Action::Destroy),
            replace: count(Action::Replace),
        }
    }

    /// About how many rows the plan writes, where somebody looked.
    pub fn rows(&self) -> Option<u64> {
        let steps = self.steps.iter().filter(|it| it.rows_of.is_some());
        let mut rows = None;
        for step in steps {
            rows = Some(rows.unwrap_or(0) + step.rows?);
        }
        rows
    }

    /// About how many transactions the plan takes; `None` where that hangs on rows that nobody
    /// counted.
    pub fn transactions(&self) -> Option<u64> {
        self.steps.iter().map(Step::transactions).sum()
    }

    /// The fingerprint of the schema after every step, as it comes from `previous`: what a run that
    /// was interrupted has to be compared with. Steps that change no definition repeat the one
    /// before.
    pub fn fingerprints(&self, previous: &Schema) -> Vec<Fingerprint> {
        let mut schema = Fingerprints::new(previous);
        self.steps
            .iter()
            .map(|step| {
                if matches!(step.kind, StepKind::Ddl { .. }) {
                    for statement in parse(&step.sql) {
                        schema.apply(&statement, &step.sql);
                    }
                }
                schema.current()
            })
            .collect()
    }

    /// The hazards that need a permission which `allowed` does not give, with the step of each.
    pub fn refused_hazards(&self, allowed: &[HazardKind]) -> Vec<(usize, &Hazard)> {
        self.steps
            .iter()
            .enumerate()
            .flat_map(|(at, step)| step.hazards.iter().map(move |it| (at, it)))
            .filter(|(_, it)| it.needs_permission && !allowed.contains(&it.kind))
            .collect()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = [
            (self.create, "create"),
            (self.update, "update"),
            (self.destroy, "destroy"),
            (self.replace, "replace"),
        ]
        .into_iter()
        .filter(|it| it.0 > 0)
        .map(|(count, verb)| format!("{count} to {verb}"))
        .collect();
        f.write_str(&parts.join(", "))
    }
}

/// Why a difference cannot be planned.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{object}: {reason}; {help}")]
pub struct PlanError {
    /// What it is about, for example `column orders.total`.
    pub object: String,
    /// Why, without a full stop.
    pub reason: String,
    /// The way out, without a full stop.
    pub help: String,
    /// Where the object is written.
    pub origin: Origin,
}

/// Plans the way from `previous` to `next`.
///
/// # Errors
/// All differences that cannot be planned, and all that the service would refuse.
pub fn plan(
    previous: &Schema,
    next: &Schema,
    options: PlanOptions,
) -> Result<Plan, Vec<PlanError>> {
    let (renamed, mut steps) = renamed::rename(previous, next, options.release)?;
    let mut schemas = Pair::new(&*renamed, next);
    let mut differences = diff(schemas);
    let rebuilds = rebuild::find(schemas, &differences, options.not_null);
    steps.extend(rebuilds.steps.iter().cloned());
    if let Some(rest) = &rebuilds.rest {
        schemas.previous = rest;
        differences = diff(schemas);
    }
    let mut planner = Planner {
        schemas,
        release: options.release,
        created: Set::new(),
        tasks: Vec::new(),
        errors: Vec::new(),
    };
    planner.tasks(&differences);
    planner.rebuild(&rebuilds, &renamed);
    planner.statistics(&differences);
    planner.readers(&differences);
    planner.grants();
    planner.comments(&differences);
    planner.depend_on_objects(&differences);
    if !planner.errors.is_empty() {
        return Err(planner.errors);
    }
    let hints = hint::hints(schemas, &differences);
    steps.extend(order::ordered(planner.tasks).map_err(|it| vec![it])?);
    let refusals = refusal::refusals(&steps, next, options.release);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    Ok(Plan {
        steps,
        from: previous.fingerprint(),
        to: next.fingerprint(),
        release: options.release,
        hints,
    })
}

/// Makes tasks of differences.
struct Planner<'a> {
    schemas: Pair<&'a Schema>,
    release: Release,
    /// The tables that the plan itself creates.
    created: Set<&'a crate::ident::QualifiedName>,
    tasks: Vec<Task>,
    errors: Vec<PlanError>,
}

impl<'a> Planner<'a> {
    fn tasks(&mut self, differences: &'a Diff) {
        let mut added = Vec::new();
        let mut dropped = Vec::new();
        for change in &differences.changes {
            match change {
                Change::Table(name, Presence::Added) => {
                    self.created.insert(name);
                    added.extend(self.schemas.next.table(name));
                }
                Change::Table(name, Presence::Dropped) => {
                    dropped.extend(self.schemas.previous.table(name));
                }
                _ => {}
            }
        }
        self.create_tables(&added);
        self.drop_tables(&dropped);
        for change in &differences.changes {
            match change {
                Change::Namespace(name, presence) => self.namespace(name, *presence),
                Change::Table(..) | Change::Comment(_) | Change::Grants(_) => {}
                Change::Object(id, difference) => self.object(id, *difference),
                Change::InTable(name, change) => {
                    let tables = self.schemas.map(|it| it.table(name)).transpose();
                    if let Some(tables) = tables {
                        self.table_change(tables, change);
                    }
                }
            }
        }
    }

    fn table_change(&mut self, tables: Pair<&'a crate::schema::Table>, change: &TableChange) {
        match change {
            TableChange::Column(name, Presence::Added) => self.add_column(tables, name),
            TableChange::Column(name, Presence::Dropped) => self.drop_column(tables, name),
            TableChange::ColumnChanges(name, changes) => {
                self.change_column(tables, name, *changes);
            }
            // The table is rebuilt.
            TableChange::PrimaryKey => {}
            TableChange::PrimaryKeyName => self.rename_primary_key(tables),
            TableChange::Constraint(kind, name, difference) => {
                self.constraint(tables, *kind, name, *difference);
            }
            TableChange::Index(name, difference) => self.index(tables, name, *difference),
        }
    }

    fn error(
        &mut self,
        object: impl Into<String>,
        reason: impl Into<String>,
        help: impl Into<String>,
        origin: &Origin,
    ) {
        self.errors.push(PlanError {
            object: object.into(),
            reason: reason.into(),
            help: help.into(),
            origin: origin.clone(),
        });
    }
}

#[cfg(test)]
mod tests;
