//! Extended statistics. They go with the columns that they are about, and nothing of them but the
//! target can change.

use super::Planner;
use super::step::Action;
use super::task::{Rank, Resource, Task};
use crate::ddl;
use crate::diff::{Change, Diff, Difference};
use crate::order::{Map, Set, filled};
use crate::schema::{Expression, ObjectId, Statistics, written};
use crate::service::Validity;
use crate::service::timeline::EXTENDED_STATISTICS;

/// How many a table may have.
const MAX: usize = 5;

impl Planner<'_> {
    pub(super) fn statistics(&mut self, differences: &Diff) {
        let mut changes: Map<&ObjectId, Difference> = Map::default();
        for change in &differences.changes {
            if let Change::Object(id @ ObjectId::Statistics(_), difference) = change {
                changes.insert(id, *difference);
            }
        }
        let drops = self.tasks.iter().flat_map(|it| &it.drops);
        let gone: Set<Resource> = filled(drops.cloned());
        let all: Vec<&ObjectId> = self
            .schemas
            .next
            .objects()
            .map(|it| it.0)
            .filter(|it| matches!(it, ObjectId::Statistics(_)))
            .collect();
        for id in all {
            let versions = self.schemas.map(|it| it.statistics(id));
            let Some(next) = versions.next else {
                continue;
            };
            let is_lost = versions
                .previous
                .is_some_and(|it| about(it).iter().any(|it| gone.contains(it)));
            match (versions.previous, changes.get(id)) {
                (None, _) => self.create_statistics(id, next, Action::Create),
                (Some(previous), Some(_)) if !is_lost && is_same_but_target(previous, next) => {
                    self.set_statistics_target(id, next, Action::Update);
                }
                (Some(previous), Some(_)) => self.replace_statistics(id, previous, next),
                (Some(previous), None) if is_lost => self.replace_statistics(id, previous, next),
                (Some(_), None) => {}
            }
        }
        for (id, difference) in changes.iter() {
            if *difference == Difference::Dropped
                && let Some(previous) = self.schemas.previous.statistics(id)
            {
                self.drop_statistics(id, previous, Action::Destroy);
            }
        }
    }

    fn replace_statistics(&mut self, id: &ObjectId, previous: &Statistics, next: &Statistics) {
        self.drop_statistics(id, previous, Action::Replace);
        self.create_statistics(id, next, Action::Replace);
    }

    fn create_statistics(&mut self, id: &ObjectId, it: &Statistics, action: Action) {
        let subject = self.object_subject(action, id);
        let validity = Validity::since(EXTENDED_STATISTICS);
        let what = "extended statistics";
        if !self.is_accepted(validity, &subject.resource, what, &subject.origin) {
            return;
        }
        if self.schemas.next.statistics_of(&it.table).count() > MAX {
            let reason = format!(
                "table {} would have more than {MAX} extended statistics",
                written(&it.table)
            );
            let help = "leave out those that queries profit from the least";
            self.error(subject.resource, reason, help, &subject.origin);
            return;
        }
        let mut task = self.object_task(Rank::CreateStatistics.again_if(action), id);
        let sql = ddl::create_statistics(id.name(), it);
        task.steps.push(subject.ddl(sql));
        task.builds_on.extend(about(it));
        self.tasks.push(task);
        if it.target.is_some() {
            self.set_statistics_target(id, it, action);
        }
    }

    fn set_statistics_target(&mut self, id: &ObjectId, it: &Statistics, action: Action) {
        let subject = self.object_subject(action, id);
        let mut task = Task::new(Rank::CreateStatistics.again_if(action));
        let sql = ddl::set_statistics_target(id.name(), it);
        task.steps.push(subject.ddl(sql));
        task.builds_on.push(Resource::Object(id.clone()));
        self.tasks.push(task);
    }

    fn drop_statistics(&mut self, id: &ObjectId, it: &Statistics, action: Action) {
        let subject = self.object_subject(action, id);
        let mut task = self.drop_object_task(Rank::DropStatistics.late_if(action), id);
        task.steps = vec![subject.ddl(ddl::drop_object(id))];
        task.lets_go_of.extend(about(it));
        self.tasks.push(task);
    }
}

/// The table and the columns.
fn about(it: &Statistics) -> Vec<Resource> {
    let mut found = vec![Resource::Table(it.table.clone())];
    let named = it.expressions.iter().flat_map(Expression::columns);
    for column in it.columns.iter().cloned().chain(named) {
        found.push(Resource::Column(it.table.clone(), column));
    }
    found
}

/// Whether only the target differs; expressions have to be written alike for that.
fn is_same_but_target(one: &Statistics, two: &Statistics) -> bool {
    let texts = |it: &Statistics| -> Vec<String> {
        it.expressions
            .iter()
            .map(|it| it.text().to_owned())
            .collect()
    };
    one.table == two.table
        && one.kinds == two.kinds
        && one.columns == two.columns
        && texts(one) == texts(two)
        && one.target != two.target
}
