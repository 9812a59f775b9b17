//! Two versions of a table's indexes.

use super::Pair;
use super::change::{Difference, TableChange};
use super::constraint::by_name;
use crate::schema::{IndexState, Table};

pub(super) fn compare(tables: Pair<&Table>, found: &mut Vec<TableChange>) {
    let scopes = tables.map(Table::scope);
    for (name, pair) in by_name(tables.map(|it| &it.indexes)) {
        let difference = match (pair.previous, pair.next) {
            (Some(previous), Some(next)) => {
                if !previous.says_the_same(&scopes.previous, next, &scopes.next) {
                    Difference::Changed
                } else {
                    match previous.state {
                        IndexState::Valid => continue,
                        IndexState::Building => Difference::Building,
                        IndexState::Invalid => Difference::Unfinished,
                    }
                }
            }
            // The index becomes a constraint of its name, or makes room for it.
            (Some(_), None) if tables.next.uniques.contains_key(name) => continue,
            (Some(_), None) => Difference::Dropped,
            (None, Some(_)) => Difference::Added,
            (None, None) => continue,
        };
        found.push(TableChange::Index(name.clone(), difference));
    }
}
