//! Two versions of a table's unique constraints, checks and foreign keys.

use super::Pair;
use super::change::{ConstraintKind, Difference, TableChange};
use crate::ident::Ident;
use crate::order::{Map, Set, filled};
use crate::schema::{Check, Table};

pub(super) fn compare(tables: Pair<&Table>, found: &mut Vec<TableChange>) {
    uniques(tables, found);
    checks(tables, found);
    foreign_keys(tables, found);
}

/// The names of both sides in order, each with its two versions.
pub(super) fn by_name<T>(
    maps: Pair<&Map<Ident, T>>,
) -> impl Iterator<Item = (&Ident, Pair<Option<&T>>)> {
    let names: Set<&Ident> = filled(maps.previous.keys().chain(maps.next.keys()));
    names
        .into_iter()
        .map(move |name| (name, maps.map(|it| it.get(name))))
}

fn uniques(tables: Pair<&Table>, found: &mut Vec<TableChange>) {
    for (name, pair) in by_name(tables.map(|it| &it.uniques)) {
        let difference = match (pair.previous, pair.next) {
            (Some(previous), Some(next)) if previous.says_the_same(next) => continue,
            (Some(_), Some(_)) => Difference::Changed,
            (Some(_), None) => Difference::Dropped,
            (None, Some(next)) => {
                let index = tables.previous.indexes.get(name);
                let is_made_of = index.is_some_and(|it| {
                    it.constraint_columns()
                        .is_some_and(|columns| columns.into_iter().eq(&next.columns))
                        && it.include == next.include
                        && it.nulls_not_distinct == next.nulls_not_distinct
                });
                if is_made_of {
                    Difference::Promoted
                } else {
                    Difference::Added
                }
            }
            (None, None) => continue,
        };
        let kind = ConstraintKind::Unique;
        found.push(TableChange::Constraint(kind, name.clone(), difference));
    }
}

fn checks(tables: Pair<&Table>, found: &mut Vec<TableChange>) {
    let scopes = tables.map(Table::scope);
    for (name, pair) in by_name(tables.map(|it| &it.checks)) {
        let difference = match (pair.previous, pair.next) {
            (Some(previous), Some(next)) => {
                if !previous.says_the_same(&scopes.previous, next, &scopes.next) {
                    Difference::Changed
                } else if next.is_valid && !previous.is_valid {
                    Difference::Unfinished
                } else {
                    continue;
                }
            }
            (Some(previous), None) if stands_for_attribute(previous, tables) => continue,
            (Some(_), None) => Difference::Dropped,
            (None, Some(_)) => Difference::Added,
            (None, None) => continue,
        };
        let kind = ConstraintKind::Check;
        found.push(TableChange::Constraint(kind, name.clone(), difference));
    }
}

/// Whether a check is what the planner made of the NOT NULL that the next schema asks for.
fn stands_for_attribute(check: &Check, tables: Pair<&Table>) -> bool {
    check.not_null_column().is_some_and(|name| {
        let columns = tables.map(|it| it.column(&name)).transpose();
        columns.is_some_and(|it| it.next.is_not_null && !it.previous.is_not_null)
    })
}

fn foreign_keys(tables: Pair<&Table>, found: &mut Vec<TableChange>) {
    for (name, pair) in by_name(tables.map(|it| &it.foreign_keys)) {
        let difference = match (pair.previous, pair.next) {
            (Some(previous), Some(next)) => {
                let kind = ConstraintKind::ForeignKey;
                if !previous.says_the_same(next) {
                    Difference::Changed
                } else {
                    if !previous.is_deferred_like(next) {
                        let difference = Difference::Deferrability;
                        found.push(TableChange::Constraint(kind, name.clone(), difference));
                    }
                    if next.is_valid && !previous.is_valid {
                        Difference::Unfinished
                    } else {
                        continue;
                    }
                }
            }
            (Some(_), None) => Difference::Dropped,
            (None, Some(_)) => Difference::Added,
            (None, None) => continue,
        };
        let kind = ConstraintKind::ForeignKey;
        found.push(TableChange::Constraint(kind, name.clone(), difference));
    }
}
