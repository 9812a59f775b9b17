//! `deesql apply`

use std::io::{IsTerminal, stderr, stdin};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::time::Instant;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};
use deesql::apply::{
    ApplyError, ApplyOptions, Cause, Control, Lease, apply_reconnecting, check_hazards,
};
use deesql::migrate::{Migration, MigrationOptions};
use deesql::session::Database as _;
use deesql::stop::{Stop, Stopper, stop};
use deesql_core::plan::{HazardKind, Plan, Rest, Reviewed};
use deesql_core::render::{plan_file, text};
use deesql_core::report::text::problem;
use deesql_core::schema::Schema;
use deesql_core::text::Severity;
use tokio_postgres::Client;

use super::exit_status::{ExitStatus, Failure};
use super::interrupt::on_interrupt;
use super::live::Live;
use super::lock::LockArguments;
use super::plan::Files;
use super::planning::PlanningArguments;
use super::progress::{Progress, time};
use super::retry::RetryArguments;
use super::scope::ScopeArguments;
use super::target::TargetArguments;
use super::{Global, output, runtime};

/// Bring a live database to the desired schema
///
/// Shows the plan of a schema, or the one that `deesql plan --out FILE` wrote, asks, runs each statement in a transaction of its own, waits for every job, and
/// looks again. Exit status: 0 done, 1 a hazard is not allowed or the answer was no, 2 something
/// failed.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    target: TargetArguments,
    #[command(flatten)]
    scope: ScopeArguments,
    #[command(flatten)]
    planning: PlanningArguments,
    /// The plan that `deesql plan --out FILE` wrote: just that is run, or what is left of it
    #[arg(value_name = "FILE")]
    plan: Option<PathBuf>,
    /// The desired schema: folder, file or glob (repeatable)
    #[arg(
        long,
        value_name = "DIR", value_hint = ValueHint::AnyPath,
        required_unless_present = "plan",
        value_delimiter = ','
    )]
    schema: Vec<String>,
    /// Do not ask
    #[arg(long)]
    force: bool,
    /// The hazards that may happen (repeatable, or separated by commas)
    #[arg(
        long,
        value_name = "HAZARD",
        value_delimiter = ',',
        value_parser = hazards()
    )]
    allow_hazards: Vec<HazardKind>,
    #[command(flatten)]
    retry: RetryArguments,
    #[command(flatten)]
    lock: LockArguments,
}

fn hazards() -> impl TypedValueParser<Value = HazardKind> {
    let names = PossibleValuesParser::new(HazardKind::ALL.map(HazardKind::name));
    names.try_map(|it| it.parse::<HazardKind>())
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<ExitStatus, Failure> {
    let Wanted {
        files,
        desired,
        reviewed,
        scope,
    } = match &arguments.plan {
        Some(path) => arguments.of_plan(path)?,
        None => arguments.of_schema(global)?,
    };
    let run = Run {
        live: Live {
            target: arguments.target.target()?,
            desired,
            options: MigrationOptions {
                plan: arguments.planning.options(global),
                ignored_tables: scope.ignored_tables()?,
            },
        },
        files,
        reviewed,
        options: arguments.retry.options(),
        arguments,
        global,
    };
    runtime::block_on(run.run())
}

/// What shall be.
struct Wanted {
    files: Files,
    desired: Schema,
    reviewed: Option<Reviewed>,
    scope: ScopeArguments,
}

impl Arguments {
    fn of_schema(&self, global: &Global) -> Result<Wanted, Failure> {
        let files = Files::read(&self.schema)?;
        let (desired, problems) = files.schema();
        if files.report(&problems, global) {
            return Err(Failure::Usage(
                "the schema cannot be applied as it stands".to_owned(),
            ));
        }
        Ok(Wanted {
            files,
            desired,
            reviewed: None,
            scope: self.scope.and_ignored(&[]),
        })
    }

    fn of_plan(&self, path: &Path) -> Result<Wanted, Failure> {
        // What stands in the environment gives way.
        let is_variable =
            std::env::var("DEESQL_SCHEMA").is_ok_and(|it| it == self.schema.join(","));
        if !self.schema.is_empty() && !is_variable {
            return Err(Failure::Usage(
                "a plan and --schema both say what shall be: leave one out".to_owned(),
            ));
        }
        let shown = path.display();
        let text = std::fs::read_to_string(path)
            .map_err(|error| Failure::Usage(format!("cannot read {shown}: {error}")))?;
        let file = plan_file::read(&text).map_err(|error| {
            Failure::Usage(format!("{shown} is no plan to be applied: {error}"))
        })?;
        Ok(Wanted {
            files: Files::default(),
            desired: file.reviewed.desired.clone(),
            scope: self.scope.and_ignored(&file.ignored_tables),
            reviewed: Some(file.reviewed),
        })
    }
}

struct Run<'a> {
    live: Live,
    files: Files,
    /// A plan that was looked at before.
    reviewed: Option<Reviewed>,
    options: ApplyOptions,
    arguments: &'a Arguments,
    global: &'a Global,
}

