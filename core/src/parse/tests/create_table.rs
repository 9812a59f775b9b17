//! `CREATE TABLE`, every clause.

use super::outline::check as check_tree;
use super::{dump, one, read, type_text};
use crate::parse::Body;
use crate::parse::ddl::constraint::{Constraint, ConstraintKind, Key};
use crate::parse::ddl::create_table::{ColumnDef, CreateTable, TableElement};
use crate::text::Spanned;

/// The elements, one a line would be, joined with ` | `; then the clauses with their text.
#[track_caller]
fn check(sql: &str, expected: &str) {
    let statement = read(sql);
    let Body::CreateTable(table) = &statement.body else {
        panic!("{sql}: {:?}", statement.kind);
    };
    assert_eq!(summary(table, sql), expected, "{sql}");
}

fn summary(table: &CreateTable, sql: &str) -> String {
    let elements: Vec<_> = table.elements.iter().map(|it| element(it, sql)).collect();
    let mut text = format!("{}({})", table.name.value, elements.join(" | "));
    for clause in [
        table.if_not_exists,
        table.persistence.map(|it| it.span),
        table.partition_of,
        table.of_type,
        table.inherits,
        table.partition_by,
        table.using,
        table.with,
        table.on_commit,
        table.tablespace,
    ]
    .into_iter()
    .flatten()
    {
        text.push_str(&format!(" [{}]", clause.slice(sql)));
    }
    text
}

fn element(element: &TableElement, sql: &str) -> String {
    match element {
        TableElement::Column(it) => column(it, sql),
        TableElement::Constraint(it) => constraint(it, sql),
        TableElement::Like(it) => format!("[{}] {}", it.span.slice(sql), it.source.value),
        TableElement::Unread(it) => format!("unread {}", it.span.slice(sql)),
    }
}

pub(super) fn column(column: &ColumnDef, sql: &str) -> String {
    let mut text = format!(
        "{} {}",
        column.name.value,
        type_text(&column.data_type, sql)
    );
    for clause in [
        column.storage.as_ref().map(|it| it.span),
        column.compression,
        column.collation,
    ]
    .into_iter()
    .flatten()
    {
        text.push_str(&format!(" [{}]", clause.slice(sql)));
    }
    for it in &column.constraints {
        text.push_str(&format!(" {}", constraint(it, sql)));
    }
    text
}

pub(super) fn constraint(it: &Constraint, sql: &str) -> String {
    let name = it
        .name
        .as_ref()
        .map_or(String::new(), |it| format!("{}:", it.value));
    let head = it.head.slice(sql).to_uppercase();
    let rest = match &it.kind {
        ConstraintKind::NotNull | ConstraintKind::Null => String::new(),
        ConstraintKind::Exclude(_) => String::new(),
        ConstraintKind::Default(value)
        | ConstraintKind::Check(value)
        | ConstraintKind::Generated(value) => format!(" {}", dump(value, sql)),
        ConstraintKind::Unique(it) | ConstraintKind::PrimaryKey(it) => key(it, sql),
        ConstraintKind::ForeignKey(it) => {
            let mut text = format!(
                "{} -> {}{}",
                names(&it.columns),
                it.target.value,
                names(&it.target_columns)
            );
            text.push_str(
                &it.matching
                    .map_or(String::new(), |it| format!(" {:?}", it.value)),
            );
            for (event, action) in [("delete", &it.on_delete), ("update", &it.on_update)] {
                if let Some(action) = action {
                    text.push_str(&format!(
                        " {event}={:?}{}",
                        action.kind,
                        names(&action.columns)
                    ));
                }
            }
            text
        }
        ConstraintKind::Identity(it) => {
            let options: Vec<_> = it.options.iter().map(|it| it.span.slice(sql)).collect();
            format!(" {}({})", it.is_always, options.join(", "))
        }
    };
    let attributes = &it.attributes;
    let mut text = format!("{name}{head}{rest}");
    for span in [
        attributes.deferrable.map(|it| it.span),
        attributes.initially_deferred.map(|it| it.span),
        attributes.not_valid,
        attributes.no_inherit,
    ]
    .into_iter()
    .flatten()
    {
        text.push_str(&format!(" [{}]", span.slice(sql)));
    }
    text
}

