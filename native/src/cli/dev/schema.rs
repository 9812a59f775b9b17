//! The desired schema, and the way to it.

use deesql_core::plan::{HazardKind, Plan, PlanOptions, StepKind, plan};
use deesql_core::schema::Schema;
use tokio_postgres::{Client, NoTls};

use super::connection::Connection;
use crate::cli::exit_status::Failure;
use crate::cli::plan::{Files, report_error};
use crate::cli::{Global, output};

/// What the files ask for.
pub(super) struct Desired {
    files: Files,
    schema: Schema,
}

impl Desired {
    /// Reads the files and shows what is wrong with them.
    pub(super) fn read(arguments: &[String], global: &Global) -> Result<Self, Failure> {
        let files = Files::read(arguments)?;
        let (schema, problems) = files.schema();
        if files.report(&problems, global) {
            return Err(Failure::Usage(
                "the schema cannot be applied as it stands".to_owned(),
            ));
        }
        Ok(Self { files, schema })
    }
}

/// Brings the local database to what files ask for.
pub(super) struct Migration {
    applied: Desired,
}

impl Migration {
    pub(super) fn new() -> Self {
        Self {
            applied: Desired {
                files: Files::default(),
                schema: Schema::new(),
            },
        }
    }

    /// Plans and executes. Every hazard is allowed: the database is a copy on this machine.
    pub(super) async fn apply(
        &mut self,
        desired: Desired,
        connection: &Connection,
        global: &Global,
    ) -> Result<Plan, Failure> {
        let options = PlanOptions {
            release: global.dsql,
        };
        let planned = plan(&self.applied.schema, &desired.schema, options);
        let plan = planned.map_err(|errors| {
            for it in &errors {
                report_error(it, &self.applied.files, &desired.files, global);
            }
            Failure::Usage("there is no plan for these changes".to_owned())
        })?;
        execute(&plan, connection).await?;
        self.applied = desired;
        Ok(plan)
    }
}

/// Executes a plan, each step in its own transaction.
async fn execute(plan: &Plan, connection: &Connection) -> Result<(), Failure> {
    if plan.is_empty() {
        return Ok(());
    }
    let failed = |it: tokio_postgres::Error| Failure::Usage(format!("cannot apply: {}", said(&it)));
    let (client, session) = connection.config().connect(NoTls).await.map_err(failed)?;
    let session = tokio::spawn(session);
    for (at, step) in plan.steps.iter().enumerate() {
        run_step(step.kind, &step.sql, &client)
            .await
            .map_err(|error| {
                Failure::Usage(format!(
                    "statement {} ({} {}) failed: {}\n{}",
                    at + 1,
                    step.action.name(),
                    step.resource,
                    said(&error),
                    step.sql
                ))
            })?;
    }
    drop(client);
    let _ = session.await;
    Ok(())
}

async fn run_step(kind: StepKind, sql: &str, client: &Client) -> Result<(), tokio_postgres::Error> {
    match kind {
        StepKind::Ddl { .. } | StepKind::CheckCatalog => client.batch_execute(sql).await,
        StepKind::WaitForJob => Ok(()),
        StepKind::Backfill | StepKind::CopyRows => {
            while client.execute(sql, &[]).await? > 0 {}
            Ok(())
        }
    }
}

/// What the server said, or what kept it from saying it.
fn said(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(it) => format!("{}: {}", it.code().code(), it.message()),
        None => {
            let cause = std::error::Error::source(error).map(|it| format!(": {it}"));
            format!("{error}{}", cause.unwrap_or_default())
        }
    }
}

/// Says what was done; with kept data also what it may have cost.
pub(super) fn report(plan: &Plan, is_kept: bool, global: &Global) {
    if global.quiet {
        return;
    }
    if plan.is_empty() {
        output::message("schema: no changes");
        return;
    }
    output::message(&format!("schema: {}", done(plan)));
    if is_kept {
        let steps = plan.steps.iter();
        let hazards = steps.flat_map(|step| step.hazards.iter().map(move |it| (step, it)));
        // An index is always built asynchronously; that is nothing to warn of here.
        for (step, hazard) in hazards.filter(|it| it.1.kind != HazardKind::IndexBuild) {
            let (kind, message) = (hazard.kind, &hazard.message);
            output::message(&format!("  {}: {kind}: {message}", step.resource));
        }
    }
}

fn done(plan: &Plan) -> String {
    let summary = plan.summary();
    let counts = [
        (summary.create, "created"),
        (summary.update, "updated"),
        (summary.destroy, "destroyed"),
        (summary.replace, "replaced"),
    ];
    let parts = counts.iter().filter(|it| it.0 > 0);
    let parts: Vec<String> = parts
        .map(|(count, verb)| format!("{count} {verb}"))
        .collect();
    parts.join(", ")
}
