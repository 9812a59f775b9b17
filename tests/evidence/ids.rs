//! The ids that must be there, and the texts of the server.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, cases};

/// The known failures, each with the number of its inputs where it has several: `E21.4` has the
/// cases `E21.1` to `E21.4`.
const KNOWN_FAILURES: &str = "
    E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 E11 E12 E13 E14 E15 E16 E17 E18 E19 E20 E21.4 E22.8 E23.3 E24
    E24b.9 E24c.4 E24d.3 E24e.3
    F1 F2.4 F3.7 F4.4 F5.3 F6.6 F7.2 F8 F9 F10.2 F11 F12 F13 F14 F15 F16 F17 F18.3 F18b F18c.3
    F18d.3 F18e.2 F18f F18g.2 F18h.2 F19 F20 F21 F22 F23 F24 F25 F26 F27 F28 F29 F30 F30b F30c F31
    F32 F33 F34 F35 F36 F37 F38 F39 F40 F41 F42.13 F43 F44
    G1.6 G2.2 G3 G4.2 G5.2";

/// The rows of the facts by section. A row has a case that is accepted (`+`), one that is refused
/// (`-`), one that is noted or warned of (`~`), and no other.
const ROWS: &[(&str, &str)] = &[
    (
        "2.0",
        "
        +   Add nullable column
        +   Add column with DEFAULT
        +   Add NOT NULL column
        +   Add UNIQUE
        +   Rebuild INVALID index
        +   DROP NOT NULL and defaults
        +-  Change column type
        +   Add CHECK or FOREIGN KEY
        +-  Add or change PRIMARY KEY
        -   Add generated column
        +   Make and change and drop identity
        +   Rename index
        +-  Index on empty table
        ",
    ),
    (
        "2.1",
        "
        +-  taken name
        +-  target of a foreign key
        +-~ PRIMARY KEY
        +   table without primary key
        +-  UNIQUE
        +   CHECK / DEFAULT / NOT NULL
        +-  REFERENCES
        +-  GENERATED STORED
        +-  IDENTITY
        +-  STORAGE keyword
        -   COMPRESSION clause
        -   COLLATE on a column
        +   LIKE
        -   serial
        -   array column
        -   TEMPORARY
        -   UNLOGGED
        -   PARTITION BY
        -   PARTITION OF
        -   INHERITS
        -   TABLESPACE
        +-  WITH
        -   ON COMMIT
        -   USING / EXCLUDE / OF
        -   CREATE TABLE AS
        -   SELECT INTO
        +   DROP TABLE
        -   CREATE TABLE
        ",
    ),
    (
        "2.2",
        "
        +-  key of the table
        +   ALTER TABLE name
        +   ADD COLUMN
        -~  ADD COLUMN with constraint
        -   ADD COLUMN with unsupported type
        +-  DROP COLUMN
        +-  SET DEFAULT / DROP DEFAULT
        +-  DROP NOT NULL
        -   SET NOT NULL
        -   SET DATA TYPE
        -   SET STATISTICS
        +-  SET STORAGE
        -   SET COMPRESSION
        +-  DROP EXPRESSION
        +-  ADD GENERATED AS IDENTITY
        +   identity options
        -   SET (attribute option)
        +-  ADD CHECK NOT VALID
        +-  ADD FOREIGN KEY NOT VALID
        -   ADD constraint without NOT VALID
        -   UNIQUE NOT VALID
        +-  UNIQUE USING INDEX
        -   PRIMARY KEY USING INDEX
        -   ADD EXCLUDE
        +   ALTER CONSTRAINT
        +-  VALIDATE CONSTRAINT
        +-  DROP CONSTRAINT
        +   RENAME / SET SCHEMA / OWNER TO
        +   ENABLE / DISABLE TRIGGER ALL / USER
        ~   ENABLE / DISABLE TRIGGER name
        -~  ROW LEVEL SECURITY
        -   DISABLE RULE / REPLICA IDENTITY
        -~  other actions
        ",
    ),
    (
        "2.3",
        "
        +-  casts and operators that are not immutable
        -   calls that are not immutable
        +   calls that are immutable
        +-  ASYNC
        +-~ disable_sync_create_index
        +   UNIQUE
        +-  IF NOT EXISTS
        +   no name
        -   qualified name
        +-  expression key
        +-  partial WHERE
        +-  INCLUDE
        +   NULLS FIRST / LAST
        +   NULLS DISTINCT
        -   ASC / DESC
        -   operator class
        +-  COLLATE on key
        +-  USING
        -   CONCURRENTLY
        -   WITH / TABLESPACE
        +   ON ONLY
        +-  key of an unindexable type
        +-  more than 8 keys
        -   25th index
        -   CREATE INDEX
        +-  DROP INDEX
        +-  ALTER INDEX
        -   REINDEX / CLUSTER
        ",
    ),
    (
        "2.4",
        "
        +-  CREATE STATISTICS
        +-~ ALTER STATISTICS
        +   DROP STATISTICS
        +-  five per table
        ",
    ),
    (
        "2.5",
        "
        +-  CREATE VIEW
        +   ALTER VIEW
        +   DROP VIEW
        -~  MATERIALIZED VIEW
        ",
    ),
    (
        "2.6",
        "
        +-  CREATE SEQUENCE
        +~  ALTER SEQUENCE
        +   DROP SEQUENCE
        +   nextval
        ",
    ),
    (
        "2.7",
        "
        +-  CREATE DOMAIN
        +   ALTER DOMAIN
        +   ALTER DOMAIN DROP CONSTRAINT
        -   ALTER DOMAIN SET NOT NULL / ADD CONSTRAINT
        ~   ALTER DOMAIN VALIDATE CONSTRAINT
        +   DROP DOMAIN
        -   DROP DOMAIN CASCADE
        -   CREATE TYPE ENUM
        -   CREATE TYPE composite
        -   CREATE TYPE RANGE
        ~   CREATE TYPE
        -   ALTER TYPE
        -   DROP TYPE
        ",
    ),
    (
        "2.8",
        "
        +   CREATE FUNCTION
        -   other language
        -   no language
        +-  LEAKPROOF
        -   TRANSFORM / SUPPORT
        +-  range as return type
        -   body
        -   CREATE PROCEDURE
        -   AGGREGATE
        +-  ALTER FUNCTION
        +-  ROUTINE
        +-  CALL
        -   DO
        ",
    ),
    (
        "2.9",
        "
        +-  CREATE SCHEMA
        +~  eleventh schema
        +   ALTER SCHEMA / DROP SCHEMA
        +-~ CREATE ROLE
        +-  ALTER ROLE RENAME
        ~   ALTER ROLE SET
        +   DROP ROLE
        +-  AWS IAM
        +   GRANT / REVOKE
        -   GRANT ON DATABASE
        -   GRANT ON SCHEMA public
        ~   GRANT ON other kinds
        +-  GRANT counts as DDL
        +-  ALTER DEFAULT PRIVILEGES
        +   COMMENT ON
        ~   COMMENT ON what cannot be created
        ~   SECURITY LABEL / REASSIGN OWNED / DROP OWNED
        ",
    ),
    (
        "2.10",
        "
        -   TRUNCATE
        -   CREATE EXTENSION
        -   CREATE TRIGGER
        +-  DROP TRIGGER
        -~  CREATE EVENT TRIGGER
        -   CREATE POLICY
        -~  CREATE RULE
        -~  CREATE DATABASE
        -   CREATE TABLESPACE
        -   CREATE FOREIGN TABLE
        -~  SERVER / FDW / USER MAPPING / IMPORT
        -   PUBLICATION / SUBSCRIPTION
        -   TEXT SEARCH
        -~  OPERATOR / COLLATION
        -   VACUUM
        -   ANALYZE without a relation
        +-~ ANALYZE rel
        +   COPY STDIN / STDOUT
        -   COPY file / PROGRAM
        -   SAVEPOINT
        -   PREPARE TRANSACTION
        -   LISTEN / NOTIFY / UNLISTEN
        -   LOCK TABLE
        +-  advisory locks
        -~  PREPARE / EXECUTE
        +-  DEALLOCATE
        -~  DISCARD ALL
        -   LOAD
        -   DECLARE CURSOR / FETCH / MOVE / CLOSE
        -   MERGE
        -   ALTER SYSTEM
        -   CHECKPOINT / REFRESH / large objects
        +-  EXPLAIN
        +-  SHOW
        ",
    ),
    (
        "2.11",
        "
        +~  BEGIN / COMMIT / ROLLBACK
        -   isolation levels
        -   SET TRANSACTION
        -   default_transaction_isolation
        +-  SESSION CHARACTERISTICS
        +-  SET CONSTRAINTS
        +-  parameters that may be set
        -   any other parameter
        +~  RESET
        +-  SET ROLE
        +-  SET SESSION AUTHORIZATION
        ",
    ),
    (
        "2.12",
        "
        +   queries
        +~  LEFT JOIN LATERAL
        +-  TABLESAMPLE
        +-  GROUP BY ALL
        +-  locking
        +-  full-text search
        +   pg_sleep
        +-  collation in expressions
        ",
    ),
    (
        "3",
        "
        +-  integers
        +   floats
        +-  numeric
        +-  char
        +-  varchar
        +-  bpchar
        +   text
        +   date and time
        +-  timetz
        +-  interval
        +   boolean and uuid
        +-  bytea
        +-  json and jsonb
        +-  domain
        +-~ arrays and query-only types
        +-  refused types
        +-  serial
        +~  unrecorded types
        +-  extension types
        ",
    ),
    (
        "4.1",
        "
        +-~ one DDL
        +-  DDL and DML
        +   several actions are one
        +-  GRANT and REVOKE
        +   a query beside DDL
        -   after a refusal each statement is judged by itself
        ",
    ),
    (
        "4.2",
        "
        +-  TRANSACTION_ROWS
        ~   SCHEMAS
        -   DATABASES
        +~  COLUMNS_DOCUMENTED
        -~  COLUMNS
        -   COLUMNS_WITH_PRIMARY_KEY
        +   INDEXES
        +   EXTENDED_STATISTICS
        -   STATISTICS_TARGET
        -   KEY_COLUMNS
        +~  KEY_BYTES_DOCUMENTED
        -   KEY_BYTES_DECLARED
        -   CHAR_BYTES
        -   VARCHAR_BYTES
        -   NUMERIC_PRECISION
        -   NUMERIC_SCALE
        -   NARROW_NUMERIC_PRECISION
        -   NARROW_NUMERIC_SCALE
        +   IDENTIFIER_BYTES
        ",
    ),
    (
        "5",
        "
        +-  wait_for_job
        +   sys.jobs
        ",
    ),
    (
        "9.3",
        "
        ~   what cannot be read
        ~   CREATE CAST and others
        +-~ function body
        +   function with a row type
        ~   unrecorded columns
        +   time(7)
        -   UNIQUE DEFERRABLE
        ~   UNIQUE USING INDEX TABLESPACE
        ~   identity SEQUENCE NAME
        ~   SET CACHE against the rules
        ~   zero columns
        ~   pg_temp
        ~   INCLUDE of a type that is no key
        +   collation of an index key
        +   USER and GROUP
        ",
    ),
];

