//! The tables of the toolkit that deesql succeeds (tomodian/deesql, its README of April 2026):
//! unsupported DDL, types, ALTER operations, the quick-start schema. Each statement is judged for
//! its day and for the newest release. Where that toolkit contradicts what was seen on clusters,
//! the cluster wins and the row says so.

use crate::support::deesql;

/// What is said of a statement.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Verdict {
    Accepted,
    Refused,
}
use Verdict::{Accepted, Refused};

/// A statement, the verdict for 2026-04-13, and the one for the newest release.
type Row = (&'static str, Verdict, Verdict);

const QUICK_START: &str = "\
-- schema/users.sql
CREATE TABLE users (
    id         TEXT PRIMARY KEY DEFAULT gen_random_uuid()::TEXT,
    email      TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX ASYNC idx_users_email ON users (email);
";

const UNSUPPORTED_DDL: &[Row] = &[
    ("CREATE DATABASE shop", Refused, Refused),
    ("CREATE EXTENSION pgcrypto", Refused, Refused),
    (
        "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()",
        Refused,
        Refused,
    ),
    ("CREATE TABLESPACE fast LOCATION '/ssd'", Refused, Refused),
    ("CREATE MATERIALIZED VIEW v AS SELECT 1", Refused, Refused),
    (
        "CREATE TYPE mood AS ENUM ('sad', 'happy')",
        Refused,
        Refused,
    ),
    ("CREATE TYPE pair AS (a int, b int)", Refused, Refused),
    (
        "CREATE PROCEDURE p() LANGUAGE sql AS $$ SELECT 1 $$",
        Refused,
        Refused,
    ),
    (
        "CREATE RULE r AS ON INSERT TO a DO INSTEAD NOTHING",
        Refused,
        Refused,
    ),
    ("CREATE UNLOGGED TABLE a (id int)", Refused, Refused),
    ("CREATE TEMPORARY TABLE a (id int)", Refused, Refused),
    ("CREATE TEMP TABLE a (id int)", Refused, Refused),
    ("CREATE TABLE a AS SELECT 1", Refused, Refused),
    ("CREATE TABLE a (b int) INHERITS (c)", Refused, Refused),
    (
        "CREATE TABLE a (b int) PARTITION BY RANGE (b)",
        Refused,
        Refused,
    ),
    (
        "CREATE TABLE a (b text COLLATE \"de_DE\")",
        Refused,
        Refused,
    ),
    (
        "CREATE TABLE a (b int, EXCLUDE USING gist (b WITH =))",
        Refused,
        Refused,
    ),
    (
        "CREATE TABLE a (b int REFERENCES c (id))",
        Refused,
        Accepted,
    ),
    (
        "CREATE TABLE a (b int, FOREIGN KEY (b) REFERENCES c (id))",
        Refused,
        Accepted,
    ),
    ("CREATE INDEX i ON a (b)", Refused, Refused),
    ("CREATE INDEX CONCURRENTLY i ON a (b)", Refused, Refused),
    ("CREATE INDEX ASYNC i ON a USING gin (b)", Refused, Refused),
    // The toolkit let `USING btree` pass; the service refuses every method.
    (
        "CREATE INDEX ASYNC i ON a USING btree (b)",
        Refused,
        Refused,
    ),
    ("CREATE INDEX ASYNC i ON a (b DESC)", Refused, Refused),
    ("CREATE INDEX ASYNC i ON a (b ASC)", Refused, Refused),
    ("CREATE INDEX ASYNC i ON a (lower(b))", Refused, Accepted),
    (
        "CREATE INDEX ASYNC i ON a (b) WHERE b > 0",
        Refused,
        Accepted,
    ),
    ("TRUNCATE a", Refused, Refused),
    ("ALTER SYSTEM SET work_mem = '1MB'", Refused, Refused),
    ("VACUUM a", Refused, Refused),
    ("SAVEPOINT s", Refused, Refused),
    ("LISTEN c", Refused, Refused),
    ("NOTIFY c", Refused, Refused),
    ("LOCK TABLE a", Refused, Refused),
    ("SET statement_timeout = '5s'", Refused, Refused),
    ("SET lock_timeout = '5s'", Refused, Refused),
    ("BEGIN ISOLATION LEVEL SERIALIZABLE", Refused, Refused),
    ("ANALYZE", Refused, Refused),
    ("ANALYZE a", Accepted, Accepted),
    (
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$",
        Refused,
        Refused,
    ),
    (
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$",
        Accepted,
        Accepted,
    ),
];

/// The type of a column.
const TYPES: &[Row] = &[
    ("TEXT", Accepted, Accepted),
    ("VARCHAR(20)", Accepted, Accepted),
    ("CHAR(3)", Accepted, Accepted),
    ("INTEGER", Accepted, Accepted),
    ("BIGINT", Accepted, Accepted),
    ("SMALLINT", Accepted, Accepted),
    ("REAL", Accepted, Accepted),
    ("DOUBLE PRECISION", Accepted, Accepted),
    ("NUMERIC", Accepted, Accepted),
    ("NUMERIC(10, 2)", Accepted, Accepted),
    ("NUMERIC(50, 2)", Refused, Accepted),
    ("BOOLEAN", Accepted, Accepted),
    ("TIMESTAMPTZ", Accepted, Accepted),
    ("TIMESTAMP", Accepted, Accepted),
    ("DATE", Accepted, Accepted),
    ("TIME", Accepted, Accepted),
    ("INTERVAL", Accepted, Accepted),
    ("BYTEA", Accepted, Accepted),
    ("UUID", Accepted, Accepted),
    ("SERIAL", Refused, Refused),
    ("BIGSERIAL", Refused, Refused),
    ("SMALLSERIAL", Refused, Refused),
    ("JSON", Refused, Accepted),
    ("JSONB", Refused, Accepted),
    ("XML", Refused, Refused),
    ("MONEY", Refused, Refused),
    ("INET", Refused, Refused),
    ("CIDR", Refused, Refused),
    ("MACADDR", Refused, Refused),
    ("POINT", Refused, Refused),
    ("POLYGON", Refused, Refused),
    ("TSVECTOR", Refused, Refused),
    ("TSQUERY", Refused, Refused),
    ("INT4RANGE", Refused, Refused),
    ("BIT(8)", Refused, Refused),
    ("TEXT[]", Refused, Refused),
    ("INTEGER ARRAY", Refused, Refused),
    (
        "BIGINT GENERATED ALWAYS AS IDENTITY (CACHE 1)",
        Accepted,
        Accepted,
    ),
    // The toolkit's own advice for SERIAL; the service asks for CACHE.
    ("BIGINT GENERATED ALWAYS AS IDENTITY", Refused, Refused),
    // The toolkit let this pass; the service asks for bigint.
    (
        "INT GENERATED ALWAYS AS IDENTITY (CACHE 1)",
        Refused,
        Refused,
    ),
];

/// What follows `ALTER TABLE a`.
const ALTER_OPERATIONS: &[Row] = &[
    ("ADD COLUMN b int", Accepted, Accepted),
    ("ADD COLUMN b int NOT NULL DEFAULT 0", Refused, Refused),
    ("DROP COLUMN b", Refused, Accepted),
    ("ALTER COLUMN b TYPE bigint", Refused, Refused),
    ("ALTER COLUMN b SET NOT NULL", Refused, Refused),
    ("ALTER COLUMN b DROP NOT NULL", Refused, Accepted),
    ("ALTER COLUMN b SET DEFAULT 0", Refused, Accepted),
    ("ALTER COLUMN b DROP DEFAULT", Refused, Accepted),
    ("ADD CONSTRAINT c CHECK (b > 0)", Refused, Refused),
    (
        "ADD CONSTRAINT c CHECK (b > 0) NOT VALID",
        Refused,
        Accepted,
    ),
    ("ADD CONSTRAINT c UNIQUE (b)", Refused, Refused),
    ("ADD CONSTRAINT c PRIMARY KEY (b)", Refused, Refused),
    (
        "ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES d NOT VALID",
        Refused,
        Accepted,
    ),
    ("DROP CONSTRAINT c", Refused, Accepted),
    ("RENAME TO d", Accepted, Accepted),
    ("RENAME COLUMN b TO d", Accepted, Accepted),
    ("SET SCHEMA s", Accepted, Accepted),
];

fn verdict(sql: &str, release: &str) -> Verdict {
    match deesql(&["verify", "-", "--dsql", release])
        .stdin(sql)
        .run()
        .status
    {
        0 => Accepted,
        _ => Refused,
    }
}

/// Judges all rows and says every one that is wrong.
#[track_caller]
fn check(rows: &[Row], statement: impl Fn(&str) -> String) {
    let mut wrong = String::new();
    for (sql, then, now) in rows {
        let sql = statement(sql);
        let found = (verdict(&sql, "2026-04-13"), verdict(&sql, "latest"));
        if found != (*then, *now) {
            wrong.push_str(&format!(
                "{sql}\n  expected {:?}, found {found:?}\n",
                (then, now)
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_quick_start_schema_passes_then_and_now() {
    assert_eq!(verdict(QUICK_START, "2026-04-13"), Accepted);
    assert_eq!(verdict(QUICK_START, "latest"), Accepted);
}

#[test]
fn the_unsupported_ddl() {
    check(UNSUPPORTED_DDL, |it| format!("{it};"));
}

#[test]
fn the_types() {
    check(TYPES, |it| {
        format!("CREATE TABLE a (id uuid PRIMARY KEY, b {it});")
    });
}

#[test]
fn the_alter_operations() {
    check(ALTER_OPERATIONS, |it| format!("ALTER TABLE a {it};"));
}
