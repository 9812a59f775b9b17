//! A database that stores expressions, and what the product makes of it.

use std::collections::{BTreeMap, BTreeSet};

use deesql::core::diff::{Change, Pair, TableChange, diff};
use deesql::core::ident::Ident;
use deesql::core::plan::{PlanOptions, plan};
use deesql::core::schema::{Expression, Schema, SourceText};
use deesql::introspect::{IntrospectOptions, introspect};
use deesql::postgres::PrivatePostgres;
use tokio_postgres::Client;

use super::place::{COLUMNS, Item, Place, STORED_TEXTS, TRY_EACH};
use crate::support::postgres;

/// An empty database to store expressions in.
pub(super) struct Server {
    client: Client,
}

/// What a database has stored.
pub(super) struct Stored {
    pub(super) schema: Schema,
    /// The text of each expression as the server prints it.
    pub(super) texts: BTreeMap<String, String>,
}

impl Server {
    pub(super) async fn new(postgres: &PrivatePostgres, name: &str) -> Self {
        let mut database = postgres::of(postgres);
        let sql = format!("CREATE DATABASE {name} TEMPLATE template0");
        database.client().await.batch_execute(&sql).await.unwrap();
        database.name = name.to_owned();
        let client = database.client().await;
        client.batch_execute(TRY_EACH).await.unwrap();
        // As the product reads it.
        let settings = "SET IntervalStyle TO 'postgres'; SET TimeZone TO 'UTC'; \
                        SET DateStyle TO 'ISO, YMD'";
        client.batch_execute(settings).await.unwrap();
        Self { client }
    }

    /// Stores the expressions; those that the server refuses, with its reason.
    pub(super) async fn create(&self, items: &[(&Item, &str)]) -> BTreeMap<String, String> {
        let mut refused = BTreeMap::new();
        for (table, items) in by_table(items) {
            let columns = if items[0].0.place == Place::Default {
                ""
            } else {
                COLUMNS
            };
            let sql = format!("CREATE TABLE IF NOT EXISTS {table} ({columns})");
            self.client.batch_execute(&sql).await.unwrap();
            let statements: Vec<String> =
                items.iter().map(|(it, text)| it.statement(text)).collect();
            let sql = "SELECT number, message FROM pg_temp.try_each($1)";
            for row in self.client.query(sql, &[&statements]).await.unwrap() {
                let number: i32 = row.get(0);
                let (item, text) = items[usize::try_from(number).unwrap() - 1];
                let message = format!("{}: {text}", row.get::<_, String>(1));
                refused.insert(item.name.clone(), message);
            }
        }
        refused
    }

    pub(super) async fn read(&self) -> Stored {
        let options = IntrospectOptions::default();
        let schema = introspect(&self.client, &options).await.unwrap();
        let rows = self.client.query(STORED_TEXTS, &[]).await.unwrap();
        let texts = rows.iter().map(|it| (it.get(0), it.get(1))).collect();
        Stored { schema, texts }
    }
}

/// What the server prints for what it has printed.
pub(super) async fn restored(
    postgres: &PrivatePostgres,
    name: &str,
    printed: &[(Item, String)],
) -> BTreeMap<String, String> {
    let server = Server::new(postgres, name).await;
    let items: Vec<(&Item, &str)> = printed.iter().map(|(it, text)| (it, &**text)).collect();
    server.create(&items).await;
    server.read().await.texts
}

fn by_table<'a>(items: &[(&'a Item, &'a str)]) -> BTreeMap<&'a str, Vec<(&'a Item, &'a str)>> {
    let mut tables: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (item, text) in items {
        tables.entry(&item.table).or_default().push((*item, *text));
    }
    tables
}

/// The schema of a file that has these expressions.
pub(super) fn desired(items: &[(&Item, &str)]) -> Schema {
    let mut file = String::new();
    for (table, items) in by_table(items) {
        let columns = (items[0].0.place != Place::Default).then(|| COLUMNS.to_owned());
        let elements = items.iter().filter_map(|(it, text)| it.element(text));
        let elements: Vec<String> = columns.into_iter().chain(elements).collect();
        file.push_str(&format!(
            "CREATE TABLE {table} (\n{}\n);\n",
            elements.join(",\n")
        ));
        for index in items.iter().filter_map(|(it, text)| it.index(text)) {
            file.push_str(&index);
            file.push_str(";\n");
        }
    }
    let source = SourceText {
        name: "oracle.sql",
        text: &file,
    };
    let (schema, problems) = Schema::from_files(&[source]);
    let problems: Vec<String> = problems
        .iter()
        .map(|it| {
            let before = file[..it.span.range().start]
                .lines()
                .last()
                .unwrap_or_default();
            format!("{}: {before}{}", it.message, it.span.slice(&file))
        })
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    schema
}

/// The names of what differs. Where nothing does, the plan must be empty.
pub(super) fn changes(live: &Schema, desired: &Schema) -> BTreeSet<String> {
    let found = diff(Pair::new(live, desired));
    let names: BTreeSet<String> = found
        .changes
        .iter()
        .map(|change| match change {
            Change::InTable(
                _,
                TableChange::ColumnChanges(name, _)
                | TableChange::Constraint(_, name, _)
                | TableChange::Index(name, _),
            ) => name.as_str().to_owned(),
            other => panic!("{other:?}"),
        })
        .collect();
    if names.is_empty() {
        assert!(
            plan(live, desired, PlanOptions::default())
                .unwrap()
                .is_empty()
        );
    }
    names
}

/// The canonical form of an expression where it stands.
pub(super) fn tree(item: &Item, text: &str, schema: &Schema) -> String {
    let table = Ident::new(&*item.table);
    let table = schema.tables().values().find(|it| it.name.name == table);
    let expression = Expression::new(text);
    table.map_or_else(String::new, |table| {
        let column = table.column(&Ident::new(&*item.name));
        match column {
            Some(column) => expression.canonical_value(&table.scope(), &column.data_type),
            None => expression.canonical(&table.scope()),
        }
        .to_string()
    })
}
