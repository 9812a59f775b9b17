//! DDL, one family of statements a file: its tree and its parser.

pub mod alter_table;
pub mod constraint;
pub mod create_table;
pub mod drop;
pub mod index;
pub mod schema;
pub mod sequence_option;
