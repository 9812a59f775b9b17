//! Unique constraints, checks, foreign keys and primary keys of tables that stay.

use super::create::{parent_resources, referenced_key};
use super::hazard::HazardKind;
use super::step::{Action as StepAction, StepKind};
use super::task::{Rank, Resource, Subject, Task, index_name};
use super::{Planner, Step};
use crate::ddl;
use crate::diff::{ConstraintKind, Difference, Pair};
use crate::ident::Ident;
use crate::recipe::{Action, Recipe, Wish};
use crate::schema::{Check, ForeignKey, IndexState, Table, Unique, written};

impl<'a> Planner<'a> {
    pub(super) fn constraint(
        &mut self,
        tables: Pair<&'a Table>,
        kind: ConstraintKind,
        name: &Ident,
        difference: Difference,
    ) {
        match difference {
            Difference::Dropped => {
                let rank = match kind {
                    ConstraintKind::ForeignKey => Rank::DropForeignKey,
                    _ => Rank::DropConstraint,
                };
                if self.is_free(tables, kind, name) {
                    self.drop_constraint(tables.previous, name, rank);
                }
                return;
            }
            Difference::Deferrability => {
                self.change_deferrability(tables, name);
                return;
            }
            Difference::Unfinished => {
                self.validate(tables, name);
                return;
            }
            _ => {}
        }
        let is_replaced = difference == Difference::Changed;
        if is_replaced && !self.is_free(tables, kind, name) {
            return;
        }
        let task = match kind {
            ConstraintKind::Unique => tables
                .next
                .uniques
                .get(name)
                .and_then(|it| self.unique_task(tables, it, difference)),
            ConstraintKind::Check => tables
                .next
                .checks
                .get(name)
                .and_then(|it| self.check_task(tables.next, it)),
            ConstraintKind::ForeignKey => tables
                .next
                .foreign_keys
                .get(name)
                .and_then(|it| self.foreign_key_task(tables.next, it)),
        };
        let Some(mut task) = task else {
            return;
        };
        if is_replaced {
            let Some(drop) = self.drop_constraint_task(tables.previous, name, task.rank) else {
                return;
            };
            let added = std::mem::replace(&mut task.steps, drop.steps);
            task.steps.extend(added);
            task.drops = drop.drops;
            task.lets_go_of = drop.lets_go_of;
        }
        self.tasks.push(task);
    }

    // Dropping.

    pub(super) fn drop_constraint(&mut self, table: &Table, name: &Ident, rank: Rank) {
        let task = self.drop_constraint_task(table, name, rank);
        self.tasks.extend(task);
    }

    fn drop_constraint_task(&mut self, table: &Table, name: &Ident, rank: Rank) -> Option<Task> {
        let object = constraint_object(table, name);
        let origin = &table.origin;
        self.recipe(Wish::DropConstraint, &object, origin)?;
        let subject = Subject::table(StepAction::Update, table);
        let mut step = subject.ddl(ddl::drop_constraint(&table.name, name));
        let mut task = Task::new(rank);
        task.drops
            .push(Resource::Constraint(table.name.clone(), name.clone()));
        if let Some(unique) = table.uniques.get(name) {
            task.drops
                .push(Resource::Index(index_name(&table.name, name)));
            task.lets_go_of
                .extend(columns(table, unique.columns.iter().chain(&unique.include)));
            let message = format!("Dropping constraint {name} drops its index");
            step = step.with_hazard(HazardKind::IndexDropped, message);
        }
        if let Some(check) = table.checks.get(name) {
            let named = check.condition.columns();
            task.lets_go_of.extend(columns(table, named.iter()));
        }
        if let Some(key) = table.foreign_keys.get(name) {
            task.lets_go_of.extend(columns(table, key.columns.iter()));
            task.lets_go_of
                .extend(parent_resources(self.schemas.previous, key));
        }
        task.lets_go_of.push(Resource::Table(table.name.clone()));
        task.steps.push(step);
        Some(task)
    }