impl Run<'_> {
    async fn run(&self) -> Result<ExitStatus, Failure> {
        let mut progress = Progress::new(self.global.quiet);
        let client = self.open(&mut progress).await?;
        let (stopper, stop) = stop();
        let Some(options) = self.arguments.lock.options() else {
            let migrated = self.migrate(client, &mut progress, stopper, stop);
            return migrated.await;
        };
        let control = &mut Control {
            observe: &mut |it| progress.tell(it),
            stop: Stop::NEVER,
        };
        let lease = Lease::acquire(&client, &options, self.options.retry(), control).await;
        let lease = lease.map_err(|it| Failure::Usage(format!("nothing was done: {it}")))?;
        let mut migrated = pin!(self.migrate(client, &mut progress, stopper.clone(), stop));
        let result = tokio::select! {
            result = &mut migrated => result,
            () = lease.keep(&self.live) => {
                output::message(
                    "error: the lock could not be renewed, and somebody else may have it; stopping \
                     after the statement that runs now",
                );
                stopper.stop();
                migrated.await
            }
        };
        lease.release(&self.live).await;
        result
    }

    /// Plans, asks, applies, and looks again.
    async fn migrate(
        &self,
        client: Client,
        progress: &mut Progress,
        stopper: Stopper,
        stop: Stop,
    ) -> Result<ExitStatus, Failure> {
        let migration = match &self.reviewed {
            Some(reviewed) => self.rest(reviewed, &client).await?,
            None => self.migration(&client).await?,
        };
        let plan = &migration.plan;
        output::result(&text::render(plan))?;
        if plan.is_empty() {
            return Ok(ExitStatus::Success);
        }
        if let Err(refused) = check_hazards(plan, &self.arguments.allow_hazards) {
            let allowed = self.arguments.allow_hazards.iter().map(|it| it.name());
            let mut names: Vec<&str> = allowed.collect();
            let missing = refused.names();
            names.extend(missing.split(','));
            output::message(&format!(
                "error: {refused}\n  help: nothing was done; to let them happen, add \
                 --allow-hazards {}",
                names.join(",")
            ));
            return Ok(ExitStatus::Found);
        }
        if plan.steps.iter().any(|it| it.kind.starts_job()) && !has_jobs(&client).await? {
            return Err(Failure::Usage(format!(
                "nothing was done: {} has no `sys.jobs`, so it is not Aurora DSQL; put `deesql proxy` \
                 in front of a PostgreSQL, which then takes the statements of this plan",
                self.live.target
            )));
        }
        let client = if self.arguments.force {
            client
        } else {
            if !self.ask(plan).await? {
                output::message("not applied");
                return Ok(ExitStatus::Found);
            }
            self.still_the_same(client, plan, progress).await?
        };
        let started = Instant::now();
        on_interrupt(stopper);
        let control = Control {
            observe: &mut |it| progress.tell(it),
            stop,
        };
        let Migration { live, plan, .. } = &migration;
        let applied =
            apply_reconnecting(client, &self.live, live, plan, self.options, control).await;
        match applied {
            Ok(applied) => {
                self.prove(progress).await?;
                if !self.global.quiet {
                    output::message(&format!(
                        "applied {} statement(s) in {}; the live schema matches the desired one",
                        applied.statements,
                        time(started.elapsed())
                    ));
                }
                Ok(ExitStatus::Success)
            }
            Err(error) => {
                report(&error, plan, self.global);
                Ok(ExitStatus::Failure)
            }
        }
    }

    async fn open(&self, progress: &mut Progress) -> Result<Client, Failure> {
        let mut control = Control {
            observe: &mut |it| progress.tell(it),
            stop: Stop::NEVER,
        };
        self.live.open(self.options, &mut control).await
    }

    async fn migration(&self, client: &Client) -> Result<Migration, Failure> {
        self.live.migration(client, &self.files, self.global).await
    }

    /// What of a plan is left to do.
    async fn rest(&self, reviewed: &Reviewed, client: &Client) -> Result<Migration, Failure> {
        let live = self.live.schema(client).await;
        let live = live.map_err(|it| Failure::Usage(it.to_string()))?;
        let Some(Rest { done, plan }) = reviewed.rest(&live) else {
            return Err(Failure::Usage(
                "the live schema is neither the one that the plan was made for nor one that it leads \
                 through; nothing was done: plan again"
                    .to_owned(),
            ));
        };
        if done > 0 {
            let total = reviewed.plan.steps.len();
            output::message(&format!("{done} of {total} statement(s) are done already"));
        }
        Ok(Migration {
            live,
            desired: reviewed.desired.clone(),
            plan,
        })
    }

    /// Asks on the terminal.
    async fn ask(&self, plan: &Plan) -> Result<bool, Failure> {
        if !stdin().is_terminal() || !stderr().is_terminal() {
            return Err(Failure::Usage(
                "nothing was done: there is no terminal to ask on; add --force to apply without asking"
                    .to_owned(),
            ));
        }
        let question = format!(
            "Apply these {} statement(s) to {}?",
            plan.steps.len(),
            self.live.target
        );
        let asked = tokio::task::spawn_blocking(move || {
            dialoguer::Confirm::new()
                .with_prompt(question)
                .default(false)
                .wait_for_newline(true)
                .interact()
        });
        match asked.await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(dialoguer::Error::IO(error))) => Err(Failure::Usage(format!(
                "nothing was done: cannot ask on this terminal: {error}"
            ))),
            Err(error) => Err(Failure::Usage(format!("nothing was done: {error}"))),
        }
    }

    /// What was shown must be what is run, however long somebody thought about it.
    async fn still_the_same(
        &self,
        mut client: Client,
        plan: &Plan,
        progress: &mut Progress,
    ) -> Result<Client, Failure> {
        if client.is_closed() {
            client = self.open(progress).await?;
        }
        let live = self.live.schema(&client).await;
        let live = live.map_err(|it| Failure::Usage(it.to_string()))?;
        if live.fingerprint() == plan.from {
            Ok(client)
        } else {
            Err(Failure::Usage(
                "the live schema changed while the plan was shown; nothing was done: apply again, \
                 which shows the new plan"
                    .to_owned(),
            ))
        }
    }

    /// The last word has the live schema: there must be nothing left to do.
    async fn prove(&self, progress: &mut Progress) -> Result<(), Failure> {
        let client = self.open(progress).await?;
        let left = self.migration(&client).await?.plan;
        if left.is_empty() {
            return Ok(());
        }
        output::part(&text::render(&left));
        Err(Failure::Usage(
            "every statement was run, but the live schema still differs from the desired one; what is \
             above is left to do. Somebody else may have changed it meanwhile, or PostgreSQL stores an \
             expression in other words than deesql expects: then write it as the catalog has it"
                .to_owned(),
        ))
    }
}

