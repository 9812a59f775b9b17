//! DDL, one family of statements a file: its tree and its parser.

mod alter_column;
pub mod alter_table;
pub mod constraint;
pub mod create_table;
pub mod drop;
mod foreign_key;
pub mod index;
pub mod schema;
pub mod sequence_option;
