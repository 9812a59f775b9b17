//! Another type for a column: a new column beside the old one, which takes its place.

use super::column::set_default;
use super::constraint::walk;
use super::hazard::HazardKind;
use super::step::{Action as StepAction, Step, StepKind};
use super::task::{Rank, Resource, Subject, Task, column_object};
use super::{Planner, cast};
use crate::ddl;
use crate::diff::{ColumnChanges, Pair, Presence};
use crate::ident::Ident;
use crate::order::Set;
use crate::recipe::{Action, Wish};
use crate::schema::{Column, Table, object_name, value_says_the_same, written};

impl<'a> Planner<'a> {
    /// A new column beside the old one, where nothing refers to it; otherwise the table is rebuilt.
    pub(super) fn change_type(
        &mut self,
        tables: Pair<&'a Table>,
        versions: Pair<&'a Column>,
        changes: ColumnChanges,
    ) {
        let (table, column) = (tables.next, versions.next);
        let object = column_object(table, &column.name);
        let change = format!(
            "its type cannot change from {} to {}",
            versions.previous.data_type, column.data_type
        );
        if !cast::exists(&versions.previous.data_type, &column.data_type) {
            let help = "add a column of the new type under another name, fill it with an expression \
                        of your own, and drop this one";
            self.error(
                object,
                format!("{change}: PostgreSQL has no cast between them"),
                help,
                &column.origin,
            );
            return;
        }
        let Some(recipe) = self.recipe(Wish::ChangeType, &object, &column.origin) else {
            return;
        };
        let swap = swap_name(&column.name);
        let has_swap = |it: &Table| it.column(&swap).is_some();
        if (has_swap(tables.previous) || has_swap(table)) && !has_swap_column(tables, column) {
            self.error(
                object,
                format!("{change}: the table has a column {swap}, whose name the new one needs"),
                format!("rename column {swap}, or drop it in a plan of its own first"),
                &column.origin,
            );
            return;
        }
        let mut beside = column.clone();
        beside.name = swap.clone();
        let name = column.name.to_string();
        let value = cast::value(&name, &versions.previous.data_type, &column.data_type);
        let subject = Subject::table(StepAction::Update, table).at(&column.origin);
        let shown = format!("{}.{}", written(&table.name), column.name);
        let mut steps = walk(recipe, &subject, &|action| {
            Some(match action {
                Action::AddSwapColumn if has_swap_column(tables, column) => return None,
                Action::AddSwapColumn => subject.ddl(ddl::add_column(&table.name, &beside)),
                Action::CopyColumn => subject
                    .step(
                        StepKind::CopyRows,
                        ddl::copy_column(table, &column.name, &swap, &value),
                    )
                    .through(&table.name)
                    .with_hazard(
                        HazardKind::TableRebuild,
                        format!(
                            "{shown} is copied to a column of type {}; values written meanwhile to \
                             rows that are copied already are lost, and between two later steps \
                             the name is missing",
                            column.data_type
                        ),
                    ),
                Action::SetDefault => {
                    return swap_default(tables, column, &subject);
                }
                Action::DropColumn => subject
                    .ddl(ddl::drop_column(&table.name, &column.name))
                    .with_hazard(
                        HazardKind::DeletesData,
                        format!("Dropping column {shown} deletes its values of the old type"),
                    ),
                Action::RenameSwapColumn => {
                    subject.ddl(ddl::rename_column(&table.name, &swap, &column.name))
                }
                _ => return None,
            })
        });
        // What reads the column goes only when the other one is filled.
        let drop = ddl::drop_column(&table.name, &column.name);
        let at = steps.iter().position(|it| it.sql == drop);
        let swaps = steps.split_off(at.unwrap_or(steps.len()));
        let resource = |name: &Ident| Resource::Column(table.name.clone(), name.clone());
        let mut fill = Task::new(Rank::ChangeColumn);
        fill.steps = steps;
        fill.creates.push(resource(&swap));
        let mut exchange = Task::new(Rank::Swap);
        exchange.steps = swaps;
        exchange.builds_on.push(resource(&swap));
        exchange.drops.push(resource(&column.name));
        exchange.creates.push(resource(&column.name));
        self.tasks.extend([fill, exchange]);
        if changes.not_null == Some(Presence::Added) {
            let mut check = Task::new(Rank::ChangeColumn);
            self.not_null_steps(&mut check, tables, column, &subject);
            check.builds_on.push(resource(&column.name));
            self.tasks.push(check);
        }
    }
}

