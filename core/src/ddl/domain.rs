//! `CREATE DOMAIN` and `ALTER DOMAIN`.

use super::create_table::value;
use crate::ident::QualifiedName;
use crate::schema::{Domain, written};
use std::fmt::Write as _;

/// `CREATE DOMAIN …`
pub fn create_domain(name: &QualifiedName, domain: &Domain) -> String {
    let mut text = format!("CREATE DOMAIN {} AS {}", written(name), domain.data_type);
    if let Some(default) = &domain.default {
        let _ = write!(text, " DEFAULT {}", value(default));
    }
    if domain.is_not_null {
        text.push_str(" NOT NULL");
    }
    for (name, check) in domain.checks.iter() {
        let _ = write!(text, " CONSTRAINT {name} CHECK ({})", check.one_line());
    }
    text
}

/// `ALTER DOMAIN … SET DEFAULT …` or `DROP DEFAULT`
pub fn set_domain_default(name: &QualifiedName, domain: &Domain) -> String {
    match &domain.default {
        Some(default) => alter_domain(name, &format!("SET DEFAULT {}", value(default))),
        None => alter_domain(name, "DROP DEFAULT"),
    }
}

/// `ALTER DOMAIN …`, with what is done to it.
pub fn alter_domain(name: &QualifiedName, action: &str) -> String {
    format!("ALTER DOMAIN {} {action}", written(name))
}