fn key(it: &Key, sql: &str) -> String {
    let mut text = names(&it.columns);
    if it.nulls_not_distinct.is_some() {
        text.push_str(" nulls-not-distinct");
    }
    if !it.include.is_empty() {
        text.push_str(&format!(" include{}", names(&it.include)));
    }
    for span in [it.with, it.tablespace].into_iter().flatten() {
        text.push_str(&format!(" [{}]", span.slice(sql)));
    }
    if let Some(index) = &it.using_index {
        text.push_str(&format!(" using {}", index.value));
    }
    text
}

fn names(names: &[Spanned<crate::ident::Ident>]) -> String {
    let names: Vec<_> = names.iter().map(|it| it.value.to_string()).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("({})", names.join(","))
    }
}

#[test]
fn reads_names_and_persistence() {
    check("CREATE TABLE t ()", "t()");
    check(
        "CREATE TABLE IF NOT EXISTS app.\"T\" (a int)",
        "app.\"T\"(a int4) [IF NOT EXISTS]",
    );
    check("CREATE TABLE db.s.t (a int)", "s.t(a int4)");
    check("CREATE TEMP TABLE t (a int)", "t(a int4) [TEMP]");
    check(
        "CREATE GLOBAL TEMPORARY TABLE t (a int)",
        "t(a int4) [GLOBAL TEMPORARY]",
    );
    check("CREATE UNLOGGED TABLE t (a int)", "t(a int4) [UNLOGGED]");
    check(
        "create\n  table t (path text, line text, point int)",
        "t(path text | line text | point int4)",
    );
    check(
        "CREATE TABLE t (uniqueness int, checked bool, constraint_type text, exclude int, key int)",
        "t(uniqueness int4 | checked bool | constraint_type text | exclude int4 | key int4)",
    );
}

#[test]
fn reads_past_comments() {
    check(
        "CREATE TABLE t (id bigint PRIMARY KEY, -- the key, really\n/* tags: text[] */ note text)",
        "t(id int8 PRIMARY KEY | note text)",
    );
}

#[test]
fn reads_types() {
    check(
        "CREATE TABLE t (a character varying(20), b numeric(10, 2), c timestamp(3) with time zone, \
         d double precision, e float(24), f float(25), g bit varying(3), h char, i national char(2))",
        "t(a varchar(20) | b numeric(10,2) | c timestamptz(3) | d float8 | e float4 | f float8 | \
         g varbit(3) | h bpchar | i bpchar(2))",
    );
    check(
        "CREATE TABLE t (a text[] , b int[3][4], c int ARRAY, d int ARRAY[4], e s.m[], f \"T\")",
        "t(a text[] | b int4[] | c int4[] | d int4[] | e s.m[] | f \"T\")",
    );
    check(
        "CREATE TABLE t (a interval day to second(3), b interval(6), c interval year, d time(0), e timetz)",
        "t(a interval(3) DAY TO SECOND | b interval(6) | c interval YEAR | d time(0) | e timetz)",
    );
}