    /// Whether no foreign key that stays refers to what a unique constraint stands for.
    fn is_free(&mut self, tables: Pair<&Table>, kind: ConstraintKind, name: &Ident) -> bool {
        if kind != ConstraintKind::Unique {
            return true;
        }
        let table = tables.previous;
        let resource = Resource::Constraint(table.name.clone(), name.clone());
        let holder = self.schemas.next.tables().values().find_map(|child| {
            let before = self.schemas.previous.table(&child.name)?;
            let key = child.foreign_keys.values().find(|key| {
                before.foreign_keys.get(&key.name).is_some_and(|it| {
                    it.target == table.name
                        && it.says_the_same(key)
                        && referenced_key(table, it).as_ref() == Some(&resource)
                })
            })?;
            Some(format!("{} of {}", key.name, written(&child.name)))
        });
        match holder {
            Some(holder) => {
                let object = constraint_object(table, name);
                self.error(
                    object,
                    format!("the foreign key {holder} refers to it"),
                    "drop the foreign key in a plan of its own first",
                    &tables.next.origin,
                );
                false
            }
            None => true,
        }
    }

    // Adding.

    pub(super) fn check_task(&mut self, table: &Table, check: &Check) -> Option<Task> {
        let object = constraint_object(table, &check.name);
        let recipe = self.recipe(Wish::AddCheck, &object, &check.origin)?;
        let subject = Subject::table(StepAction::Update, table).at(&check.origin);
        let mut task = Task::new(Rank::AddCheck);
        task.steps = walk(recipe, &subject, &|action| match action {
            Action::AddCheckNotValid => Some(subject.ddl(ddl::add_check(&table.name, check))),
            action => job_step(action, table, &check.name, &subject),
        });
        let named = check.condition.columns();
        task.builds_on.extend(columns(table, named.iter()));
        task.creates
            .push(Resource::Constraint(table.name.clone(), check.name.clone()));
        Some(task)
    }

    pub(super) fn add_foreign_key(&mut self, table: &Table, key: &ForeignKey) {
        let task = self.foreign_key_task(table, key);
        self.tasks.extend(task);
    }

    fn foreign_key_task(&mut self, table: &Table, key: &ForeignKey) -> Option<Task> {
        let object = constraint_object(table, &key.name);
        let recipe = self.recipe(Wish::AddForeignKey, &object, &key.origin)?;
        let action = if self.is_created(&table.name) {
            StepAction::Create
        } else {
            StepAction::Update
        };
        let subject = Subject::table(action, table).at(&key.origin);
        let mut task = Task::new(Rank::AddForeignKey);
        task.steps = walk(recipe, &subject, &|action| match action {
            Action::AddForeignKeyNotValid => {
                Some(subject.ddl(ddl::add_foreign_key(&table.name, key)))
            }
            action => job_step(action, table, &key.name, &subject),
        });
        task.builds_on.push(Resource::Table(table.name.clone()));
        task.builds_on.extend(columns(table, key.columns.iter()));
        task.builds_on
            .extend(parent_resources(self.schemas.next, key));
        task.creates
            .push(Resource::Constraint(table.name.clone(), key.name.clone()));
        Some(task)
    }

    fn unique_task(
        &mut self,
        tables: Pair<&Table>,
        unique: &Unique,
        difference: Difference,
    ) -> Option<Task> {
        let table = tables.next;
        let name = &unique.name;
        let index = tables.previous.indexes.get(name);
        // The index of a plan that was interrupted, or one that was built by hand.
        let is_ready = difference == Difference::Promoted
            && index.is_some_and(|it| it.state != IndexState::Invalid);
        let wish = if is_ready {
            Wish::AddUniqueOfIndex
        } else {
            Wish::AddUnique
        };
        let object = constraint_object(table, name);
        let recipe = self.recipe(wish, &object, &unique.origin)?;
        let subject = Subject::table(StepAction::Update, table).at(&unique.origin);
        let mut task = Task::new(Rank::AddUnique);
        if index.is_some() && !is_ready {
            let message = format!("Dropping index {name} to build it again");
            task.steps.push(
                subject
                    .ddl(ddl::drop_index(&table.name, name))
                    .with_hazard(HazardKind::IndexDropped, message),
            );
        }
        if is_ready && index.is_some_and(|it| it.state == IndexState::Building) {
            let wait = subject.step(StepKind::WaitForJob, ddl::wait_for_job());
            task.steps
                .push(wait.because("the index is being built already"));
        }
        task.steps.extend(walk(recipe, &subject, &|action| {
            Some(match action {
                Action::CreateUniqueIndexAsync => {
                    let message = format!("Building index {name} asynchronously");
                    subject
                        .step(
                            StepKind::ASYNC_DDL,
                            ddl::create_unique_index(&table.name, unique),
                        )
                        .with_hazard(HazardKind::IndexBuild, message)
                }
                Action::CheckIndexValid => subject
                    .step(
                        StepKind::CheckCatalog,
                        ddl::check_index_valid(&table.name, name),
                    )
                    .because("only a valid index can become a constraint"),
                Action::AddUniqueUsingIndex => {
                    subject.ddl(ddl::add_unique_using_index(&table.name, name))
                }
                action => return job_step(action, table, name, &subject),
            })
        }));
        let used = unique.columns.iter().chain(&unique.include);
        task.builds_on.extend(columns(table, used));
        task.creates
            .push(Resource::Constraint(table.name.clone(), name.clone()));
        task.creates
            .push(Resource::Index(index_name(&table.name, name)));
        Some(task)
    }

