//! One statement as SQL text, without a semicolon.
//!
//! Keywords are in upper case, lists are indented by four spaces. `public` is never written, other
//! namespaces always are. Expressions stand as they were written, on one line.

mod alter_table;
mod comment;
mod copy;
mod create_table;
mod data;
mod domain;
mod function;
mod grant;
mod index;
mod object;
mod sequence;
mod statistics;
mod view;

pub use alter_table::{
    add_check, add_column, add_foreign_key, add_identity, add_unique_using_index, alter_constraint,
    drop_column, drop_constraint, drop_default, drop_expression, drop_identity, drop_not_null,
    rename_column, rename_constraint, rename_table, set_default, set_identity, set_schema,
    set_storage, validate_constraint,
};
pub use comment::comment;
pub use copy::{CopiedColumn, Copy, CopyKey, carry_position, check_nothing_refers, compare_rows};
pub use create_table::{create_table, table_elements};
pub use data::{check_index_valid, copy_column, fill_column, wait_for_job};
pub use domain::{alter_domain, create_domain, set_domain_default};
pub use function::create_function;
pub use grant::{grant, revoke};
pub use index::{create_index, create_unique_index, drop_index, rename_index};
pub use object::{drop_object, rename_object};
pub use sequence::{alter_sequence, create_sequence, own_sequence};
pub use statistics::{create_statistics, set_statistics_target};
pub use view::create_view;

use crate::ident::{Ident, QualifiedName};
use crate::schema::written;

/// `CREATE SCHEMA name`
pub fn create_namespace(name: &Ident) -> String {
    format!("CREATE SCHEMA {name}")
}

/// `DROP SCHEMA name`, which the service refuses while something is in it.
pub fn drop_namespace(name: &Ident) -> String {
    format!("DROP SCHEMA {name}")
}

/// `DROP TABLE name`
pub fn drop_table(name: &QualifiedName) -> String {
    format!("DROP TABLE {}", written(name))
}

/// `a, b`
fn list(names: &[Ident]) -> String {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    names.join(", ")
}

/// ` INCLUDE (a, b)`, or nothing.
fn include(names: &[Ident]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!(" INCLUDE ({})", list(names))
    }
}
