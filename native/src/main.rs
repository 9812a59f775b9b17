//! The command line of deesql.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
