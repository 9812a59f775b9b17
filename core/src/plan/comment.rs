//! Comments. What goes and comes back has lost its own.

use super::Planner;
use super::step::Action;
use super::task::{Rank, Resource, Subject, Task, index_name, table_resource};
use crate::ddl;
use crate::diff::{Change, Diff};
use crate::order::{Map, Set, filled};
use crate::schema::{CommentTarget, ObjectId, Origin, TablePart, written};

impl Planner<'_> {
    pub(super) fn comments(&mut self, differences: &Diff) {
        let mut targets: Set<CommentTarget> = Set::new();
        let drops = self.tasks.iter().flat_map(|it| &it.drops);
        let gone: Set<&Resource> = filled(drops);
        let is_gone = |target: &CommentTarget| {
            let own = resource(target);
            let of_table = match target {
                CommentTarget::Table(table, _) => gone.contains(&Resource::Table(table.clone())),
                _ => false,
            };
            of_table || gone.contains(&own)
        };
        for change in &differences.changes {
            if let Change::Comment(target) = change {
                // Of what is gone for a moment nothing has to be taken away.
                if self.schemas.next.comment(target).is_some() || !is_gone(target) {
                    targets.insert(target.clone());
                }
            }
        }
        if !gone.is_empty() {
            let all = self.schemas.next.comments().into_iter();
            targets.extend(all.map(|it| it.0).filter(is_gone));
        }
        let actions: Map<String, Action> = filled(
            self.tasks
                .iter()
                .filter_map(|it| it.steps.first())
                .map(|it| (it.resource.clone(), it.action)),
        );
        for target in targets {
            let name = resource_name(&target);
            let subject = Subject {
                action: actions.get(&name).copied().unwrap_or(Action::Update),
                resource: name,
                origin: Origin::NONE,
            };
            let mut task = Task::new(Rank::Comment);
            let sql = ddl::comment(&target, self.schemas.next.comment(&target));
            task.steps.push(subject.ddl(sql));
            if let CommentTarget::Table(table, _) = &target {
                task.builds_on.push(Resource::Table(table.clone()));
            }
            if let CommentTarget::Table(table, TablePart::Constraint(name)) = &target {
                // A key of a rebuilt table gets its name with its index, in the end.
                task.builds_on
                    .push(Resource::Index(index_name(table, name)));
            }
            task.builds_on.push(resource(&target));
            self.tasks.push(task);
        }
    }
}

/// What must be there for the comment.
fn resource(target: &CommentTarget) -> Resource {
    match target {
        CommentTarget::Namespace(name) => Resource::Namespace(name.clone()),
        CommentTarget::Table(table, TablePart::Whole) => Resource::Table(table.clone()),
        CommentTarget::Table(table, TablePart::Column(name)) => {
            Resource::Column(table.clone(), name.clone())
        }
        CommentTarget::Table(table, TablePart::Constraint(name)) => {
            Resource::Constraint(table.clone(), name.clone())
        }
        CommentTarget::Table(table, TablePart::Index(name)) => {
            Resource::Index(index_name(table, name))
        }
        CommentTarget::Object(id) => Resource::Object(id.clone()),
        CommentTarget::ViewColumn(view, _) => Resource::Object(ObjectId::View(view.clone())),
    }
}

/// What a step about the comment is about.
fn resource_name(target: &CommentTarget) -> String {
    match target {
        CommentTarget::Namespace(name) => format!("schema.{name}"),
        CommentTarget::Table(table, TablePart::Index(name)) => {
            format!("index.{}", written(&index_name(table, name)))
        }
        CommentTarget::Table(table, _) => table_resource(table),
        CommentTarget::Object(id) => format!("{}.{id}", id.object_type().word()),
        CommentTarget::ViewColumn(view, _) => format!("view.{}", written(view)),
    }
}
