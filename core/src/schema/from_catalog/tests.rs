//! Rows as PostgreSQL and the service give them.

use super::*;
use crate::diff::{Pair, diff};
use crate::schema::{IndexState, SourceText};

fn namespaces(names: &[&str]) -> Vec<NamespaceRow> {
    names
        .iter()
        .map(|name| NamespaceRow {
            name: (*name).to_owned(),
            is_extension_owned: false,
        })
        .collect()
}

fn table(oid: u32, namespace: &str, name: &str) -> TableRow {
    TableRow {
        oid,
        namespace: namespace.to_owned(),
        name: name.to_owned(),
        is_extension_owned: false,
    }
}

/// A nullable column without anything.
fn column(table: u32, number: i16, name: &str, data_type: &str) -> ColumnRow {
    ColumnRow {
        table,
        number,
        name: name.to_owned(),
        data_type: data_type.to_owned(),
        storage: "p".to_owned(),
        type_storage: "p".to_owned(),
        ..ColumnRow::default()
    }
}

fn constraint(table: u32, kind: &str, name: &str, columns: &[i16]) -> ConstraintRow {
    ConstraintRow {
        table,
        name: name.to_owned(),
        kind: kind.to_owned(),
        columns: columns.to_vec(),
        is_valid: true,
        match_type: "s".to_owned(),
        on_delete: "a".to_owned(),
        on_update: "a".to_owned(),
        ..ConstraintRow::default()
    }
}

fn index(oid: u32, table: u32, name: &str) -> IndexRow {
    IndexRow {
        oid,
        table,
        name: name.to_owned(),
        method: "btree_index".to_owned(),
        is_valid: true,
        key_count: 1,
        ..IndexRow::default()
    }
}

fn index_column(index: u32, position: i16, column: i16) -> IndexColumnRow {
    IndexColumnRow {
        index,
        position,
        column,
        ..IndexColumnRow::default()
    }
}

/// One table `t` with the columns `a` and `b`.
fn one_table() -> Rows {
    Rows {
        namespaces: namespaces(&["public"]),
        tables: vec![table(1, "public", "t")],
        columns: vec![column(1, 1, "a", "integer"), column(1, 2, "b", "text")],
        ..Rows::default()
    }
}

#[track_caller]
fn check(rows: &Rows, file: &str) {
    let source = SourceText {
        name: "t.sql",
        text: file,
    };
    let (desired, problems) = Schema::from_files(&[source]);
    assert_eq!(problems, [], "{file}");
    let live = Schema::from_catalog(rows);
    assert_eq!(diff(Pair::new(&live, &desired)).changes, [], "{file}");
    assert_eq!(live.fingerprint(), desired.fingerprint(), "{file}");
}

#[test]
fn the_methods_of_both_servers_are_the_usual_one() {
    for (method, expected) in [
        ("btree_index", None),
        ("btree", None),
        ("gin", Some(Ident::new("gin"))),
    ] {
        let mut rows = one_table();
        rows.indexes = vec![IndexRow {
            method: method.to_owned(),
            ..index(10, 1, "i")
        }];
        rows.index_columns = vec![index_column(10, 1, 1)];
        let schema = Schema::from_catalog(&rows);
        let table = schema.tables().values().next().unwrap();
        assert_eq!(
            table.indexes.get(&Ident::new("i")).unwrap().method,
            expected,
            "{method}"
        );
    }
    let mut rows = one_table();
    rows.indexes = vec![index(10, 1, "i")];
    rows.index_columns = vec![index_column(10, 1, 1)];
    check(
        &rows,
        "CREATE TABLE t (a int, b text); CREATE INDEX i ON t (a);",
    );
}

#[test]
fn a_primary_key_includes_nothing_and_a_unique_constraint_what_it_does() {
    let mut rows = one_table();
    rows.columns[0].is_not_null = true;
    rows.constraints = vec![
        ConstraintRow {
            index: 10,
            ..constraint(1, "p", "t_pkey", &[1])
        },
        ConstraintRow {
            index: 11,
            ..constraint(1, "u", "k", &[1])
        },
    ];
    rows.indexes = vec![
        IndexRow {
            is_primary: true,
            is_unique: true,
            ..index(10, 1, "t_pkey")
        },
        // `UNIQUE USING INDEX` has given it the name of the constraint.
        IndexRow {
            is_unique: true,
            nulls_not_distinct: true,
            ..index(11, 1, "k")
        },
    ];
    rows.index_columns = vec![
        index_column(10, 1, 1),
        index_column(10, 2, 2),
        index_column(11, 1, 1),
        index_column(11, 2, 2),
    ];
    check(
        &rows,
        "CREATE TABLE t (a int PRIMARY KEY, b text,
            CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b));",
    );
}

