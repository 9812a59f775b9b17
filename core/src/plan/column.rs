//! Columns of tables that stay.

use super::Planner;
use super::constraint::{columns, job_step, walk};
use super::hazard::HazardKind;
use super::step::{Action as StepAction, Step, StepKind};
use super::swap::{has_swap_column, swap_name};
use super::task::{Rank, Resource, Subject, Task, column_object};
use crate::ddl;
use crate::diff::{ColumnChanges, Pair, Presence};
use crate::ident::Ident;
use crate::recipe::{Action, Wish};
use crate::schema::{Check, Column, Expression, Table, object_name, written};

impl<'a> Planner<'a> {
    pub(super) fn add_column(&mut self, tables: Pair<&'a Table>, name: &Ident) {
        let table = tables.next;
        let Some(column) = table.column(name) else {
            return;
        };
        let object = column_object(table, name);
        if !self.is_column_accepted(table, column) {
            return;
        }
        if has_swap_column(tables, column) {
            self.finish_swap(tables, column);
            return;
        }
        let wish = if column.default.is_some() {
            Wish::AddColumnWithDefault
        } else {
            Wish::AddColumn
        };
        let Some(recipe) = self.recipe(wish, &object, &column.origin) else {
            return;
        };
        let subject = Subject::table(StepAction::Update, table).at(&column.origin);
        let mut task = Task::new(Rank::AddColumn);
        task.steps = walk(recipe, &subject, &|action| match action {
            Action::AddColumn => Some(subject.ddl(ddl::add_column(&table.name, column))),
            Action::SetDefault => set_default(table, column, &subject),
            Action::Backfill => backfill(table, column, &subject),
            _ => None,
        });
        if column.is_not_null {
            self.not_null_steps(&mut task, tables, column, &subject);
        }
        task.creates
            .push(Resource::Column(table.name.clone(), name.clone()));
        self.tasks.push(task);
    }

    pub(super) fn drop_column(&mut self, tables: Pair<&'a Table>, name: &Ident) {
        let table = tables.previous;
        let is_left_over =
            |it: &Column| swap_name(&it.name) == *name && has_swap_column(tables, it);
        if tables.next.columns.iter().any(is_left_over) {
            // The column that it stands in for takes it up.
            return;
        }
        let is_key = table
            .primary_key
            .as_ref()
            .is_some_and(|it| it.columns.contains(name));
        if is_key {
            // The change of the primary key is told on its own.
            return;
        }
        let object = column_object(table, name);
        if self
            .recipe(Wish::DropColumn, &object, &tables.next.origin)
            .is_none()
        {
            return;
        }
        let subject = Subject::table(StepAction::Update, table).at(&tables.next.origin);
        let mut task = Task::new(Rank::DropColumn);
        let message = format!(
            "Dropping column {name} of {} deletes its values",
            written(&table.name)
        );
        task.steps.push(
            subject
                .ddl(ddl::drop_column(&table.name, name))
                .with_hazard(HazardKind::DeletesData, message),
        );
        task.drops
            .push(Resource::Column(table.name.clone(), name.clone()));
        // A generated column goes before the columns that it is made of.
        if let Some(generated) = table.column(name).and_then(|it| it.generated.as_ref()) {
            let named = generated.columns();
            task.lets_go_of.extend(columns(table, named.iter()));
        }
        self.tasks.push(task);
    }

