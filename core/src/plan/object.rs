//! Objects beside tables that come, go or change: what is alike for all kinds.

use super::Planner;
use super::step::Action;
use super::task::{Rank, Resource, Subject, Task};
use crate::ddl;
use crate::diff::Difference;
use crate::schema::{Definition, ObjectId};

impl<'a> Planner<'a> {
    pub(super) fn object(&mut self, id: &'a ObjectId, difference: Difference) {
        let versions = self.schemas.map(|it| it.object(id));
        let Some(object) = versions.next.or(versions.previous) else {
            return;
        };
        match &object.definition {
            Definition::Sequence(_) => self.sequence(id, difference),
            Definition::Domain(_) => self.domain(id),
            // All of them at once, when it is known what happens to the tables.
            Definition::View(_) | Definition::Function(_) | Definition::Statistics(_) => {}
        }
    }

    /// A task that creates or changes an object.
    pub(super) fn object_task(&self, rank: Rank, id: &ObjectId) -> Task {
        let mut task = Task::new(rank);
        task.builds_on.extend(namespace_of(id));
        task.creates.push(Resource::Object(id.clone()));
        task
    }

    /// A task that drops an object.
    pub(super) fn drop_object_task(&self, rank: Rank, id: &ObjectId) -> Task {
        let mut task = Task::new(rank);
        let subject = Subject::object(Action::Destroy, id);
        task.steps.push(subject.ddl(ddl::drop_object(id)));
        task.drops.push(Resource::Object(id.clone()));
        task.lets_go_of.extend(namespace_of(id));
        task
    }

    /// What the step of an object is about, at the place where the object is written.
    pub(super) fn object_subject(&self, action: Action, id: &ObjectId) -> Subject {
        let subject = Subject::object(action, id);
        match self.schemas.next.object(id) {
            Some(object) => subject.at(&object.origin),
            None => subject,
        }
    }
}

fn namespace_of(id: &ObjectId) -> Option<Resource> {
    id.name().namespace.clone().map(Resource::Namespace)
}
