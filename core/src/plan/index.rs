//! Indexes.

use super::Planner;
use super::constraint::{columns, walk};
use super::hazard::{Hazard, HazardKind};
use super::step::{Action as StepAction, Step, StepKind};
use super::task::{Rank, Resource, Subject, Task, index_name};
use crate::ddl;
use crate::diff::{Difference, Pair};
use crate::ident::Ident;
use crate::recipe::{Action, Wish};
use crate::schema::{Index, Table, written};

impl<'a> Planner<'a> {
    pub(super) fn index(&mut self, tables: Pair<&'a Table>, name: &Ident, difference: Difference) {
        let indexes = tables.map(|it| it.indexes.get(name));
        match (difference, indexes.previous, indexes.next) {
            (Difference::Added, _, Some(next)) => self.create_index(tables.next, next),
            (Difference::Dropped, Some(previous), _) => {
                self.drop_index(tables.previous, previous);
            }
            (Difference::Building, _, Some(next)) => self.wait_for_index(tables.next, next),
            (_, Some(previous), Some(next)) => {
                self.rebuild_index(tables, previous, next, difference);
            }
            _ => {}
        }
    }

    pub(super) fn create_index(&mut self, table: &Table, index: &Index) {
        if !self.is_index_accepted(table, index) {
            return;
        }
        let object = index_object(table, index);
        let Some(recipe) = self.recipe(Wish::CreateIndex, &object, &index.origin) else {
            return;
        };
        let subject =
            Subject::index(StepAction::Create, &table.name, &index.name).at(&index.origin);
        let mut task = Task::new(Rank::CreateIndex);
        task.steps = walk(recipe, &subject, &|action| match action {
            Action::CreateIndexAsync => Some(self.build(table, index, &subject)),
            _ => None,
        });
        self.builds_index(&mut task, table, index);
        self.tasks.push(task);
    }

    fn drop_index(&mut self, table: &Table, index: &Index) {
        let object = index_object(table, index);
        if self
            .recipe(Wish::DropIndex, &object, &index.origin)
            .is_none()
        {
            return;
        }
        let subject =
            Subject::index(StepAction::Destroy, &table.name, &index.name).at(&index.origin);
        let mut task = Task::new(Rank::DropConstraint);
        task.steps.push(dropping(table, index, &subject));
        drops_index(&mut task, table, index);
        self.tasks.push(task);
    }

    /// Drops and builds again: another definition, or a job that failed.
    fn rebuild_index(
        &mut self,
        tables: Pair<&Table>,
        previous: &Index,
        next: &Index,
        difference: Difference,
    ) {
        if !self.is_index_accepted(tables.next, next) {
            return;
        }
        let object = index_object(tables.next, next);
        let Some(recipe) = self.recipe(Wish::RebuildIndex, &object, &next.origin) else {
            return;
        };
        let subject =
            Subject::index(StepAction::Replace, &tables.next.name, &next.name).at(&next.origin);
        let mut task = Task::new(Rank::CreateIndex);
        task.steps = walk(recipe, &subject, &|action| {
            Some(match action {
                Action::DropIndex if difference == Difference::Unfinished => subject
                    .ddl(ddl::drop_index(&tables.next.name, &next.name))
                    .because("the index is invalid, and no job builds it"),
                Action::DropIndex => dropping(tables.previous, previous, &subject),
                Action::CreateIndexAsync => self.build(tables.next, next, &subject),
                _ => return None,
            })
        });
        drops_index(&mut task, tables.previous, previous);
        self.builds_index(&mut task, tables.next, next);
        self.tasks.push(task);
    }

    fn wait_for_index(&mut self, table: &Table, index: &Index) {
        let subject =
            Subject::index(StepAction::Update, &table.name, &index.name).at(&index.origin);
        let mut task = Task::new(Rank::CreateIndex);
        task.steps.push(
            subject
                .step(StepKind::WaitForJob, ddl::wait_for_job())
                .because("the index is being built already"),
        );
        task.creates
            .push(Resource::Index(index_name(&table.name, &index.name)));
        self.tasks.push(task);
    }

    fn build(&self, table: &Table, index: &Index, subject: &Subject) -> Step {
        let mut step = subject.step(StepKind::ASYNC_DDL, ddl::create_index(&table.name, index));
        let message = format!("Building index {} asynchronously", index.name);
        step.hazards.push(if self.is_created(&table.name) {
            Hazard::note(HazardKind::IndexBuild, message)
        } else {
            Hazard::new(HazardKind::IndexBuild, message)
        });
        step
    }

    fn builds_index(&self, task: &mut Task, table: &Table, index: &Index) {
        let used: Vec<Ident> = index.columns().collect();
        task.builds_on.push(Resource::Table(table.name.clone()));
        task.builds_on.extend(columns(table, used.iter()));
        task.creates
            .push(Resource::Index(index_name(&table.name, &index.name)));
    }
}

fn dropping(table: &Table, index: &Index, subject: &Subject) -> Step {
    let message = if index.is_unique {
        format!(
            "Dropping index {} slows queries that use it, and duplicates are no longer refused",
            index.name
        )
    } else {
        format!("Dropping index {} slows queries that use it", index.name)
    };
    subject
        .ddl(ddl::drop_index(&table.name, &index.name))
        .with_hazard(HazardKind::IndexDropped, message)
}

fn drops_index(task: &mut Task, table: &Table, index: &Index) {
    let used: Vec<Ident> = index.columns().collect();
    task.lets_go_of.push(Resource::Table(table.name.clone()));
    task.lets_go_of.extend(columns(table, used.iter()));
    task.drops
        .push(Resource::Index(index_name(&table.name, &index.name)));
}

fn index_object(table: &Table, index: &Index) -> String {
    format!("index {} of {}", index.name, written(&table.name))
}
