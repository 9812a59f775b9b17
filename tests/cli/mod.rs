//! The commands as a user types them.

mod explain;
mod plan;
mod plan_spelling;
mod verify;