/// What the server says, as far as somebody has seen it: section 6.3 of the facts.
const TEXTS: &str = "
unsupported statement: Truncate
unsupported statement: CreateExtension
unsupported statement: Createdb
unsupported statement: CreateTableAs
unsupported statement: CompositeType
unsupported statement: CreateRange
unsupported statement: CreateTableSpace
unsupported statement: CreateForeignTable
unsupported statement: Listen
unsupported statement: Notify
unsupported statement: Unlisten
unsupported statement: AlterSystem
unsupported statement: Lock
unsupported statement: DeclareCursor
unsupported statement: CreatePolicy
unsupported statement: Define
unsupported statement: AlterTSConfiguration
unsupported statement type: MERGE
unsupported transaction statement: SAVEPOINT
unsupported transaction statement: ROLLBACK TO
unsupported transaction statement: RELEASE
unsupported ALTER TABLE ADD CONSTRAINT statement
unsupported ALTER TABLE DROP CONSTRAINT statement
unsupported ALTER TABLE VALIDATE CONSTRAINT statement
unsupported ALTER TABLE ENABLE ROW SECURITY statement
unsupported ALTER TABLE ALTER COLUMN ... SET NOT NULL statement
unsupported ALTER TABLE ALTER COLUMN ... SET DATA TYPE statement
unsupported ALTER TABLE ALTER COLUMN ... SET STATISTICS statement
unsupported ALTER TABLE DROP COLUMN statement
ALTER TABLE ADD COLUMN with constraint not supported
cannot drop primary key column
TEMPORARY or TEMP table not supported for CREATE TABLE
UNLOGGED table not supported for CREATE TABLE
PARTITION BY clause not supported for CREATE TABLE
PARTITION OF clause not supported for CREATE TABLE
CONCURRENTLY not supported for CREATE INDEX
USING not supported for CREATE INDEX
WHERE not supported for CREATE INDEX
unsupported mode. please use CREATE INDEX ASYNC.
specifying sort order not supported for index keys
opclass not supported for index keys
expressions are not supported in included columns
datatype jsonb is not supported in a key
datatype text[] not supported
datatype bit varying not supported
datatype integer not supported, identity column type must be bigint
datatype smallint not supported, identity column type must be bigint
COLLATE clause not supported
TABLESAMPLE clause not supported
CREATE TRIGGER not supported
CREATE TYPE not supported
ALTER TYPE not supported
PROCEDURE is not supported
CREATE FUNCTION with language plpgsql not supported
unsupported object in DROP statement
unsupported object in RENAME statement
unsupported object type in GRANT
DROP DOMAIN with CASCADE unsupported
DROP INDEX CONCURRENTLY must be first action in transaction
feature not supported on system entity
unsupported VACUUM statement
setting configuration parameter \"statement_timeout\" not supported
setting configuration parameter \"TRANSACTION\" not supported
setting configuration parameter \"role\" not supported
Unsupported isolation level: SERIALIZABLE
Unsupported isolation level: READ UNCOMMITTED
function pg_try_advisory_lock not supported
locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
identity column is not supported without an explicit cache size. please define CACHE greater than or equal to 65536 or equal to 1
CREATE SEQUENCE is not supported without an explicit cache size. please define CACHE greater than or equal to 65536 or equal to 1
multiple ddl statements not supported in a transaction
ddl and dml are not supported in the same transaction
cannot use subquery in CALL argument
UNIQUE constraints cannot be marked NOT VALID
PRIMARY KEY constraints cannot be marked NOT VALID
42601 syntax error at or near \".\"
42601 syntax error at end of input
42704 type \"serial\" does not exist
42704 text search configuration \"english\" does not exist
42704 unrecognized configuration parameter \"lc_collate\"
42804 -
42809 sys.wait_for_job(text) is a procedure
42P01 relation \"p\" does not exist
42P13 no language specified
42P17 functions in index expression must be marked IMMUTABLE
42P17 generation expression is not immutable
42501 only superuser can define a leakproof function
22023 NUMERIC precision 1001 must be between 1 and 1000
22023 statistics target 101 exceeds maximum allowed value of 100
54000 transaction row limit exceeded
54000 more than 10 schemas not allowed
54000 more than 24 indexes per table are not allowed
54000 more than 5 extended statistics per table are not allowed
54000 Datatype limit greater than 4096 bytes not supported for char
54000 Datatype limit greater than 65535 bytes not supported for varchar
54000 key size greater than 2000 bytes not supported
54011 more than 8 column keys in an index are not supported
54011 tables can have at most 255 columns
54011 cannot use more than 256 columns in an index
IAM role must look like an IAM ARN";

