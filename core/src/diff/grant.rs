//! Two versions of the privileges. Only where the next schema says something about them.

use super::Pair;
use super::change::Change;
use crate::schema::{GrantTarget, Grants, Privilege, Schema};

/// The privileges that come and go.
#[derive(Clone, Debug, Default)]
pub struct GrantDifference {
    /// What is to be given, and whether it may be passed on.
    pub given: Vec<(Privilege, bool)>,
    /// What is to be taken away.
    pub taken: Vec<Privilege>,
    /// What may no longer be passed on.
    pub kept: Vec<Privilege>,
}

pub(super) fn compare(schemas: Pair<&Schema>, changes: &mut Vec<Change>) {
    for target in schemas.next.grant_targets() {
        let Some(next) = schemas.next.grants(&target) else {
            continue;
        };
        let usual = target.usual();
        let previous = schemas.previous.grants(&target).unwrap_or(&usual);
        if !grant_difference(Pair::new(previous, next)).is_empty() {
            changes.push(Change::Grants(target));
        }
    }
}

/// What differs, what is said of the owner aside.
pub fn grant_difference(grants: Pair<&Grants>) -> GrantDifference {
    let owner = grants
        .previous
        .owner
        .as_ref()
        .or(grants.next.owner.as_ref());
    let both = grants.map(|it| it.beside(owner));
    let mut difference = GrantDifference::default();
    for (privilege, option) in both.next.iter() {
        match both.previous.get(privilege) {
            Some(before) if before == option => {}
            Some(true) => difference.kept.push(privilege.clone()),
            _ => difference.given.push((privilege.clone(), *option)),
        }
    }
    for privilege in both.previous.keys() {
        if !both.next.contains_key(privilege) {
            difference.taken.push(privilege.clone());
        }
    }
    difference
}

impl GrantDifference {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty() && self.taken.is_empty() && self.kept.is_empty()
    }
}

/// The targets of both, for who has to look at all of them.
pub(crate) fn targets(schemas: Pair<&Schema>) -> Vec<GrantTarget> {
    let both = schemas.map(Schema::grant_targets);
    both.previous.into_iter().chain(both.next).collect()
}