impl Planner<'_> {
    /// The old column is gone, the new one not renamed yet: a plan was interrupted there.
    pub(super) fn finish_swap(&mut self, tables: Pair<&Table>, column: &Column) {
        let table = tables.next;
        let subject = Subject::table(StepAction::Update, table).at(&column.origin);
        let mut task = Task::new(Rank::ChangeColumn);
        let from = swap_name(&column.name);
        task.steps.extend(swap_default(tables, column, &subject));
        task.steps.push(
            subject
                .ddl(ddl::rename_column(&table.name, &from, &column.name))
                .because("an interrupted plan left the column under this name"),
        );
        if column.is_not_null {
            self.not_null_steps(&mut task, tables, column, &subject);
        }
        let resource = Resource::Column(table.name.clone(), column.name.clone());
        task.creates.push(resource);
        self.tasks.push(task);
    }
}

/// The default of the column that takes the old one's place, unless an interrupted plan has set it.
fn swap_default(tables: Pair<&Table>, column: &Column, subject: &Subject) -> Option<Step> {
    let name = swap_name(&column.name);
    let left = tables.previous.column(&name);
    if let Some((left, one)) = left.and_then(|it| Some((it, it.default.as_ref()?))) {
        match &column.default {
            Some(two)
                if value_says_the_same(
                    (one, left, tables.previous),
                    (two, column, tables.next),
                ) =>
            {
                return None;
            }
            Some(_) => {}
            None => return Some(subject.ddl(ddl::drop_default(&tables.next.name, &name))),
        }
    }
    let mut beside = column.clone();
    beside.name = name;
    set_default(tables.next, &beside, subject)
}

/// Whether the previous table has the column that a swap makes, as an interrupted plan leaves it:
/// beside a column of another type, or alone.
pub(super) fn has_swap_column(tables: Pair<&Table>, column: &Column) -> bool {
    let name = swap_name(&column.name);
    let is_wanted = tables
        .previous
        .column(&column.name)
        .is_none_or(|it| it.data_type != column.data_type);
    is_wanted
        && tables.next.column(&name).is_none()
        && tables.previous.column(&name).is_some_and(|it| {
            it.data_type == column.data_type
                && !it.is_not_null
                && it.generated.is_none()
                && it.identity.is_none()
        })
}

/// The name that a column of the new type has until it takes the old one's place.
pub(super) fn swap_name(column: &Ident) -> Ident {
    object_name(column.as_str(), None, "deesql_swap")
}

/// Why a column cannot be swapped, so that its table is rebuilt; `None` if it can.
pub(super) fn obstacle(tables: Pair<&Table>, columns: Pair<&Column>) -> Option<String> {
    let name = &columns.next.name;
    if columns.previous.is_not_null {
        return Some("it is NOT NULL, which a new column can never be".to_owned());
    }
    if columns.next.identity.is_some() || columns.next.generated.is_some() {
        return Some("identities and generated columns only come with their table".to_owned());
    }
    for table in [tables.previous, tables.next] {
        let is_in = |columns: &[Ident]| columns.contains(name);
        if table
            .primary_key
            .as_ref()
            .is_some_and(|it| is_in(&it.columns))
        {
            return Some("it is part of the primary key".to_owned());
        }
    }
    // What is there now goes with the old column.
    let table = tables.previous;
    let named = |columns: Set<Ident>| columns.contains(name);
    if let Some(it) = table
        .uniques
        .values()
        .find(|it| it.columns.contains(name) || it.include.contains(name))
    {
        return Some(format!("the constraint {} uses it", it.name));
    }
    if let Some(it) = table
        .foreign_keys
        .values()
        .find(|it| it.columns.contains(name))
    {
        return Some(format!("the foreign key {} uses it", it.name));
    }
    if let Some(it) = table
        .checks
        .values()
        .find(|it| named(it.condition.columns()))
    {
        return Some(format!("the check {} uses it", it.name));
    }
    if let Some(it) = table
        .indexes
        .values()
        .find(|it| it.columns().any(|it| it == *name))
    {
        return Some(format!("the index {} uses it", it.name));
    }
    table
        .columns
        .iter()
        .find(|it| it.generated.as_ref().is_some_and(|it| named(it.columns())))
        .map(|it| format!("the generated column {} uses it", it.name))
}
