//! The numbers the service stops at.
//!
//! Where a cluster took more than the documentation promises there are two constants: a value
//! between them may work today, a value above both does not.

use super::Evidence;
use crate::ident;

/// The largest value the service takes, and what it says beyond it.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The largest value that passes.
    pub value: u64,
    /// What is counted.
    pub unit: &'static str,
    /// The SQLSTATE of the refusal, where known.
    pub sqlstate: Option<&'static str>,
    /// The text of the refusal, where known; `<n>` and the like stand for what varies.
    pub message: Option<&'static str>,
    /// How value and text are known.
    pub evidence: Evidence,
    /// Where they are written.
    pub source: &'static str,
}

const QUOTAS: &str = "AWS user guide, Quotas and limits";
const MEASURED: &str = "observed on a cluster 2026-10-01";

impl Limit {
    const fn documented(value: u64, unit: &'static str) -> Limit {
        let (sqlstate, message) = (None, None);
        Limit {
            value,
            unit,
            sqlstate,
            message,
            evidence: Evidence::Documented,
            source: QUOTAS,
        }
    }

    const fn observed(value: u64, unit: &'static str) -> Limit {
        let evidence = Evidence::Observed;
        Limit {
            evidence,
            source: MEASURED,
            ..Limit::documented(value, unit)
        }
    }

    const fn with_answer(self, sqlstate: &'static str, message: &'static str) -> Limit {
        Limit {
            sqlstate: Some(sqlstate),
            message: Some(message),
            ..self
        }
    }

    const fn with_source(self, source: &'static str) -> Limit {
        Limit { source, ..self }
    }
}

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;
const TIB: u64 = 1024 * 1024 * MIB;

// Transactions and sessions.

/// Rows that one transaction may change. Index entries do not count, rows that a foreign key's
/// action touches do. Refused at the statement.
pub const TRANSACTION_ROWS: Limit = Limit::observed(3_000, "rows")
    .with_answer("54000", "transaction row limit exceeded")
    .with_source("observed on a cluster 2026-09-18");

/// Data that one transaction may write, with its index entries and a surcharge per row. Refused at
/// `COMMIT`; the detail reads `Current transaction size <n>mb > 10mb`.
pub const TRANSACTION_BYTES: Limit =
    Limit::observed(10 * MIB, "bytes").with_answer("54000", "transaction size limit 10mb exceeded");

/// Age of a transaction. Refused at the next statement or `COMMIT`; the detail reads
/// `Current transaction age <n>s exceeds 300s`.
pub const TRANSACTION_SECONDS: Limit = Limit::observed(300, "seconds")
    .with_answer("54000", "transaction age limit of 300s exceeded")
    .with_source("observed on a cluster 2026-09-23");

/// Life of a connection. Afterwards the server closes it without an SQL error.
pub const CONNECTION_SECONDS: Limit = Limit::documented(3_600, "seconds");

/// Memory of one query. The documentation shows another answer: 53200 `query requires too much
/// temp space, out of memory.`
pub const QUERY_MEMORY_BYTES: Limit = Limit::observed(128 * MIB, "bytes").with_answer(
    "54000",
    "query requires more than allowed temp space of 131072 KB to execute",
);

/// Size of one message of the wire protocol. The documentation promises 08P01
/// `invalid message length`; a cluster closed the connection without a word (2026-10-01).
pub const PROTOCOL_MESSAGE_BYTES: Limit = Limit::documented(10 * MIB, "bytes");

// Objects of a cluster.

/// Schemas, `public` and `sys` not counted.
pub const SCHEMAS: Limit =
    Limit::observed(10, "schemas").with_answer("54000", "more than 10 schemas not allowed");

/// Tables.
pub const TABLES: Limit = Limit::documented(1_000, "tables")
    .with_answer("54000", "creating more than 1000 tables not allowed");

/// Views.
pub const VIEWS: Limit = Limit::documented(5_000, "views")
    .with_answer("54000", "creating more than 5000 views not allowed");

/// Sequences. Those behind identity columns are expected to count.
pub const SEQUENCES: Limit = Limit::documented(5_000, "sequences")
    .with_answer("54000", "creating more than 5000 sequences is not allowed");

/// Databases: `postgres` is the only one. The text is that of `CREATE DATABASE`.
pub const DATABASES: Limit =
    Limit::observed(1, "databases").with_answer("0A000", "unsupported statement: Createdb");

