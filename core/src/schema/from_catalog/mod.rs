//! The live schema from the rows of the catalog.
//!
//! The same rows from PostgreSQL and from the service give the same schema: what the service's
//! catalog says in its own way is put right here.
//!
//! | the catalog of the service | here |
//! | --- | --- |
//! | the index method is `btree_index` | the usual one |
//! | a primary key's index includes every other column | a primary key includes nothing |
//! | `numeric` reads back as `numeric(18,6)`, `varchar` perhaps as `varchar(65535)` | as both are read in files |
//! | text columns have a compression | compression is not read |
//! | `UNIQUE USING INDEX` renames the index | a unique constraint goes by its own name |
//! | schema `sys` | left out, and so is schema `deesql` |

mod comment;
mod grant;
mod index;
mod object;
mod rows;
#[cfg(test)]
mod tests;

pub use rows::{
    BuildRow, ColumnRow, CommentRow, ConstraintRow, DomainRow, FunctionRow, GrantRow,
    IndexColumnRow, IndexRow, NamespaceRow, OperatorClassRow, OwnSequenceRow, Rows, SequenceRow,
    StatisticsRow, TableRow, ViewRow,
};

use super::name::columns_part;
use super::{
    Check, Column, DataType, Expression, ForeignKey, Identity, Origin, PrimaryKey,
    ReferentialAction, Schema, SequenceOptions, Table, Unique, check_name, key_name, object_name,
};
use crate::ident::{Ident, QualifiedName};
use crate::order::{Map, Set, filled, sort_by_key};
use crate::parse::ddl::constraint::ReferentialActionKind;

/// The namespace where deesql itself keeps what it needs in a database.
const OWN: &str = "deesql";

impl Schema {
    /// The schema that a catalog describes. Objects of extensions, of the system and of deesql itself
    /// are left out.
    pub fn from_catalog(rows: &Rows) -> Schema {
        let mut schema = Schema::new();
        for row in &rows.namespaces {
            if !is_hidden(&row.name) && !row.is_extension_owned {
                schema.insert_namespace(Ident::new(&*row.name), Origin::NONE);
            }
        }
        let mut reading = Reading::new(rows);
        reading.columns();
        reading.constraints();
        reading.indexes();
        reading.objects(&mut schema);
        for table in reading.tables.into_values() {
            if !table.is_left_out {
                schema.insert_table(table.table);
            }
        }
        schema.settle_domains();
        comment::comments(rows, &mut schema);
        grant::grants(rows, &mut schema);
        schema
    }
}

/// Whether a namespace belongs to the system or to deesql.
fn is_hidden(namespace: &str) -> bool {
    namespace.starts_with("pg_") || ["information_schema", "sys", OWN].contains(&namespace)
}

/// A table in the making.
struct Live {
    table: Table,
    /// The names of its columns by their numbers.
    numbers: Map<i16, Ident>,
    /// Other tables may refer to it, but it is none of ours.
    is_left_out: bool,
}

impl Live {
    fn names(&self, numbers: &[i16]) -> Vec<Ident> {
        numbers
            .iter()
            .filter_map(|it| self.numbers.get(it).cloned())
            .collect()
    }
}

struct Reading<'a> {
    rows: &'a Rows,
    tables: Map<u32, Live>,
    /// The indexes of primary keys, unique and exclusion constraints.
    indexes_of_constraints: Set<u32>,
    indexes: Map<u32, &'a IndexRow>,
    /// The columns of each index, in their order.
    index_columns: Map<u32, Vec<&'a IndexColumnRow>>,
}

impl<'a> Reading<'a> {
    fn new(rows: &'a Rows) -> Self {
        let tables = rows.tables.iter().map(|row| {
            let name = QualifiedName {
                namespace: Some(Ident::new(&*row.namespace)),
                name: Ident::new(&*row.name),
            };
            let live = Live {
                table: Table::new(name),
                numbers: Map::default(),
                is_left_out: is_hidden(&row.namespace) || row.is_extension_owned,
            };
            (row.oid, live)
        });
        let with_index = rows
            .constraints
            .iter()
            .filter(|it| matches!(&*it.kind, "p" | "u" | "x"));
        let mut index_columns: Map<u32, Vec<&IndexColumnRow>> = Map::default();
        for row in &rows.index_columns {
            index_columns.or_default(row.index).push(row);
        }
        for them in index_columns.values_mut() {
            sort_by_key(them, |it| it.position);
        }
        Self {
            rows,
            tables: filled(tables),
            indexes_of_constraints: filled(with_index.map(|it| it.index)),
            indexes: filled(rows.indexes.iter().map(|it| (it.oid, it))),
            index_columns,
        }
    }

    fn columns(&mut self) {
        for row in &self.rows.columns {
            if let Some(live) = self.tables.get_mut(&row.table) {
                live.numbers.insert(row.number, Ident::new(&*row.name));
                live.table.columns.push(column(row));
            }
        }
    }