/// The heading of a case, without what makes no difference.
fn key(case: &Case) -> (&str, &str, &str) {
    (&case.id, &case.release, &case.form)
}

#[test]
fn every_known_failure_is_there_once() {
    let cases = cases();
    let known: Vec<&Case> = cases
        .iter()
        .filter(|it| it.file.ends_with("known_failures.sql"))
        .collect();
    let mut expected = BTreeSet::new();
    for id in KNOWN_FAILURES.split_whitespace() {
        match id.split_once('.') {
            Some((id, count)) => {
                let count: u32 = count.parse().unwrap();
                expected.extend((1..=count).map(|at| format!("{id}.{at}")));
            }
            None => drop(expected.insert(id.to_owned())),
        }
    }
    let found: BTreeSet<String> = known.iter().map(|it| it.id.clone()).collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let unknown: Vec<_> = found.difference(&expected).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "missing {missing:?}, unknown {unknown:?}"
    );
    let mut keys: Vec<_> = known.iter().map(|it| key(it)).collect();
    keys.sort_unstable();
    let double: Vec<_> = keys.windows(2).filter(|it| it[0] == it[1]).collect();
    assert!(double.is_empty(), "{double:?}");
    assert!(known.iter().all(|it| !it.text.trim().is_empty()));
}

