//! `deesql plan`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, ValueHint};
use deesql::connect::connect;
use deesql::input::expand;
use deesql::migrate::{Migration, MigrationOptions, without_tables};
use deesql_core::plan::{Plan, PlanError, Reviewed, plan};
use deesql_core::render::{json, sql, text};
use deesql_core::report;
use deesql_core::schema::{Problem, Schema, SourceText};
use deesql_core::text::Severity;

use super::exit_status::{ExitStatus, Failure};
use super::live::Live;
use super::planning::PlanningArguments;
use super::scope::ScopeArguments;
use super::target::TargetArguments;
use super::{Global, output, runtime};

/// Show the statements that lead to the desired schema
///
/// They start from a live database (--endpoint), or from other files (--from) without any. Exit
/// status: 0 planned, 1 with --exit-code if there is something to do, 2 a schema cannot be read or a
/// change cannot be made.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    target: TargetArguments,
    #[command(flatten)]
    scope: ScopeArguments,
    #[command(flatten)]
    planning: PlanningArguments,
    /// The schema to start from, instead of a database: folder, file or glob (repeatable)
    #[arg(
        long,
        value_name = "DIR|FILE",
        value_hint = ValueHint::AnyPath,
        value_delimiter = ',',
        conflicts_with = "endpoint"
    )]
    from: Vec<String>,
    /// The desired schema: folder, file or glob (repeatable)
    #[arg(
        long,
        value_name = "DIR", value_hint = ValueHint::AnyPath,
        required = true,
        value_delimiter = ','
    )]
    schema: Vec<String>,
    /// How to print the plan
    #[arg(long, default_value = "text")]
    format: Format,
    /// Also write the plan to a file that `deesql apply FILE` runs
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// End with 1 if there is something to do
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sql,
}

/// The files of one side.
#[derive(Default)]
pub(super) struct Files(Vec<(String, String)>);

impl Files {
    pub(super) fn read(arguments: &[String]) -> Result<Self, Failure> {
        let mut files = Vec::new();
        for argument in arguments {
            for input in expand(argument)? {
                if files.iter().all(|(name, _)| name != input.name()) {
                    files.push((input.name().to_owned(), input.read()?));
                }
            }
        }
        Ok(Self(files))
    }

    pub(super) fn schema(&self) -> (Schema, Vec<Problem>) {
        let sources: Vec<_> = self
            .0
            .iter()
            .map(|(name, text)| SourceText { name, text })
            .collect();
        Schema::from_files(&sources)
    }

    /// Says what is wrong with the files; whether any of it keeps them from being planned.
    pub(super) fn report(&self, problems: &[Problem], global: &Global) -> bool {
        for it in problems {
            let is_hidden = global.quiet && it.severity != Severity::Error;
            if let Some((name, text)) = self.0.get(it.file).filter(|_| !is_hidden) {
                let help = it.help.as_deref();
                let color = output::is_colored_message(global.color);
                output::part(&report::text::problem(
                    name,
                    text,
                    it.span,
                    it.severity,
                    &it.message,
                    help,
                    color,
                ));
            }
        }
        problems.iter().any(|it| it.severity == Severity::Error)
    }
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
    let start = arguments.start()?;
    let next_files = Files::read(&arguments.schema)?;
    let previous_files = match start {
        Start::Files => Files::read(&arguments.from)?,
        Start::Database => Files(Vec::new()),
    };
    let (previous, previous_problems) = previous_files.schema();
    let (next, next_problems) = next_files.schema();
    let is_previous_wrong = previous_files.report(&previous_problems, global);
    let is_next_wrong = next_files.report(&next_problems, global);
    if is_previous_wrong || is_next_wrong {
        return Err(Failure::Usage(
            "the schemas cannot be planned as they stand".to_owned(),
        ));
    }
    let options = arguments.planning.options(global);
    let ignored_tables = arguments.scope.ignored_tables()?;
    let migration = match start {
        Start::Files => {
            let without = |it| without_tables(it, &ignored_tables);
            let (live, desired) = (without(previous), without(next));
            let plan = plan(&live, &desired, options).map_err(|errors| {
                errors
                    .iter()
                    .for_each(|it| report_error(it, &previous_files, &next_files, global));
                Failure::Usage("there is no plan for these changes".to_owned())
            })?;
            Migration {
                live,
                desired,
                plan,
            }
        }
        Start::Database => {
            let live = Live {
                target: arguments.target.target()?,
                desired: next,
                options: MigrationOptions {
                    plan: options,
                    ignored_tables,
                },
            };
            runtime::block_on(async {
                let client = connect(&live.target).await?;
                live.migration(&client, &next_files, global).await
            })?
        }
    };
    if let Some(path) = &arguments.out {
        write(path, &migration, &arguments.scope)?;
    }
    let plan = migration.plan;
    output::result(&rendered(&plan, arguments.format))?;
    let has_found = arguments.exit_code && !plan.is_empty();
    Ok(if has_found {
        ExitStatus::Found
    } else {
        ExitStatus::Success
    })
}

/// Writes a plan that can be run later.
fn write(path: &Path, migration: &Migration, scope: &ScopeArguments) -> Result<(), Failure> {
    let Migration {
        live,
        desired,
        plan,
    } = migration;
    let reviewed = Reviewed::new(plan.clone(), live, desired.clone());
    let written = json::render_reviewed(&reviewed, scope.ignored_names());
    let text = written.map_err(|error| Failure::Usage(format!("no plan is written: {error}")))?;
    std::fs::write(path, text)
        .map_err(|error| Failure::Usage(format!("cannot write {}: {error}", path.display())))
}

/// What a plan starts from.
#[derive(Clone, Copy)]
enum Start {
    Files,
    Database,
}

impl Arguments {
    /// One of both is given: they exclude each other.
    fn start(&self) -> Result<Start, Failure> {
        match (&self.target.endpoint, &*self.from) {
            (None, []) => Err(Failure::Usage(
                "nothing to start from: name a database with --endpoint, or files with --from"
                    .to_owned(),
            )),
            (None, _) => Ok(Start::Files),
            (Some(_), _) => Ok(Start::Database),
        }
    }
}

fn rendered(plan: &Plan, format: Format) -> String {
    match format {
        Format::Text => text::render(plan),
        Format::Json => json::render(plan),
        Format::Sql => sql::render(plan),
    }
}

/// Shows an error at the place where its object is written, on whichever side that is.
pub(super) fn report_error(error: &PlanError, previous: &Files, next: &Files, global: &Global) {
    let message = format!("{}: {}", error.object, error.reason);
    let place = error.origin.place();
    let found = place.and_then(|place| {
        let both = next.0.iter().chain(&previous.0);
        let mut named = both.filter(|(name, _)| **name == *place.file);
        named.next().map(|(name, text)| (name, text, place.span))
    });
    match found {
        Some((name, text, span)) => output::part(&report::text::problem(
            name,
            text,
            span,
            Severity::Error,
            &message,
            Some(&error.help),
            output::is_colored_message(global.color),
        )),
        None => output::message(&format!("error: {message}\n  help: {}", error.help)),
    }
}
