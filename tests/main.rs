//! End-to-end tests: they drive the built binary and read what it prints.
//!
//! `cases` runs the case files under `tests/verify`, where the next case is one line of SQL and one
//! line of carets; `evidence` runs the tables of what is known of the service. `migrate` runs those
//! under `tests/migrate/cases` on a real server. `tidy` holds the invariants of the repository.
//! `dsql_lint` compares with another tool; `dsql_lint/causes.md` says where the two differ, and why.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apply;
mod cases;
mod cli;
mod corpus;
mod demo;
mod dev;
mod drivers;
mod dsql_lint;
mod evidence;
mod migrate;
mod oracle;
mod postgres;
mod proxy;
mod robustness;
mod sql;
mod support;
mod tidy;
mod toolkit_tables;
mod transparency;
