//! The steps of a rebuild.

use super::names::{fresh, late_names, new_index, new_name, old_name};
use super::{Finish, Rebuilds, Whole, copy};
use crate::ddl::{self, Copy};
use crate::diff::Pair;
use crate::ident::QualifiedName;
use crate::plan::Planner;
use crate::plan::constraint::columns;
use crate::plan::create::{everything_of, namespace_of, parent_resources};
use crate::plan::hazard::HazardKind;
use crate::plan::step::{Action as StepAction, Step, StepKind};
use crate::plan::task::{Rank, Resource, Subject, Task, column_object, index_name};
use crate::recipe::{Action, Wish};
use crate::schema::{Index, IndexState, Schema, Sequence, Table, mentioned, written};

impl<'a> Planner<'a> {
    /// `live` is the schema before the plan, with the renames that come first.
    pub(in crate::plan) fn rebuild(&mut self, rebuilds: &Rebuilds, live: &'a Schema) {
        for it in &rebuilds.whole {
            let Some(next) = self.schemas.next.table(&it.name) else {
                continue;
            };
            self.rebuild_table(it, next, &rebuilds.whole, live);
        }
        for it in &rebuilds.finish {
            self.finish(it, &rebuilds.whole);
        }
    }

    fn rebuild_table(&mut self, whole: &Whole, next: &'a Table, all: &[Whole], live: &'a Schema) {
        let mut is_accepted = self.is_table_accepted(next);
        for index in next.indexes.values() {
            is_accepted &= self.is_index_accepted(next, index);
        }
        let object = format!("table {}", written(&next.name));
        let Some(recipe) = self.recipe(Wish::Rebuild, &object, &next.origin) else {
            return;
        };
        let copied = match copy::columns(whole, next) {
            Ok(copied) => copied,
            Err(wrong) => {
                for it in wrong {
                    let reason = format!(
                        "its type cannot change from {} to {}: PostgreSQL has no cast between them",
                        it.from, it.column.data_type
                    );
                    let help = "add a column of the new type under another name, fill it with an \
                                expression of your own, and drop this one";
                    self.error(
                        column_object(next, &it.column.name),
                        reason,
                        help,
                        &it.column.origin,
                    );
                }
                return;
            }
        };
        if copied.is_empty() {
            self.error(
                object,
                format!(
                    "{}, and the new table would have no column of the old one",
                    whole.reason
                ),
                "drop the table in a plan of its own first, or give the new one another name",
                &next.origin,
            );
            return;
        }
        if let Some(name) = taken_name(Pair::new(live, self.schemas.next), next) {
            self.error(
                object,
                format!(
                    "{}, and the name {name}, which the new one needs meanwhile, is taken",
                    whole.reason
                ),
                "rename what has it, in a plan of its own",
                &next.origin,
            );
            return;
        }
        if !is_accepted {
            return;
        }
        let rebuild = Rebuild {
            whole,
            next,
            new: new_name(&next.name),
            old: old_name(&next.name),
            subject: Subject::table(StepAction::Replace, next),
            copied,
        };
        // What reads the table goes only when the other one is filled.
        let is_swap = |it: &Action| *it == Action::DropForeignKeys;
        let at = recipe.actions.iter().position(is_swap);
        let (fills, swaps) = recipe.actions.split_at(at.unwrap_or(0));
        let steps = |actions: &[Action]| -> Vec<Step> {
            let steps = actions.iter().flat_map(|it| rebuild.steps(*it, all));
            steps.collect()
        };
        let mut fill = Task::new(Rank::Rebuild);
        fill.steps = steps(fills);
        fill.creates.push(Resource::Table(rebuild.new.clone()));
        for it in whole.begun.iter().chain(&whole.old) {
            fill.drops.push(Resource::Table(it.name.clone()));
        }
        fill.builds_on.extend(namespace_of(next));
        self.tasks.push(fill);
        let mut task = Task::new(Rank::Swap);
        task.steps = steps(swaps);
        task.builds_on.push(Resource::Table(rebuild.new.clone()));
        // Foreign keys between tables that are both rebuilt go before either.
        for (child, key) in &whole.incoming {
            let Some(table) = live.table(child) else {
                continue;
            };
            task.drops
                .push(Resource::Constraint(child.clone(), key.name.clone()));
            if is_rebuilt(child, all) {
                self.drop_constraint(table, &key.name, Rank::DropLate);
            } else {
                task.lets_go_of.push(Resource::Table(child.clone()));
                task.lets_go_of.extend(columns(table, key.columns.iter()));
            }
        }
        let itself = Resource::Table(next.name.clone());
        task.creates = everything_of(next);
        // Indexes get their names, and thereby take them, only in the end.
        task.creates.retain(|it| !matches!(it, Resource::Index(_)));
        task.drops.push(itself);
        self.tasks.push(task);
        let old = Table {
            name: rebuild.old.clone(),
            ..whole.source.clone()
        };
        let finish = Finish {
            name: next.name.clone(),
            old: Some(old),
            late_names: late_names(next, &whole.source),
        };
        self.finish(&finish, all);
    }

