//! The order of tasks: a graph whose every edge has a reason, and a choice by rank and name where it
//! leaves one, so that equal differences always give equal plans.

use super::task::{Rank, Resource, Task};
use super::{PlanError, Step, StepKind};
use crate::ddl;
use crate::ident::QualifiedName;
use crate::order::{Map, Set, filled, sort_by};
use crate::schema::Origin;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Why one task runs before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The later one builds on what the earlier one makes: a table on its namespace, a foreign key
    /// on the key that it refers to, an index on its columns.
    BuildsOn,
    /// The earlier one lets go of what the later one takes away: an index of its column, a child of
    /// its parent.
    LetsGo,
    /// A name is free only when what has it is gone.
    NameIsFree,
}

impl Reason {
    /// As a sentence without a full stop.
    pub const fn text(self) -> &'static str {
        match self {
            Self::BuildsOn => "what something is built on comes before it",
            Self::LetsGo => "what holds something fast goes before it",
            Self::NameIsFree => "a name is free only when what has it is gone",
        }
    }
}

/// Who makes, takes away and needs a resource.
#[derive(Default)]
struct Users {
    creators: Vec<usize>,
    droppers: Vec<usize>,
    builders: Vec<usize>,
    holders: Vec<usize>,
}

/// The edges between tasks, each once, with the first reason for it.
fn edges(tasks: &[Task]) -> Map<(usize, usize), Reason> {
    let mut resources: Map<&Resource, Users> = Map::default();
    // Tables and indexes of a namespace share their names.
    let mut relations: Map<&QualifiedName, Users> = Map::default();
    for (at, task) in tasks.iter().enumerate() {
        for it in &task.creates {
            resources.or_default(it).creators.push(at);
            if let Some(name) = it.relation() {
                relations.or_default(name).creators.push(at);
            }
        }
        for it in &task.drops {
            resources.or_default(it).droppers.push(at);
            if let Some(name) = it.relation() {
                relations.or_default(name).droppers.push(at);
            }
        }
        for it in &task.builds_on {
            resources.or_default(it).builders.push(at);
        }
        for it in &task.lets_go_of {
            resources.or_default(it).holders.push(at);
        }
    }
    let mut edges = Map::default();
    let mut connect = |before: &[usize], after: &[usize], reason: Reason| {
        for one in before {
            for other in after.iter().filter(|it| *it != one) {
                let edge = (*one, *other);
                if !edges.contains_key(&edge) {
                    edges.insert(edge, reason);
                }
            }
        }
    };
    for users in resources.values() {
        connect(&users.creators, &users.builders, Reason::BuildsOn);
        connect(&users.holders, &users.droppers, Reason::LetsGo);
        connect(&users.droppers, &users.creators, Reason::NameIsFree);
    }
    for users in relations.values() {
        connect(&users.droppers, &users.creators, Reason::NameIsFree);
    }
    edges
}

/// The steps of all tasks in an order that every edge agrees with.
pub(super) fn ordered(mut tasks: Vec<Task>) -> Result<Vec<Step>, PlanError> {
    // Names first, so that the order of the differences says nothing.
    sort_by(&mut tasks, |one, two| key(one).cmp(&key(two)));
    let edges = edges(&tasks);
    wait_where_needed(&mut tasks);
    let mut waiting = vec![0_usize; tasks.len()];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); tasks.len()];
    for (before, after) in edges.keys() {
        waiting[*after] += 1;
        followers[*before].push(*after);
    }
    // The lowest number first, which is the first by rank and name.
    let mut ready = BinaryHeap::new();
    ready.extend((0..tasks.len()).filter(|it| waiting[*it] == 0).map(Reverse));
    let mut order = Vec::with_capacity(tasks.len());
    while let Some(Reverse(at)) = ready.pop() {
        order.push(at);
        for &after in &followers[at] {
            waiting[after] -= 1;
            if waiting[after] == 0 {
                ready.push(Reverse(after));
            }
        }
    }
    if order.len() < tasks.len() {
        return Err(circle(&tasks, &waiting));
    }
    let mut steps = Vec::new();
    for at in order {
        steps.append(&mut tasks[at].steps);
    }
    Ok(steps)
}

/// By rank, then by what it is about, then by the statement itself.
fn key(task: &Task) -> (Rank, &str, &str) {
    match task.steps.first() {
        Some(step) => (task.rank, &step.resource, &step.sql),
        None => (task.rank, "", ""),
    }
}

/// A job that another task builds on is waited for; the others end when they end.
fn wait_where_needed(tasks: &mut [Task]) {
    // A comment or a grant can be made while the index is built.
    let real = tasks.iter().filter(|it| it.rank != Rank::Comment);
    let built_on = real.flat_map(|it| &it.builds_on);
    let indexes = built_on.filter(|it| matches!(it, Resource::Index(_)));
    let indexes: Set<&Resource> = filled(indexes);
    let is_needed = |it: &Task| it.creates.iter().any(|it| indexes.contains(it));
    let needed: Vec<bool> = tasks.iter().map(is_needed).collect();
    for (task, is_needed) in tasks.iter_mut().zip(needed) {
        let Some(last) = task.steps.last().filter(|it| it.kind.starts_job()) else {
            continue;
        };
        if is_needed {
            let mut wait = last.clone();
            wait.kind = StepKind::WaitForJob;
            wait.sql = ddl::wait_for_job();
            wait.hazards.clear();
            wait.reason = Some("a later step refers to the index".to_owned());
            task.steps.push(wait);
        }
    }
}

fn circle(tasks: &[Task], waiting: &[usize]) -> PlanError {
    let mut names: Vec<&str> = tasks
        .iter()
        .zip(waiting)
        .filter(|it| *it.1 > 0)
        .filter_map(|(task, _)| task.steps.first())
        .map(|it| it.resource.as_str())
        .collect();
    sort_by(&mut names, Ord::cmp);
    names.dedup();
    PlanError {
        object: names.join(", "),
        reason: "these changes wait for each other".to_owned(),
        help: "make them in two plans".to_owned(),
        origin: Origin::NONE,
    }
}
