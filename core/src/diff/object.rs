//! Two versions of the objects beside tables.

use super::Pair;
use super::change::{Change, Difference};
use crate::order::{Map, filled, sort_by_key};
use crate::schema::{ObjectId, Schema};

pub(super) fn compare(schemas: Pair<&Schema>, changes: &mut Vec<Change>) {
    let texts = schemas.map(Schema::object_texts);
    let mut previous: Map<&ObjectId, String> = filled(texts.previous);
    let mut found = Vec::new();
    for (id, text) in texts.next {
        match previous.remove(id) {
            None => found.push((id, Difference::Added)),
            Some(before) if before != text => found.push((id, Difference::Changed)),
            Some(_) => {}
        }
    }
    found.extend(previous.keys().map(|it| (*it, Difference::Dropped)));
    sort_by_key(&mut found, |it| it.0);
    changes.extend(
        found
            .into_iter()
            .map(|(id, difference)| Change::Object(id.clone(), difference)),
    );
}
