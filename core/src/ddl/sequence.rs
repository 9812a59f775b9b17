//! `CREATE SEQUENCE`, `ALTER SEQUENCE` and `DROP SEQUENCE`.

use super::create_table::sequence_options;
use crate::ident::QualifiedName;
use crate::schema::{Sequence, SequenceOptions, written};
use std::fmt::Write as _;

/// `CREATE SEQUENCE …`, with its owner or without.
pub fn create_sequence(name: &QualifiedName, sequence: &Sequence, with_owner: bool) -> String {
    let mut text = format!("CREATE SEQUENCE {}", written(name));
    if sequence.data_type.system_name() != Some("int8") {
        let _ = write!(text, " AS {}", sequence.data_type);
    }
    let mut options = sequence.telling_options();
    // PostgreSQL fills in a CACHE that the service wants to see.
    options.cache = sequence.options.cache;
    for option in sequence_options(&options) {
        let _ = write!(text, " {option}");
    }
    if with_owner && sequence.owner.is_some() {
        let _ = write!(text, " {}", owned_by(sequence));
    }
    text
}

/// `ALTER SEQUENCE …` with what differs, the owner aside; `None` if nothing does.
pub fn alter_sequence(
    name: &QualifiedName,
    previous: &Sequence,
    next: &Sequence,
) -> Option<String> {
    let mut text = format!("ALTER SEQUENCE {}", written(name));
    let start = text.len();
    if previous.data_type != next.data_type {
        let _ = write!(text, " AS {}", next.data_type);
    }
    let full = |it: &Sequence| it.options.with_defaults(it.data_type.system_name());
    for option in changed_options(&full(previous), &full(next)) {
        let _ = write!(text, " {option}");
    }
    // The counter cannot stay where it is if no value of before is one of now.
    let (before, after) = (full(previous), full(next));
    if after.min > before.max || after.max < before.min {
        text.push_str(" RESTART");
    }
    (text.len() > start).then_some(text)
}

/// `ALTER SEQUENCE … OWNED BY …`
pub fn own_sequence(name: &QualifiedName, sequence: &Sequence) -> String {
    format!("ALTER SEQUENCE {} {}", written(name), owned_by(sequence))
}

fn owned_by(sequence: &Sequence) -> String {
    match &sequence.owner {
        Some((table, column)) => format!("OWNED BY {}.{column}", written(table)),
        None => "OWNED BY NONE".to_owned(),
    }
}

/// The options of the second that the first does not have. Both have all of them.
pub(super) fn changed_options(before: &SequenceOptions, after: &SequenceOptions) -> Vec<String> {
    let changed = |one: Option<i64>, two: Option<i64>| two.filter(|_| one != two);
    let mut options = sequence_options(&SequenceOptions {
        start: changed(before.start, after.start),
        increment: changed(before.increment, after.increment),
        min: changed(before.min, after.min),
        max: changed(before.max, after.max),
        cache: changed(before.cache, after.cache),
        is_cycle: false,
    });
    if before.is_cycle != after.is_cycle {
        let words = if after.is_cycle { "CYCLE" } else { "NO CYCLE" };
        options.push(words.to_owned());
    }
    options
}
