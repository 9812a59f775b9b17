use super::*;
use crate::schema::demo::{after, before};
use crate::schema::{Column, Table};

#[test]
fn equal_schemas_need_no_steps() {
    for schema in [before(), after(), Schema::new()] {
        assert_eq!(planned(&schema, &schema).steps, []);
    }
}

#[test]
fn every_way_between_the_demo_schemas_arrives() {
    planned(&Schema::new(), &before());
    planned(&Schema::new(), &after());
    planned(&before(), &after());
    planned(&after(), &Schema::new());
    planned(&before(), &Schema::new());
}

#[test]
fn the_order_of_columns_says_nothing() {
    let mut turned = Schema::new();
    for table in after().tables().values() {
        let columns: Vec<Column> = table.columns.iter().rev().cloned().collect();
        turned.insert_table(Table {
            columns,
            ..table.clone()
        });
    }
    for (name, origin) in after().namespaces().iter() {
        turned.insert_namespace(name.clone(), origin.clone());
    }
    assert_eq!(planned(&after(), &turned).steps, []);
    assert_eq!(turned.fingerprint(), after().fingerprint());
    assert_ne!(before().fingerprint(), after().fingerprint());
}

#[test]
fn plans_are_the_same_every_time() {
    assert_eq!(planned(&before(), &after()), planned(&before(), &after()));
}

#[test]
fn what_a_server_prints_of_the_demo_equals_its_files() {
    // Made from the catalog of PostgreSQL 16.14 with the functions that print definitions.
    let printed = SourceText {
        name: "printed.sql",
        text: include_str!("demo_printed.sql"),
    };
    let (printed, problems) = Schema::from_files(&[printed]);
    assert_eq!(problems, []);
    assert_eq!(planned(&printed, &after()).steps, []);
    assert_eq!(printed.fingerprint(), after().fingerprint());
}
