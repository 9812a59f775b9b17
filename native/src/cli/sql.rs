//! `deesql sql`

use std::time::Instant;

use clap::Args;
use deesql::apply::{Control, Event};
use deesql::input::expand;
use deesql::migrate::MigrationOptions;
use deesql::server_error::ServerError;
use deesql::sql::{Ran, Script, SqlCause, SqlError, SqlOptions, run as run_scripts};
use deesql::stop::{Stop, stop};
use deesql_core::report::text;
use deesql_core::schema::Schema;
use deesql_core::text::{LineIndex, Severity};

use super::exit_status::{ExitStatus, Failure};
use super::interrupt::on_interrupt;
use super::live::Live;
use super::progress::{Progress, time};
use super::retry::RetryArguments;
use super::target::TargetArguments;
use super::{Global, output, runtime};

/// Run SQL files as they stand
///
/// Each statement is a transaction of its own, a BEGIN … COMMIT of the file is one as it is written.
/// All files are read and checked before anything runs. Exit status: 0 done, 2 something failed.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Files, folders, globs, or - for standard input, in the order in which they run
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    #[command(flatten)]
    target: TargetArguments,
    /// Put neighbouring INSERT … VALUES together, up to 500 rows a transaction
    #[arg(long)]
    batch: bool,
    /// Do not wait for the jobs that statements start
    #[arg(long)]
    no_wait: bool,
    #[command(flatten)]
    retry: RetryArguments,
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
    let scripts = read(arguments, global)?;
    let live = Live {
        target: arguments.target.target()?,
        desired: Schema::new(),
        options: MigrationOptions::default(),
    };
    runtime::block_on(async {
        let started = Instant::now();
        let mut progress = Progress::new(global.quiet);
        let retry = arguments.retry.options();
        let mut observe = |it: &Event<'_>| progress.tell(it);
        let mut control = Control {
            observe: &mut observe,
            stop: Stop::NEVER,
        };
        let client = live.open(retry, &mut control).await?;
        // Until here nothing runs that should come to its end first: Ctrl-C simply ends the process.
        let (stopper, stop) = stop();
        on_interrupt(stopper);
        control.stop = stop;
        let options = SqlOptions {
            retry,
            no_wait: arguments.no_wait,
        };
        match run_scripts(client, &live, &scripts, options, control).await {
            Ok(ran) => {
                if !global.quiet {
                    output::message(&summary(ran, scripts.len(), started));
                }
                Ok(ExitStatus::Success)
            }
            Err(error) => {
                report(&error, &scripts, global);
                Ok(ExitStatus::Failure)
            }
        }
    })
}

fn summary(ran: Ran, files: usize, started: Instant) -> String {
    let s = if files == 1 { "" } else { "s" };
    format!(
        "ran {} statement(s) of {files} file{s} in {}",
        ran.statements,
        time(started.elapsed())
    )
}

/// Reads all files to their end, and says all that keeps them from being run.
fn read(arguments: &Arguments, global: &Global) -> Result<Vec<Script>, Failure> {
    let mut scripts = Vec::new();
    let mut is_flawed = false;
    let color = output::is_colored_message(global.color);
    for argument in &arguments.files {
        for input in expand(argument)? {
            match Script::new(input.name(), input.read()?, arguments.batch) {
                Ok(script) => scripts.push(script),
                Err((text, flaws)) => {
                    is_flawed = true;
                    for it in flaws {
                        let help = it.help.as_deref();
                        let (span, message) = (it.span, &it.message);
                        output::part(&text::problem(
                            input.name(),
                            &text,
                            span,
                            Severity::Error,
                            message,
                            help,
                            color,
                        ));
                    }
                }
            }
        }
    }
    if is_flawed {
        return Err(Failure::Usage(
            "nothing was run: the files cannot be run as they stand".to_owned(),
        ));
    }
    Ok(scripts)
}

/// Shows the statement that failed in its file, and what the server says.
fn report(error: &SqlError, scripts: &[Script], global: &Global) {
    let Some(script) = scripts.get(error.script) else {
        return output::message(&format!("error: {error}"));
    };
    let mut remarks: Vec<(&str, String)> = Vec::new();
    let mut server = |it: &ServerError| {
        let more = [
            ("detail", &it.detail),
            ("hint", &it.hint),
            ("context", &it.context),
        ];
        for (name, text) in more {
            remarks.extend(text.clone().map(|it| (name, it)));
        }
        match &it.sqlstate {
            Some(code) => format!("{code}: {}", it.message),
            None => it.message.clone(),
        }
    };
    let message = match &error.cause {
        SqlCause::Refused(it) => server(it),
        SqlCause::RolledBack(it) => {
            let message = server(it);
            remarks.push(("note", "its transaction is rolled back".to_owned()));
            message
        }
        SqlCause::Uncertain(it) => {
            let message = server(it);
            let note = "it is unknown whether this was committed, so it was not run again";
            let help = "look whether it was, and go on from there";
            remarks.extend([("note", note.to_owned()), ("help", help.to_owned())]);
            message
        }
        cause => cause.to_string(),
    };
    let remarks: Vec<(&str, &str)> = remarks.iter().map(|(name, it)| (*name, &**it)).collect();
    output::part(&text::problem_with_remarks(
        &script.name,
        &script.text,
        error.place,
        Severity::Error,
        &message,
        &remarks,
        output::is_colored_message(global.color),
    ));
    let index = LineIndex::new(&script.text);
    let start = index.line_column(&script.text, error.statement.start);
    output::message(&format!(
        "error: the statement at {}:{}:{} failed; {} statement(s) before it are done, nothing after it \
         was run",
        script.name, start.line, start.column, error.ran.statements
    ));
}
