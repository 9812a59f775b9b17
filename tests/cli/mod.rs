//! The commands as a user types them.

mod connect;
mod dump;
mod explain;
mod iam;
mod migrations;
mod plan;
mod plan_endpoint;
mod plan_spelling;
mod report_formats;
mod settings;
mod verify;