    /// The old table goes, and with it its names, which those of the new one take.
    fn finish(&mut self, finish: &Finish, all: &[Whole]) {
        let Some(next) = self.schemas.next.table(&finish.name) else {
            return;
        };
        let subject = Subject::table(StepAction::Replace, next);
        let mut task = Task::new(Rank::DropTable);
        if let Some(old) = &finish.old {
            task.steps.push(drop_old(old, &subject));
            task.drops.push(Resource::Table(old.name.clone()));
            let indexes = old.index_names();
            task.drops
                .extend(indexes.map(|it| Resource::Index(index_name(&old.name, it))));
            // Those to tables that are rebuilt were dropped before.
            let keys = old.foreign_keys.values();
            let named = mentioned::Finder::of(self.schemas.previous).by_table(old);
            task.lets_go_of
                .extend(named.into_iter().map(Resource::Object));
            for key in keys.filter(|it| !is_rebuilt(&it.target, all)) {
                task.lets_go_of
                    .extend(parent_resources(self.schemas.previous, key));
            }
        }
        for it in &finish.late_names {
            task.steps.push(subject.ddl(it.sql(&next.name)));
            task.creates.push(it.resource(&next.name));
        }
        let own: Vec<Resource> = task.drops.clone();
        task.lets_go_of.retain(|it| !own.contains(it));
        task.builds_on.push(Resource::Table(next.name.clone()));
        self.tasks.push(task);
    }
}

/// A reserved name that something else has.
fn taken_name(schemas: Pair<&Schema>, next: &Table) -> Option<QualifiedName> {
    let (new, old) = (new_name(&next.name), old_name(&next.name));
    // A live table under a reserved name is what an interrupted plan left.
    let is_ours = |it: &QualifiedName| *it == new || *it == old || *it == next.name;
    let mut names = vec![new.clone(), old.clone()];
    for it in late_names(next, next) {
        names.push(index_name(&next.name, &it.from));
    }
    let is_twice = |at: usize| names[..at].contains(&names[at]);
    let is_taken = |name: &QualifiedName| {
        let table = match schemas.previous.table(name) {
            Some(table) => Some(&table.name),
            None => schemas.previous.table_of_index(name),
        };
        schemas.next.has_relation(name) || table.is_some_and(|it| !is_ours(it))
    };
    (0..names.len())
        .find(|at| is_twice(*at) || is_taken(&names[*at]))
        .map(|at| written(&names[at]))
}

fn is_rebuilt(table: &QualifiedName, all: &[Whole]) -> bool {
    all.iter().any(|it| it.name == *table)
}

fn drop_old(old: &Table, subject: &Subject) -> Step {
    let message = format!(
        "Dropping table {} deletes the rows as they were before they were copied, with what the new \
         table has no column for",
        written(&old.name)
    );
    subject
        .ddl(ddl::drop_table(&old.name))
        .with_hazard(HazardKind::DeletesData, message)
}

/// A rebuild on its way to steps.
struct Rebuild<'a> {
    whole: &'a Whole,
    next: &'a Table,
    new: QualifiedName,
    old: QualifiedName,
    subject: Subject,
    copied: Vec<ddl::CopiedColumn>,
}

