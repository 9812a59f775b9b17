//! deesql's core: what Aurora DSQL accepts, and how to get from one schema to another.
//!
//! Text in, values and text out. The same code runs in the binary, in Node and in a browser.
//!
//! ```text
//! SQL text --parse--> statements --verify (rules)--> diagnostics --report--> text | json
//!                         |
//!                      schema (previous, next) --diff--> changes --plan--> steps --render--> text | sql | json
//! ```
//!
//! # Map
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`order`] | sorted collections that take little code |
//! | [`text`] | spans, lines, edits, diagnostics |
//! | [`ident`] | names as PostgreSQL folds and quotes them, its keywords |
//! | [`service`] | what Aurora DSQL accepts, as dated data: releases, statement kinds, types, limits, parameters, functions |
//! | [`parse`] | SQL text to statements |
//! | [`schema`] | the model of a schema: desired state from files, state so far of a script |
//! | [`recipe`] | which sequence of statements the service accepts for a wish |
//! | [`ddl`] | one statement as SQL text |
//! | [`transaction`] | what may follow what in a transaction |
//! | [`rules`] | what the service refuses, one rule a file |
//! | [`mod@verify`] | the only loop over statements and rules |
//! | [`mod@diff`] | what differs between two schemas |
//! | [`mod@plan`] | what to do about it: ordered steps with their hazards |
//! | [`render`] | a plan as text, SQL and JSON |
//! | [`report`] | findings as text and JSON |
//!
//! # Invariants
//!
//! - A module names only modules to its left:
//!   `order < text < ident < service < parse < schema < recipe < ddl < transaction < rules < verify
//!   < diff < plan < render < report`.
//! - Nothing here reads a file, a socket, the environment, a clock or a random number.
//! - Parsing does not fail and nothing panics, whatever the input.
//! - Places are byte offsets; they become lines or UTF-16 only where a result leaves.
//! - The same input gives the same output: no collection here has a random order.
//! - SQL text is written in `ddl` and `render` only.

pub mod ddl;
pub mod diff;
pub mod ident;
pub mod order;
pub mod parse;
pub mod plan;
pub mod recipe;
pub mod render;
pub mod report;
pub mod rules;
pub mod schema;
pub mod service;
pub mod text;
pub mod transaction;
pub mod verify;
