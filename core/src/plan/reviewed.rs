//! A plan that was looked at and is run later, perhaps after it was begun.

use super::step::{Action, Step, StepKind};
use super::{Plan, task};
use crate::ddl;
use crate::ident::{Ident, QualifiedName};
use crate::parse::ddl::alter_table::AlterActionKind;
use crate::parse::{Body, parse};
use crate::schema::{Fingerprint, Fingerprints, IndexState, Schema, qualified};

/// A plan with what the schema is before it and after each of its steps. Jobs count as done in
/// these: whether they are is looked up when the plan is run.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The plan.
    pub plan: Plan,
    /// The schema that it leads to.
    pub desired: Schema,
    /// What the schema is before it.
    pub start: Fingerprint,
    /// What it is after each step.
    pub after: Vec<Fingerprint>,
}

/// What of a plan is left to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// How many steps are done.
    pub done: usize,
    /// The other ones. Before them comes what those that are done did not finish.
    pub plan: Plan,
}

impl Reviewed {
    /// Keeps a plan from `previous` to `desired`.
    pub fn new(plan: Plan, previous: &Schema, desired: Schema) -> Self {
        let mut schema = Fingerprints::settled(previous);
        let start = schema.current();
        let after = plan.steps.iter().map(|step| {
            if matches!(step.kind, StepKind::Ddl { .. }) {
                for statement in parse(&step.sql) {
                    schema.apply(&statement, &step.sql);
                }
            }
            schema.current()
        });
        let after = after.collect();
        Self {
            plan,
            desired,
            start,
            after,
        }
    }

    /// What is left to do where the schema is `live`; `None` if that is none that the plan leads
    /// through. Where several steps leave the same schema behind, the first of them is done: what
    /// comes then may run twice.
    pub fn rest(&self, live: &Schema) -> Option<Rest> {
        let now = Fingerprints::settled(live).current();
        let mut states = std::iter::once(&self.start).chain(&self.after);
        let done = states.position(|it| *it == now)?;
        let (behind, ahead) = self.plan.steps.split_at(done.min(self.plan.steps.len()));
        let mut steps = Vec::new();
        let mut is_waited = false;
        for (at, step) in behind
            .iter()
            .enumerate()
            .filter(|it| it.1.kind.starts_job())
        {
            let is_last = at + 1 == behind.len();
            is_waited |= unfinished(step, live, &mut steps) && is_last;
        }
        // Its job is over, or waited for already.
        let waits = ahead.first().filter(|it| it.kind == StepKind::WaitForJob);
        let skipped = usize::from(waits.is_some() && is_waited);
        steps.extend(ahead.iter().skip(skipped).cloned());
        Some(Rest {
            done,
            plan: Plan {
                steps,
                from: live.fingerprint(),
                ..self.plan.clone()
            },
        })
    }
}

/// Adds what a step that started a job left to do. Whether nothing must be waited for after that.
fn unfinished(step: &Step, live: &Schema, steps: &mut Vec<Step>) -> bool {
    match job(step) {
        Some(Job::Index(table, name)) => {
            let table = live.table(&table);
            let index = table.and_then(|it| Some((it, it.indexes.get(&name)?)));
            match index.map(|(table, index)| (table, index.state)) {
                Some((table, IndexState::Invalid)) => {
                    let mut drop = step.clone();
                    drop.kind = StepKind::DDL;
                    drop.sql = ddl::drop_index(&table.name, &name);
                    drop.hazards.clear();
                    steps.push(drop.because("the index is invalid, and no job builds it"));
                    steps.push(step.clone());
                    false
                }
                Some((table, IndexState::Building)) => {
                    let subject = task::Subject::index(Action::Update, &table.name, &name);
                    let wait = subject.step(StepKind::WaitForJob, ddl::wait_for_job());
                    steps.push(wait.because("the index is being built already"));
                    true
                }
                _ => true,
            }
        }
        Some(Job::Constraint(table, name)) => {
            let is_open = live.table(&table).is_some_and(|it| {
                it.checks.get(&name).is_some_and(|it| !it.is_valid)
                    || it.foreign_keys.get(&name).is_some_and(|it| !it.is_valid)
            });
            if is_open {
                steps.push(step.clone());
            }
            !is_open
        }
        None => false,
    }
}

/// What a step's job works on.
enum Job {
    Index(QualifiedName, Ident),
    Constraint(QualifiedName, Ident),
}

fn job(step: &Step) -> Option<Job> {
    match &parse(&step.sql).first()?.body {
        Body::CreateIndex(it) => {
            let name = it.name.as_ref()?.value.name.clone();
            Some(Job::Index(qualified(&it.table.value), name))
        }
        Body::AlterTable(it) => it.actions.iter().find_map(|action| match &action.kind {
            AlterActionKind::ValidateConstraint { name } => Some(Job::Constraint(
                qualified(&it.name.value),
                name.value.clone(),
            )),
            _ => None,
        }),
        _ => None,
    }
}