    fn constraints(&mut self) {
        for row in &self.rows.constraints {
            let Some(live) = self.tables.get(&row.table) else {
                continue;
            };
            let name = Ident::new(&*row.name);
            let columns = live.names(&row.columns);
            let table = live.table.name.name.as_str();
            match &*row.kind {
                "p" => {
                    let key = PrimaryKey {
                        is_named: name != object_name(table, None, "pkey"),
                        name,
                        columns,
                        include: Vec::new(),
                        origin: Origin::NONE,
                    };
                    self.change(row.table, |it| it.primary_key = Some(key));
                }
                "u" => {
                    let unique = self.unique(row, live, columns);
                    self.change(row.table, |it| {
                        it.uniques.insert(name, unique);
                    });
                }
                "c" => {
                    let Some(condition) = row.condition.as_deref().map(Expression::new) else {
                        continue;
                    };
                    let only = columns.first().filter(|_| columns.len() == 1);
                    let check = Check {
                        is_named: name != check_name(table, only),
                        name: name.clone(),
                        condition,
                        is_valid: row.is_valid,
                        origin: Origin::NONE,
                    };
                    self.change(row.table, |it| {
                        it.checks.insert(name, check);
                    });
                }
                "f" => {
                    let Some(key) = self.foreign_key(row, live, columns) else {
                        continue;
                    };
                    self.change(row.table, |it| {
                        it.foreign_keys.insert(name, key);
                    });
                }
                _ => {}
            }
        }
    }

    fn unique(&self, row: &ConstraintRow, live: &Live, columns: Vec<Ident>) -> Unique {
        let index = self.indexes.get(&row.index);
        let include = index.map_or_else(Vec::new, |it| self.included(it, live));
        let all: Vec<Ident> = columns.iter().chain(&include).cloned().collect();
        let name = Ident::new(&*row.name);
        Unique {
            is_named: name != key_name(live.table.name.name.as_str(), &all, "key"),
            name,
            columns,
            include,
            nulls_not_distinct: index.is_some_and(|it| it.nulls_not_distinct),
            origin: Origin::NONE,
        }
    }

    /// `None` if the table that it refers to was not read.
    fn foreign_key(
        &self,
        row: &ConstraintRow,
        live: &Live,
        columns: Vec<Ident>,
    ) -> Option<ForeignKey> {
        let target = self.tables.get(&row.target)?;
        let name = Ident::new(&*row.name);
        let part = columns_part(columns.iter().map(Ident::as_str));
        let usual = object_name(live.table.name.name.as_str(), Some(&part), "fkey");
        Some(ForeignKey {
            is_named: name != usual,
            name,
            columns,
            target: target.table.name.clone(),
            target_columns: target.names(&row.target_columns),
            is_match_full: row.match_type == "f",
            on_delete: ReferentialAction {
                kind: action(&row.on_delete),
                columns: live.names(&row.on_delete_columns),
            },
            on_update: ReferentialAction {
                kind: action(&row.on_update),
                columns: Vec::new(),
            },
            is_deferrable: row.is_deferrable,
            is_initially_deferred: row.is_initially_deferred,
            is_valid: row.is_valid,
            origin: Origin::NONE,
        })
    }

    fn change(&mut self, table: u32, change: impl FnOnce(&mut Table)) {
        if let Some(live) = self.tables.get_mut(&table) {
            change(&mut live.table);
        }
    }
}

fn action(letter: &str) -> ReferentialActionKind {
    match letter {
        "r" => ReferentialActionKind::Restrict,
        "c" => ReferentialActionKind::Cascade,
        "n" => ReferentialActionKind::SetNull,
        "d" => ReferentialActionKind::SetDefault,
        _ => ReferentialActionKind::NoAction,
    }
}

fn column(row: &ColumnRow) -> Column {
    let data_type = DataType::of_catalog(&row.data_type);
    let mut column = Column::new(Ident::new(&*row.name), data_type);
    column.is_not_null = row.is_not_null;
    let expression = row.expression.as_deref().map(Expression::new);
    if row.generated.is_empty() {
        // PostgreSQL keeps a NULL that it had to cast.
        column.default = expression.filter(|it| !it.is_null());
    } else {
        column.generated = expression;
    }
    if !row.identity.is_empty() {
        let type_name = column.data_type.system_name();
        let sequence = row.sequence.as_ref();
        let sequence = sequence.map(|it| sequence_options(it).without_defaults(type_name));
        column.identity = Some(Identity {
            is_always: row.identity == "a",
            sequence: sequence.unwrap_or_default(),
            sequence_name: row.sequence_name.as_deref().map(Ident::new),
        });
    }
    if row.storage != row.type_storage
        && let Some(storage) = storage(&row.storage)
    {
        column.storage = Some(storage.to_owned());
    }
    column
}

fn sequence_options(row: &SequenceRow) -> SequenceOptions {
    SequenceOptions {
        start: Some(row.start),
        increment: Some(row.increment),
        min: Some(row.min),
        max: Some(row.max),
        cache: Some(row.cache),
        is_cycle: row.is_cycle,
    }
}

fn storage(letter: &str) -> Option<&'static str> {
    match letter {
        "p" => Some("PLAIN"),
        "e" => Some("EXTERNAL"),
        "m" => Some("MAIN"),
        "x" => Some("EXTENDED"),
        _ => None,
    }
}