#[test]
fn bare_types_equal_what_they_read_back_as() {
    for (catalog, file) in [
        ("numeric(18,6)", "numeric"),
        ("numeric", "numeric"),
        ("numeric", "numeric(18, 6)"),
        ("character varying", "varchar"),
        ("character varying(65535)", "varchar"),
        ("timestamp(3) without time zone", "timestamp(3)"),
        ("interval day to second(3)", "interval day to second(3)"),
        ("bpchar", "bpchar"),
        ("character(1)", "char"),
        ("public.email", "email"),
        ("email", "public.email"),
        ("app.\"E mail\"", "app.\"E mail\""),
    ] {
        let mut rows = one_table();
        rows.columns[1].data_type = catalog.to_owned();
        check(&rows, &format!("CREATE TABLE t (a int, b {file});"));
    }
}

#[test]
fn storage_is_told_where_it_is_not_that_of_the_type() {
    for (storage, type_storage, file) in [
        ("x", "x", "text"),
        ("e", "x", "text STORAGE EXTERNAL"),
        ("m", "x", "text STORAGE MAIN"),
        ("p", "x", "text STORAGE PLAIN"),
    ] {
        let mut rows = one_table();
        rows.columns[1].storage = storage.to_owned();
        rows.columns[1].type_storage = type_storage.to_owned();
        check(&rows, &format!("CREATE TABLE t (a int, b {file});"));
    }
}

#[test]
fn the_service_and_deesql_keep_their_tables_to_themselves() {
    let mut rows = one_table();
    rows.namespaces = namespaces(&["public", "sys", "deesql", "app", "topology"]);
    rows.namespaces[4].is_extension_owned = true;
    for (oid, namespace) in [
        (2, "sys"),
        (3, "deesql"),
        (4, "pg_toast"),
        (5, "information_schema"),
    ] {
        rows.tables.push(table(oid, namespace, "hidden"));
        rows.columns.push(column(oid, 1, "a", "integer"));
    }
    // A table of an extension can still be referred to.
    rows.tables.push(TableRow {
        is_extension_owned: true,
        ..table(6, "public", "spatial_ref_sys")
    });
    rows.columns.push(column(6, 1, "srid", "integer"));
    rows.constraints = vec![ConstraintRow {
        target: 6,
        target_columns: vec![1],
        ..constraint(1, "f", "t_a_fkey", &[1])
    }];
    let schema = Schema::from_catalog(&rows);
    let tables: Vec<String> = schema.tables().keys().map(ToString::to_string).collect();
    assert_eq!(tables, ["public.t"]);
    let namespaces: Vec<&Ident> = schema.namespaces().keys().collect();
    assert_eq!(namespaces, [&Ident::new("app")]);
    let key = schema
        .tables()
        .values()
        .next()
        .unwrap()
        .foreign_keys
        .get(&Ident::new("t_a_fkey"))
        .unwrap();
    assert_eq!(key.target.to_string(), "public.spatial_ref_sys");
    assert_eq!(key.target_columns, [Ident::new("srid")]);
}

#[test]
fn an_invalid_index_is_being_built_or_has_failed() {
    let build = |object: Option<u32>, name: Option<&str>| BuildRow {
        object,
        object_name: name.map(str::to_owned),
    };
    for (is_valid, build, expected) in [
        (true, None, IndexState::Valid),
        (false, None, IndexState::Invalid),
        (false, Some(build(Some(10), None)), IndexState::Building),
        (
            false,
            Some(build(None, Some("public.i"))),
            IndexState::Building,
        ),
        (
            false,
            Some(build(Some(11), Some("app.i"))),
            IndexState::Invalid,
        ),
    ] {
        let mut rows = one_table();
        rows.indexes = vec![IndexRow {
            is_valid,
            ..index(10, 1, "i")
        }];
        rows.index_columns = vec![index_column(10, 1, 1)];
        rows.builds = build.into_iter().collect();
        let schema = Schema::from_catalog(&rows);
        let table = schema.tables().values().next().unwrap();
        assert_eq!(table.indexes.get(&Ident::new("i")).unwrap().state, expected);
    }
}

#[test]
fn reads_every_part_of_a_foreign_key() {
    let mut rows = one_table();
    rows.tables.push(table(2, "app", "p"));
    rows.columns.push(column(2, 1, "x", "integer"));
    rows.columns.push(column(2, 3, "y", "text"));
    rows.namespaces = namespaces(&["public", "app"]);
    rows.constraints = vec![
        constraint(2, "p", "p_pkey", &[3, 1]),
        ConstraintRow {
            target: 2,
            target_columns: vec![3, 1],
            match_type: "f".to_owned(),
            on_delete: "n".to_owned(),
            on_delete_columns: vec![2],
            on_update: "c".to_owned(),
            is_deferrable: true,
            is_initially_deferred: true,
            ..constraint(1, "f", "t_b_a_fkey", &[2, 1])
        },
    ];
    for column in &mut rows.columns[2..] {
        column.is_not_null = true;
    }
    check(
        &rows,
        "CREATE SCHEMA app; CREATE TABLE app.p (x int, y text, PRIMARY KEY (y, x));
        CREATE TABLE t (a int, b text, FOREIGN KEY (b, a) REFERENCES app.p MATCH FULL
            ON DELETE SET NULL (b) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED);",
    );
    rows.constraints[1].is_valid = false;
    let schema = Schema::from_catalog(&rows);
    let table = schema.tables().values().last().unwrap();
    assert!(!table.foreign_keys.values().next().unwrap().is_valid);
}

