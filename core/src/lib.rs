//! deesql's core: what Aurora DSQL accepts, and how to get from one schema to another.
//!
//! Text in, values and text out.
#![doc = ""]
pub mod ident;
pub mod parse;
pub mod service;
pub mod text;
