//! Conflicts between transactions, in the service's words.
//!
//! PostgreSQL makes the second writer wait and then fails its statement; Aurora DSQL fails its
//! COMMIT. The code is the same, so retrying works the same.

use super::watch;
use crate::proxy::relay::message::ErrorFields;

/// Observed on a cluster 2026-09-15 and 2026-10-01.
const CONFLICT: &str = "change conflicts with another transaction (OC000)";

/// Rewords PostgreSQL's serialization failures; the proxy's own has its words. Whether it was one.
pub(super) fn reword(fields: &mut ErrorFields) -> bool {
    let is_own = fields.get(ErrorFields::MESSAGE).as_deref() == Some(watch::STALE.1);
    let is_conflict = fields.get(ErrorFields::CODE).as_deref() == Some("40001") && !is_own;
    if is_conflict {
        fields.set(ErrorFields::MESSAGE, Some(CONFLICT));
    }
    is_conflict
}