#[test]
fn reads_column_clauses() {
    check(
        "CREATE TABLE t (a text STORAGE PLAIN COMPRESSION pglz COLLATE pg_catalog.\"C\" NOT NULL)",
        "t(a text [STORAGE PLAIN] [COMPRESSION pglz] [COLLATE pg_catalog.\"C\"] NOT NULL)",
    );
    check(
        "CREATE TABLE t (a int NULL, b int CONSTRAINT c NOT NULL)",
        "t(a int4 NULL | b int4 c:NOT NULL)",
    );
    check(
        "CREATE TABLE t (a int DEFAULT -1 NOT NULL, b text DEFAULT 'a;b' COLLATE \"C\", c int DEFAULT 1 + 2 * 3 CHECK (c > 0))",
        "t(a int4 DEFAULT (- 1) NOT NULL | b text [COLLATE \"C\"] DEFAULT 'a;b' | c int4 DEFAULT (+ 1 (* 2 3)) CHECK (> c 0))",
    );
    check(
        "CREATE TABLE t (a text DEFAULT 'x' || 'y' COLLATE \"C\", b bool DEFAULT 1 IS DISTINCT FROM 2 NOT NULL)",
        "t(a text [COLLATE \"C\"] DEFAULT (|| 'x' 'y') | b bool DEFAULT (distinct 1 2) NOT NULL)",
    );
    check(
        "CREATE TABLE t (a timestamptz DEFAULT now() NOT NULL UNIQUE, b uuid PRIMARY KEY DEFAULT gen_random_uuid())",
        "t(a timestamptz DEFAULT (now) NOT NULL UNIQUE | b uuid PRIMARY KEY DEFAULT (gen_random_uuid))",
    );
    check(
        "CREATE TABLE t (a int UNIQUE NULLS NOT DISTINCT WITH (fillfactor=70) USING INDEX TABLESPACE s)",
        "t(a int4 UNIQUE nulls-not-distinct [WITH (fillfactor=70)] [USING INDEX TABLESPACE s])",
    );
    check(
        "CREATE TABLE t (a int CHECK (a > 0) NO INHERIT NOT VALID, b text GENERATED ALWAYS AS (a||b) STORED)",
        "t(a int4 CHECK (> a 0) [NOT VALID] [NO INHERIT] | b text GENERATED ALWAYS AS (|| a b))",
    );
    check(
        "CREATE TABLE t (id bigint GENERATED BY DEFAULT AS IDENTITY (CACHE 65536 START WITH 5 INCREMENT BY -1 NO CYCLE))",
        "t(id int8 GENERATED BY DEFAULT AS IDENTITY false(CACHE 65536, START WITH 5, INCREMENT BY -1, NO CYCLE))",
    );
    check(
        "CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s.q MINVALUE 1 NO MAXVALUE OWNED BY NONE) PRIMARY KEY)",
        "t(id int8 GENERATED ALWAYS AS IDENTITY true(SEQUENCE NAME s.q, MINVALUE 1, NO MAXVALUE, OWNED BY NONE) PRIMARY KEY)",
    );
}

#[test]
fn reads_foreign_keys() {
    check(
        "CREATE TABLE t (a int REFERENCES s.p (id) MATCH FULL ON DELETE SET NULL (a) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED)",
        "t(a int4 REFERENCES -> s.p(id) Full delete=SetNull(a) update=Cascade [DEFERRABLE] [INITIALLY DEFERRED])",
    );
    check(
        "CREATE TABLE t (a int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON UPDATE NO ACTION ON DELETE RESTRICT NOT DEFERRABLE INITIALLY IMMEDIATE)",
        "t(a int4 | f:FOREIGN KEY(a,b) -> p delete=Restrict update=NoAction [NOT DEFERRABLE] [INITIALLY IMMEDIATE])",
    );
    check(
        "CREATE TABLE t (FOREIGN KEY (a) REFERENCES p (b) MATCH SIMPLE ON DELETE SET DEFAULT)",
        "t(FOREIGN KEY(a) -> p(b) Simple delete=SetDefault)",
    );
}

#[test]
fn reads_table_constraints() {
    check(
        "CREATE TABLE t (a int, PRIMARY KEY (a, \"B\") INCLUDE (c) WITH (fillfactor=70) USING INDEX TABLESPACE s)",
        "t(a int4 | PRIMARY KEY(a,\"B\") include(c) [WITH (fillfactor=70)] [USING INDEX TABLESPACE s])",
    );
    check(
        "CREATE TABLE t (UNIQUE NULLS DISTINCT (a), CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a) DEFERRABLE)",
        "t(UNIQUE(a) | u:UNIQUE(a) nulls-not-distinct [DEFERRABLE])",
    );
    check(
        "CREATE TABLE t (id int, CONSTRAINT c CHECK (id>0) NOT VALID, CHECK (a IN (1, 2)) NO INHERIT)",
        "t(id int4 | c:CHECK (> id 0) [NOT VALID] | CHECK (in a 1 2) [NO INHERIT])",
    );
    check(
        "CREATE TABLE t (a int, EXCLUDE USING gist (a WITH =, b WITH &&) INCLUDE (c) WHERE (a > 0) DEFERRABLE, b int)",
        "t(a int4 | EXCLUDE [DEFERRABLE] | b int4)",
    );
    check(
        "CREATE TABLE t (LIKE s INCLUDING ALL, LIKE public.u EXCLUDING DEFAULTS INCLUDING INDEXES)",
        "t([LIKE s INCLUDING ALL] s | [LIKE public.u EXCLUDING DEFAULTS INCLUDING INDEXES] public.u)",
    );
}

