//! What changed when: the days that rules refer to, and the whole timeline for people.
//!
//! Days are those of AWS's release notes; its document history sometimes names an earlier one.

use super::release::{Change, GENERAL_AVAILABILITY};
use crate::text::Date;

/// `SET LOCAL` of the parameter `role`, at the earliest.
pub const LOCAL_ROLE: Date = Date::new(2026, 9, 15);

/// Indexes may have a predicate.
pub const PARTIAL_INDEXES: Date = Date::new(2026, 9, 15);

/// The parameter `dsql.enable_batched_nestloop`.
pub const BATCHED_NESTLOOP: Date = Date::new(2026, 9, 11);

/// `CREATE`, `ALTER` and `DROP STATISTICS`.
pub const EXTENDED_STATISTICS: Date = Date::new(2026, 8, 27);

/// Foreign keys and `SET CONSTRAINTS`.
pub const FOREIGN_KEYS: Date = Date::new(2026, 8, 26);

/// `numeric` takes a precision of up to 1,000 digits and a scale of -1,000 to 1,000.
pub const WIDE_NUMERIC: Date = Date::new(2026, 8, 25);

/// `SELECT … FOR KEY SHARE`.
pub const FOR_KEY_SHARE: Date = Date::new(2026, 8, 25);

/// `SELECT … FOR UPDATE` takes any predicate and several tables.
pub const LOCKING_WITHOUT_KEY: Date = Date::new(2026, 8, 24);

/// Index keys may be expressions.
pub const EXPRESSION_INDEXES: Date = Date::new(2026, 8, 13);

/// `ALTER TABLE … DROP COLUMN`.
pub const DROP_COLUMN: Date = Date::new(2026, 8, 3);

/// `ADD CONSTRAINT … CHECK … NOT VALID` and `ALTER TABLE ASYNC … VALIDATE CONSTRAINT`.
pub const VALIDATE_CONSTRAINT: Date = Date::new(2026, 8, 3);

/// `ALTER COLUMN` with a default, `DROP NOT NULL`, `DROP EXPRESSION` or an added identity.
pub const ALTER_COLUMN: Date = Date::new(2026, 7, 6);

/// `ALTER TABLE … DROP CONSTRAINT`.
pub const DROP_CONSTRAINT: Date = Date::new(2026, 7, 6);

/// `jsonb` as the type of a column.
pub const JSONB: Date = Date::new(2026, 6, 8);

/// `json` as the type of a column.
pub const JSON: Date = Date::new(2026, 5, 4);

/// The `STORAGE` keyword on columns.
pub const STORAGE: Date = Date::new(2026, 5, 4);

/// `ALTER DEFAULT PRIVILEGES`.
pub const ALTER_DEFAULT_PRIVILEGES: Date = Date::new(2026, 4, 24);

/// `CREATE SCHEMA` with `CREATE SEQUENCE` and `GRANT` inside.
pub const SCHEMA_ELEMENTS: Date = Date::new(2026, 4, 24);

/// `RENAME TO` of roles.
pub const ROLE_RENAME: Date = Date::new(2026, 4, 24);

/// `ALTER ROUTINE` and the keyword `ROUTINE` in `GRANT`, `REVOKE`, `COMMENT ON` and `DROP`.
pub const ROUTINES: Date = Date::new(2026, 4, 24);

/// `ADD CONSTRAINT … UNIQUE USING INDEX`, by the day it was documented.
pub const UNIQUE_USING_INDEX: Date = Date::new(2026, 4, 20);

/// Sequences and identity columns.
pub const SEQUENCES_AND_IDENTITY: Date = Date::new(2026, 2, 13);

/// `RESET ALL`, at the latest.
pub const RESET_ALL: Date = Date::new(2026, 2, 4);

/// `numeric` in primary keys and indexes.
pub const NUMERIC_KEYS: Date = Date::new(2026, 2, 3);

const fn on(date: Date, summary: &'static str, source: &'static str) -> Change {
    Change {
        date,
        is_day_known: true,
        summary,
        source,
    }
}

const fn about(date: Date, summary: &'static str, source: &'static str) -> Change {
    Change {
        is_day_known: false,
        ..on(date, summary, source)
    }
}