    pub(super) fn change_column(
        &mut self,
        tables: Pair<&'a Table>,
        name: &Ident,
        changes: ColumnChanges,
    ) {
        let Some(versions) = tables.map(|it| it.column(name)).transpose() else {
            return;
        };
        let (table, column) = (tables.next, versions.next);
        let object = column_object(table, name);
        let origin = &column.origin;
        let subject = Subject::table(StepAction::Update, table).at(origin);
        let mut task = Task::new(Rank::ChangeColumn);
        if changes.data_type {
            if self.is_column_accepted(table, column) {
                self.change_type(tables, versions, changes);
            }
            return;
        }
        // Each of these is one statement, or an error of its own.
        let mut wishes: Vec<(Wish, Option<Step>)> = Vec::new();
        if changes.generated == Some(Presence::Dropped) {
            let sql = ddl::drop_expression(&table.name, name);
            wishes.push((Wish::DropExpression, Some(subject.ddl(sql))));
        }
        if changes.identity == Some(Presence::Dropped) {
            let sql = ddl::drop_identity(&table.name, name);
            wishes.push((Wish::DropIdentity, Some(subject.ddl(sql))));
        }
        if changes.default == Some(Presence::Dropped) {
            let sql = ddl::drop_default(&table.name, name);
            wishes.push((Wish::DropDefault, Some(subject.ddl(sql))));
        }
        if changes.not_null == Some(Presence::Dropped) {
            let sql = ddl::drop_not_null(&table.name, name);
            wishes.push((Wish::DropNotNull, Some(subject.ddl(sql))));
        }
        if changes.default == Some(Presence::Added) {
            wishes.push((Wish::SetDefault, set_default(table, column, &subject)));
        }
        if changes.storage {
            let sql = ddl::set_storage(&table.name, column);
            wishes.push((Wish::SetStorage, Some(subject.ddl(sql))));
        }
        if let (Some(previous), Some(next)) = (&versions.previous.identity, &column.identity)
            && changes.sequence
        {
            let sql = ddl::set_identity(&table.name, column, previous, next);
            wishes.push((Wish::ChangeIdentity, Some(subject.ddl(sql))));
        }
        for (wish, step) in wishes {
            if self.recipe(wish, &object, origin).is_some() {
                task.steps.extend(step);
            }
        }
        if let Some(identity) = &column.identity
            && changes.identity == Some(Presence::Added)
        {
            if self.recipe(Wish::AddIdentity, &object, origin).is_some() {
                let sql = ddl::add_identity(&table.name, name, identity);
                task.steps.push(subject.ddl(sql));
            }
        } else if changes.not_null == Some(Presence::Added) {
            self.not_null_steps(&mut task, tables, column, &subject);
        }
        if !task.steps.is_empty() {
            task.lets_go_of
                .push(Resource::Column(table.name.clone(), name.clone()));
            self.tasks.push(task);
        }
    }

    /// The check that stands in for NOT NULL, on top of what the task does already.
    pub(super) fn not_null_steps(
        &mut self,
        task: &mut Task,
        tables: Pair<&Table>,
        column: &Column,
        subject: &Subject,
    ) {
        let table = tables.next;
        let object = column_object(table, &column.name);
        let wish = Wish::SetNotNull;
        let Some(recipe) = self.recipe(wish, &object, &column.origin) else {
            return;
        };
        // A plan that was interrupted may have left the check, not validated.
        let left = tables
            .previous
            .checks
            .values()
            .find(|it| it.not_null_column().as_ref() == Some(&column.name));
        let check = match left {
            Some(check) => check.clone(),
            None => not_null_check(tables, column),
        };
        let shown = format!("{}.{}", written(&table.name), column.name);
        task.steps
            .extend(walk(recipe, subject, &|action| {
                match action {
            Action::AddCheckNotValid if left.is_some() => None,
            Action::AddCheckNotValid => Some(
                subject
                    .ddl(ddl::add_check(&table.name, &check))
                    .with_hazard(
                        HazardKind::Correctness,
                        format!(
                            "{shown} gets a CHECK instead of NOT NULL, which Aurora DSQL cannot \
                             add to a table; its validation fails while a row holds NULL"
                        ),
                    ),
            ),
            action => job_step(action, table, &check.name, subject),
        }
            }));
    }
}

pub(super) fn set_default(table: &Table, column: &Column, subject: &Subject) -> Option<Step> {
    let default = column.default.as_ref()?;
    Some(subject.ddl(ddl::set_default(&table.name, &column.name, default)))
}

fn backfill(table: &Table, column: &Column, subject: &Subject) -> Option<Step> {
    let default = column.default.as_ref()?;
    let how = if table.primary_key.is_some() {
        "in batches of at most 3,000"
    } else {
        "all at once, as there is no primary key to pick batches by, which fails above 3,000 rows"
    };
    let message = format!(
        "Filling {}.{} of the rows that are there, {how}",
        written(&table.name),
        column.name
    );
    Some(
        subject
            .step(
                StepKind::Backfill,
                ddl::fill_column(table, &column.name, default),
            )
            .through(&table.name)
            .with_hazard(HazardKind::Backfill, message),
    )
}

/// A check of its own name.
fn not_null_check(tables: Pair<&Table>, column: &Column) -> Check {
    let first = tables.next.name.name.as_str();
    let mut name = object_name(first, Some(column.name.as_str()), "not_null");
    let is_taken =
        |name: &Ident| tables.next.has_constraint(name) || tables.previous.has_constraint(name);
    for number in 1..100 {
        if !is_taken(&name) {
            break;
        }
        let label = format!("not_null{number}");
        name = object_name(first, Some(column.name.as_str()), &label);
    }
    Check {
        name,
        is_named: true,
        condition: Expression::new(format!("{} IS NOT NULL", column.name)),
        is_valid: false,
        origin: column.origin.clone(),
    }
}
