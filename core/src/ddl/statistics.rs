//! `CREATE STATISTICS` and `ALTER STATISTICS`.

use crate::ident::QualifiedName;
use crate::schema::{Statistics, written};

/// `CREATE STATISTICS …`
pub fn create_statistics(name: &QualifiedName, it: &Statistics) -> String {
    let kinds = match it.kinds.len() {
        1 | 2 => format!(" ({})", it.kinds.join(", ")),
        _ => String::new(),
    };
    let columns = it.columns.iter().map(ToString::to_string);
    let expressions = it.expressions.iter();
    let expressions = expressions.map(|it| format!("({})", it.one_line()));
    let targets: Vec<String> = columns.chain(expressions).collect();
    format!(
        "CREATE STATISTICS {}{kinds} ON {} FROM {}",
        written(name),
        targets.join(", "),
        written(&it.table)
    )
}

/// `ALTER STATISTICS … SET STATISTICS …`
pub fn set_statistics_target(name: &QualifiedName, it: &Statistics) -> String {
    let target = it.target.unwrap_or(-1);
    format!("ALTER STATISTICS {} SET STATISTICS {target}", written(name))
}
