//! DDL, one family of statements a file: its tree and its parser.

mod alter_column;
pub mod alter_relation;
pub mod alter_table;
pub mod aws_iam;
pub mod comment;
pub mod constraint;
pub mod create_table;
pub mod create_type;
pub mod domain;
pub mod drop;
mod foreign_key;
pub mod function;
mod function_option;
pub mod grant;
pub mod index;
pub mod object_change;
mod object_name;
pub mod parameter;
pub mod role;
pub mod role_name;
pub mod schema;
pub mod sequence;
pub mod sequence_option;
mod signature;
pub mod statistics;
pub mod view;
