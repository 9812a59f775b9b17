//! `CREATE VIEW`.

use crate::ident::{Ident, QualifiedName};
use crate::schema::{View, written};
use std::fmt::Write as _;

/// `CREATE [OR REPLACE] VIEW name [(columns)] [WITH (options)] AS query`. The columns are those that
/// it shows, where they have to be named.
pub fn create_view(
    name: &QualifiedName,
    view: &View,
    columns: Option<&[Ident]>,
    or_replace: bool,
) -> String {
    let replace = if or_replace { "OR REPLACE " } else { "" };
    let mut text = format!("CREATE {replace}VIEW {}", written(name));
    if let Some(columns) = columns {
        let _ = write!(text, " ({})", super::list(columns));
    }
    if !view.options.is_empty() {
        let options = view.options.iter();
        let options: Vec<String> = options
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        let _ = write!(text, " WITH ({})", options.join(", "));
    }
    let _ = write!(text, " AS\n{}", view.query);
    text
}