#[test]
fn reads_what_follows_the_list() {
    check(
        "CREATE TABLE t (a int) INHERITS (p, q)",
        "t(a int4) [INHERITS (p, q)]",
    );
    check(
        "CREATE TABLE t (id int)\nPARTITION BY RANGE (id, lower(b) COLLATE \"C\" text_ops)",
        "t(id int4) [PARTITION BY RANGE (id, lower(b) COLLATE \"C\" text_ops)]",
    );
    check(
        "CREATE TABLE t (a int) USING heap WITH (fillfactor = 70, autovacuum_enabled) ON COMMIT DROP TABLESPACE s",
        "t(a int4) [USING heap] [WITH (fillfactor = 70, autovacuum_enabled)] [ON COMMIT DROP] [TABLESPACE s]",
    );
    check("CREATE TABLE t (a int) WITHOUT OIDS", "t(a int4)");
    check(
        "CREATE TABLE t (a int) ON COMMIT PRESERVE ROWS",
        "t(a int4) [ON COMMIT PRESERVE ROWS]",
    );
    check(
        "CREATE TABLE t PARTITION OF p DEFAULT",
        "t() [PARTITION OF p]",
    );
    check(
        "CREATE TABLE t PARTITION OF s.p FOR VALUES IN (1, NULL)",
        "t() [PARTITION OF s.p]",
    );
    check(
        "CREATE TABLE t PARTITION OF p (a NOT NULL) FOR VALUES FROM (1, MINVALUE) TO (2, MAXVALUE) PARTITION BY LIST (a)",
        "t() [PARTITION OF p] [PARTITION BY LIST (a)]",
    );
    check(
        "CREATE TABLE t PARTITION OF p FOR VALUES WITH (MODULUS 4, REMAINDER 0)",
        "t() [PARTITION OF p]",
    );
    check(
        "CREATE TABLE t OF s.m (a WITH OPTIONS PRIMARY KEY)",
        "t() [OF s.m]",
    );
    check("CREATE TABLE t OF m", "t() [OF m]");
}