impl Rebuild<'_> {
    fn steps(&self, action: Action, all: &[Whole]) -> Vec<Step> {
        match action {
            Action::CreateNewTable => self.create(),
            Action::CopyRows => self.copy(),
            Action::CreateIndexAsync => self.indexes(),
            Action::CompareRows => vec![self.compare()],
            Action::CarryPosition => self.positions(),
            Action::DropForeignKeys => {
                let mut steps = self.drop_foreign_keys(all);
                steps.extend(self.release_sequences());
                steps
            }
            Action::CheckNothingRefers => vec![self.check()],
            Action::RenameOldTable => vec![self.rename_old()],
            Action::RenameNewTable => {
                vec![
                    self.subject
                        .ddl(ddl::rename_table(&self.new, &self.next.name.name)),
                ]
            }
            // Each has a task of its own.
            _ => Vec::new(),
        }
    }

    /// The new table, unless an interrupted plan has begun it. What else such a plan left goes first.
    fn create(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(old) = &self.whole.old {
            steps.push(drop_old(old, &self.subject).because("an interrupted plan left it"));
        }
        for it in &self.whole.late_names {
            let step = self.subject.ddl(it.sql(&self.next.name));
            steps.push(step.because("an interrupted plan left this name"));
        }
        if self.whole.is_begun_right {
            return steps;
        }
        if self.whole.begun.is_some() {
            let message = format!(
                "Dropping table {} deletes a copy that an interrupted plan began",
                written(&self.new)
            );
            let drop = self.subject.ddl(ddl::drop_table(&self.new));
            steps.push(
                drop.with_hazard(HazardKind::DeletesData, message)
                    .because("it has not the definition that is wanted now"),
            );
        }
        let sql = ddl::create_table(&fresh(self.next), &|_| false);
        steps.push(self.subject.ddl(sql).because(self.whole.reason.clone()));
        steps
    }

    fn copy(&self) -> Vec<Step> {
        let shown = written(&self.next.name);
        let is_always = |it: &ddl::CopiedColumn| {
            let column = self.next.column(&it.name);
            column.is_some_and(|it| it.identity.as_ref().is_some_and(|it| it.is_always))
        };
        let copy = Copy {
            from: &self.next.name,
            to: &self.new,
            columns: &self.copied,
            is_overriding: self.copied.iter().any(is_always),
        };
        let key = copy::key(self.whole, self.next);
        let batches = match &key {
            Some(_) => "in batches of at most 3,000",
            None => {
                "all at once, as no key tells one batch from the next, which fails above 3,000 rows: \
                 then give the table a primary key in the same change"
            }
        };
        let message = format!(
            "The rows of {shown} are copied to a new table, {batches}; stop whoever writes to {shown} \
             until it is done, as changes to rows that are copied already are lost; privileges and \
             comments are given again once the new table has the name"
        );
        let step = |sql| self.subject.step(StepKind::CopyRows, sql);
        let mut steps = match &key {
            Some(key) => vec![
                step(copy.first(key)),
                step(copy.next(key))
                    .through(&self.next.name)
                    .because("each batch begins after the last row of the one before"),
            ],
            None => vec![step(copy.all()).through(&self.next.name)],
        };
        if let Some(first) = steps.first_mut() {
            let hazard = crate::plan::Hazard::new(HazardKind::TableRebuild, message);
            first.hazards.push(hazard);
        }
        steps
    }

    /// Built over the rows, and done before anybody reads the new table.
    fn indexes(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let begun = self
            .whole
            .begun
            .as_ref()
            .filter(|_| self.whole.is_begun_right);
        for index in self.next.indexes.values() {
            let name = new_index(&index.name);
            let index = Index {
                name: name.clone(),
                ..index.clone()
            };
            let left = begun.and_then(|it| it.indexes.get(&name));
            let wait = |subject: &Subject| subject.step(StepKind::WaitForJob, ddl::wait_for_job());
            match left.map(|it| it.state) {
                Some(IndexState::Valid) => continue,
                Some(IndexState::Building) => {
                    let subject = Subject::index(StepAction::Update, &self.new, &name);
                    steps.push(wait(&subject).because("the index is being built already"));
                    continue;
                }
                Some(IndexState::Invalid) => {
                    let drop = self.subject.ddl(ddl::drop_index(&self.new, &name));
                    steps.push(drop.because("the index is invalid, and no job builds it"));
                }
                None => {}
            }
            let sql = ddl::create_index(&self.new, &index);
            steps.push(self.subject.step(StepKind::ASYNC_DDL, sql));
            steps.push(wait(&self.subject));
        }
        steps
    }

    fn compare(&self) -> Step {
        self.subject
            .step(
                StepKind::CompareRows,
                ddl::compare_rows(&self.next.name, &self.new, &self.copied),
            )
            .because(format!(
                "rows that are written meanwhile would be missed: where they differ, stop whoever writes to {}, drop \
                 table {} and begin again",
                written(&self.next.name),
                written(&self.new)
            ))
    }

    /// Identities whose values were copied go on behind them.
    fn positions(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        for column in &self.next.columns {
            let (Some(identity), Some(old)) =
                (&column.identity, self.whole.source.column(&column.name))
            else {
                continue;
            };
            steps.push(self.subject.step(
                StepKind::CarryPosition,
                ddl::carry_position(
                    &self.next.name,
                    &self.new,
                    &column.name,
                    old.identity.is_some(),
                    identity,
                ),
            ));
        }
        steps
    }

    fn drop_foreign_keys(&self, all: &[Whole]) -> Vec<Step> {
        let incoming = self.whole.incoming.iter();
        incoming
            .filter(|it| !is_rebuilt(&it.0, all))
            .map(|(child, key)| {
                self.subject
                    .ddl(ddl::drop_constraint(child, &key.name))
                    .because("it would go on referring to the old table")
            })
            .collect()
    }

    fn release_sequences(&self) -> impl Iterator<Item = Step> {
        self.whole.owned.iter().map(|id| {
            let free = ddl::own_sequence(id.name(), &Sequence::default());
            self.subject
                .ddl(free)
                .because("it would go with the old table")
        })
    }

    fn check(&self) -> Step {
        self.subject
            .step(
                StepKind::CheckCatalog,
                ddl::check_nothing_refers(&self.next.name),
            )
            .because(
                "a foreign key or a view that the plan does not manage would go on referring to \
                      the old table",
            )
    }

    fn rename_old(&self) -> Step {
        let message = format!(
            "The name {} is missing from here to the end of the next statement",
            written(&self.next.name)
        );
        self.subject
            .ddl(ddl::rename_table(&self.next.name, &self.old.name))
            .with_hazard(HazardKind::TableRebuild, message)
    }
}
