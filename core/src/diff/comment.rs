//! Two versions of the comments.

use super::Pair;
use super::change::Change;
use crate::schema::Schema;

pub(super) fn compare(schemas: Pair<&Schema>, changes: &mut Vec<Change>) {
    for (target, text) in schemas.next.comments() {
        if schemas.previous.comment(&target) != Some(text) {
            changes.push(Change::Comment(target));
        }
    }
    for (target, _) in schemas.previous.comments() {
        // What goes takes its comment along.
        let stays = schemas.next.has_comment_target(&target);
        if stays && schemas.next.comment(&target).is_none() {
            changes.push(Change::Comment(target));
        }
    }
}