// One table.

/// Columns of a table as documented; the server's text names the same number.
pub const COLUMNS_DOCUMENTED: Limit = Limit::documented(255, "columns");

/// Columns of a table without a primary key, as measured: 256 passed, 257 did not.
pub const COLUMNS: Limit =
    Limit::observed(256, "columns").with_answer("54011", "tables can have at most 255 columns");

/// Columns of a table with a primary key, as measured. Its index holds every column, so the text
/// is about an index.
pub const COLUMNS_WITH_PRIMARY_KEY: Limit = Limit::observed(256, "columns")
    .with_answer("54011", "cannot use more than 256 columns in an index");

/// Columns over the whole life of a table: dropped ones go on counting.
pub const LIFETIME_COLUMNS: Limit = Limit::documented(1_600, "columns");

/// Indexes of a table: those of the primary key and of unique constraints count, and so do those
/// that are being built or invalid.
pub const INDEXES: Limit = Limit::observed(24, "indexes")
    .with_answer("54000", "more than 24 indexes per table are not allowed");

/// Extended statistics of a table.
pub const EXTENDED_STATISTICS: Limit = Limit::observed(5, "extended statistics").with_answer(
    "54000",
    "more than 5 extended statistics per table are not allowed",
);

/// Target of `ALTER STATISTICS … SET STATISTICS`.
pub const STATISTICS_TARGET: Limit = Limit::observed(100, "statistics target").with_answer(
    "22023",
    "statistics target <n> exceeds maximum allowed value of 100",
);

/// Size of a row.
pub const ROW_BYTES: Limit =
    Limit::documented(2 * MIB, "bytes").with_answer("54000", "maximum row size exceeded");

// Keys.

/// Key columns of an index or primary key; those of `INCLUDE` do not count.
pub const KEY_COLUMNS: Limit = Limit::observed(8, "columns").with_answer(
    "54011",
    "more than 8 column keys in an index are not supported",
);

/// Size of a key as documented, for the primary key and for each secondary key.
pub const KEY_BYTES_DOCUMENTED: Limit = Limit::documented(KIB, "bytes");

/// Sum of the declared sizes of the columns of a key. Refused at DDL.
pub const KEY_BYTES_DECLARED: Limit = Limit::observed(2_000, "bytes")
    .with_answer("54000", "key size greater than 2000 bytes not supported");

/// Size of a stored key, about: each further column takes [`KEY_COLUMN_OVERHEAD_BYTES`] of it, and
/// a secondary key also holds the primary key. Refused on write.
pub const KEY_BYTES_STORED: Limit =
    Limit::observed(1_981, "bytes").with_answer("54000", "key size too large");

/// What each key column after the first costs of [`KEY_BYTES_STORED`], about.
pub const KEY_COLUMN_OVERHEAD_BYTES: u64 = 7;

// Values and types.

/// A value as it is stored, after compression; random data gets exactly this far. Refused on
/// write. The documentation shows another text: `maximum column size exceeded`.
pub const VALUE_BYTES: Limit = Limit::observed(MIB, "bytes").with_answer(
    "54000",
    "datatype limit greater than 1048576 bytes not supported for <type>",
);

/// Declared length of `char(n)`, and of `bpchar(n)`, for which no text is known. Refused at DDL.
pub const CHAR_BYTES: Limit = Limit::observed(4_096, "bytes").with_answer(
    "54000",
    "Datatype limit greater than 4096 bytes not supported for char",
);

/// Declared length of `varchar(n)`, and the length of a bare `varchar`. Refused at DDL.
pub const VARCHAR_BYTES: Limit = Limit::observed(65_535, "bytes").with_answer(
    "54000",
    "Datatype limit greater than 65535 bytes not supported for varchar",
);

/// Precision of `numeric` since [`WIDE_NUMERIC`](super::timeline::WIDE_NUMERIC).
pub const NUMERIC_PRECISION: Limit = Limit::observed(1_000, "digits")
    .with_answer("22023", "NUMERIC precision <n> must be between 1 and 1000");

/// Scale of `numeric`, in both directions, since
/// [`WIDE_NUMERIC`](super::timeline::WIDE_NUMERIC).
pub const NUMERIC_SCALE: Limit =
    Limit::documented(1_000, "digits").with_source("AWS release notes 2026-08-25");

