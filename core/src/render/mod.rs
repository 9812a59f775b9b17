//! A plan for people, for programs, and as SQL.

pub mod json;
pub mod plan_file;
pub mod sql;
pub mod text;

#[cfg(test)]
mod tests;