#[test]
fn every_row_of_the_facts_is_proved() {
    let mut found: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    let cases = cases();
    for case in cases.iter().filter(|it| it.file.contains("/facts_")) {
        let marks = found.entry(case.id.clone()).or_default();
        let expected = case.expected();
        if expected.places.is_empty() {
            marks.insert('+');
        }
        for (.., text) in expected.places {
            let is_light = text.starts_with("note:") || text.starts_with("warning:");
            marks.insert(if is_light { '~' } else { '-' });
        }
    }
    let mut expected: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    for (section, rows) in ROWS {
        for row in rows.lines().map(str::trim).filter(|it| !it.is_empty()) {
            let (marks, name) = row.split_once(' ').unwrap();
            let before = expected.insert(
                format!("{section} {}", name.trim()),
                marks.chars().collect(),
            );
            assert!(before.is_none(), "{section} {row}");
        }
    }
    let mut wrong = String::new();
    for (id, marks) in &expected {
        if found.get(id) != Some(marks) {
            wrong.push_str(&format!(
                "{id}: expected {marks:?}, found {:?}\n",
                found.get(id)
            ));
        }
    }
    for id in found.keys().filter(|it| !expected.contains_key(*it)) {
        wrong.push_str(&format!("{id}: no such row\n"));
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_text_of_the_server_is_proved() {
    let answers: Vec<String> = cases()
        .iter()
        .flat_map(|it| it.expected().places)
        .filter_map(|it| Some(it.3.split_once(' ')?.1.to_owned()))
        .collect();
    for text in TEXTS.lines().filter(|it| !it.is_empty()) {
        let is_proved =
            |it: &String| it == text || it.split_once(' ').is_some_and(|it| it.1.starts_with(text));
        assert!(answers.iter().any(is_proved), "no case shows {text:?}");
    }
}
