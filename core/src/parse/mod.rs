//! SQL text to statements. Never fails: what cannot be read is said, and the rest still is read.
//!
//! ```text
//! bytes --lexer--> tokens of one statement --head--> its kind --family parser--> its tree
//!          `------------- reader: where a statement ends -------------'
//! ```
//!
//! The scanner, the expressions and the DDL are our own: one pass over the bytes makes tokens of
//! twelve bytes without text of their own, every node knows its bytes, and nothing here can be
//! stopped by a statement it does not know. PostgreSQL's grammar is followed where it matters most,
//! in the precedence of operators, since two expressions are compared by their trees.

mod cursor;
pub mod data_type;
pub mod ddl;
pub mod expr;
mod fragment;
mod head;
mod lexer;
pub mod query;
mod reader;
mod session;
mod statement;
pub mod string;
#[cfg(test)]
mod tests;
pub mod token;
pub mod utility;

pub use cursor::Unread;
pub use fragment::{data_type, expression, names, qualified_name, query as whole_query, tokens};
pub use lexer::{Unterminated, UnterminatedKind};
pub use reader::{Reader, parse};
pub use session::{Set, SetConstraints, SetRole, SetValue, Transaction};
pub use statement::{Body, Statement};
