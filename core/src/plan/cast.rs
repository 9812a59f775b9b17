//! Which types can be copied into which with `::`, as far as their names tell.

use crate::schema::DataType;

/// The casts between the service's column types, read from `pg_cast` of PostgreSQL 16 with every
/// context: a cast that is written out needs no other. Casts from and to strings go through a
/// type's text form, exist for all of them, and are not listed.
const CASTS: &[(&str, &[&str])] = &[
    ("bool", &["int4"]),
    ("bytea", &[]),
    ("date", &["timestamp", "timestamptz"]),
    ("float4", &["float8", "int2", "int4", "int8", "numeric"]),
    ("float8", &["float4", "int2", "int4", "int8", "numeric"]),
    ("int2", &["float4", "float8", "int4", "int8", "numeric"]),
    (
        "int4",
        &["bool", "float4", "float8", "int2", "int8", "numeric"],
    ),
    ("int8", &["float4", "float8", "int2", "int4", "numeric"]),
    ("interval", &["time"]),
    ("json", &["jsonb"]),
    (
        "jsonb",
        &[
            "bool", "float4", "float8", "int2", "int4", "int8", "json", "numeric",
        ],
    ),
    ("numeric", &["float4", "float8", "int2", "int4", "int8"]),
    ("time", &["interval", "timetz"]),
    ("timestamp", &["date", "time", "timestamptz"]),
    ("timestamptz", &["date", "time", "timestamp", "timetz"]),
    ("timetz", &["time"]),
    ("uuid", &[]),
];

/// Whether a value of one type can be cast to the other. Of types that are not listed nobody knows,
/// domains among them, and the server is left to say so.
pub(super) fn exists(from: &DataType, to: &DataType) -> bool {
    let (Some(from), Some(to)) = (from.system_name(), to.system_name()) else {
        return true;
    };
    let casts = |name: &str| CASTS.iter().find(|it| it.0 == name).map(|it| it.1);
    match (casts(from), casts(to)) {
        (Some(targets), Some(_)) => from == to || targets.contains(&to),
        _ => true,
    }
}

/// A value of one type, to be stored in a column of the other. What is too long for a string is
/// refused then; a cast that names the length would cut it off without a word.
pub(super) fn value(value: &str, from: &DataType, to: &DataType) -> String {
    if from == to || (is_string(from) && is_string(to)) {
        value.to_owned()
    } else if is_string(to) {
        format!("{value}::text")
    } else {
        format!("{value}::{to}")
    }
}

/// A value of one type as it is once it is stored in a column of the other.
pub(super) fn stored(name: &str, from: &DataType, to: &DataType) -> String {
    let value = value(name, from, to);
    // Blanks are added or cut off, for one.
    if from != to && is_string(to) && to.system_name() != Some("text") {
        format!("{value}::{to}")
    } else {
        value
    }
}

fn is_string(it: &DataType) -> bool {
    matches!(it.system_name(), Some("text" | "varchar" | "bpchar"))
}

/// Whether values of one type are in the same order as those of the other, and different ones stay
/// different.
pub(super) fn keeps_order(from: &DataType, to: &DataType) -> bool {
    let is_whole = |it: &DataType| matches!(it.system_name(), Some("int2" | "int4" | "int8"));
    let is_varying = |it: &DataType| matches!(it.system_name(), Some("text" | "varchar"));
    from == to || (is_whole(from) && is_whole(to)) || (is_varying(from) && is_varying(to))
}
