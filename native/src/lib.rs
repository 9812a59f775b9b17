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
//! # Features
//!
//! | feature | what it brings |
//! | --- | --- |
//! | `client` | [`connect`], [`mod@introspect`], [`mod@dump`], [`migrate`], [`apply`] and [`sql`]: a live database |
//! | `proxy` | [`proxy`] and [`postgres`]: a local DSQL |
//! | `cli` | the command line |
//!
//! All are on by default. Without any, nothing is compiled but what reads and judges SQL.

#[cfg(feature = "client")]
mod answer;
#[cfg(feature = "client")]
pub mod apply;
#[cfg(feature = "client")]
pub mod connect;
#[cfg(feature = "client")]
pub mod dump;
#[cfg(feature = "client")]
mod estimate;
#[cfg(feature = "client")]
mod failpoint;
pub mod input;
#[cfg(feature = "client")]
pub mod introspect;
#[cfg(feature = "client")]
pub mod migrate;
pub mod parallel;
#[cfg(feature = "proxy")]
pub mod postgres;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "client")]
pub mod retry;
#[cfg(feature = "client")]
pub mod server_error;
#[cfg(feature = "client")]
pub mod session;
#[cfg(feature = "client")]
pub mod sql;
#[cfg(feature = "client")]
pub mod stop;
mod verify;

pub use deesql_core as core;
pub use input::InputError;
#[cfg(feature = "client")]
pub use introspect::introspect;
#[cfg(feature = "client")]
pub use migrate::generate_plan;
pub use verify::{Finding, verify_dirs, verify_files, verify_sql};