/// Whether the server knows what a job is.
async fn has_jobs(client: &Client) -> Result<bool, Failure> {
    let sql = "SELECT pg_catalog.to_regclass('sys.jobs') IS NOT NULL";
    let row = client.query_one(sql, &[]).await;
    let row = row.map_err(|error| Failure::Usage(format!("cannot read the catalog: {error}")))?;
    Ok(row.get(0))
}

/// How many of the statements that are left to do are told.
const SHOWN: usize = 10;

/// Says what failed, how far it came, and what remains.
pub(super) fn report(error: &ApplyError, plan: &Plan, global: &Global) {
    let refused = match (&error.failed, &error.cause) {
        (Some(step), Cause::Refused(refused)) => refused.place(&step.sql).map(|it| (step, it)),
        _ => None,
    };
    match refused {
        Some((step, place)) => output::part(&problem(
            &format!("statement {}", step.number),
            &step.sql,
            place,
            Severity::Error,
            &error.to_string(),
            None,
            output::is_colored_message(global.color),
        )),
        None => output::message(&format!("error: {error}")),
    }
    output::message(&format!(
        "{} of {} statement(s) are done",
        error.done, error.total
    ));
    let remaining = plan.steps.iter().enumerate().skip(error.done);
    for (at, step) in remaining.clone().take(SHOWN) {
        let (number, sign) = (at + 1, step.action.sign());
        output::message(&format!("  not done: {number} {sign} {}", step.resource));
    }
    let more = remaining.skip(SHOWN).count();
    if more > 0 {
        output::message(&format!("  not done: {more} more"));
    }
    for job in &error.running {
        output::message(&format!("  goes on in the background: {job}"));
    }
    let help = match &error.cause {
        Cause::Jobs(_) => "mend the rows, then run the same command again: it does what is left",
        _ => "the same command again does what is left",
    };
    output::message(&format!("  help: {help}"));
}
