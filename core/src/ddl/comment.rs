//! `COMMENT ON`.

use crate::schema::CommentTarget;

/// `COMMENT ON … IS …`; no text takes it away.
pub fn comment(target: &CommentTarget, text: Option<&str>) -> String {
    match text {
        Some(text) => format!("COMMENT ON {target} IS {}", literal(text)),
        None => format!("COMMENT ON {target} IS NULL"),
    }
}

/// A string constant, whatever `standard_conforming_strings` says.
fn literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    if text.contains('\\') {
        format!("E'{}'", quoted.replace('\\', "\\\\"))
    } else {
        format!("'{quoted}'")
    }
}
