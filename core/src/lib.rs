//! deesql's core: what Aurora DSQL accepts, and how to get from one schema to another.
//!
//! Text in, values and text out.

pub mod ident;
pub mod parse;
pub mod report;
pub mod rules;
pub mod service;
pub mod text;
pub mod transaction;
pub mod verify;
