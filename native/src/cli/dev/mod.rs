//! `deesql dev`

mod command;
mod connection;
mod local;
mod schema;
mod signals;
mod watch;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueHint};
use deesql::proxy::{ListenAddress, Upstream};
use rustix::process::Signal;

use super::exit_status::{ExitStatus, Failure};
use super::tls::TlsArguments;
use super::{Global, exit_status, output};
use command::Running;
use local::Local;
use schema::Desired;
use signals::Signals;
use watch::Changes;

/// How long a command may go on without its database.
const PARTING: Duration = Duration::from_secs(5);

/// Run a local DSQL: a private PostgreSQL behind the proxy, with the schema applied
///
/// Without COMMAND it prints a connection string and runs until Ctrl-C. With COMMAND it sets PGHOST,
/// PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE and DATABASE_URL for it, and ends with it. Neither
/// asks for TLS, which is there for those who do (`--tls`, as of `deesql proxy`).
///
/// Exit status: that of COMMAND (128 + N if signal N ended it, 127 if there is no such program, 126 if
/// it cannot be run); otherwise 0 ended by Ctrl-C, 2 no local DSQL or a schema that cannot be applied.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The schema to apply: folder, file or glob (repeatable)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::AnyPath, value_delimiter = ',')]
    schema: Vec<String>,
    /// Apply the schema again when its files change
    #[arg(long, requires = "schema")]
    watch: bool,
    /// Keep the data in this folder; without it the data is gone at the end
    #[arg(long, value_name = "DIR", value_hint = ValueHint::AnyPath)]
    data: Option<PathBuf>,
    /// Where to listen; `:PORT` is every address, IPv4 and IPv6 [default: a free port of localhost]
    #[arg(long, value_name = "[HOST]:PORT")]
    listen: Option<ListenAddress>,
    /// The folder of initdb and postgres, if not the best that is found
    #[arg(long, value_name = "DIR", value_hint = ValueHint::AnyPath)]
    postgres_bin: Option<PathBuf>,
    /// A running PostgreSQL to use instead of a private one; POSTGRES_USER, POSTGRES_PASSWORD and
    /// POSTGRES_DB say how to log in
    #[arg(
        long,
        value_name = "HOST[:PORT]|/FOLDER",
        conflicts_with_all = ["data", "postgres_bin"]
    )]
    upstream: Option<Upstream>,
    #[command(flatten)]
    tls: TlsArguments,
    /// The command to run, after `--`
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let result = runtime.block_on(dev(arguments, global));
    // Whatever still runs has nothing left to work on.
    runtime.shutdown_background();
    result
}

async fn dev(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
    let mut signals = Signals::listen()?;
    // Before the first look at the files, so that no change falls in between.
    let changes = match arguments.watch {
        true => Some(Changes::of(&arguments.schema)?),
        false => None,
    };
    // A mistake in them is told before there is anything to clean up.
    let desired = first_look(arguments, global)?;
    let local = tokio::select! {
        local = Local::start(arguments, global) => local?,
        signal = signals.next() => return Ok(interrupted(signal, arguments)),
    };
    let result = work(&local, desired, changes, &mut signals, arguments, global).await;
    let in_a_hurry = async {
        // A signal that was meant for the command may get here after the command's answer to it.
        if !arguments.command.is_empty() {
            signals.next().await;
        }
        signals.next().await
    };
    tokio::select! {
        stopped = local.stop() => result.and_then(|status| stopped.map(|()| status)),
        // Asked twice: the rest happens without this process.
        signal = in_a_hurry => std::process::exit(128 + signal.as_raw()),
    }
}

/// Reads the files. While they are watched, a mistake can be mended.
fn first_look(arguments: &Arguments, global: &Global) -> Result<Option<Desired>, Failure> {
    if arguments.schema.is_empty() {
        return Ok(None);
    }
    match Desired::read(&arguments.schema, global) {
        Ok(desired) => Ok(Some(desired)),
        Err(failure) if arguments.watch => {
            exit_status::report(Err(failure));
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

/// What is done with a running local DSQL, until a signal or the command ends it.
async fn work(
    local: &Local,
    desired: Option<Desired>,
    changes: Option<Changes>,
    signals: &mut Signals,
    arguments: &Arguments,
    global: &Global,
) -> Result<ExitStatus, Failure> {
    if let Some(desired) = desired {
        let applied = tokio::select! {
            applied = apply(desired, local, arguments, global) => applied,
            signal = signals.next() => return Ok(interrupted(signal, arguments)),
            exit = local.exited() => return Err(Failure::Usage(exit.to_string())),
        };
        match applied {
            Err(failure) if arguments.watch => {
                exit_status::report(Err(failure));
            }
            applied => applied?,
        }
    }
    // Standard output belongs to the command, if there is one.
    let mut running = if arguments.command.is_empty() {
        announce(local, global)?;
        None
    } else {
        match Running::start(&arguments.command, &local.connection) {
            Ok(running) => Some(running),
            Err(status) => return Ok(status),
        }
    };
    let following = follow(changes, local, arguments, global);
    tokio::pin!(following);
    loop {
        let ended = async {
            match &mut running {
                Some(command) => command.wait().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            status = ended => return Ok(status?),
            () = &mut following => {}
            signal = signals.next() => match &running {
                Some(command) => command.pass_on(signal),
                None => return Ok(ExitStatus::Success),
            },
            exit = local.exited() => {
                if let Some(command) = &mut running {
                    command.send(Signal::TERM);
                    let _ = tokio::time::timeout(PARTING, command.wait()).await;
                }
                return Err(Failure::Usage(exit.to_string()));
            }
        }
    }
}

/// Prints the connection string.
fn announce(local: &Local, global: &Global) -> Result<(), Failure> {
    output::result(&format!("{}\n", local.connection.url()))?;
    if !global.quiet {
        output::message("ready; Ctrl-C ends it");
    }
    Ok(())
}

/// Applies the files whenever they change.
async fn follow(changes: Option<Changes>, local: &Local, arguments: &Arguments, global: &Global) {
    let Some(mut changes) = changes else {
        return std::future::pending().await;
    };
    loop {
        changes.next().await;
        let applied = match Desired::read(&arguments.schema, global) {
            Ok(desired) => apply(desired, local, arguments, global).await,
            Err(failure) => Err(failure),
        };
        if let Err(failure) = applied {
            exit_status::report(Err(failure));
        }
    }
}

async fn apply(
    desired: Desired,
    local: &Local,
    arguments: &Arguments,
    global: &Global,
) -> Result<(), Failure> {
    let plan = schema::apply(desired, &local.connection, global).await?;
    schema::report(&plan, arguments.data.is_some(), global);
    Ok(())
}

/// The status after a signal that came before there was anything to end.
fn interrupted(signal: Signal, arguments: &Arguments) -> ExitStatus {
    if arguments.command.is_empty() {
        ExitStatus::Success
    } else {
        signals::status(signal.as_raw())
    }
}
