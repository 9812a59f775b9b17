//! A plan for people, for programs, and as SQL; a schema as the SQL that makes it.

mod cast;
pub mod dump;
pub mod json;
pub mod plan_file;
pub mod sql;
pub mod text;

#[cfg(test)]
mod tests;
