//! Two versions of a column.

use super::Pair;
use super::change::{ColumnChanges, Presence};
use crate::schema::{Column, Table, value_says_the_same};

pub(super) fn compare(columns: Pair<&Column>, tables: Pair<&Table>) -> ColumnChanges {
    let value = |look: fn(&Column) -> &Option<crate::schema::Expression>| match (
        look(columns.previous),
        look(columns.next),
    ) {
        (Some(previous), Some(next)) => {
            let is_same = value_says_the_same(
                (previous, columns.previous, tables.previous),
                (next, columns.next, tables.next),
            );
            (!is_same).then_some(Presence::Added)
        }
        (None, None) => None,
        (None, Some(_)) => Some(Presence::Added),
        (Some(_), None) => Some(Presence::Dropped),
    };
    let identities = columns.map(|it| it.identity.as_ref());
    let (identity, sequence) = match (identities.previous, identities.next) {
        (None, Some(_)) => (Some(Presence::Added), false),
        (Some(_), None) => (Some(Presence::Dropped), false),
        (None, None) => (None, false),
        (Some(previous), Some(next)) => {
            let type_name = columns.next.data_type.system_name();
            let is_same = previous.is_always == next.is_always
                && previous.sequence.without_defaults(type_name)
                    == next.sequence.without_defaults(type_name);
            (None, !is_same)
        }
    };
    ColumnChanges {
        data_type: columns.map(|it| &it.data_type).differs(),
        not_null: not_null(columns, tables),
        default: value(|it| &it.default),
        generated: value(|it| &it.generated),
        identity,
        sequence,
        storage: columns.map(|it| &it.storage).differs(),
    }
}

/// A validated check of just this counts as the attribute, on either side.
fn not_null(columns: Pair<&Column>, tables: Pair<&Table>) -> Option<Presence> {
    let attributes = columns.map(|it| it.is_not_null);
    if !attributes.differs() {
        return None;
    }
    let holds = |column: &Column, table: &Table| {
        column.is_not_null || table.not_null_check(&column.name).is_some()
    };
    let previous = holds(columns.previous, tables.previous);
    let next = holds(columns.next, tables.next);
    match (previous, next) {
        (false, true) => Some(Presence::Added),
        (true, false) if columns.previous.is_not_null => Some(Presence::Dropped),
        _ => None,
    }
}
