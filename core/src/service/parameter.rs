//! Session parameters: the few that the service lets a client set.

use super::timeline::{BATCHED_NESTLOOP, LOCAL_ROLE};
use crate::text::Date;

/// Whether a session parameter may be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settable {
    /// By every form of `SET`, and as a startup option.
    Yes,
    /// Only for the running transaction, by `SET LOCAL`.
    LocalOnly,
    /// By no form: 0A000 `setting configuration parameter "<name>" not supported`, observed on
    /// clusters in 2026; FATAL as a startup option.
    No,
}

/// The parameters that may be set by every form, in lower case and sorted.
///
/// `SET TIME ZONE`, `SET NAMES` and `SET SCHEMA` set `timezone`, `client_encoding` and
/// `search_path`.
///
/// Source: AWS user guide, Accessing Aurora DSQL.
pub const SETTABLE: &[&str] = &[
    "application_name",
    "client_encoding",
    "datestyle",
    "disable_sync_create_index",
    "dsql.enable_batched_nestloop",
    "enable_bitmapscan",
    "enable_hashjoin",
    "enable_indexonlyscan",
    "enable_indexscan",
    "enable_material",
    "enable_mergejoin",
    "enable_nestloop",
    "enable_seqscan",
    "extra_float_digits",
    "intervalstyle",
    "search_path",
    "timezone",
];

/// The parameters that may be set by `SET LOCAL` only.
///
/// Source: AWS user guide, Accessing Aurora DSQL, since autumn 2026; a cluster still refused it on
/// 2026-08-28.
pub const LOCAL_ONLY: &[&str] = &["role"];

/// Parameters of older PostgreSQL releases that clients still ask for and that are gone, as in
/// PostgreSQL 16: `SHOW` answers 42704 `unrecognized configuration parameter "lc_collate"`.
///
/// Source: observed on a cluster in 2026.
pub const UNRECOGNIZED: &[&str] = &["lc_collate"];

/// Whether the parameter may be set; case does not matter.
pub fn settable(name: &str) -> Settable {
    let name = name.to_ascii_lowercase();
    if SETTABLE.binary_search(&name.as_str()).is_ok() {
        Settable::Yes
    } else if LOCAL_ONLY.contains(&name.as_str()) {
        Settable::LocalOnly
    } else {
        Settable::No
    }
}

/// [`settable`], on a day: some parameters came later than general availability.
pub fn settable_on(name: &str, day: Date) -> Settable {
    let since = if name.eq_ignore_ascii_case("dsql.enable_batched_nestloop") {
        BATCHED_NESTLOOP
    } else if name.eq_ignore_ascii_case("role") {
        LOCAL_ROLE
    } else {
        return settable(name);
    };
    if day < since {
        Settable::No
    } else {
        settable(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_in_lower_case() {
        assert!(SETTABLE.is_sorted_by(|a, b| a < b));
        assert!(SETTABLE.iter().all(|it| *it == it.to_ascii_lowercase()));
    }

    #[test]
    fn ignores_case() {
        assert_eq!(settable("DateStyle"), Settable::Yes);
        assert_eq!(settable("TIMEZONE"), Settable::Yes);
        assert_eq!(settable("Role"), Settable::LocalOnly);
        for name in [
            "statement_timeout",
            "lc_collate",
            "app.tenant",
            "TRANSACTION",
        ] {
            assert_eq!(settable(name), Settable::No, "{name}");
        }
    }
}
