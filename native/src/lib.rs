//! deesql as a library: check SQL for Amazon Aurora DSQL in a unit test, without a connection.
//!
//! ```
//! let findings = deesql::verify_sql("schema.sql", "CREATE TABLE t (id serial PRIMARY KEY);");
//! assert_eq!(findings.len(), 1);
//! assert_eq!(findings[0].rule, "serial-type");
//! assert_eq!(findings[0].line, 1);
//! ```
//!
//! The usual test of a schema folder:
//!
//! ```no_run
//! # fn main() -> Result<(), deesql::InputError> {
//! let findings = deesql::verify_dirs(&["./schema"])?;
//! assert!(findings.is_empty(), "{findings:#?}");
//! # Ok(())
//! # }
//! ```
//!
//! Without the feature `cli` nothing of the command line is compiled.

pub mod input;
mod verify;

pub use deesql_core as core;
pub use input::InputError;
pub use verify::{Finding, verify_dirs, verify_files, verify_sql};
