//! The commands. Standard output carries the result and nothing else.

mod apply;
mod dev;
mod exit_status;
mod explain;
mod interrupt;
mod live;
mod lock;
mod output;
mod plan;
mod planning;
mod progress;
mod proxy;
mod retry;
mod runtime;
mod scope;
mod sql;
mod target;
mod tls;
mod upstream;
mod verify;

use std::process::ExitCode;

use clap::builder::FalseyValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use deesql_core::service::Release;

use exit_status::ExitStatus;

/// The toolkit for Amazon Aurora DSQL: check SQL before a cluster refuses it, plan and apply schema
/// changes, run a local DSQL.
#[derive(Debug, Parser)]
#[command(
    name = "deesql",
    version,
    propagate_version = true,
    disable_help_subcommand = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

/// Flags of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Options of every command")]
struct Global {
    /// The state of the service to judge by: a date such as 2026-04-13, or `latest`
    #[arg(
        long,
        global = true,
        env = "DEESQL_DSQL",
        value_name = "RELEASE",
        default_value = "latest"
    )]
    dsql: Release,
    /// When to use colors
    #[arg(
        long,
        global = true,
        env = "DEESQL_COLOR",
        value_name = "WHEN",
        default_value = "auto"
    )]
    color: Color,
    /// Print the result only
    #[arg(short, long, global = true, env = "DEESQL_QUIET", value_parser = FalseyValueParser::new(), conflicts_with = "verbose")]
    quiet: bool,
    /// Print notes as well
    #[arg(short, long, global = true, env = "DEESQL_VERBOSE", value_parser = FalseyValueParser::new())]
    verbose: bool,
}

/// When to use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Verify(verify::Arguments),
    Plan(plan::Arguments),
    Apply(apply::Arguments),
    Sql(sql::Arguments),
    Proxy(proxy::Arguments),
    Dev(dev::Arguments),
    Explain(explain::Arguments),
}

/// Runs what the command line asks for.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are results, anything else is a mistake of the user's.
            let status = if error.use_stderr() {
                ExitStatus::Failure
            } else {
                ExitStatus::Success
            };
            let _ = error.print();
            return status.into();
        }
    };
    warn_of_old_facts();
    let result = match cli.command {
        Command::Verify(arguments) => verify::run(&arguments, &cli.global),
        Command::Plan(arguments) => plan::run(&arguments, &cli.global),
        Command::Apply(arguments) => apply::run(&arguments, &cli.global),
        Command::Sql(arguments) => sql::run(&arguments, &cli.global),
        Command::Proxy(arguments) => proxy::run(&arguments, &cli.global),
        Command::Explain(arguments) => explain::run(&arguments, &cli.global),
        Command::Dev(arguments) => dev::run(&arguments, &cli.global),
    };
    exit_status::report(result).into()
}

/// How many days the newest fact may be old before a run says so.
const FRESH_DAYS: i64 = 120;

fn warn_of_old_facts() {
    let Ok(elapsed) = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH) else {
        return;
    };
    let epoch = deesql_core::text::Date::new(1970, 1, 1).day_number();
    let today = epoch + i64::try_from(elapsed.as_secs() / 86_400).unwrap_or_default();
    let age = today - Release::LATEST.date().day_number();
    if age > FRESH_DAYS {
        output::message(&format!(
            "warning: what this deesql knows of Aurora DSQL ends on {}, {age} days ago; a newer version may know more",
            Release::LATEST
        ));
    }
}
