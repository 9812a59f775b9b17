//! Domains. The service changes little of one, and a domain cannot go while something has its type.

use super::Planner;
use super::step::Action;
use super::task::{Rank, Task};
use crate::ddl;
use crate::diff::Pair;
use crate::schema::mentioned::Finder;
use crate::schema::{Domain, ObjectId, Origin};

impl Planner<'_> {
    pub(super) fn domain(&mut self, id: &ObjectId) {
        let versions = self.schemas.map(|it| it.domain(id.name()));
        match (versions.previous, versions.next) {
            (None, Some(next)) => self.create_domain(id, next, Action::Create),
            (Some(_), None) => self.drop_domain(id, Action::Destroy),
            (Some(previous), Some(next)) => self.change_domain(id, Pair::new(previous, next)),
            (None, None) => {}
        }
    }

    fn create_domain(&mut self, id: &ObjectId, domain: &Domain, action: Action) {
        let subject = self.object_subject(action, id);
        let mut task = self.object_task(Rank::CreateDomain.again_if(action), id);
        task.steps
            .push(subject.ddl(ddl::create_domain(id.name(), domain)));
        self.tasks.push(task);
    }

    fn drop_domain(&mut self, id: &ObjectId, action: Action) {
        let subject = self.object_subject(action, id);
        let mut task = self.drop_object_task(Rank::DropDomain.late_if(action), id);
        task.steps = vec![subject.ddl(ddl::drop_object(id))];
        self.tasks.push(task);
    }

    fn change_domain(&mut self, id: &ObjectId, versions: Pair<&Domain>) {
        let (previous, next) = (versions.previous, versions.next);
        let mut actions: Vec<String> = Vec::new();
        let mut refused = None;
        if previous.data_type != next.data_type {
            refused = Some("the type under it cannot change".to_owned());
        }
        match (previous.is_not_null, next.is_not_null) {
            (true, false) => actions.push("DROP NOT NULL".to_owned()),
            (false, true) => refused = Some("NOT NULL cannot be added to it".to_owned()),
            _ => {}
        }
        let same = |one: &crate::schema::Expression, two: &crate::schema::Expression| {
            previous.says_the_same(one, next, two)
        };
        let mut gone: Vec<_> = previous.checks.iter().collect();
        gone.retain(|(name, check)| !next.checks.get(name).is_some_and(|it| same(check, it)));
        for (name, check) in next.checks.iter() {
            if previous.checks.get(name).is_some_and(|it| same(it, check)) {
                continue;
            }
            match gone.iter().position(|it| same(it.1, check)) {
                Some(at) => {
                    let (from, _) = gone.remove(at);
                    actions.push(format!("RENAME CONSTRAINT {from} TO {name}"));
                }
                None => refused = Some(format!("constraint {name} cannot be added to it")),
            }
        }
        let dropped = gone.iter().map(|it| format!("DROP CONSTRAINT {}", it.0));
        actions.splice(0..0, dropped);
        if let Some(refused) = refused {
            self.replace_domain(id, next, &refused);
            return;
        }
        let subject = self.object_subject(Action::Update, id);
        let mut task = Task::new(Rank::CreateDomain);
        for action in actions {
            let sql = ddl::alter_domain(id.name(), &action);
            task.steps.push(subject.ddl(sql));
        }
        if !previous.has_default_of(next) {
            let sql = ddl::set_domain_default(id.name(), next);
            task.steps.push(subject.ddl(sql));
        }
        self.tasks.push(task);
    }

    /// A domain that nothing has as its type goes and comes back; for others there is no way.
    fn replace_domain(&mut self, id: &ObjectId, next: &Domain, refused: &str) {
        let finder = Finder::of(self.schemas.previous);
        let tables = self.schemas.previous.tables();
        if !tables.values().any(|it| finder.by_table(it).contains(id)) {
            self.drop_domain(id, Action::Replace);
            self.create_domain(id, next, Action::Replace);
            return;
        }
        let origin = self.schemas.next.object(id).map(|it| it.origin.clone());
        let help = "create a domain of another name for new columns, or add the constraint to the \
                    tables that have the type";
        self.error(
            format!("domain {id}"),
            format!("Aurora DSQL cannot change it while columns have its type: {refused}"),
            help,
            &origin.unwrap_or(Origin::NONE),
        );
    }
}
