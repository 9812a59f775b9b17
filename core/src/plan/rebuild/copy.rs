//! What is copied, and in which batches.

use super::Whole;
use crate::ddl::{CopiedColumn, CopyKey};
use crate::ident::Ident;
use crate::order::{Set, filled};
use crate::plan::cast;
use crate::plan::swap::swap_name;
use crate::schema::{Column, DataType, Table};

/// Why a column cannot be copied.
pub(super) struct NoCast<'a> {
    pub(super) column: &'a Column,
    pub(super) from: DataType,
}

/// The columns of the new table that get the values of the old one.
pub(super) fn columns<'a>(
    whole: &Whole,
    next: &'a Table,
) -> Result<Vec<CopiedColumn>, Vec<NoCast<'a>>> {
    let mut copied = Vec::new();
    let mut wrong = Vec::new();
    for column in next.columns.iter().filter(|it| it.generated.is_none()) {
        let Some(source) = source(&whole.source, next, column) else {
            continue;
        };
        if cast::exists(&source.data_type, &column.data_type) {
            copied.push(CopiedColumn {
                name: column.name.clone(),
                value: cast::value(
                    &source.name.to_string(),
                    &source.data_type,
                    &column.data_type,
                ),
                stored: cast::stored(
                    &source.name.to_string(),
                    &source.data_type,
                    &column.data_type,
                ),
            });
        } else {
            wrong.push(NoCast {
                column,
                from: source.data_type.clone(),
            });
        }
    }
    if wrong.is_empty() {
        Ok(copied)
    } else {
        Err(wrong)
    }
}

/// The column of the old table: of the same name, or what an interrupted swap left of it.
fn source<'a>(table: &'a Table, next: &Table, column: &Column) -> Option<&'a Column> {
    let swapped = swap_name(&column.name);
    let left = || {
        let is_reserved = next.column(&swapped).is_none();
        table.column(&swapped).filter(|_| is_reserved)
    };
    table.column(&column.name).or_else(left)
}

/// The columns by which the batches follow each other: a key of the old table whose columns are all
/// copied, or else the new primary key, which the rows must have no doubles of anyway.
pub(super) fn key(whole: &Whole, next: &Table) -> Option<CopyKey> {
    let old = &whole.source;
    let is_copied = |name: &Ident| {
        let both = (old.column(name), next.column(name));
        matches!(both, (Some(_), Some(it)) if it.generated.is_none())
    };
    let never_null = |name: &Ident| {
        let is_set = |it: &Table| it.column(name).is_some_and(|it| it.is_not_null);
        is_set(old) && is_set(next)
    };
    let primary = |it: &Table| it.primary_key.as_ref().map(|it| it.columns.clone());
    let uniques = old.uniques.values().map(|it| it.columns.clone());
    let uniques = uniques.filter(|it| it.iter().all(never_null));
    // A key that both have is found by an index on both sides.
    let mut candidates: Vec<Vec<Ident>> = primary(old).into_iter().chain(uniques).collect();
    candidates.extend(primary(next));
    candidates.retain(|it| it.iter().all(is_copied));
    let is_indexed = |columns: &Vec<Ident>| {
        let set: Set<&Ident> = filled(columns);
        let keys = [old, next].map(|it| {
            let primary = it.primary_key.iter().map(|it| &it.columns);
            let mut all = primary.chain(it.uniques.values().map(|it| &it.columns));
            all.any(|it| filled::<Set<_>, _>(it) == set)
        });
        keys == [true, true]
    };
    let best = candidates.iter().find(|it| is_indexed(it));
    let columns = best.or(candidates.first())?.clone();
    let values = columns.iter().filter_map(|name| {
        let (from, to) = (old.column(name)?, next.column(name)?);
        let shown = format!("source.{name}");
        Some(if cast::keeps_order(&from.data_type, &to.data_type) {
            shown
        } else {
            cast::value(&shown, &from.data_type, &to.data_type)
        })
    });
    Some(CopyKey {
        values: values.collect(),
        columns,
    })
}