/// Precision of `numeric` before [`WIDE_NUMERIC`](super::timeline::WIDE_NUMERIC).
pub const NARROW_NUMERIC_PRECISION: Limit =
    Limit::documented(38, "digits").with_source("AWS release notes 2026-08-25");

/// Scale of `numeric` before [`WIDE_NUMERIC`](super::timeline::WIDE_NUMERIC). Whether a negative
/// one passed is not known.
pub const NARROW_NUMERIC_SCALE: Limit =
    Limit::documented(37, "digits").with_source("AWS release notes 2026-08-25");

/// A `numeric` value as it is stored.
pub const NUMERIC_BYTES: Limit =
    Limit::documented(510, "bytes").with_source("AWS user guide, Supported data types");

/// Length of a name. Longer ones are cut as in PostgreSQL, not refused.
pub const IDENTIFIER_BYTES: Limit = Limit::observed(ident::MAX_BYTES as u64, "bytes")
    .with_source("observed on a cluster 2026-10-03");

// View definitions: the server measures its own form of the query, so how much text fits depends on
// the shape. Deep nesting first meets 54001 `stack depth limit exceeded`.

/// A view definition as documented.
pub const VIEW_BYTES_DOCUMENTED: Limit = Limit::documented(2 * MIB, "bytes");

/// Text of a view definition that passed in every shape tried.
pub const VIEW_BYTES_SAFE: Limit =
    Limit::observed(120 * KIB, "bytes").with_answer("54000", "view definition too large");

/// Text of the longest view definition seen to pass, of the friendliest shape.
pub const VIEW_BYTES: Limit = Limit {
    value: 524 * KIB,
    ..VIEW_BYTES_SAFE
};

// The service around the database: enforced when connecting or by its API.

/// Connections of a cluster; AWS raises it on request.
pub const CONNECTIONS: Limit = Limit::documented(10_000, "connections").with_answer(
    "53300",
    "Unable to accept connection, too many open connections.",
);

/// New connections per second, once [`CONNECTION_BURST`] is used up.
pub const CONNECTION_RATE: Limit = Limit::documented(100, "connections per second")
    .with_answer("53400", "Unable to accept connection, rate exceeded.");

/// New connections at once.
pub const CONNECTION_BURST: Limit = Limit::documented(1_000, "connections");

/// Data of a cluster; AWS raises it on request, up to [`RAISED_STORAGE_BYTES`].
pub const STORAGE_BYTES: Limit = Limit::documented(10 * TIB, "bytes")
    .with_answer("53100", "Current cluster size exceeds cluster size limit.");

/// The highest [`STORAGE_BYTES`] that can be asked for.
pub const RAISED_STORAGE_BYTES: Limit = Limit {
    value: 256 * TIB,
    ..STORAGE_BYTES
};

/// Clusters in one Region per account and Region; AWS raises it on request. The API answers 402
/// `You have reached the cluster limit.`
pub const SINGLE_REGION_CLUSTERS: Limit = Limit::documented(20, "clusters");

/// Clusters in several Regions per account and Region; otherwise as [`SINGLE_REGION_CLUSTERS`].
pub const MULTI_REGION_CLUSTERS: Limit = Limit::documented(5, "clusters");

/// Restore jobs at a time.
pub const RESTORE_JOBS: Limit = Limit::documented(4, "restore jobs");

/// Change data capture streams of a cluster. The API answers `You have reached the stream limit.`
pub const STREAMS: Limit = Limit::documented(5, "streams");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_name_their_limit() {
        for limit in [
            TRANSACTION_SECONDS,
            SCHEMAS,
            TABLES,
            VIEWS,
            SEQUENCES,
            COLUMNS_WITH_PRIMARY_KEY,
            INDEXES,
            EXTENDED_STATISTICS,
            STATISTICS_TARGET,
            KEY_COLUMNS,
            KEY_BYTES_DECLARED,
            VALUE_BYTES,
            CHAR_BYTES,
            VARCHAR_BYTES,
            NUMERIC_PRECISION,
        ] {
            let message = limit.message.unwrap();
            assert!(message.contains(&limit.value.to_string()), "{message}");
            assert_eq!(limit.sqlstate.map(str::len), Some(5), "{message}");
        }
    }
}