#[test]
fn keeps_what_it_can_read() {
    for (sql, expected, unread) in [
        (
            "CREATE TABLE t (a int, b int WITH STUPID (x, y) THINGS, c text NOT NULL, 1)",
            "t(a int4 | unread WITH | c text NOT NULL | unread 1)",
            "WITH",
        ),
        (
            "CREATE TABLE t (a int DEFAULT (1, ), b int CHECK (((c) d), e), f int)",
            "t(unread ) | unread d | f int4)",
            ")",
        ),
        (
            "CREATE TABLE t (a int NOT NUL, b int CHECK (a = 1 +)) INHERITS (p)",
            "t(unread NOT | unread )) [INHERITS (p)]",
            "NOT",
        ),
    ] {
        let statement = one(sql);
        let Body::CreateTable(table) = &statement.body else {
            panic!("{:?}", statement.kind);
        };
        assert_eq!(summary(table, sql), expected);
        assert_eq!(statement.unread.map(|it| it.span.slice(sql)), Some(unread));
    }
    for sql in [
        "CREATE TABLE t",
        "CREATE TABLE t (a int",
        "CREATE TABLE t (a int) x",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}

#[test]
fn knows_the_place_of_every_part_of_a_clause() {
    check_tree(
        "CREATE TABLE t PARTITION OF a.p (b WITH OPTIONS NOT NULL DEFAULT 1, c UNIQUE, CONSTRAINT k CHECK (c > 0)) FOR VALUES IN (1, NULL) PARTITION BY LIST (lower(b) COLLATE \"C\" text_ops, (c + 1))",
        "CreateTable(name=[t], partition_of=[PARTITION OF a.p], parents=[[a.p]], typed_elements=[Column([b WITH OPTIONS NOT NULL DEFAULT 1], [b], [Constraint([NOT NULL], NotNull, head=[NOT NULL]), Constraint([DEFAULT 1], Default(<1>), head=[DEFAULT])]), Column([c UNIQUE], [c], [Constraint([UNIQUE], Unique(Key()), head=[UNIQUE])]), Constraint([CONSTRAINT k CHECK (c > 0)], name=[k], Check(<c > 0>), head=[CHECK])], bound=PartitionBound([FOR VALUES IN (1, NULL)], In([<1>, <NULL>])), partition_by=[PARTITION BY LIST (lower(b) COLLATE \"C\" text_ops, (c + 1))], partition_key=PartitionKey(strategy=[LIST], keys=[IndexKey([lower(b) COLLATE \"C\" text_ops], target=Expression(<lower(b)>), collation=[COLLATE \"C\"] [\"C\"], operator_class=[text_ops]), IndexKey([(c + 1)], target=Expression(<c + 1>))]))",
    );
    check_tree(
        "CREATE TABLE t PARTITION OF p FOR VALUES WITH (MODULUS 4, REMAINDER 1)",
        "CreateTable(name=[t], partition_of=[PARTITION OF p], parents=[[p]], bound=PartitionBound([FOR VALUES WITH (MODULUS 4, REMAINDER 1)], Hash([[MODULUS 4], [REMAINDER 1]])))",
    );
    check_tree(
        "CREATE TABLE t PARTITION OF q DEFAULT",
        "CreateTable(name=[t], partition_of=[PARTITION OF q], parents=[[q]], bound=PartitionBound([DEFAULT], Default))",
    );
    check_tree(
        "CREATE TABLE t OF a.y (PRIMARY KEY (a), b WITH OPTIONS DEFAULT 1)",
        "CreateTable(name=[t], of_type=[OF a.y], parents=[[a.y]], typed_elements=[Constraint([PRIMARY KEY (a)], PrimaryKey(Key(columns=[[a]])), head=[PRIMARY KEY]), Column([b WITH OPTIONS DEFAULT 1], [b], [Constraint([DEFAULT 1], Default(<1>), head=[DEFAULT])])])",
    );
    check_tree(
        "CREATE TABLE t (a int) INHERITS (p, a.q) USING heap WITH (fillfactor = 70, autovacuum_enabled) ON COMMIT DROP TABLESPACE s",
        "CreateTable(name=[t], elements=[Column(ColumnDef([a int], name=[a], data_type=<int>))], parents=[[p], [a.q]], inherits=[INHERITS (p, a.q)], using=[USING heap], with=[WITH (fillfactor = 70, autovacuum_enabled)], parameters=[Parameter([fillfactor = 70], name=[fillfactor], value=[70]), Parameter([autovacuum_enabled], name=[autovacuum_enabled])], on_commit=[ON COMMIT DROP], tablespace=[TABLESPACE s])",
    );
    check_tree(
        "CREATE TABLE t (LIKE u INCLUDING ALL EXCLUDING DEFAULTS)",
        "CreateTable(name=[t], elements=[Like([LIKE u INCLUDING ALL EXCLUDING DEFAULTS], source=[u], options=[LikeOption([INCLUDING ALL], is_included, what=All), LikeOption([EXCLUDING DEFAULTS], what=Defaults)])])",
    );
    check_tree(
        "CREATE TABLE t (a int, EXCLUDE USING gist (a WITH =, (b + 1) COLLATE \"C\" ops DESC WITH OPERATOR(s.&&)) INCLUDE (c) WITH (fillfactor = 70) USING INDEX TABLESPACE s WHERE (a > 0) DEFERRABLE INITIALLY DEFERRED)",
        "CreateTable(name=[t], elements=[Column(ColumnDef([a int], name=[a], data_type=<int>)), Constraint([EXCLUDE USING gist (a WITH =, (b + 1) COLLATE \"C\" ops DESC WITH OPERATOR(s.&&)) INCLUDE (c) WITH (fillfactor = 70) USING INDEX TABLESPACE s WHERE (a > 0) DEFERRABLE INITIALLY DEFERRED], Exclude(method=[gist], elements=[IndexKey([a], target=Column([a])) [=], IndexKey([(b + 1) COLLATE \"C\" ops DESC], target=Expression(<b + 1>), collation=[COLLATE \"C\"] [\"C\"], operator_class=[ops], descending=true[DESC]) [OPERATOR(s.&&)]], include=[[c]], with=[Parameter([fillfactor = 70], name=[fillfactor], value=[70])][WITH (fillfactor = 70)], tablespace=[USING INDEX TABLESPACE s], condition=<a > 0>), head=[EXCLUDE], attributes=ConstraintAttributes(deferrable=true[DEFERRABLE], initially_deferred=true[INITIALLY DEFERRED]))])",
    );
    check_tree(
        "CREATE TABLE t (a int, UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b))",
        "CreateTable(name=[t], elements=[Column(ColumnDef([a int], name=[a], data_type=<int>)), Constraint([UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b)], Unique(Key(columns=[[a]], nulls_not_distinct=[NULLS NOT DISTINCT], include=[[b]])), head=[UNIQUE])])",
    );
}
