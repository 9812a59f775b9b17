//! Sequences.

use super::Planner;
use super::hazard::HazardKind;
use super::step::Action;
use super::task::{Rank, Resource, Task};
use crate::ddl;
use crate::diff::Difference;
use crate::ident::{Ident, QualifiedName};
use crate::schema::{ObjectId, Sequence};
use crate::service::Validity;
use crate::service::timeline::SEQUENCES_AND_IDENTITY;

impl<'a> Planner<'a> {
    pub(super) fn sequence(&mut self, id: &'a ObjectId, difference: Difference) {
        let name = id.name();
        let versions = self.schemas.map(|it| it.sequence(name));
        match (versions.previous, versions.next) {
            (Some(previous), Some(next)) => self.change_sequence(id, previous, next),
            (None, Some(next)) => self.create_sequence(id, next),
            (Some(previous), None) => self.drop_sequence(id, previous),
            (None, None) => debug_assert!(false, "{id:?} {difference:?}"),
        }
    }

    fn create_sequence(&mut self, id: &ObjectId, sequence: &Sequence) {
        let subject = self.object_subject(Action::Create, id);
        let validity = Validity::since(SEQUENCES_AND_IDENTITY);
        if !self.is_accepted(validity, &subject.resource, "sequences", &subject.origin) {
            return;
        }
        // The table may need the sequence for a default, so that it comes later.
        let is_owner_new = sequence.owner.as_ref().is_some_and(|(table, column)| {
            let table = self.schemas.previous.table(table);
            table.and_then(|it| it.column(column)).is_none()
        });
        let mut task = self.object_task(Rank::CreateSequence, id);
        let sql = ddl::create_sequence(id.name(), sequence, !is_owner_new);
        task.steps.push(subject.ddl(sql));
        self.tasks.push(task);
        if is_owner_new {
            self.own_sequence(id, sequence, Action::Create);
        }
    }

    /// `OWNED BY`, when the column is there.
    fn own_sequence(&mut self, id: &ObjectId, sequence: &Sequence, action: Action) {
        let subject = self.object_subject(action, id);
        let mut task = Task::new(Rank::OwnSequence);
        let sql = ddl::own_sequence(id.name(), sequence);
        task.steps.push(subject.ddl(sql));
        task.builds_on.push(Resource::Object(id.clone()));
        task.builds_on.extend(owning_column(&sequence.owner));
        self.tasks.push(task);
    }

    fn change_sequence(&mut self, id: &ObjectId, previous: &Sequence, next: &Sequence) {
        let subject = self.object_subject(Action::Update, id);
        if let Some(sql) = ddl::alter_sequence(id.name(), previous, next) {
            let mut task = Task::new(Rank::CreateSequence);
            task.steps.push(subject.ddl(sql));
            self.tasks.push(task);
        }
        if previous.owner == next.owner {
            return;
        }
        // With its old owner the sequence would go.
        let gives_up = next.owner.is_none() || self.goes(&previous.owner);
        if gives_up {
            let free = Sequence {
                owner: None,
                ..next.clone()
            };
            let mut task = Task::new(Rank::CreateSequence);
            task.steps
                .push(subject.ddl(ddl::own_sequence(id.name(), &free)));
            task.lets_go_of.extend(owning_column(&previous.owner));
            task.lets_go_of.extend(owning_table(&previous.owner));
            self.tasks.push(task);
        }
        if next.owner.is_some() {
            self.own_sequence(id, next, Action::Update);
        }
    }

    fn drop_sequence(&mut self, id: &ObjectId, sequence: &Sequence) {
        if self.goes(&sequence.owner) {
            // It goes with its owner.
            return;
        }
        let mut task = self.drop_object_task(Rank::DropSequence, id);
        let message = format!("Dropping sequence {id} loses where it stands");
        if let Some(step) = task.steps.pop() {
            task.steps
                .push(step.with_hazard(HazardKind::DeletesData, message));
        }
        self.tasks.push(task);
    }

    /// Whether the column that a sequence belongs to is dropped.
    fn goes(&self, owner: &Option<(QualifiedName, Ident)>) -> bool {
        owner.as_ref().is_some_and(|(table, column)| {
            let table = self.schemas.next.table(table);
            table.and_then(|it| it.column(column)).is_none()
        })
    }
}

fn owning_column(owner: &Option<(QualifiedName, Ident)>) -> Option<Resource> {
    let (table, column) = owner.as_ref()?;
    Some(Resource::Column(table.clone(), column.clone()))
}

fn owning_table(owner: &Option<(QualifiedName, Ident)>) -> Option<Resource> {
    owner.as_ref().map(|it| Resource::Table(it.0.clone()))
}
