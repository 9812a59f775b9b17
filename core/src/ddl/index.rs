//! `CREATE INDEX` and `DROP INDEX`.

use super::{include, list};
use crate::ident::{Ident, QualifiedName};
use crate::schema::{Index, IndexKey, IndexTarget, Unique, written};
use std::fmt::Write as _;

/// `CREATE [UNIQUE] INDEX ASYNC …`; ASYNC always, as the service takes no other.
pub fn create_index(table: &QualifiedName, index: &Index) -> String {
    let unique = if index.is_unique { "UNIQUE " } else { "" };
    let keys: Vec<String> = index.keys.iter().map(key).collect();
    let mut text = format!(
        "CREATE {unique}INDEX ASYNC {} ON {} ({}){}",
        index.name,
        written(table),
        keys.join(", "),
        include(&index.include)
    );
    if index.nulls_not_distinct {
        text.push_str(" NULLS NOT DISTINCT");
    }
    if let Some(predicate) = &index.predicate {
        let _ = write!(text, " WHERE {}", predicate.one_line());
    }
    text
}

/// The index that a unique constraint is made of, under the constraint's name.
pub fn create_unique_index(table: &QualifiedName, unique: &Unique) -> String {
    let nulls = if unique.nulls_not_distinct {
        " NULLS NOT DISTINCT"
    } else {
        ""
    };
    format!(
        "CREATE UNIQUE INDEX ASYNC {} ON {} ({}){}{nulls}",
        unique.name,
        written(table),
        list(&unique.columns),
        include(&unique.include)
    )
}

/// `DROP INDEX`, the index in the namespace of its table.
pub fn drop_index(table: &QualifiedName, index: &Ident) -> String {
    let name = QualifiedName {
        namespace: table.namespace.clone(),
        name: index.clone(),
    };
    format!("DROP INDEX {}", written(&name))
}

/// `ALTER INDEX … RENAME TO`, the index in the namespace of its table.
pub fn rename_index(table: &QualifiedName, from: &Ident, to: &Ident) -> String {
    let name = QualifiedName {
        namespace: table.namespace.clone(),
        name: from.clone(),
    };
    format!("ALTER INDEX {} RENAME TO {to}", written(&name))
}

fn key(key: &IndexKey) -> String {
    let mut text = match &key.target {
        IndexTarget::Column(name) => name.to_string(),
        IndexTarget::Expression(it) if it.is_call() => it.one_line(),
        IndexTarget::Expression(it) => format!("({})", it.one_line()),
    };
    if let Some(collation) = &key.collation {
        let _ = write!(text, " COLLATE {collation}");
    }
    if key.is_nulls_first {
        text.push_str(" NULLS FIRST");
    }
    text
}