/// Every known change of the service and of its documentation, from new to old. Printed by
/// `deesql explain --releases`.
pub const TIMELINE: &[Change] = &[
    about(
        LOCAL_ROLE,
        "SET LOCAL accepts the parameter role, by early October",
        "AWS user guide, Accessing Aurora DSQL, autumn 2026",
    ),
    about(
        Date::new(2026, 9, 15),
        "The documentation gains pages on CREATE FUNCTION and ALTER FUNCTION; functions in SQL work since August at the latest",
        "AWS user guide, autumn 2026; observed on a cluster 2026-08-19",
    ),
    on(
        PARTIAL_INDEXES,
        "CREATE INDEX ASYNC and CREATE UNIQUE INDEX ASYNC take a WHERE predicate",
        "AWS release notes 2026-09-15; AWS What's New 2026-10-02",
    ),
    on(
        BATCHED_NESTLOOP,
        "Nested-loop joins run in batches, under the parameter dsql.enable_batched_nestloop",
        "AWS release notes 2026-09-11",
    ),
    on(
        Date::new(2026, 9, 8),
        "The documentation tells how to treat XX000 errors about an unavailable server",
        "AWS document history 2026-09-08",
    ),
    on(
        Date::new(2026, 9, 8),
        "AWS's dsql-lint 0.2.19 follows behaviour that was checked on a cluster",
        "dsql-lint changelog",
    ),
    on(
        Date::new(2026, 9, 2),
        "AWS's dsql-lint 0.2.18 knows constraints that are added after CREATE TABLE",
        "dsql-lint changelog",
    ),
    on(
        EXTENDED_STATISTICS,
        "CREATE STATISTICS, ALTER STATISTICS and DROP STATISTICS keep extended statistics",
        "AWS release notes 2026-08-27",
    ),
    on(
        FOREIGN_KEYS,
        "Foreign keys work in CREATE TABLE and in ADD CONSTRAINT with NOT VALID, may be deferrable, and SET CONSTRAINTS defers them",
        "AWS release notes 2026-08-26; AWS What's New 2026-08-27",
    ),
    on(
        FOREIGN_KEYS,
        "Values of text, varchar and bpchar are compressed outside of keys",
        "AWS release notes 2026-08-26",
    ),
    on(
        FOREIGN_KEYS,
        "AWS's dsql-lint 0.2.15 to 0.2.17 know foreign keys and collations in expressions",
        "dsql-lint changelog",
    ),
    on(
        WIDE_NUMERIC,
        "The type numeric takes up to 1,000 digits and a scale from -1,000 to 1,000, after 38 and 37 before",
        "AWS release notes 2026-08-25",
    ),
    on(
        FOR_KEY_SHARE,
        "SELECT takes FOR KEY SHARE",
        "AWS release notes 2026-08-25",
    ),
    on(
        Date::new(2026, 8, 25),
        "An adapter for Drizzle comes out",
        "AWS release notes 2026-08-25",
    ),
    on(
        LOCKING_WITHOUT_KEY,
        "SELECT … FOR UPDATE no longer needs equality on the whole primary key and may lock rows of several tables",
        "AWS release notes 2026-08-24",
    ),
    on(
        Date::new(2026, 8, 20),
        "The SQL reference pages of the documentation are revised",
        "AWS document history 2026-08-20",
    ),
    on(
        Date::new(2026, 8, 17),
        "CloudWatch Database Insights shows clusters",
        "AWS release notes 2026-08-17; AWS What's New 2026-08-20",
    ),
    on(
        EXPRESSION_INDEXES,
        "Keys of an index may be expressions",
        "AWS release notes 2026-08-13",
    ),
    on(
        DROP_COLUMN,
        "ALTER TABLE drops columns",
        "AWS release notes 2026-08-03",
    ),
    on(
        VALIDATE_CONSTRAINT,
        "ADD CONSTRAINT takes CHECK with NOT VALID, and ALTER TABLE ASYNC … VALIDATE CONSTRAINT checks the rows already there",
        "AWS release notes 2026-08-03",
    ),
    on(
        Date::new(2026, 7, 31),
        "Multi-Region clusters come to four more Regions",
        "AWS release notes 2026-07-31",
    ),
    on(
        Date::new(2026, 7, 30),
        "The console shows what a cluster costs",
        "AWS release notes 2026-07-30",
    ),
    on(
        Date::new(2026, 7, 15),
        "The console has an assistant",
        "AWS release notes 2026-07-15",
    ),
    on(
        Date::new(2026, 7, 8),
        "Change data capture streams are generally available",
        "AWS release notes 2026-07-08; AWS document history 2026-07-01",
    ),
    on(
        ALTER_COLUMN,
        "ALTER COLUMN takes SET DEFAULT, DROP DEFAULT, DROP NOT NULL, DROP EXPRESSION and ADD GENERATED AS IDENTITY",
        "AWS release notes 2026-07-06",
    ),
    on(
        DROP_CONSTRAINT,
        "ALTER TABLE drops constraints",
        "AWS release notes 2026-07-06",
    ),
    about(
        Date::new(2026, 6, 11),
        "ALTER TABLE takes ENABLE TRIGGER and DISABLE TRIGGER, which do nothing, by a day before the end of June",
        "dsql-lint changelog, 0.2.9 of 2026-06-19 but not 0.2.6 of 2026-06-11",
    ),
    on(
        JSONB,
        "Columns may be of type jsonb, which is stored compressed",
        "AWS release notes 2026-06-08; AWS document history 2026-06-05",
    ),
    on(
        Date::new(2026, 5, 14),
        "Change data capture streams come as a preview",
        "AWS release notes 2026-05-14",
    ),
    on(
        Date::new(2026, 5, 11),
        "Clusters come to five more Regions",
        "AWS release notes 2026-05-11",
    ),
    on(
        JSON,
        "Columns may be of type json, which is stored compressed",
        "AWS release notes 2026-05-04; AWS document history 2026-05-01",
    ),
    on(
        STORAGE,
        "CREATE TABLE and ALTER TABLE take STORAGE",
        "AWS release notes 2026-05-04",
    ),
    on(
        Date::new(2026, 4, 28),
        "The playground estimates costs",
        "AWS release notes 2026-04-28",
    ),
    on(
        ALTER_DEFAULT_PRIVILEGES,
        "ALTER DEFAULT PRIVILEGES works",
        "AWS release notes 2026-04-24",
    ),
    on(
        SCHEMA_ELEMENTS,
        "CREATE SCHEMA may contain CREATE SEQUENCE and GRANT",
        "AWS release notes 2026-04-24",
    ),
    on(
        ROLE_RENAME,
        "ALTER USER, ALTER ROLE and ALTER GROUP take RENAME TO",
        "AWS release notes 2026-04-24",
    ),
    on(
        ROUTINES,
        "ALTER ROUTINE takes SET SCHEMA, OWNER TO and RENAME TO, and GRANT, REVOKE, COMMENT ON and DROP know ROUTINE",
        "AWS release notes 2026-04-24",
    ),
    on(
        Date::new(2026, 4, 21),
        "AWS Backup policies of an organization cover clusters",
        "AWS release notes 2026-04-21",
    ),
    on(
        UNIQUE_USING_INDEX,
        "ADD CONSTRAINT … UNIQUE USING INDEX is documented",
        "AWS document history 2026-04-20",
    ),
    on(
        Date::new(2026, 4, 13),
        "A connector for PHP comes out",
        "AWS release notes 2026-04-13",
    ),
    on(
        Date::new(2026, 3, 31),
        "Connectors for .NET and Rust come out",
        "AWS release notes 2026-03-31",
    ),
    on(
        Date::new(2026, 3, 30),
        "ON CONFLICT is faster, and uniqueness is checked in batches",
        "AWS release notes 2026-03-30",
    ),
    on(
        Date::new(2026, 3, 26),
        "A connector for Ruby comes out",
        "AWS release notes 2026-03-26",
    ),
    on(
        Date::new(2026, 3, 13),
        "The documentation covers START TRANSACTION, ROLLBACK, the aliases END and ABORT, and the version functions",
        "AWS document history 2026-03-13",
    ),
    on(
        Date::new(2026, 3, 6),
        "The documentation says more about sys.jobs",
        "AWS document history 2026-03-06",
    ),
    on(
        Date::new(2026, 3, 5),
        "The documentation covers the loader",
        "AWS document history 2026-03-05",
    ),
    on(
        Date::new(2026, 2, 25),
        "A playground opens",
        "AWS release notes 2026-02-25",
    ),
    on(
        Date::new(2026, 2, 25),
        "Integrations for Flyway, Tortoise, Prisma, SQLTools and DBeaver come out",
        "AWS release notes 2026-02-25",
    ),
    on(
        Date::new(2026, 2, 19),
        "Browsers may connect by WebSocket",
        "AWS release notes 2026-02-19",
    ),
    on(
        Date::new(2026, 2, 19),
        "More connectors come out",
        "AWS release notes 2026-02-19",
    ),
    on(
        SEQUENCES_AND_IDENTITY,
        "Sequences and identity columns work",
        "AWS release notes 2026-02-13; AWS document history 2026-02-11",
    ),
    about(
        RESET_ALL,
        "RESET ALL works, from this day at the latest",
        "aurora-dsql-connectors pull request 28",
    ),
    on(
        NUMERIC_KEYS,
        "Primary keys and indexes may hold numeric columns",
        "AWS release notes 2026-02-03; AWS document history 2026-01-13",
    ),
    on(
        Date::new(2026, 1, 15),
        "An integration with v0 comes out",
        "AWS release notes 2026-01-15",
    ),
    on(
        Date::new(2026, 1, 6),
        "The documentation is split up",
        "AWS document history 2026-01-06",
    ),
    on(
        Date::new(2025, 12, 11),
        "A cluster is created within seconds",
        "AWS release notes 2025-12-11",
    ),
    on(
        Date::new(2025, 12, 11),
        "PrivateLink works over Direct Connect, with the option amzn-cluster-id",
        "AWS release notes 2025-12-11",
    ),
    on(
        Date::new(2025, 11, 21),
        "Storage of a cluster may be raised to 256 TiB",
        "AWS release notes 2025-11-21",
    ),
    on(
        Date::new(2025, 11, 21),
        "The console has a query editor",
        "AWS release notes 2025-11-21",
    ),
    on(
        Date::new(2025, 11, 21),
        "Connectors come out",
        "AWS release notes 2025-11-21",
    ),
    on(
        Date::new(2025, 11, 20),
        "EXPLAIN ANALYZE VERBOSE estimates the DPUs of a statement",
        "AWS release notes 2025-11-20",
    ),
    on(
        Date::new(2025, 10, 31),
        "Endpoints that conform to FIPS open",
        "AWS release notes 2025-10-31",
    ),
    on(
        Date::new(2025, 10, 24),
        "Clusters take resource policies",
        "AWS release notes 2025-10-24",
    ),
    on(
        Date::new(2025, 10, 23),
        "Clusters come to Frankfurt",
        "AWS release notes 2025-10-23",
    ),
    on(
        Date::new(2025, 9, 2),
        "A connector for JDBC comes out",
        "AWS release notes 2025-09-02",
    ),
    on(
        Date::new(2025, 8, 26),
        "AWS Fault Injection Service covers clusters",
        "AWS release notes 2025-08-26",
    ),
    on(
        Date::new(2025, 7, 29),
        "AWS Backup covers clusters",
        "AWS release notes 2025-07-29",
    ),
    on(
        Date::new(2025, 7, 3),
        "Clusters come to Seoul",
        "AWS release notes 2025-07-03",
    ),
    on(
        GENERAL_AVAILABILITY,
        "Aurora DSQL is generally available",
        "AWS release notes 2025-05-27",
    ),
    on(
        Date::new(2025, 5, 8),
        "PrivateLink works, in the preview",
        "AWS release notes 2025-05-08",
    ),
    on(
        Date::new(2024, 12, 3),
        "A preview opens, with 1,000 connections and ten new ones per second",
        "AWS release notes 2024-12-03",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_told_in_one_style() {
        for change in TIMELINE {
            let summary = change.summary;
            assert!(
                summary.starts_with(|it: char| it.is_ascii_uppercase()),
                "{summary}"
            );
            assert!(
                !summary.contains('`') && !summary.ends_with('.'),
                "{summary}"
            );
        }
    }

    #[test]
    fn the_newest_known_day_is_that_of_partial_indexes() {
        let newest = TIMELINE.iter().find(|it| it.is_day_known).map(|it| it.date);
        assert_eq!(newest, Some(PARTIAL_INDEXES));
    }
}