#[test]
fn reads_every_part_of_an_index() {
    let mut rows = one_table();
    rows.columns.push(column(1, 4, "c", "date"));
    rows.indexes = vec![IndexRow {
        is_unique: true,
        nulls_not_distinct: true,
        key_count: 2,
        predicate: Some("(a > 0)".to_owned()),
        ..index(10, 1, "i")
    }];
    rows.index_columns = vec![
        IndexColumnRow {
            definition: "lower(b)".to_owned(),
            collation: Some(("pg_catalog".to_owned(), "C".to_owned())),
            ..index_column(10, 1, 0)
        },
        IndexColumnRow {
            option: 2,
            ..index_column(10, 2, 1)
        },
        index_column(10, 3, 4),
    ];
    check(
        &rows,
        "CREATE TABLE t (a int, b text, c date);
        CREATE UNIQUE INDEX i ON t (lower(b) COLLATE \"C\", a NULLS FIRST) INCLUDE (c)
            NULLS NOT DISTINCT WHERE a > 0;",
    );
    rows.index_columns[1].option = 3;
    rows.operator_classes = vec![OperatorClassRow {
        index: 10,
        position: 1,
        namespace: "pg_catalog".to_owned(),
        name: "text_pattern_ops".to_owned(),
    }];
    let schema = Schema::from_catalog(&rows);
    let index = schema
        .tables()
        .values()
        .next()
        .unwrap()
        .indexes
        .get(&Ident::new("i"))
        .unwrap();
    assert!(index.keys[1].is_descending && index.keys[1].is_nulls_first);
    let class = index.keys[0].operator_class.as_ref().unwrap();
    assert_eq!(class.to_string(), "text_pattern_ops");
}

#[test]
fn the_collation_of_the_service_says_nothing() {
    for (collation, file) in [
        (Some("C"), "lower(b)"),
        (None, "lower(b) COLLATE \"C\""),
        (Some("C"), "lower(b) COLLATE pg_catalog.\"C\""),
        (Some("de-x-icu"), "lower(b) COLLATE \"de-x-icu\""),
    ] {
        let mut rows = one_table();
        rows.indexes = vec![index(10, 1, "i")];
        rows.index_columns = vec![IndexColumnRow {
            definition: "lower(b)".to_owned(),
            collation: collation.map(|it| ("pg_catalog".to_owned(), it.to_owned())),
            ..index_column(10, 1, 0)
        }];
        let table = "CREATE TABLE t (a int, b text)";
        check(&rows, &format!("{table}; CREATE INDEX i ON t ({file});"));
    }
}

#[test]
fn reads_defaults_generated_values_and_identities() {
    let mut rows = one_table();
    rows.columns = vec![
        ColumnRow {
            is_not_null: true,
            identity: "a".to_owned(),
            sequence: Some(SequenceRow {
                start: 1,
                increment: 1,
                min: 1,
                max: i64::MAX,
                cache: 65_536,
                is_cycle: false,
            }),
            ..column(1, 1, "a", "bigint")
        },
        ColumnRow {
            expression: Some("NULL::character varying".to_owned()),
            ..column(1, 2, "b", "character varying(9)")
        },
        ColumnRow {
            expression: Some("'x'::character varying".to_owned()),
            ..column(1, 3, "c", "character varying(9)")
        },
        ColumnRow {
            expression: Some("(length((c)::text) * 2)".to_owned()),
            generated: "s".to_owned(),
            ..column(1, 4, "d", "integer")
        },
    ];
    rows.constraints = vec![ConstraintRow {
        condition: Some("((b)::text <> ''::text)".to_owned()),
        ..constraint(1, "c", "t_b_check", &[2])
    }];
    check(
        &rows,
        "CREATE TABLE t (a bigint GENERATED ALWAYS AS IDENTITY (CACHE 65536),
            b varchar(9) CHECK (b <> ''), c varchar(9) DEFAULT 'x',
            d int GENERATED ALWAYS AS (length(c) * 2) STORED);",
    );
}

#[test]
fn names_that_nobody_wrote_need_not_be_written_again() {
    let mut rows = one_table();
    rows.constraints = vec![
        constraint(1, "p", "t_pkey", &[1]),
        constraint(1, "u", "t_b_a_key", &[2, 1]),
        constraint(1, "u", "by_hand", &[2]),
    ];
    let schema = Schema::from_catalog(&rows);
    let table = schema.tables().values().next().unwrap();
    assert!(!table.primary_key.as_ref().unwrap().is_named);
    let named: Vec<bool> = table.uniques.values().map(|it| it.is_named).collect();
    assert_eq!(named, [true, false]);
}
