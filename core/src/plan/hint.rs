//! What looks like a rename but is planned as a drop and a create.

use crate::diff::{Change, ConstraintKind, Diff, Difference, Pair, Presence, TableChange};
use crate::ident::{Ident, QualifiedName};
use crate::schema::{Schema, Table, written};
use std::fmt::Display;

pub(super) fn hints(schemas: Pair<&Schema>, differences: &Diff) -> Vec<String> {
    let mut found = Vec::new();
    let tables = |wanted: Presence, schema: &'_ Schema| -> Vec<QualifiedName> {
        differences
            .changes
            .iter()
            .filter_map(|it| match it {
                Change::Table(name, presence) if *presence == wanted => Some(name.clone()),
                _ => None,
            })
            .filter(|it| schema.table(it).is_some())
            .collect()
    };
    let dropped = tables(Presence::Dropped, schemas.previous);
    let added = tables(Presence::Added, schemas.next);
    for old in &dropped {
        for new in &added {
            let pair = Pair::new(schemas.previous.table(old), schemas.next.table(new));
            if pair.transpose().is_some_and(is_same_shape) {
                found.push(hint("table", &written(old), &written(new), &written(old)));
            }
        }
    }
    for (name, changes) in by_table(differences) {
        let tables = schemas.map(|it| it.table(name)).transpose();
        if let Some(tables) = tables {
            columns(tables, &changes, &mut found);
            constraints(tables, &changes, &mut found);
            indexes(tables, &changes, &mut found);
        }
    }
    found
}

/// `from` is what stands in the comment that makes it a rename.
fn hint(kind: &str, old: &dyn Display, new: &dyn Display, from: &dyn Display) -> String {
    format!(
        "{kind} {old} goes and {kind} {new} of the same shape comes: if this is a rename, write \
         `-- deesql:renamed from={from}` on the line before it"
    )
}

/// The changes of each table; those of one table stand together.
fn by_table(differences: &Diff) -> Vec<(&QualifiedName, Vec<&TableChange>)> {
    let mut groups: Vec<(&QualifiedName, Vec<&TableChange>)> = Vec::new();
    for change in &differences.changes {
        if let Change::InTable(name, change) = change {
            match groups.last_mut() {
                Some((last, changes)) if *last == name => changes.push(change),
                _ => groups.push((name, vec![change])),
            }
        }
    }
    groups
}

/// The same columns of the same types.
fn is_same_shape(tables: Pair<&Table>) -> bool {
    tables.previous.columns.len() == tables.next.columns.len()
        && tables.next.columns.iter().all(|next| {
            tables
                .previous
                .column(&next.name)
                .is_some_and(|it| it.data_type == next.data_type)
        })
}

fn columns(tables: Pair<&Table>, changes: &[&TableChange], found: &mut Vec<String>) {
    let of = |wanted: Presence| {
        changes.iter().filter_map(move |it| match it {
            TableChange::Column(name, presence) if *presence == wanted => Some(name),
            _ => None,
        })
    };
    let table = written(&tables.next.name);
    for old in of(Presence::Dropped) {
        for new in of(Presence::Added) {
            let pair = Pair::new(tables.previous.column(old), tables.next.column(new));
            let is_same = pair.transpose().is_some_and(|it| {
                it.previous.data_type == it.next.data_type
                    && it.previous.is_not_null == it.next.is_not_null
            });
            if is_same {
                let shown = format!("{table}.{old}");
                let new = format!("{table}.{new}");
                found.push(hint("column", &shown, &new, old));
            }
        }
    }
}

fn constraints(tables: Pair<&Table>, changes: &[&TableChange], found: &mut Vec<String>) {
    let of = |wanted: Difference| {
        changes.iter().filter_map(move |it| match it {
            TableChange::Constraint(kind, name, difference) if *difference == wanted => {
                Some((*kind, name))
            }
            _ => None,
        })
    };
    for (kind, old) in of(Difference::Dropped) {
        for (_, new) in of(Difference::Added).filter(|it| it.0 == kind) {
            if is_same_constraint(tables, kind, old, new) {
                found.push(hint("constraint", old, new, old));
            }
        }
    }
}

fn is_same_constraint(
    tables: Pair<&Table>,
    kind: ConstraintKind,
    old: &Ident,
    new: &Ident,
) -> bool {
    let Pair { previous, next } = tables;
    match kind {
        ConstraintKind::Unique => Pair::new(previous.uniques.get(old), next.uniques.get(new))
            .transpose()
            .is_some_and(|it| it.previous.says_the_same(it.next)),
        ConstraintKind::Check => Pair::new(previous.checks.get(old), next.checks.get(new))
            .transpose()
            .is_some_and(|it| {
                it.previous
                    .says_the_same(&previous.scope(), it.next, &next.scope())
            }),
        ConstraintKind::ForeignKey => {
            Pair::new(previous.foreign_keys.get(old), next.foreign_keys.get(new))
                .transpose()
                .is_some_and(|it| it.previous.says_the_same(it.next))
        }
    }
}

fn indexes(tables: Pair<&Table>, changes: &[&TableChange], found: &mut Vec<String>) {
    let of = |wanted: Difference| {
        changes.iter().filter_map(move |it| match it {
            TableChange::Index(name, difference) if *difference == wanted => Some(name),
            _ => None,
        })
    };
    for old in of(Difference::Dropped) {
        for new in of(Difference::Added) {
            let pair = Pair::new(
                tables.previous.indexes.get(old),
                tables.next.indexes.get(new),
            );
            let is_same = pair.transpose().is_some_and(|it| {
                let scopes = tables.map(Table::scope);
                it.previous
                    .says_the_same(&scopes.previous, it.next, &scopes.next)
            });
            if is_same {
                found.push(hint("index", old, new, old));
            }
        }
    }
}
