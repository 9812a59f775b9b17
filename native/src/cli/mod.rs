//! The commands. Standard output carries the result and nothing else.

mod apply;
mod dev;
mod dump;
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
mod settings;
mod sql;
mod target;
mod tls;
mod upstream;
mod verify;

use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use deesql_core::service::Release;
use deesql_core::text::Date;

use exit_status::ExitStatus;

/// The toolkit for Amazon Aurora DSQL: check SQL before a cluster refuses it, plan and apply schema
/// changes, run a local DSQL.
#[derive(Debug, Parser)]
#[command(
    name = "deesql",
    version,
    propagate_version = true,
    after_help = AFTER_HELP,
    disable_help_subcommand = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

const AFTER_HELP: &str = "Every option of every command can also be set by DEESQL_<OPTION>, or in deesql.toml, which is looked for from the working directory upwards: there are `option = value` for all commands and tables such as [plan] for one. The command line holds before the environment, which holds before the file.";

/// Flags of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Options of every command")]
struct Global {
    /// The state of the service to judge by: a date such as 2026-04-13, or `latest`
    #[arg(long, global = true, value_name = "RELEASE", default_value = "latest")]
    dsql: Release,
    /// When to use colors
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Print the result only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print notes as well
    #[arg(short, long, global = true)]
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
    Dump(dump::Arguments),
    Explain(explain::Arguments),
}

/// Runs what the command line asks for.
pub(crate) fn run() -> ExitCode {
    let settings = match settings::read(&Cli::command(), std::env::args_os().collect()) {
        Ok(settings) => settings,
        Err(failure) => return exit_status::report(Err(failure)).into(),
    };
    let cli = match Cli::try_parse_from(&settings.arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are results, anything else is a mistake of the user's.
            let status = if error.use_stderr() {
                ExitStatus::Failure
            } else {
                ExitStatus::Success
            };
            let _ = error.print();
            if let Some(source) = settings.source(&error) {
                output::message(&format!("note: {source}"));
            }
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
        Command::Dump(arguments) => dump::run(&arguments, &cli.global),
    };
    exit_status::report(result).into()
}

/// How many days the newest fact may be old before a run says so.
const FRESH_DAYS: i64 = 120;

/// What says another day than the clock.
const TODAY: &str = "DEESQL_TODAY";

fn warn_of_old_facts() {
    let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seconds = since_epoch.map_or(0, |it| it.as_secs());
    let epoch = Date::new(1970, 1, 1).day_number();
    let mut today = epoch + i64::try_from(seconds / 86_400).unwrap_or_default();
    // Another day, so that this can be tried.
    if let Some(day) = std::env::var(TODAY)
        .ok()
        .and_then(|it| it.parse::<Date>().ok())
    {
        today = day.day_number();
    }
    let age = today - Release::LATEST.date().day_number();
    if age > FRESH_DAYS {
        output::message(&format!(
            "warning: what this deesql knows of Aurora DSQL ends on {}, {age} days ago; a newer version may know more",
            Release::LATEST
        ));
    }
}
