//! Privileges. What goes and comes back has lost its own, managed or not.

use super::Planner;
use super::step::{Action, Step};
use super::task::{Rank, Resource, Subject, Task, table_resource};
use crate::ddl;
use crate::diff::{Pair, grant_difference, grant_targets};
use crate::ident::Ident;
use crate::order::{Map, Set, filled};
use crate::schema::{GrantTarget, Grants, Origin, Privilege};

impl Planner<'_> {
    pub(super) fn grants(&mut self) {
        let targets: Set<GrantTarget> = filled(grant_targets(self.schemas));
        let targets = targets.into_iter();
        let targets: Vec<GrantTarget> = targets
            .filter(|it| self.schemas.next.has_grant_target(it))
            .collect();
        if targets.is_empty() {
            return;
        }
        let gone: Set<Resource> = filled(self.tasks.iter().flat_map(|it| it.drops.clone()));
        let actions: Map<String, Action> = filled(
            self.tasks
                .iter()
                .filter_map(|it| it.steps.first())
                .map(|it| (it.resource.clone(), it.action)),
        );
        for target in targets {
            let usual = target.usual();
            let both = self.schemas.map(|it| it.grants(&target));
            // What nothing is said about stays as it was.
            let Some(next) = both.next.or(both.previous) else {
                continue;
            };
            let mut previous = both.previous.unwrap_or(&usual).clone();
            let is_gone = gone.contains(&resource(&target));
            if is_gone {
                previous = Grants {
                    owner: previous.owner,
                    ..usual.clone()
                };
            } else if let GrantTarget::Table(table) = &target {
                let column = |it: &Ident| Resource::Column(table.clone(), it.clone());
                previous.keep_columns(|it| !gone.contains(&column(it)));
            }
            let mut next = next.clone();
            if let GrantTarget::Table(table) = &target {
                let table = self.schemas.next.table(table);
                next.keep_columns(|it| table.is_some_and(|table| table.column(it).is_some()));
            }
            let name = resource_name(&target);
            let subject = Subject {
                action: actions.get(&name).copied().unwrap_or(Action::Update),
                resource: name,
                origin: Origin::NONE,
            };
            let steps = steps(&target, Pair::new(&previous, &next), &subject);
            if steps.is_empty() {
                continue;
            }
            let rank = if is_gone { Rank::Again } else { Rank::Grant };
            let mut task = Task::new(rank);
            task.steps = steps;
            task.builds_on.push(resource(&target));
            if let GrantTarget::Table(table) = &target {
                let columns = next.given.keys().filter_map(|it| it.column.clone());
                let columns = columns.map(|it| Resource::Column(table.clone(), it));
                task.builds_on.extend(columns);
            }
            self.tasks.push(task);
        }
    }
}

/// First what is taken, as it may have been given on a whole table.
fn steps(target: &GrantTarget, grants: Pair<&Grants>, subject: &Subject) -> Vec<Step> {
    let difference = grant_difference(grants);
    let mut steps = Vec::new();
    for (role, privileges) in by_role(&difference.taken).into_entries() {
        steps.push(subject.ddl(ddl::revoke(target, role, &privileges, false)));
    }
    for (role, privileges) in by_role(&difference.kept).into_entries() {
        steps.push(subject.ddl(ddl::revoke(target, role, &privileges, true)));
    }
    // Taking a privilege on a whole table takes those on its columns along.
    let lost = |it: &Privilege| {
        it.column.is_some()
            && difference.taken.iter().any(|taken| {
                taken.column.is_none() && taken.name == it.name && taken.grantee == it.grantee
            })
    };
    let again = grants.next.given.iter().filter(|it| lost(it.0));
    let again = again.map(|(it, option)| (it.clone(), *option));
    let mut given: Map<Privilege, bool> = filled(difference.given.iter().cloned());
    given.extend(again);
    for can_pass_on in [false, true] {
        let such: Vec<Privilege> = given
            .iter()
            .filter(|it| *it.1 == can_pass_on)
            .map(|it| it.0.clone())
            .collect();
        for (role, privileges) in by_role(&such).into_entries() {
            steps.push(subject.ddl(ddl::grant(target, role, &privileges, can_pass_on)));
        }
    }
    steps
}

fn by_role(privileges: &[Privilege]) -> Map<Option<&Ident>, Vec<&Privilege>> {
    let mut roles: Map<Option<&Ident>, Vec<&Privilege>> = Map::default();
    for it in privileges {
        roles.or_default(it.grantee.as_ref()).push(it);
    }
    roles
}

fn resource(target: &GrantTarget) -> Resource {
    match target {
        GrantTarget::Namespace(name) => Resource::Namespace(name.clone()),
        GrantTarget::Table(name) => Resource::Table(name.clone()),
        GrantTarget::Object(id) => Resource::Object(id.clone()),
    }
}

fn resource_name(target: &GrantTarget) -> String {
    match target {
        GrantTarget::Namespace(name) => format!("schema.{name}"),
        GrantTarget::Table(name) => table_resource(name),
        GrantTarget::Object(id) => format!("{}.{id}", id.object_type().word()),
    }
}