    // Changing.

    fn validate(&mut self, tables: Pair<&Table>, name: &Ident) {
        let table = tables.next;
        let object = constraint_object(table, name);
        let Some(recipe) = self.recipe(Wish::ValidateConstraint, &object, &table.origin) else {
            return;
        };
        let subject = Subject::table(StepAction::Update, table);
        let mut task = Task::new(Rank::AddCheck);
        task.steps = walk(recipe, &subject, &|action| {
            job_step(action, table, name, &subject)
                .map(|it| it.because("the constraint is there, but was never validated"))
        });
        self.tasks.push(task);
    }

    fn change_deferrability(&mut self, tables: Pair<&Table>, name: &Ident) {
        let table = tables.next;
        let Some(key) = table.foreign_keys.get(name) else {
            return;
        };
        let object = constraint_object(table, name);
        if self
            .recipe(Wish::ChangeDeferrability, &object, &key.origin)
            .is_none()
        {
            return;
        }
        let subject = Subject::table(StepAction::Update, table).at(&key.origin);
        let mut task = Task::new(Rank::AddCheck);
        task.steps
            .push(subject.ddl(ddl::alter_constraint(&table.name, key)));
        self.tasks.push(task);
    }

    pub(super) fn rename_primary_key(&mut self, tables: Pair<&Table>) {
        let keys = tables.map(|it| it.primary_key.as_ref()).transpose();
        let Some(keys) = keys else {
            return;
        };
        let subject = Subject::table(StepAction::Update, tables.next).at(&keys.next.origin);
        let mut task = Task::new(Rank::ChangeColumn);
        task.steps.push(subject.ddl(ddl::rename_constraint(
            &tables.next.name,
            &keys.previous.name,
            &keys.next.name,
        )));
        let index = |it: &Ident| Resource::Index(index_name(&tables.next.name, it));
        task.drops.push(index(&keys.previous.name));
        task.creates.push(index(&keys.next.name));
        self.tasks.push(task);
    }
}

/// The steps of a recipe. A wait at its end is left to whoever runs the plan: nothing in the recipe
/// needs the job, and several jobs may run side by side.
pub(super) fn walk(
    recipe: &Recipe,
    subject: &Subject,
    step: &dyn Fn(Action) -> Option<Step>,
) -> Vec<Step> {
    let last = recipe.actions.len().saturating_sub(1);
    recipe
        .actions
        .iter()
        .enumerate()
        .filter_map(|(at, action)| match action {
            Action::Wait if at == last => None,
            Action::Wait => Some(subject.step(StepKind::WaitForJob, ddl::wait_for_job())),
            action => step(*action),
        })
        .collect()
}

/// The steps that all constraints have in common.
pub(super) fn job_step(
    action: Action,
    table: &Table,
    name: &Ident,
    subject: &Subject,
) -> Option<Step> {
    (action == Action::ValidateAsync).then(|| {
        subject.step(
            StepKind::ASYNC_DDL,
            ddl::validate_constraint(&table.name, name),
        )
    })
}

pub(super) fn columns<'a>(
    table: &'a Table,
    names: impl Iterator<Item = &'a Ident>,
) -> impl Iterator<Item = Resource> {
    names.map(|it| Resource::Column(table.name.clone(), it.clone()))
}

fn constraint_object(table: &Table, name: &Ident) -> String {
    format!("constraint {name} of {}", written(&table.name))
}
