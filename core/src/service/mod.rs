//! What Aurora DSQL accepts, as dated data: the release timeline, statement kinds, types, limits,
//! parameters, functions. Each fact names its source.
//!
//! A new announcement is an edit here and at most one rule file.

pub mod function;
pub mod limit;
pub mod parameter;
pub mod release;
pub mod statement;
pub mod timeline;
pub mod types;

pub use release::Release;
pub use statement::{ObjectKind, StatementKind};

use crate::text::Date;

/// How a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Somebody ran it against a cluster and wrote down the answer.
    Observed,
    /// AWS's documentation says so.
    Documented,
    /// Follows from what is known, but nobody has seen the service say it.
    Expected,
}

/// The days between which a fact holds: from `since` (inclusive) until `until` (exclusive).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// First day; `None` from general availability on.
    pub since: Option<Date>,
    /// First day on which it no longer holds; `None` while it does.
    pub until: Option<Date>,
}

impl Validity {
    /// Holds from general availability on and still does.
    pub const ALWAYS: Validity = Validity {
        since: None,
        until: None,
    };

    /// Held from general availability on until the given day.
    pub const fn until(day: Date) -> Validity {
        Validity {
            since: None,
            until: Some(day),
        }
    }

    /// Holds since the given day.
    pub const fn since(day: Date) -> Validity {
        Validity {
            since: Some(day),
            until: None,
        }
    }

    /// Whether it holds in the given release.
    pub fn holds(self, release: Release) -> bool {
        self.since.is_none_or(|it| it <= release.date())
            && self.until.is_none_or(|it| release.date() < it)
    }
}
