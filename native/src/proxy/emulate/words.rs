//! Errors that PostgreSQL has as well, in the service's words.

use crate::proxy::relay::message::ErrorFields;

/// A code of PostgreSQL's with the beginning of its message, and what the service says instead.
const WORDS: [(&str, &str, &str); 2] = [
    // A value that a B-tree cannot hold. Observed on a cluster 2026-10-01.
    ("54000", "index row size ", "key size too large"),
    ("54000", "index row requires ", "key size too large"),
];

/// Rewords an error. Whether it was one of these.
pub(super) fn reword(fields: &mut ErrorFields) -> bool {
    let code = fields.get(ErrorFields::CODE).unwrap_or_default();
    let message = fields.get(ErrorFields::MESSAGE).unwrap_or_default();
    let words = WORDS
        .iter()
        .find(|it| code == it.0 && message.starts_with(it.1));
    let Some((_, _, said)) = words.copied() else {
        return false;
    };
    fields.set(ErrorFields::MESSAGE, Some(said));
    true
}
